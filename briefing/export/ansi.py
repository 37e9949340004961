"""Roles -> terminal styles: 16 colours of the terminal's own palette, and weight.

Weight carries the meaning and colour repeats it, so that monochrome loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from rich.style import Style

from briefing.sink import Styled
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
    "conflict": Style(bold=True, color="red"),
    "revision": Style(color="cyan"),
}


@cache
def codes(role: str) -> str:
    """Return the SGR codes of a role: `1;36`; nothing for plain text."""
    return STYLES[role].render("#").partition("#")[0][2:-1]


def ansi(lines: Iterable[Line]) -> Iterator[Styled]:
    """Yield the parts of lines with their codes, each line ended by a newline; the same text as without them."""
    for line in lines:
        yield from (Styled(span.text, codes(span.role)) for span in line)
        yield Styled("\n", "")
