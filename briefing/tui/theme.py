"""Themes: two of full colour, one of the terminal's own 16 colours, one without colours."""

from __future__ import annotations

from textual.app import App
from textual.filter import NoColor

from briefing.session.settings import THEMES
from briefing.tui.textual_private import replace_filters

TEXTUAL_THEMES = dict(zip(THEMES, ("textual-dark", "textual-light", "ansi-dark", "ansi-dark"), strict=True))
"""The theme of Textual's that each of ours begins with."""


def apply_theme(app: App[None], name: str) -> None:
    """Show everything in a theme from now on; the theme that an application begins with costs nothing."""
    before = (app.classes, app.theme)
    app.set_class(name in ("ansi", "mono"), "-ansi", update=False)
    app.set_class(name == "mono", "-mono", update=False)
    app.theme = TEXTUAL_THEMES[name]
    replace_filters(app, NoColor, NoColor() if name == "mono" else None)
    if before != (app.classes, app.theme):
        app.refresh_css(animate=False)
        app.screen.refresh()
