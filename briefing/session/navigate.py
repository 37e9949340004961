"""Commands that open something: a row, a reference, a pane, the next briefing."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.errors import UsageError
from briefing.search.query.query import Query
from briefing.session import lists, searching, view_commands
from briefing.session.contents import unreadable_text
from briefing.session.location import BRIEFINGS, PANES, RESULTS, SUMMARY, Location
from briefing.session.reply import DONE, Reply, ShowText
from briefing.session.session import Session
from briefing.session.view_job import BRIEFING_VIEWS
from briefing.session.way import sideways
from briefing.table import Row

LONGEST_NUMBER = 9
"""Digits."""


# ----------------------------------------------------------------------- open


def open_target(session: Session, target: str) -> Reply:
    """Open a row by its number, a reference, `#item`, a pane by its name; without a target the current row.

    Raises UsageError where there is nothing of the kind, NotFound, Unreadable.
    """
    here = session.location
    if target.isascii() and target.isdigit():
        return open_number(session, target[:LONGEST_NUMBER])
    if target in PANES:
        return open_pane(session, target)
    if target.startswith("#") and here.is_in_briefing:
        return open_reference(session, here.briefing + target)
    if target.startswith("@"):
        return searching.search(session, target)
    if target:
        return open_reference(session, target)
    if not here.record:
        raise UsageError("open what? a number of the list, a reference, or the name of a section")
    return open_row(session, here, here.record)


def open_number(session: Session, digits: str) -> Reply:
    """Open a row of what was listed last. Raises UsageError."""
    listed_at, rows = session.listed or (session.location, lists.arranged_table(session).rows)
    number = int(digits)
    if rows is None:
        raise UsageError(f"there is no {digits}: nothing was listed yet")
    if not 1 <= number <= len(rows):
        listed = f"1 to {len(rows):,} were listed last" if rows else "what was listed last is empty"
        raise UsageError(f"there is no {digits}: {listed}")
    reference = rows[number - 1].reference
    if session.location.list_key == listed_at.list_key and not lists.is_section(listed_at):
        session.select(reference, number - 1)
    return open_row(session, listed_at, reference)


def open_row(session: Session, listed_at: Location, reference: str) -> Reply:
    """Open what a row of a list leads to: a pane, a record, a briefing, a search, a view, the faults of a file."""
    if not listed_at.view and listed_at.pane == SUMMARY:
        return open_pane(session, reference)
    if reference.startswith("@"):
        return searching.search(session, reference)
    if reference.startswith("measure:"):
        return view_commands.compare(session, reference.removeprefix("measure:"))
    if listed_at.view and listed_at.view not in BRIEFING_VIEWS and "#" not in reference:
        narrowed = session.view_request().query.narrowed(Query.parse(reference).root)  # what the row counts within
        return searching.search(session, str(narrowed))
    if not listed_at.view and listed_at.pane == BRIEFINGS and reference in session.contents.unreadable:
        return Reply("", (ShowText(unreadable_text(session.contents.unreadable[reference])),))
    here = session.location
    is_here = lists.is_section(listed_at) and here.list_key == listed_at.list_key and not here.is_record_open
    if is_here:
        session.move(here.with_cursor(reference))
        session.enter(session.location._replace(is_record_open=True))
        return DONE
    return open_reference(session, reference)


def open_reference(session: Session, reference: str) -> Reply:
    """Open a briefing or a record; the way back is kept. Raises UsageError, NotFound, Unreadable."""
    if not reference:
        raise UsageError("open what? :open-reference briefing-id, or briefing-id#item-id")
    target = session.repository.find(reference)
    location, message = session.location_of(target), ""
    if location.only_matches and target.record and target.record.id not in matches_at(session, location):
        location, message = location._replace(only_matches=False), "every record is shown: this one does not match"
    session.go(location)
    return Reply(message)


def matches_at(session: Session, location: Location) -> Sequence[str]:
    """Return the ids of the records of a location's briefing that match the current search."""
    return session.contents.matches(location, session.search.query)


# ------------------------------------------------------------ panes, briefings


def open_pane(session: Session, pane: str) -> Reply:
    """A pane of the open briefing; from the library of the briefing under the cursor, in results their section.

    Raises UsageError.
    """
    before, here = session.location, session.location.without_view()
    if here.pane == RESULTS and pane in lists.result_groups(session):
        session.move(here)
        return searching.open_group(session, pane)
    if pane == BRIEFINGS:
        at_open = {("", BRIEFINGS): here.briefing} if before.is_in_briefing else {}
        session.move(here.in_pane(pane)._replace(cursors={**here.cursors, **at_open}, way=()))
    elif before.is_in_briefing:
        session.move(sideways(before, here.in_pane(pane)))
    else:
        briefing = here.briefing if here.is_in_briefing else briefing_at(session, here)
        session.enter(here._replace(briefing=briefing).in_pane(pane))
    return DONE


def open_tab(session: Session, index: int) -> Reply:
    """The pane of a tab, of results the section. Raises UsageError."""
    is_results = session.location.pane == RESULTS and not session.location.view
    panes = tuple(lists.result_groups(session)) if is_results else PANES
    return open_pane(session, panes[index])


def briefing_at(session: Session, location: Location) -> str:
    """The briefing that a pane is opened of. Raises UsageError where there is none."""
    rows: Sequence[Row] = session.contents.library_table().rows
    first = rows[0].reference if rows and not location.record else ""
    id = (location.record or first) if location.pane == BRIEFINGS else location.briefing
    if session.contents.briefing(id.partition("#")[0]) is None:
        raise UsageError("there is no briefing here whose panes could be read; open N opens one of those listed")
    return id.partition("#")[0]


def pane_by(session: Session, by: int) -> Reply:
    """The next pane round and round, the next section of results, or the next view. Raises UsageError."""
    here = session.location
    if here.view:
        return view_commands.view_by(session, by)
    if here.pane == RESULTS:
        return searching.group_by(session, by)
    return open_pane(session, PANES[(PANES.index(here.pane) + by) % len(PANES)])


def briefing_by(session: Session, by: int) -> Reply:
    """The same pane of the next briefing of the list. Raises UsageError."""
    here = session.location
    rows = session.contents.library_table().rows
    library = Location(cursors={("", BRIEFINGS): here.briefing if here.is_in_briefing else here.record})
    index = lists.row_index(library, rows) + by
    is_there = 0 <= index < len(rows) and session.contents.briefing(rows[index].reference) is not None
    if here.view or here.pane == RESULTS or not is_there:
        raise UsageError(f"there is no {'next' if by > 0 else 'earlier'} briefing")
    id = rows[index].reference
    pane = here.pane if here.is_in_briefing else SUMMARY
    cursors = {**here.cursors, ("", BRIEFINGS): id}
    location = here._replace(briefing=id, pane=pane, cursors=cursors, row=-1)
    if not here.is_in_briefing:
        session.go(location)
        return DONE
    session.history.leave(here)
    session.move(sideways(here, location))
    return DONE
