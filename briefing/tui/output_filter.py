"""The last door before the terminal: every segment that any widget paints passes `safe`."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from briefing.safe import safe_segment


class SafeFilter(LineFilter):
    """Passes the text of every segment through `safe`."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with their texts made safe."""
        return [
            Segment(safe_segment(text), style, control) if text else segment
            for segment in segments
            for text, style, control in [segment]
        ]
