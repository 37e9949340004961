"""Themes as Textual has them: of full colour by a palette, of the terminal's own 16 colours, without colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.app import App
from textual.filter import NoColor
from textual.theme import BUILTIN_THEMES, Theme

from briefing.session.palette import DARK, PALETTES, Palette, luminance
from briefing.tui.textual_private import replace_filters

ANSI = Palette(
    ground="ansi_default", bar="ansi_default", title="ansi_default", text="ansi_default", muted="ansi_default",
    faint="ansi_default", rule="ansi_default", accent="ansi_bright_yellow", figure="ansi_green",
    caveat="ansi_bright_yellow", note="ansi_bright_yellow", reference="ansi_cyan", fault="ansi_bright_red",
    cursor="ansi_default", match="ansi_bright_yellow", match_text="ansi_black",
)  # fmt: skip
"""No blue, brown or dark red: on black the palettes of xterm and of the VGA make them all but invisible."""
TERMINAL_THEMES = ("ansi", "mono")


def variables(palette: Palette) -> dict[str, str]:
    """Return what the style sheet calls the colours of a palette: `$role-match-text`."""
    return {f"role-{role.replace('_', '-')}": colour for role, colour in palette._asdict().items()}


def textual_theme(name: str, palette: Palette) -> Theme:
    """Return a palette as a theme."""
    return Theme(
        name=textual_name(name),
        primary=palette.reference,
        accent=palette.accent,
        warning=palette.caveat,
        error=palette.fault,
        success=palette.figure,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.bar,
        panel=palette.title,
        dark=luminance(palette.ground) < 0.5,
        variables=variables(palette),
    )


def textual_name(name: str) -> str:
    """Return the name that a theme of ours has in Textual; `ansi` and `mono` are one."""
    return f"briefing-{'ansi' if name in TERMINAL_THEMES else name}"


def register_themes(app: App[None], palettes: Mapping[str, Palette]) -> None:
    """Make the themes known: those there are, and the reader's own."""
    for name, palette in {**PALETTES, **palettes}.items():
        app.register_theme(textual_theme(name, palette))
    ansi = BUILTIN_THEMES["ansi-dark"]
    app.register_theme(replace(ansi, name=textual_name("ansi"), variables={**ansi.variables, **variables(ANSI)}))


def default_variables() -> dict[str, str]:
    """Return colours for a style sheet that is read before there is a theme."""
    return variables(DARK)


def apply_theme(app: App[None], name: str) -> None:
    """Show everything in a theme from now on; the theme that an application begins with costs nothing."""
    before = (app.classes, app.theme)
    app.set_class(name in TERMINAL_THEMES, "-ansi", update=False)
    app.set_class(name == "mono", "-mono", update=False)
    app.theme = textual_name(name)
    replace_filters(app, NoColor, NoColor() if name == "mono" else None)
    if before != (app.classes, app.theme) and app.is_running:
        app.refresh_css(animate=False)
        app.screen.refresh()
