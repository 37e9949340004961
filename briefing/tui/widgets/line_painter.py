"""Draws lines of spans in the styles of a widget."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from briefing.cell_width import truncate
from briefing.cell_width import width as text_width
from briefing.tui.textual_private import component_style
from briefing.views.layout import Line, Span


class LinePainter:
    """Keeps the styles that a widget has drawn in until the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self.theme: object = None
        self.cache: dict[str, Style] = {}

    def follow_theme(self) -> None:
        """Forget the styles where the theme is another one."""
        app = self.widget.app
        if (theme := (app.theme, app.classes)) != self.theme:
            self.theme, self.cache = theme, {}

    @property
    def console(self) -> Console:
        """What Rich draws with."""
        return self.widget.app.console

    def draw(self, line: Line, base: str) -> Strip:
        """Draw a line in exactly the widget's width; a span without a role takes the base style."""
        width = self.widget.size.width
        spans = fit_line(line, width)
        return Strip([Segment(span.text, self.style_on(self.style_of(span.role), base)) for span in spans], width)

    def style_on(self, style: Style | None, base: str) -> Style:
        """Return the style of a text on a line: the colour of what it is, unless the line is reversed."""
        line, text = self.style_of(base), self.style_of("text")
        if not style or style == text:
            return line
        if line.reverse:
            return line + Style(underline=style.underline)
        ground = None if style.bgcolor == text.bgcolor else style.bgcolor
        return line + Style(
            color=style.color,
            bgcolor=ground,
            bold=style.bold or line.bold,
            italic=style.italic,
            underline=style.underline,
            strike=style.strike,
        )

    def style_of(self, name: str) -> Style:
        """Return the style of a role or of a line."""
        style = self.cache.get(name)
        if style is None:
            style = self.cache[name] = component_style(self.widget, f"line--{name}")
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
    """A heading: a rule with something to say at both ends, in the strength that the focus gives it; nothing moves."""
    left = truncate(f"── {left} ", max(width - 4, 0)) if left else "───"
    right = truncate(f" {right} ──", max(width - text_width(left), 0)) if right else ""
    rule = "─" * max(width - text_width(left) - text_width(right), 0)
    title, line = ("heading", "rule-focus") if has_focus else ("label", "rule")
    return (Span("── ", line), Span(left[3:], title), Span(rule, line), Span(right, "meta"))
