"""Searches, their matches, the views of the library, and how a list is arranged."""

from __future__ import annotations

from briefing.errors import UsageError, did_you_mean
from briefing.linear import moving
from briefing.linear.places import RESULTS, VIEW_NAMES, Place
from briefing.linear.reader import Reader, now
from briefing.model import Statistic
from briefing.safe import safe
from briefing.tokenizer import close_matches
from briefing.userdata.saved_searches import save_search
from briefing.userdata.since import parse_since


def search(reader: Reader, text: str) -> None:
    """The whole library; nothing to search for means the results once more."""
    if text:
        reader.ask(text)
    elif reader.place.asked:
        reader.go(Place(RESULTS, asked=reader.place.asked))
    else:
        raise UsageError("search for what? search coca, search section:quotes country:PE")


def match(reader: Reader, by: int) -> None:
    """Another match of the open briefing, round and round."""
    place = reader.place
    if not place.asked:
        raise UsageError("there is no search yet; search QUERY begins one")
    if not place.is_in_briefing:
        raise UsageError("matches are those of an open briefing; open N opens one of the results")
    found = reader.tables.matching(place)
    if not found:
        raise UsageError("nothing matches in this briefing")
    item = place.at.partition("#")[2]
    at = found.index(item) + by if item in found else 0 if by > 0 else -1
    target = found[at % len(found)]
    reader.say(f"Match {at % len(found) + 1} of {len(found)}.")
    reader.open(f"{place.opened}#{target}" if target else place.opened)


def only_matches(reader: Reader) -> None:
    if not reader.place.asked:
        raise UsageError("there is no search yet; search QUERY begins one")
    reader.tables.only_matching = not reader.tables.only_matching
    only = reader.tables.only_matching
    reader.say("only records that match are listed in a briefing" if only else "every record is listed")


def views(reader: Reader, name: str) -> None:
    if not name:
        reader.say(f"Views: {', '.join(VIEW_NAMES)}; of what is searched for, or of the whole library")
        return
    found = [one for one in VIEW_NAMES if one.startswith(name)]
    if len(found) != 1 and name not in VIEW_NAMES:
        raise UsageError(f"no view '{safe(name)}'{did_you_mean(found[:4] or close_matches(name, VIEW_NAMES))}")
    show(reader, name if name in VIEW_NAMES else found[0])


def view(reader: Reader, by: int) -> None:
    at = VIEW_NAMES.index(reader.place.view) + by if reader.place.view else 0 if by > 0 else -1
    name = VIEW_NAMES[at % len(VIEW_NAMES)]
    if name == "compare" and not reader.place.measure:
        name = VIEW_NAMES[(at + by) % len(VIEW_NAMES)]
    show(reader, name)


def show(reader: Reader, name: str) -> None:
    if name == "compare" and not reader.place.measure:
        raise UsageError("compare what? compare MEASURE, or compare at a figure; views measures lists them")
    reader.go(reader.place.on(name))


def changes(reader: Reader, when: str) -> None:
    """What is new and corrected since the last visit, or since another moment. Raises UsageError."""
    if when:
        reader.tables.since = parse_since(when, now(), reader.visited)
        reader.tables.made = ((), None)
    show(reader, "changes")


def compare(reader: Reader, measure: str) -> None:
    """A measure across the library; without a name, that of the current figure."""
    found = reader.record()
    if not measure and found and isinstance(found[1], Statistic):
        measure = found[1].measure
    if not measure:
        raise UsageError("compare what? compare MEASURE, or compare at a figure; views measures lists them")
    moving.compare(reader, measure)


def save(reader: Reader, name: str) -> None:
    if not reader.place.asked:
        raise UsageError("there is no search to keep; search QUERY begins one")
    save_search(name, reader.place.asked)
    reader.say(f"kept as @{name}: {reader.place.asked}")


# ------------------------------------------------------------------ arranging


def sort(reader: Reader, column: str) -> None:
    """By a column, behind a minus the greatest first; nothing says by what."""
    pane = reader.place.pane
    if not column:
        names = ", ".join(one.name for one in reader.tables.as_it_comes(reader.place).columns if one.title)
        reader.say(f"sorted by {reader.tables.sorts.get(pane) or 'nothing: as it comes'}; sort COLUMN: {names}")
        return
    arrange(reader, reader.tables.columns.get(pane, ()), column)


def reverse(reader: Reader) -> None:
    pane = reader.place.pane
    before = reader.tables.sorts.get(pane) or reader.tables.as_it_comes(reader.place).columns[0].name
    turned = before[1:] if before.startswith("-") else f"-{before}"
    arrange(reader, reader.tables.columns.get(pane, ()), turned)


def columns(reader: Reader, names: str) -> None:
    """Only these, in this order; nothing means all."""
    arrange(reader, tuple(names.replace(",", " ").split()), reader.tables.sorts.get(reader.place.pane, ""))


def arrange(reader: Reader, names: tuple[str, ...], column: str) -> None:
    """List the place so from now on; a column that is not there leaves everything as it was. Raises UsageError."""
    tables, pane = reader.tables, reader.place.pane
    before = tables.columns.get(pane, ()), tables.sorts.get(pane, "")
    tables.columns[pane], tables.sorts[pane] = names, column
    try:
        table = tables.table(reader.place)
    except UsageError:
        tables.columns[pane], tables.sorts[pane] = before
        raise
    reader.settle(reader.place._replace(row=-1, is_read=False))
    reader.list_rows(table)
