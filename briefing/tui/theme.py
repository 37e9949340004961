"""What the screens look like: two themes of full colour, one of the terminal's own 16 colours, one without any."""

from __future__ import annotations

from textual.app import App
from textual.filter import NoColor

THEMES = {"dark": "textual-dark", "light": "textual-light", "ansi": "ansi-dark", "mono": "ansi-dark"}
"""Our names, and the theme of Textual's that each begins with."""


def put_on(app: App[None], name: str) -> None:
    """Show everything in a theme from now on."""
    app.set_class(name in ("ansi", "mono"), "-ansi")
    app.set_class(name == "mono", "-mono")
    app.theme = THEMES[name]
    app._filters = [one for one in app._filters if not isinstance(one, NoColor)]
    if name == "mono":
        app._filters.append(NoColor())
    app.refresh_css(animate=False)
    app.screen.refresh()
