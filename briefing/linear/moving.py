"""From place to place: panes, briefings, rows, links, and the ways back."""

from __future__ import annotations

from briefing.cell_width import truncate
from briefing.errors import BriefingError, UsageError
from briefing.linear.places import BRIEFINGS, PANES, RESULTS, SUMMARY, Place
from briefing.linear.reader import Reader
from briefing.model import SECTIONS
from briefing.safe import safe
from briefing.search.query.query import Query
from briefing.table import Row
from briefing.views.layout import Span, paragraph
from briefing.views.record import record_view

LONGEST = 80
"""Cells of what a link is called."""
DIGITS = 9
"""Of a number that may be typed."""


def pane(reader: Reader, by: int) -> None:
    """Round and round; from the library it is one of the current briefing, or of the first."""
    place = reader.place
    if place.pane == BRIEFINGS:
        place = place._replace(opened=current_briefing(reader))
    if place.pane not in PANES or not place.opened:
        raise UsageError("there are no panes here; open N opens one of those that were listed")
    target = PANES[(PANES.index(place.pane) + by) % len(PANES)]
    opened = "" if target == BRIEFINGS else place.opened
    at = place.opened if target == BRIEFINGS else ""
    reader.go(Place(target, opened, at, asked=place.asked))


def current_briefing(reader: Reader) -> str:
    rows = reader.tables.table(Place()).rows
    found = reader.place.at or (rows[0].reference if rows else "")
    return reader.tables.briefing(found).id


def briefing(reader: Reader, by: int) -> None:
    """The same pane of the next briefing of the list."""
    place = reader.place
    rows = reader.tables.table(Place()).rows
    at = reader.tables.index(Place(at=place.opened or place.at), rows) + by
    if not 0 <= at < len(rows) or reader.catalogue.briefing(rows[at].reference) is None:
        raise UsageError(f"there is no {'next' if by > 0 else 'earlier'} briefing")
    target = place.pane if place.is_in_briefing else SUMMARY
    reader.say(f"{rows[at].values[0]}.") if target != SUMMARY else None
    reader.go(Place(target, rows[at].reference, asked=place.asked))


def row(reader: Reader, by: int) -> None:
    """The next record, read in full."""
    rows = reader.tables.table(reader.place).rows
    at = reader.tables.index(reader.place, rows)
    if not rows:
        raise UsageError("nothing is listed here")
    if not 0 <= at + by < len(rows):
        raise UsageError(f"that was the {'last' if by > 0 else 'first'} of {len(rows):,}")
    step(reader, at + by)


def edge(reader: Reader, by: int) -> None:
    rows = reader.tables.table(reader.place).rows
    if not rows:
        raise UsageError("nothing is listed here")
    step(reader, 0 if by < 0 else len(rows) - 1)


def step(reader: Reader, at: int) -> None:
    """To a row of the list one is in; steps are not places to come back to."""
    table = reader.tables.table(reader.place)
    is_record = "#" in table.rows[at].reference and reader.place.pane in SECTIONS
    reader.settle(reader.place._replace(at=table.rows[at].reference, row=at, is_read=is_record))
    reader.listed, reader.listed_at = table.rows, reader.place.pane
    reader.read_row(table)


def open_(reader: Reader, what: str) -> None:
    """A number of the list, a reference, a pane by its name; the current row where nothing is named."""
    if what.isascii() and what.isdigit():
        open_number(reader, what)
    elif what in PANES:
        open_pane(reader, what)
    elif what.startswith("#") and reader.place.opened:
        reader.open(reader.place.opened + what)
    elif what:
        open_row(reader, Row(what, ()), "")
    elif reader.place.at:
        open_row(reader, Row(reader.place.at, ()), reader.place.pane)
    else:
        raise UsageError("open what? a number of the list, a reference, or the name of a section")


def open_number(reader: Reader, digits: str) -> None:
    number = int(digits[:DIGITS])
    if not 1 <= number <= len(reader.listed):
        listed = f"1 to {len(reader.listed):,} were listed last" if reader.listed else "nothing was listed yet"
        raise UsageError(f"there is no {safe(digits[:DIGITS])}: {listed}")
    found = reader.listed[number - 1]
    if reader.place.pane == reader.listed_at and not reader.place.is_in_briefing:
        reader.settle(reader.place._replace(at=found.reference, row=number - 1))
    open_row(reader, found, reader.listed_at)


