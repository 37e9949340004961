"""What a search found, a line a record, by section: the best section first, as the order of the results has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from briefing.cell_width import pad, truncate, width
from briefing.commands import TABLE
from briefing.formatting import months
from briefing.model import Period
from briefing.search.index import FACETED
from briefing.search.rows import Count, Found, Results
from briefing.tokenizer import Phrase, match_spans
from briefing.tui.bindings import bindings
from briefing.tui.widgets.pane import LinePane
from briefing.views.layout import Line, Span, line_width
from briefing.views.results import excerpt

DATE = 10
"""Cells of a date; a longer one is cut."""
NAME = 0.5
"""The part of the room that a name may take where there is an excerpt beside it."""
NOTHING = Results((), 0, False, "")


class ResultsPane(LinePane):
    """Posts `Highlighted` when the cursor comes to a record, `Opened` on enter."""

    BINDINGS = bindings(TABLE[:1])

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """Of the found records, not of the lines."""
    heads = 2

    @dataclass
    class Highlighted(Message):
        reference: str

    @dataclass
    class Opened(Message):
        reference: str

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.results, self.phrases = NOTHING, ()  # type: tuple[Results, Sequence[Phrase]]
        self.heading, self.empty = "", ""
        self.facets: Mapping[str, list[Count]] = {}
        self.found: list[Found] = []
        self.lines: list[int | str] = []
        """For each line the index of its record, or the section it begins."""
        self.line_of: list[int] = []

    def show(self, heading: str, results: Results, phrases: Sequence[Phrase], empty: str) -> None:
        """Show other results; of the same query, the cursor stays on its record where that is still among them."""
        before = self.reference if heading == self.heading else ""
        self.heading, self.results, self.phrases, self.empty = heading, results, phrases, empty
        by_section: dict[str, list[Found]] = {}
        for one in results.found:
            by_section.setdefault(one.hit.section, []).append(one)
        self.found, self.lines, self.line_of = [], [], []
        for section, found in by_section.items():
            self.lines.append(section)
            for one in found:
                self.line_of.append(len(self.lines))
                self.lines.append(len(self.found))
                self.found.append(one)
        at = next((index for index, one in enumerate(self.found) if one.hit.reference == before), 0)
        self.set_reactive(ResultsPane.cursor, at)
        self.reveal()
        self.refresh()

    def count_values(self, facets: Mapping[str, list[Count]]) -> None:
        """What the values of all matches are: known a moment after the first of them."""
        if facets != self.facets:
            self.facets = facets
            self.refresh()

    @property
    def reference(self) -> str:
        return self.found[self.cursor].hit.reference if self.found else ""

    @property
    def count(self) -> int:
        return max(len(self.lines), 1)

    def head_at(self, index: int) -> Line:
        if index:
            return (Span(truncate(self.values(), self.size.width), "meta"),)
        total = f"{self.results.total:,}{'+' if self.results.is_capped else ''}"
        where = f"{self.cursor + 1}/{total}" if self.found else ""
        return self.ruled(self.heading, f"{self.results.order} › {where}" if where else "")

    def values(self) -> str:
        """`Peru 44 · Bolivia 31 │ 2014 30 · 2013 26`: the most frequent values of each field."""
        fields = (counts for field, counts in self.facets.items() if field != "section" and counts)
        newest = f"newest {FACETED:,}: " if self.results.total > FACETED else ""
        return newest + " │ ".join(
            " · ".join(f"{one.label} {one.records:,}" for one in counts[:4]) for counts in fields
        )

    def line_at(self, index: int) -> Line:
        if not self.lines:
            return (Span(self.empty, "empty"),)
        own = self.lines[index]
        return self.section_line(own) if isinstance(own, str) else self.record_line(self.found[own])

    def section_line(self, section: str) -> Line:
        shown = sum(one.hit.section == section for one in self.found)
        total = next((one.records for one in self.facets.get("section", ()) if one.label == section), shown)
        more = "+" if self.results.total > FACETED else ""
        of = f"{shown:,} of {total:,}{more}" if total > shown else f"{shown:,}"
        return (Span(f"{section.capitalize()} ", "heading"), Span(of, "meta"))

    def record_line(self, one: Found) -> Line:
        date = months(Period.parse(one.date)) if one.date else "–"
        room = self.size.width - DATE - 5
        beside = bool(match_spans(one.text, self.phrases)) or width(one.name) < room * NAME
        name = excerpt(one.name, self.phrases, int(room * NAME) if beside else room)
        left = (Span(f" {pad(date, DATE)}  ", "meta"), *name, Span("  "))
        rest = self.size.width - line_width(left) - 1
        return (*left, *excerpt(one.text, self.phrases, rest)) if rest > 8 else left

    def base_look(self, index: int) -> str:
        if not self.found or index != self.line_of[self.cursor]:
            return "text"
        return "cursor" if self.has_focus else "cursor-away"

    def reveal(self) -> None:
        """Scroll as little as shows the cursor, with its section's heading where that stands right above."""
        if not self.found:
            self.top = 0
            return
        line = self.line_of[self.cursor]
        first = line - 1 if isinstance(self.lines[line - 1], str) else line
        self.top = max(0, min(max(self.top, line - self.room + 1), first, self.count - self.room))

    def on_resize(self) -> None:
        self.reveal()

    def watch_cursor(self, before: int, now: int) -> None:
        self.reveal()
        self.refresh()
        self.post_message(self.Highlighted(self.reference))

    def move(self, by: int) -> None:
        self.cursor = max(0, min(self.cursor + by, len(self.found) - 1))

    def go_to(self, index: int) -> None:
        self.move(index - self.cursor)

    def action_open(self) -> None:
        if self.found:
            self.post_message(self.Opened(self.reference))
