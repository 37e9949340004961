"""The colours of a theme by what they mean, checked for contrast; no library of the screen is known here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Palette(NamedTuple):
    """A colour for each role, as `#rrggbb`."""

    ground: str
    """Behind everything that is read."""
    bar: str
    """Behind tabs and status."""
    title: str
    """Behind the title bar, and of a row under the cursor of a pane without the focus."""
    text: str
    muted: str
    """Labels, dates, titles of columns."""
    faint: str
    """What is there and not read: an empty pane, a tab of nothing."""
    rule: str
    """Lines."""
    accent: str
    """Headings, the pane that has the focus, keys."""
    figure: str
    caveat: str
    """Doubts, conflicts."""
    note: str
    """Notes, of the editor and of the reader."""
    reference: str
    fault: str
    cursor: str
    """Behind the row under the cursor."""
    match: str
    """Behind words that were searched for."""
    match_text: str


DARK = Palette(
    ground="#121416", bar="#1b1f23", title="#263039", text="#e2e4e6", muted="#a8adb2", faint="#8f959b", rule="#6b7177",
    accent="#ffc473", figure="#8ad4a1", caveat="#ffb3a0", note="#d9c68f", reference="#8fc6f4", fault="#ff9aa8",
    cursor="#0b4373", match="#ffb84d", match_text="#121416",
)  # fmt: skip
LIGHT = Palette(
    ground="#fdfcf8", bar="#f1eee6", title="#e4e0d5", text="#1d1f21", muted="#50545a", faint="#666b71", rule="#84888d",
    accent="#7d4300", figure="#0b5f34", caveat="#9c2c00", note="#674c00", reference="#0a4f96", fault="#a30020",
    cursor="#cfe2f7", match="#ffd27a", match_text="#1d1f21",
)  # fmt: skip
PALETTES: Mapping[str, Palette] = {"dark": DARK, "light": LIGHT}
"""The themes of full colour that there are; a reader's own ones begin with one of them."""
READ = ("text", "muted", "faint", "accent", "figure", "caveat", "note", "reference", "fault")
"""Roles of text."""
UNDER_CURSOR = ("text", "figure", "caveat", "note", "reference", "fault", "accent")
"""Roles of text in rows."""
LEAST_OF_TEXT, LEAST_OF_LINES = 4.5, 3.0
"""Contrast that WCAG 2.2 asks for: 1.4.3 of text, 1.4.11 of lines."""


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1, as WCAG 2.2 defines it."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs() -> list[tuple[str, str, float]]:
    """Return what is seen on what: the role, the role behind it, and the contrast that it should have."""
    text = [(role, "ground", LEAST_OF_TEXT) for role in READ]
    bars = [(role, ground, LEAST_OF_TEXT) for role in ("text", "muted", "accent") for ground in ("bar", "title")]
    bars.append(("faint", "bar", LEAST_OF_TEXT))  # tabs of nothing
    rows = [(role, ground, LEAST_OF_TEXT) for role in UNDER_CURSOR for ground in ("cursor", "title")]
    return [*text, *bars, *rows, ("match_text", "match", LEAST_OF_TEXT), ("rule", "ground", LEAST_OF_LINES)]


def faint_pairs(palette: Palette) -> list[str]:
    """Return what is hard to see in a palette: `figure on cursor 3.1, 4.5 is needed`."""
    measured = (
        (role, ground, contrast(getattr(palette, role), getattr(palette, ground)), least)
        for role, ground, least in pairs()
    )
    return [
        f"{role} on {ground} {found:.1f}, {least} is needed" for role, ground, found, least in measured if found < least
    ]
