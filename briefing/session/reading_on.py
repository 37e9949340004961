"""Commands that read on without going back to the list: the next record in full, a whole section as one page."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.errors import UsageError, did_you_mean
from briefing.model import SECTIONS
from briefing.safe import short
from briefing.session import lists, navigate
from briefing.session.location import BRIEFINGS, SUMMARY, Location
from briefing.session.reply import DONE, Reply
from briefing.session.session import Session
from briefing.table import Row
from briefing.tokenizer import close_matches

DEFAULT_SECTION = "quotes"


def record_by(session: Session, by: int) -> Reply:
    """Open the next record, or the next briefing, of the list that this one was opened from. Raises UsageError.

    Back leads to the list with the cursor on what is read then.
    """
    here = session.location
    if here.view or not here.is_in_briefing or not (here.is_record_open or here.pane == SUMMARY):
        raise UsageError("nothing is open in full: open does that")
    if here.is_whole:
        return navigate.briefing_by(session, by)
    listed = list_under(here)
    rows = lists.arranged_table(session, listed).rows
    index = next_row(session, rows, lists.row_index(listed, rows), by)
    reference = rows[index].reference
    location = session.location_of(session.repository.find(reference))
    if location.briefing != here.briefing:
        session.history.leave(here)
    way = (*here.way[:-1], listed.with_cursor(reference, index)) if is_last_step(here, listed) else here.way
    session.move(location._replace(cursors={**location.cursors, listed.list_key: reference}, way=way))
    return Reply(f"{index + 1:,} of {len(rows):,}")


def list_under(here: Location) -> Location:
    """Return the list that what is open in full was opened from; of what a link led to the section, or the library."""
    last = here.way[-1] if here.way else Location()
    current = here.record if here.is_record_open else here.briefing
    is_list = bool(last.view) or not (last.is_record_open or last.pane == SUMMARY)
    if here.way and is_list and last.query == here.query and last.record == current:
        return last
    if here.is_record_open:
        return here._replace(is_record_open=False)
    return here.in_pane(BRIEFINGS)._replace(cursors={**here.cursors, ("", BRIEFINGS): here.briefing})


def is_last_step(here: Location, listed: Location) -> bool:
    """Tell whether a list is what the way led from."""
    return bool(here.way) and here.way[-1].identity == listed.identity


def next_row(session: Session, rows: Sequence[Row], index: int, by: int) -> int:
    """Return the index of the next row that is a record or a briefing, and another one. Raises UsageError."""
    current, number = rows[index].reference if index >= 0 else "", index + by
    while 0 <= number < len(rows):
        reference = rows[number].reference
        id = reference.partition("#")[0]
        if reference != current and session.contents.briefing(id) is not None:
            return number
        number += by
    raise UsageError(f"that was the {'last' if by > 0 else 'first'} of {len(rows):,}")


def read_section(session: Session, name: str) -> Reply:
    """Read all records of a section as one page: of the named one, of the one that is open, or the quotes.

    Raises UsageError where there are none.
    """
    here = session.location
    section = name or (here.pane if lists.is_section(here) else DEFAULT_SECTION)
    if section not in SECTIONS:
        near = [known for known in SECTIONS if known.startswith(section)] or close_matches(section, list(SECTIONS))
        raise UsageError(f"no section '{short(section)}'{did_you_mean(near)}")
    briefing = here.briefing if here.is_in_briefing else navigate.briefing_at(session, here.without_view())
    page = here.without_view()._replace(briefing=briefing).in_pane(section)
    if not session.contents.records(page, section, session.search.query):
        raise UsageError(session.contents.empty_text(page))
    session.go(page._replace(is_record_open=True, is_whole=True))
    return DONE
