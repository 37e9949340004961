"""What a search shows of a record: the stretch of its text around what matched, in the text's own spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cell_width import width
from briefing.search.rows import Found, Hit, Results
from briefing.tokenizer import Phrase, folded_words
from briefing.views.layout import line_width, plain
from briefing.views.results import excerpt, result_lines

LONG = "The navy of Peru and that of Brazil met at the mouth of the river, where Felipe Cáceres spoke of a new air bridge over the border"


def marked(text: str, *phrases: Phrase, cells: int = 40) -> tuple[str, list[str]]:
    line = excerpt(text, phrases, cells)
    return plain(line), [span.text for span in line if span.role == "match"]


@pytest.mark.parametrize(
    ("phrase", "shown", "match"),
    [
        (Phrase(("navy",)), "The navy of Peru and that of Brazil met…", "navy"),
        (Phrase(("caceres",)), "…Felipe Cáceres spoke of a new air brid…", "Cáceres"),
        (Phrase(("air", "brid"), True), "…of a new air bridge over the border", "air bridge"),
        (Phrase(("nothing",)), "The navy of Peru and that of Brazil met…", ""),
    ],
)  # fmt: skip
def test_an_excerpt_stands_around_the_first_match(phrase: Phrase, shown: str, match: str) -> None:
    assert marked(LONG, phrase) == (shown, [match] if match else [])


def test_wide_characters_are_marked_where_they_stand() -> None:
    text = "昨日の会議では" * 6 + "北京市で協定が結ばれた"
    shown, matches = marked(text, Phrase(("北", "京")), cells=24)

    assert (matches, "北京市" in shown, width(shown) <= 24) == (["北京"], True, True)


@given(st.text(max_size=120), st.integers(0, 8), st.integers(4, 60))
def test_an_excerpt_never_takes_more_room_and_marks_only_what_was_asked_for(text: str, index: int, cells: int) -> None:
    words = folded_words(text)
    phrase = Phrase((words[index % len(words)],)) if words else Phrase(("x",))
    line = excerpt(text, [phrase], cells)

    assert line_width(line) <= cells
    marks = ["".join(folded_words(span.text)) for span in line if span.role == "match"]
    assert [mark for mark in marks if not phrase.words[0].startswith(mark) and mark not in "".join(words)] == []


def test_a_result_is_a_reference_a_name_and_what_matched() -> None:
    result = Found(
        Hit("b", "quotes", "q"), "2015-01-01/2015-06-30", "2016", "An air bridge", "Felipe Cáceres · the border"
    )
    lines = result_lines(Results((result,), 1, False, "best first"), (Phrase(("border",)),), 80)

    assert [plain(line) for line in lines] == [
        "b#q · quotes · 1 Jan – 30 Jun 2015",
        "  An air bridge",
        "  Felipe Cáceres · the border",
    ]
