"""Commands that each front end carries out by itself: move, ask, show the keys, leave."""

from __future__ import annotations

from datetime import datetime

from briefing.errors import NOT_WRITTEN, UsageError
from briefing.safe import short
from briefing.session.reply import Ask, Leave, Reply, SetTheme, ShowKeys
from briefing.session.session import Session
from briefing.session.settings import THEMES

MOST_LOST = 2
"""Things that are named of those that would be lost."""


def prompt(_: Session, text: str) -> Reply:
    """Ask for a command by its name."""
    del text
    hint = "a command by its name, tab completes"
    return Reply("a command stands behind it; help lists them", (Ask("command", "", hint),))


def keys(_: Session, text: str) -> Reply:
    """Show every command with its keys."""
    del text
    return Reply("", (ShowKeys(),))


def theme(session: Session, name: str) -> Reply:
    """Change the colours of the screen. Raises UsageError for an unknown theme."""
    names = (*THEMES, *session.settings.palettes)
    if not name:
        return Reply(f"themes: {', '.join(names)}; :theme NAME")
    if name not in names:
        raise UsageError(f"no theme '{short(name)}': expected one of {', '.join(names)}")
    return Reply("", (SetTheme(name),))


def end_visit(session: Session) -> None:
    """Remember this visit: what came in before it began is no news to the next. A lost connection is no visit."""
    began = session.began.isoformat(timespec="seconds")
    last = session.userdata.settings.last_visit
    if not last or datetime.fromisoformat(last).astimezone() <= session.began:  # another screen may have left since
        session.userdata.settings.visit(began)


def leave(session: Session, text: str) -> Reply:
    """End the session; the first time tell what would be lost, where something is not on disk."""
    del text
    lost = session.userdata.lost()
    if not lost or session.is_leave_asked:
        end_visit(session)
        return Reply("", (Leave(NOT_WRITTEN if lost else 0),))
    session.is_leave_asked = True
    more = f" and {len(lost) - MOST_LOST} more" if len(lost) > MOST_LOST else ""
    named = "; ".join(lost[:MOST_LOST])
    return Reply(f"not kept: {session.userdata.store.reason}: {named}{more}. Leave again to leave without it")
