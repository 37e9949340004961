"""Commands that each front end carries out by itself: move, ask, show the keys, leave."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.safe import safe
from briefing.session.reply import Ask, Leave, Reply, SetTheme, ShowKeys
from briefing.session.session import Session
from briefing.session.settings import THEMES


def prompt(_: Session, text: str) -> Reply:
    """Ask for a command by its name."""
    del text
    hint = "a command by its name, tab completes"
    return Reply("a command stands behind it; help lists them", (Ask("command", "", hint),))


def keys(_: Session, text: str) -> Reply:
    """Show every command with its keys."""
    del text
    return Reply("", (ShowKeys(),))


def theme(_: Session, name: str) -> Reply:
    """Change the colours of the screen. Raises UsageError for an unknown theme."""
    if not name:
        return Reply(f"themes: {', '.join(THEMES)}; :theme NAME")
    if name not in THEMES:
        raise UsageError(f"no theme '{safe(name)}': expected one of {', '.join(THEMES)}")
    return Reply("", (SetTheme(name),))


def leave(_: Session, text: str) -> Reply:
    """End the session."""
    del text
    return Reply("", (Leave(),))
