"""The themes of a config file, and the one that a terminal has colours for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.cli.config_file import NAME, ConfigFile
from briefing.errors import UsageError, did_you_mean
from briefing.model.values import describe_value
from briefing.safe import short
from briefing.session.palette import COLOUR, PALETTES, Palette
from briefing.session.settings import THEMES
from briefing.tokenizer import close_matches

MANY, FEW = 256, 8
"""Colours of a terminal: for themes of full colour, and for that of its own palette."""


def default_theme(environment: Mapping[str, str]) -> str:
    """Return the theme for a terminal that nobody has chosen one for: by NO_COLOR, COLORTERM, and terminfo for TERM."""
    if environment.get("NO_COLOR"):
        return "mono"
    if environment.get("COLORTERM") in ("truecolor", "24bit"):
        return "dark"
    colours = colour_count(environment.get("TERM", ""))
    return "dark" if colours >= MANY else "ansi" if colours >= FEW else "mono"


def colour_count(term: str) -> int:
    """Return how many colours terminfo says that a terminal has; `MANY` for one that it does not know."""
    import curses  # only where a screen begins

    try:
        curses.setupterm(term, 1)
    except curses.error:
        return MANY
    return curses.tigetnum("colors")


def read_themes(file: ConfigFile, values: Any) -> dict[str, Palette]:
    """Return the reader's own themes, each a palette that begins with one of `PALETTES`.

    Raises UsageError where a name is invalid or taken, a role does not exist, or a colour is none: all problems.
    """
    file.expect(("themes",), values, dict, "tables, as [themes.dusk]")
    problems, palettes = [], {}
    for name, colours in values.items():
        try:
            if not NAME.fullmatch(name) or name in THEMES:
                file.reject(("themes", name), "expected another name, of small letters, digits, - and _", of_key=True)
            file.expect(("themes", name), colours, dict, "a table of colours")
        except UsageError as problem:
            problems.append(str(problem))
            continue
        palettes[name], faults = read_palette(file, name, colours)
        problems += faults
    if problems:
        raise UsageError("\n".join(problems))
    return palettes


def read_palette(file: ConfigFile, name: str, colours: Mapping[str, Any]) -> tuple[Palette, list[str]]:
    """Return the palette of a theme, and what is wrong with it."""
    problems, roles = [], {}
    base = colours.get("base", "dark")
    for role, colour in colours.items():
        key = ("themes", name, role)
        try:
            if role == "base":
                if base not in tuple(PALETTES):
                    file.reject(key, f"expected one of {', '.join(PALETTES)}, found {describe_value(base)}")
                continue
            if role not in Palette._fields:
                file.reject(key, f"no such role{did_you_mean(close_matches(role, Palette._fields))}", of_key=True)
            file.expect(key, colour, str, "a colour as #1d1f21")
            if not COLOUR.fullmatch(colour):
                file.reject(key, f"expected a colour as #1d1f21, found {short(colour)}")
            roles[role] = colour
        except UsageError as problem:
            problems.append(str(problem))
    begun = PALETTES.get(base, PALETTES["dark"]) if isinstance(base, str) else PALETTES["dark"]
    return begun._replace(**roles), problems
