"""Paragraphs -> lines: what is wrapped, indented and marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.views.layout import (
    BLANK,
    Link,
    Paragraph,
    Span,
    lay_out,
    line_width,
    links_of,
    links_of_lines,
    marked,
    paragraph,
    plain,
    prose,
    target_at,
)  # fmt: skip

WORDS = st.text(st.sampled_from("abcé漢 ’"), max_size=120)


def test_a_hanging_paragraph_stands_under_itself() -> None:
    hanging = Paragraph((Span("Label  ", "label"), Span("some words to wrap")), hang=7)

    assert [plain(line) for line in lay_out([hanging], 16)] == ["Label  some", "       words to", "       wrap"]


def test_roles_survive_a_break() -> None:
    mixed = Paragraph((Span("one two", "title"), Span(" three")))

    assert lay_out([mixed], 5) == [(Span("one", "title"),), (Span("two", "title"),), (Span("three"),)]


def test_a_blank_line_parts_paragraphs_and_a_newline_is_a_space() -> None:
    lines = lay_out(prose("one\ntwo\n\n\nthree\n"), 20)

    assert [plain(line) for line in lines] == ["one two", "", "three"]


def test_marks_keep_the_text_and_the_other_roles() -> None:
    spans = (Span("Felipe ", "label"), Span("Cáceres said"))

    assert marked(spans, [(4, 9)]) == (
        Span("Feli", "label"), Span("pe ", "match"), Span("Cá", "match"), Span("ceres said"),
    )  # fmt: skip


def test_a_cell_leads_where_the_span_that_covers_it_leads() -> None:
    line = (Span("See "), Span("漢", target="a"), Span("b", target="b"), Span("."))

    assert [target_at(line, cell) for cell in range(-1, 9)] == ["", "", "", "", "", "a", "a", "b", "", ""]


@given(WORDS, st.integers(2, 30), st.integers(0, 4), st.integers(0, 8))
def test_no_line_is_wider_than_its_room(text: str, cells: int, indent: int, hang: int) -> None:
    lines = lay_out([paragraph(text, indent=indent, hang=hang)], cells)

    assert max(line_width(line) for line in lines) <= max(cells, indent + 2)


@given(WORDS, st.integers(2, 30))
def test_nothing_but_spaces_is_lost(text: str, cells: int) -> None:
    lines = lay_out([paragraph(text)], cells)

    assert "".join(plain(line) for line in lines).replace(" ", "") == text.replace(" ", "")


def linked(*parts: tuple[str, str]) -> Paragraph:
    return Paragraph(tuple(Span(text, "link" if target else "text", target) for text, target in parts))


def test_links_come_in_reading_order_with_the_paragraph_they_begin_in() -> None:
    paragraphs = [linked(("see ", ""), ("one", "b#s1"), (", ", ""), ("two", "b#s2")), BLANK, linked(("three", "b#s3"))]

    assert links_of(paragraphs) == [Link("one", "b#s1", 0), Link("two", "b#s2", 0), Link("three", "b#s3", 2)]


def test_text_that_leads_nowhere_has_no_links() -> None:
    assert links_of([paragraph("words"), BLANK]) == []


def test_a_link_with_highlighted_words_counts_once() -> None:
    link = linked(("Drought in Chad", "b#s1"))

    assert links_of([link._replace(spans=marked(link.spans, [(8, 10)]))]) == [Link("Drought in Chad", "b#s1", 0)]


def test_a_link_that_is_wrapped_counts_once_with_its_words_apart() -> None:
    lines = lay_out([paragraph("before it"), linked(("a link of many words", "b#s1"))._replace(hang=2)], 10)

    assert [plain(line) for line in lines] == ["before it", "a link of", "  many", "  words"]
    assert links_of_lines(lines) == [Link("a link of many words", "b#s1", 1)]


def test_blank_text_does_not_part_a_link_and_other_text_does() -> None:
    spans = linked(("one", "b#s1"), ("  ", ""), ("more", "b#s1"), (" and ", ""), ("again", "b#s1"))

    assert links_of([spans]) == [Link("one more", "b#s1", 0), Link("again", "b#s1", 0)]


def test_two_links_side_by_side_are_two() -> None:
    assert links_of([linked(("one", "b#s1"), (" ", ""), ("two", "b#s2"))]) == [
        Link("one", "b#s1", 0), Link("two", "b#s2", 0),
    ]  # fmt: skip


def test_a_blank_span_is_no_link() -> None:
    assert links_of([linked((" ", "b#s1"), ("word", ""))]) == []


PARTS = st.lists(st.tuples(st.text(st.sampled_from("abc  "), min_size=1, max_size=9), st.sampled_from(["", "x", "y"])))


@given(st.lists(PARTS, max_size=4), st.integers(2, 20))
def test_wrapping_changes_no_link(paragraphs: list[list[tuple[str, str]]], cells: int) -> None:
    written = [linked(*parts) for parts in paragraphs]

    assert [link.target for link in links_of_lines(lay_out(written, cells))] == [
        link.target for link in links_of(written)
    ]
