"""Commands that lead back: one step up, and the history of what was read."""

from __future__ import annotations

from collections.abc import Callable

from briefing.errors import UsageError
from briefing.session import interface
from briefing.session.location import BRIEFINGS, PANES, RESULTS, Location
from briefing.session.reply import Reply, Returned
from briefing.session.session import Session
from briefing.session.way import above, as_it_was, steps_back


def back(session: Session, _: str = "") -> Reply:
    """Take back the last step: out of a record, a view, a search, a briefing, with the list as it was left.

    Raises UsageError in the library.
    """
    target = step_back(session)
    if target is None:
        raise UsageError("this is the library: there is nothing to go back to; quit leaves")
    session.move(target)
    return Reply("", (Returned(),))


def close(session: Session, text: str = "") -> Reply:
    """Take back the last step; from the library leave."""
    return interface.leave(session, text) if step_back(session) is None else back(session)


def out_of_views(session: Session) -> Reply:
    """Go back to where the first of the views was opened."""
    here = session.location
    target = next((step for step in steps_back(here) if not step.view and is_available(session, step)), None)
    session.move(target or here.without_view())
    return Reply("", (Returned(),))


def step_back(session: Session) -> Location | None:
    """Return where the last step led from, where that is still there, else what is read stands in; None at the top."""
    here = session.location
    return next((step for step in steps_back(here) if is_available(session, step)), None) or above(here)


def is_available(session: Session, location: Location) -> bool:
    """Does what is read there still exist?"""
    is_pane = location.pane in PANES or (location.pane == RESULTS and bool(location.query.strip()))
    needs_briefing = location.pane not in (BRIEFINGS, RESULTS)
    return is_pane and (not needs_briefing or session.contents.briefing(location.briefing) is not None)


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
        if is_available(session, target):
            session.move(as_it_was(session.location, target))
            return Reply("", (Returned(),))
        current = target
    raise UsageError(none)