def open_row(reader: Reader, found: Row, pane: str) -> None:
    """What a row of that pane leads to: a section, a record, a briefing, a saved search, figures or a search."""
    if pane == SUMMARY:
        open_pane(reader, found.reference)
    elif found.reference.startswith("@"):
        reader.ask(found.reference)
    elif found.reference.startswith("measure:"):
        compare(reader, found.reference.removeprefix("measure:"))
    elif pane.startswith("+") and pane != "+changes" and "#" not in found.reference:
        asked = reader.tables.query(reader.place)  # the view was of it, and its row counts within
        reader.ask(str(asked.narrowed(Query.parse(found.reference).root)))
    elif pane == BRIEFINGS and (faults := faults_of(reader, found.reference)):
        reader.show(paragraph(one, "fault", hang=2) for one in faults)
    else:
        reader.open(found.reference)


def faults_of(reader: Reader, path: str) -> tuple[str, ...]:
    """What is wrong with a file; nothing where it is none that cannot be read."""
    return next((one.problems for one in reader.catalogue.broken() if one.path == path), ())


def open_pane(reader: Reader, name: str) -> None:
    here = reader.place
    if name == BRIEFINGS:
        reader.go(Place(at=here.opened, asked=here.asked))
    else:
        reader.go(Place(name, here.opened or current_briefing(reader), asked=here.asked))


def compare(reader: Reader, measure: str) -> None:
    reader.go(reader.place._replace(measure=measure).on("compare"))


def back(reader: Reader) -> None:
    """One step: out of a record, back to the results, out of a search, out of a briefing."""
    place = reader.place
    if place.view or (place.is_read and reader.way.past and reader.way.past[-1].view):
        reader.come(out_of_views(reader))
    elif place.asked and place.pane != RESULTS:
        reader.come(Place(RESULTS, at=place.at, asked=place.asked))
    elif place.pane == RESULTS:
        reader.come(reader.began._replace(asked=""))
    elif place.is_read and place.pane in SECTIONS:
        reader.come(place._replace(is_read=False))
    elif place.pane != BRIEFINGS:
        reader.come(Place(at=place.opened))
    else:
        raise UsageError("this is the library: there is nothing to go back to; quit leaves")


def out_of_views(reader: Reader) -> Place:
    """Out of a record into the view it was listed in; out of a view to where the views were opened."""
    found = reader.way.before(reader.place)
    while reader.place.view and found.view and reader.way.past:
        found = reader.way.before(found)
    return Place(asked=found.asked) if found.view and reader.place.view else found


def way(reader: Reader, is_forth: bool) -> None:
    """Places that are no longer there are passed over."""
    here = reader.place
    while (found := (reader.way.forth if is_forth else reader.way.before)(reader.place)) != reader.place:
        try:
            reader.come(found)
        except BriefingError:
            reader.place = found
            continue
        return
    reader.place = here
    raise UsageError(f"nothing was read {'after' if is_forth else 'before'} this")


def links(reader: Reader) -> list[Span]:
    """Of the current record."""
    found = reader.record()
    every = [span for one in record_view(*found) for span in one.spans if span.target] if found else []
    return [span for span in every if span.text.strip()]


def link(reader: Reader, by: int) -> None:
    found = links(reader)
    if not found:
        raise UsageError("this leads nowhere: it names no other record")
    reader.link = (reader.link - 1 + by) % len(found) + 1 if reader.link or by < 0 else 1
    name = truncate(found[reader.link - 1].text.strip(), LONGEST)
    reader.say(f"Link {reader.link} of {len(found)}: {name}; follow goes there")


def follow(reader: Reader) -> None:
    found = links(reader)
    if not 1 <= reader.link <= len(found):
        raise UsageError("follow what? next-link names what the record leads to")
    reader.open(found[reader.link - 1].target)
