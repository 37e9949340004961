"""The lines of the results: by section, the best section first, a line a record. No widget."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cell_width import pad, truncate
from briefing.cell_width import width as text_width
from briefing.formatting import format_short_period
from briefing.model import Period
from briefing.search.index import FACETED
from briefing.search.rows import Found
from briefing.session.search import NO_RESULTS
from briefing.tokenizer import match_spans
from briefing.tui.presenter import ResultsContent
from briefing.tui.widgets.line_painter import rule_line
from briefing.views.layout import Line, Span, line_width
from briefing.views.results import excerpt

DATE_WIDTH = 10
"""Cells of a date; a longer one is cut."""
NAME_SHARE = 0.5
"""The part of the room that a name may take where there is an excerpt beside it."""


class ResultsSource:
    """Lays the results out by section."""

    heads = 2

    def __init__(self) -> None:
        self.content = ResultsContent("", NO_RESULTS, {}, (), "", "")
        self.records: list[Found] = []
        """In the order of the lines."""
        self.lines: list[int | str] = []
        """For each line the index of its record, or the section it begins."""
        self.line_of: list[int] = []
        """For each record its line."""
        self.cursor, self.width = 0, 0

    def show(self, content: ResultsContent) -> None:
        """Take other results; of the same query the cursor stays on its record while that is among them."""
        before = content.reference or (self.reference if content.heading == self.content.heading else "")
        self.content = content
        by_section: dict[str, list[Found]] = {}
        for record in content.results.found:
            by_section.setdefault(record.hit.section, []).append(record)
        self.records, self.lines, self.line_of = [], [], []
        for section, records in by_section.items():
            self.lines.append(section)
            for record in records:
                self.line_of.append(len(self.lines))
                self.lines.append(len(self.records))
                self.records.append(record)
        references = (index for index, record in enumerate(self.records) if record.hit.reference == before)
        self.cursor = next(references, 0)

    @property
    def reference(self) -> str:
        """Of the record under the cursor; empty where there is none."""
        return self.records[self.cursor].hit.reference if self.cursor < len(self.records) else ""

    @property
    def count(self) -> int:
        """Lines, one where there are no results."""
        return max(len(self.lines), 1)

    @property
    def empty_text(self) -> str:
        """What an empty list says."""
        return "" if self.lines else self.content.empty_text

    def fit_to(self, width: int) -> None:
        """Note the width; every line is cut when it is drawn."""
        self.width = width

    def head_at(self, index: int, has_focus: bool) -> Line:
        """The query in words with the number of matches; the most frequent values."""
        if index:
            return (Span(truncate(self.value_counts(), self.width), "meta"),)
        results = self.content.results
        total = f"{results.total:,}{'+' if results.is_capped else ''}"
        place = f"{results.order} › {self.cursor + 1}/{total}" if self.records else ""
        return rule_line(self.content.heading, place, self.width, has_focus)

    def value_counts(self) -> str:
        """`Peru 44 · Bolivia 31 │ 2014 30 · 2013 26`: the most frequent values of each field."""
        fields = (counts for field, counts in self.content.facets.items() if field != "section" and counts)
        newest = f"newest {FACETED:,}: " if self.content.results.total > FACETED else ""
        return newest + " │ ".join(
            " · ".join(f"{count.label} {count.records:,}" for count in counts[:4]) for counts in fields
        )

    def line_at(self, index: int, has_focus: bool) -> Line:
        """A section's heading or a record."""
        del has_focus
        entry = self.lines[index]
        return self.section_line(entry) if isinstance(entry, str) else self.record_line(self.records[entry])

    def section_line(self, section: str) -> Line:
        """Return the heading of a section with the number of its matches."""
        shown = sum(record.hit.section == section for record in self.records)
        counts = self.content.facets.get("section", ())
        total = next((count.records for count in counts if count.label == section), shown)
        more = "+" if self.content.results.total > FACETED else ""
        of = f"{shown:,} of {total:,}{more}" if total > shown else f"{shown:,}"
        return (Span(f"{section.capitalize()} ", "heading"), Span(of, "meta"))

    def record_line(self, record: Found) -> Line:
        """Return the line of a record."""
        return tuple(record_spans(record, self.content, self.width))

    def base_style(self, index: int, has_focus: bool) -> str:
        """The record under the cursor is drawn otherwise."""
        if not self.records or index != self.line_of[self.cursor]:
            return "text"
        return "cursor" if has_focus else "cursor-away"


def record_spans(record: Found, content: ResultsContent, width: int) -> Iterator[Span]:
    """Date, name, and where there is room the stretch of text that matches."""
    date = format_short_period(Period.parse(record.date)) if record.date else "–"
    room = width - DATE_WIDTH - 5
    has_excerpt = bool(match_spans(record.text, content.phrases)) or text_width(record.name) < room * NAME_SHARE
    name = excerpt(record.name, content.phrases, int(room * NAME_SHARE) if has_excerpt else room)
    left = (Span(f" {pad(date, DATE_WIDTH)}  ", "meta"), *name, Span("  "))
    yield from left
    rest = width - line_width(left) - 1
    if rest > 8:
        yield from excerpt(record.text, content.phrases, rest)
