"""What the reader has configured: theme, mouse, keys, templates to copy by. The command line reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.session.palette import Palette

THEMES = ("dark", "light", "ansi", "mono")
"""`ansi`: the 16 colours of the terminal's own palette. `mono`: weight and reversal alone."""


class Settings(NamedTuple):
    """The settings of a session, each with its default."""

    theme: str = "dark"
    mouse: bool = False
    keys: Mapping[str, tuple[str, ...]] = {}
    """Keys that replace the declared ones, by the name of the command."""
    palettes: Mapping[str, Palette] = {}
    """The reader's own themes, by name."""
    templates: Mapping[str, str] = {}
    """Texts to copy by, by name, with `{field}` where a value stands."""
    remark: str = ""
    """What should be known of the config file when the reader begins; empty for nothing."""
