"""Paragraphs -> lines: what is wrapped, indented and marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.views.layout import Paragraph, Span, lay_out, line_width, marked, paragraph, plain, prose

WORDS = st.text(st.sampled_from("abcé漢 ’"), max_size=120)


def test_a_hanging_paragraph_stands_under_itself() -> None:
    one = Paragraph((Span("Label  ", "label"), Span("some words to wrap")), hang=7)

    assert [plain(line) for line in lay_out([one], 16)] == ["Label  some", "       words to", "       wrap"]


def test_roles_survive_a_break() -> None:
    one = Paragraph((Span("one two", "title"), Span(" three")))

    assert lay_out([one], 5) == [(Span("one", "title"),), (Span("two", "title"),), (Span("three"),)]


def test_a_blank_line_parts_paragraphs_and_a_newline_is_a_space() -> None:
    lines = lay_out(prose("one\ntwo\n\n\nthree\n"), 20)

    assert [plain(line) for line in lines] == ["one two", "", "three"]


def test_marks_keep_the_text_and_the_other_roles() -> None:
    spans = (Span("Felipe ", "label"), Span("Cáceres said"))

    assert marked(spans, [(4, 9)]) == (
        Span("Feli", "label"), Span("pe ", "match"), Span("Cá", "match"), Span("ceres said"),
    )  # fmt: skip


@given(WORDS, st.integers(2, 30), st.integers(0, 4), st.integers(0, 8))
def test_no_line_is_wider_than_its_room(text: str, cells: int, indent: int, hang: int) -> None:
    lines = lay_out([paragraph(text, indent=indent, hang=hang)], cells)

    assert max(line_width(line) for line in lines) <= max(cells, indent + 2)


@given(WORDS, st.integers(2, 30))
def test_nothing_but_spaces_is_lost(text: str, cells: int) -> None:
    lines = lay_out([paragraph(text)], cells)

    assert "".join(plain(line) for line in lines).replace(" ", "") == text.replace(" ", "")
