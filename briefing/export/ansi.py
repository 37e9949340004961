"""Roles -> terminal styles: 16 colours of the terminal's own palette, and weight.

Weight carries the meaning and colour repeats it, so that monochrome loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style

from briefing.safe import safe
from briefing.views.layout import Line

STYLES = {
    "text": Style.null(),
    "title": Style(bold=True),
    "heading": Style(bold=True, color="cyan"),
    "label": Style(dim=True),
    "quote": Style(italic=True),
    "attribution": Style(bold=True),
    "figure": Style(bold=True, color="green"),
    "caveat": Style(color="yellow"),
    "note": Style(color="yellow", italic=True),
    "meta": Style(dim=True),
    "reference": Style(color="blue"),
    "fault": Style(bold=True, color="red"),
    "rule": Style(dim=True),
    "match": Style(reverse=True),
    "link": Style.null(),
    "struck": Style(strike=True),
}


def ansi(lines: Iterable[Line]) -> str:
    """Return lines with SGR codes, each ended by a newline; without the codes the same bytes as plain text."""
    return "".join("".join(STYLES[span.role].render(safe(span.text)) for span in line) + "\n" for line in lines)
