"""Move the cursor of the current list by rows, for a front end that has no cursor of its own."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.errors import UsageError
from briefing.session import lists
from briefing.session.session import Session
from briefing.session.way import sideways
from briefing.table import Row


def row_by(session: Session, by: int) -> None:
    """Move the cursor of the current list. Raises UsageError at its ends."""
    rows = lists.arranged_table(session).rows
    index = lists.row_index(session.location, rows) + by
    if not rows:
        raise UsageError("nothing is listed here")
    if not 0 <= index < len(rows):
        raise UsageError(f"that was the {'last' if by > 0 else 'first'} of {len(rows):,}")
    to_row(session, rows, index)


def row_at_end(session: Session, side: int) -> None:
    """Move the cursor to the first (-1) or the last row. Raises UsageError."""
    rows = lists.arranged_table(session).rows
    if not rows:
        raise UsageError("nothing is listed here")
    to_row(session, rows, 0 if side < 0 else len(rows) - 1)


def to_row(session: Session, rows: Sequence[Row], index: int) -> None:
    """Select the row at an index; in a section open its record."""
    session.select(rows[index].reference, index)
    here = session.location
    if lists.is_section(here) and here.is_record_open:
        session.location = sideways(here, here)
    elif lists.is_section(here):
        session.enter(here._replace(is_record_open=True))
