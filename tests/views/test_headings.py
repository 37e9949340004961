"""A heading in less room than it needs: its name stays whole, its figures go from the middle, rivals never alone."""

from __future__ import annotations

import pytest

from briefing.views.headings import heading_lines, heading_text
from briefing.views.layout import Span, plain

HEADING = (
    Span("Peru · hectares", "heading"), Span("  ▅█▆  ", "meta"), Span("62,500", "figure"), Span(" → ", "meta"), Span("49,800", "figure"),
    Span(" ≠ ", "conflict"), Span("49,200", "figure"), Span(" → ", "meta"), Span("42,900", "figure"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (55, ["Peru · hectares  ▅█▆  62,500 → 49,800 ≠ 49,200 → 42,900"]),
        (54, ["Peru · hectares  ▅█▆  62,500 → … → 42,900"]),
        (40, ["Peru · hectares  ▅█▆  62,500 … → 42,900"]),
        (27, ["Peru · hectares  ▅█▆  …"]),
        (26, ["Peru · hectares"]),
        (10, ["Peru ·", "  hectares"]),
    ],
)
def test_a_heading_keeps_its_name_and_the_ends_of_its_series(cells: int, lines: list[str]) -> None:
    assert [plain(line).rstrip() for line in heading_lines(HEADING, cells)] == lines


@pytest.mark.parametrize(
    ("cells", "text"), [(80, "Peru · hectares  ▅█▆  62,500 → 49,800 ≠ 49,200 → 42,900"), (10, "Peru · hectares")]
)
def test_as_a_title_a_heading_is_one_line(cells: int, text: str) -> None:
    assert heading_text(HEADING, cells) == text
