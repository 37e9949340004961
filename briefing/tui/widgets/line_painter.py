"""Draws lines of spans in the styles of a widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from briefing.cell_width import truncate
from briefing.cell_width import width as text_width
from briefing.views.layout import ROLES, Line, Span

RECORD_STYLES = (*ROLES, "link-here")
LIST_STYLES = (
    "text", "title", "heading", "label", "figure", "meta", "rule", "match", "struck", "column", "cursor", "cursor-away",
    "empty",
)  # fmt: skip
BAR_STYLES = ("text", "title", "meta", "match")
TAB_STYLES = ("text", "tab", "tab-open")
"""What a kind of widget draws in: each style is matched with the style sheet at every change of a class."""


def component_classes(styles: Iterable[str]) -> set[str]:
    """The component classes of a widget that draws in these styles."""
    return {f"line--{style}" for style in styles}


class LinePainter:
    """Keeps the styles of a widget until its style sheet changes."""

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self.cache: dict[str, Style] = {}

    def draw(self, line: Line, base: str) -> Strip:
        """Draw a line in exactly the widget's width; a span without a role takes the base style."""
        width = self.widget.size.width
        roles = ((span.text, base if span.role == "text" else span.role) for span in fit_line(line, width))
        return Strip([Segment(text, self.style_of(role)) for text, role in roles], width)

    def style_of(self, name: str) -> Style:
        """Return the style of a role or of a line; a role that the widget does not draw in is text."""
        style = self.cache.get(name)
        if style is None:
            known = name if f"line--{name}" in self.widget.COMPONENT_CLASSES else "text"
            style = self.cache[name] = self.widget.get_component_rich_style(f"line--{known}")
        return style


def fit_line(line: Line, width: int) -> Sequence[Span]:
    """The spans cut or filled up to exactly `width` cells."""
    spans: list[Span] = []
    room = width
    for span in line:
        cells = text_width(span.text)
        text = span.text if cells <= room else truncate(span.text, room)
        spans.append(span._replace(text=text))
        room -= cells if cells <= room else text_width(text)
        if room <= 0:
            break
    return [*spans, Span(" " * max(room, 0))]


def rule_line(left: str, right: str, width: int, has_focus: bool) -> Line:
    """A heading: a rule with something to say at both ends."""
    left = truncate(f"── {left} ", max(width - 4, 0)) if left else ""
    right = truncate(f" {right} ──", max(width - text_width(left), 0)) if right else ""
    rule = "─" * max(width - text_width(left) - text_width(right), 0)
    return (Span(left, "heading" if has_focus else "rule"), Span(rule, "rule"), Span(right, "meta"))
