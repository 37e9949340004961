"""Commands that lead back: one step up, and the history of what was read."""

from __future__ import annotations

from collections.abc import Callable

from briefing.errors import UsageError
from briefing.session import searching
from briefing.session.location import BRIEFINGS, RESULTS, Location
from briefing.session.reply import Reply, Returned
from briefing.session.session import Session


def back(session: Session, _: str = "") -> Reply:
    """Go one step up: out of a view, to the results, out of a search, out of a record, out of a briefing.

    Raises UsageError in the library.
    """
    here = session.location
    past = session.history.past
    if here.view or (here.is_record_open and past and past[-1].view):
        session.move(out_of_view(session))
    elif here.query and here.pane != RESULTS:
        session.move(here.in_pane(RESULTS))
    elif here.pane == RESULTS:
        return searching.clear(session)
    elif here.is_record_open:
        session.move(here._replace(is_record_open=False))
    elif here.pane != BRIEFINGS:
        session.move(here.in_pane(BRIEFINGS))
    else:
        raise UsageError("this is the library: there is nothing to go back to; quit leaves")
    return Reply("", (Returned(),))


def out_of_view(session: Session) -> Location:
    """From a record to the view that it was opened from; from a view to where the views were opened."""
    here = session.location
    target = session.history.back(here) or here
    while here.view and target.view and session.history.past:
        target = session.history.back(target) or target
    return target.without_view() if here.view else target


def before(session: Session, _: str = "") -> Reply:
    """What was read before, wherever that was. Raises UsageError."""
    return travel(session, session.history.back, "nothing was read before this")


def forward(session: Session, _: str = "") -> Reply:
    """Forward again. Raises UsageError."""
    return travel(session, session.history.forward, "there is nothing to go forward to")


def travel(session: Session, step: Callable[[Location], Location | None], none: str) -> Reply:
    """Move to the next location of a history that is still there.

    `none`: the message where there is none. Raises UsageError with it.
    """
    current = session.location
    while (target := step(current)) is not None:
        if session.is_available(target):
            session.move(target)
            return Reply("", (Returned(),))
        current = target
    raise UsageError(none)
