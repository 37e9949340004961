"""The lines of the results: by section, the best section first, a row a record. No widget."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.cell_width import pad, truncate, width
from briefing.search.index import FACETED
from briefing.search.rows import Count, Found
from briefing.session.reader_marks import BRIEFING_SIGNS
from briefing.session.search import NO_RESULTS
from briefing.tui.presenter import ResultsContent
from briefing.tui.widgets.line_painter import rule_line
from briefing.views.layout import Line, Span
from briefing.views.result_rows import ResultCells, Widths, group_widths, result_cells, row_lines

MOST_VALUES = 4
"""Values of a field that are named."""


def fitting_values(fields: Sequence[Sequence[Count]], room: int) -> str:
    """Return the first values of each field with their counts: one more of each in turn while there is room."""
    numbers = [1] * len(fields)
    for index in list(range(len(fields))) * (MOST_VALUES - 1):
        more = [number + (place == index) for place, number in enumerate(numbers)]
        if width(values_text(fields, more)) <= room:
            numbers = more
    return values_text(fields, numbers)


def values_text(fields: Sequence[Sequence[Count]], numbers: Sequence[int]) -> str:
    """Return so many values of each field."""
    return " │ ".join(
        " · ".join(f"{count.label} {count.records:,}" for count in counts[:number])
        for counts, number in zip(fields, numbers, strict=True)
    )


class ResultsGroup:
    """The results of one section, and their columns in a width."""

    def __init__(self, section: str, first: int) -> None:
        """`first`: the index of its first record among all."""
        self.section, self.first = section, first
        self.rows: list[ResultCells] = []
        self.fitted: tuple[int, Widths] | None = None

    def widths(self, room: int) -> Widths:
        """The columns in `room` cells."""
        if self.fitted is None or self.fitted[0] != room:
            self.fitted = (room, group_widths(self.rows, room))
        return self.fitted[1]


class ResultsSource:
    """Lays the results out by section."""

    heads = 2

    def __init__(self) -> None:
        self.content = ResultsContent("", NO_RESULTS, {}, (), "", "")
        self.records: list[Found] = []
        """In the order of the lines."""
        self.groups: list[ResultsGroup] = []
        self.group_of: list[ResultsGroup] = []
        """For each record its group."""
        self.lines: list[tuple[int, int] | ResultsGroup] = []
        """For each line its record and which line of that it is, or the group that it begins."""
        self.line_of: list[int] = []
        """For each record its first line."""
        self.cursor, self.width = 0, 0

    def show(self, content: ResultsContent) -> None:
        """Take other results; of the same query the cursor stays on its record while that is among them."""
        before = content.reference or (self.reference if content.heading == self.content.heading else "")
        is_same = content.results == self.content.results and content.facts is self.content.facts
        self.content = content
        if not is_same:
            self.set_records(content)
        references = (index for index, record in enumerate(self.records) if record.hit.reference == before)
        self.cursor = next(references, 0)

    def set_records(self, content: ResultsContent) -> None:
        """Group the records, which stand section after section."""
        self.records, self.groups, self.group_of = list(content.results.found), [], []
        for index, record in enumerate(self.records):
            if not self.groups or self.groups[-1].section != record.hit.section:
                self.groups.append(ResultsGroup(record.hit.section, index))
            self.groups[-1].rows.append(result_cells(record, content.facts.get(record.hit.reference)))
            self.group_of.append(self.groups[-1])
        self.lay_out_lines()

    def lay_out_lines(self) -> None:
        """Give each group its heading, and each record its lines."""
        self.lines, self.line_of = [], []
        for group in self.groups:
            self.lines.append(group)
            for index, row in enumerate(group.rows, group.first):
                self.line_of.append(len(self.lines))
                self.lines += [(index, part) for part in range(self.height_of(row, group))]

    def last_line(self, index: int) -> int:
        """The last line of a record."""
        after = self.line_of[index + 1] if index + 1 < len(self.line_of) else len(self.lines)
        return after - 1 if isinstance(self.lines[after - 1], tuple) else after - 2

    def height_of(self, row: ResultCells, group: ResultsGroup) -> int:
        """Lines of a row: one, but where it is narrow."""
        is_narrow = self.room and group.widths(self.room).is_narrow
        return len(row_lines(row, group.widths(self.room), self.room, ())) if is_narrow else 1

    @property
    def room(self) -> int:
        """Cells of a row behind its sign."""
        return max(self.width - BRIEFING_SIGNS - 1, 0)

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
        """Lay out for a width."""
        if width != self.width:
            self.width = width
            self.lay_out_lines()

    # ------------------------------------------------------------------ lines

    def head_at(self, index: int, has_focus: bool) -> Line:
        """The query in words with the number of matches; the most frequent values."""
        if index:
            return (Span(truncate(self.value_counts(), self.width), "meta"),)
        results = self.content.results
        total = f"{results.total:,}{'+' if results.is_capped else ''}"
        place = f"{self.content.order or results.order} · {self.cursor + 1}/{total}" if self.records else ""
        return rule_line(self.content.heading, place, self.width, has_focus)

    def value_counts(self) -> str:
        """`Peru 44 · Bolivia 31 │ 2014 30 · 2013 26`: the most frequent values of each field, as many as fit."""
        fields = [counts for field, counts in self.content.facets.items() if field != "section" and counts]
        newest = f"newest {FACETED:,}: " if self.content.results.total > FACETED else ""
        return newest + fitting_values(fields, self.width - width(newest))

    def line_at(self, index: int, has_focus: bool) -> Line:
        """A section's heading or a line of a record."""
        del has_focus
        entry = self.lines[index]
        return self.section_line(entry) if isinstance(entry, ResultsGroup) else self.record_line(*entry)

    def section_line(self, group: ResultsGroup) -> Line:
        """Return the heading of a section with the number of its matches."""
        count = self.content.counts.get(group.section, f"{len(group.rows):,}")
        return (Span(f"{group.section.capitalize()} ", "heading"), Span(count, "meta"))

    def record_line(self, index: int, part: int) -> Line:
        """Return a line of a record, its signs before the first."""
        group, sign = self.group_of[index], self.content.sign
        row = index - group.first
        lines = row_lines(group.rows[row], group.widths(self.room), self.room, self.content.phrases)
        shown = sign(self.records[index].hit.reference) if sign and not part else ""
        return (Span(pad(shown, BRIEFING_SIGNS)), *(lines[part] if part < len(lines) else ()))

    def base_style(self, index: int, has_focus: bool) -> str:
        """The record under the cursor is drawn otherwise."""
        entry = self.lines[index] if self.lines else None
        if not isinstance(entry, tuple) or entry[0] != self.cursor:
            return "text"
        return "cursor" if has_focus else "cursor-away"
