"""Where an excerpt begins: at a whole word before what matched, or at the match where there is none."""

from __future__ import annotations

import pytest

from briefing.tokenizer import Phrase
from briefing.views.layout import plain
from briefing.views.results import excerpt

COCA = Phrase(("coca",))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The river b cd coca fields of the upper valley", "…b cd coca fields o…"),  # the room begins at the space
        ("The river ab cd coca fields of the upper valley", "…cd coca fields of …"),  # and here inside ab
        ("Theriverabcdefghi-coca fields of the upper valley", "…coca fields of the…"),
    ],
    ids=["at a space", "inside a word", "no space in the room"],
)
def test_an_excerpt_begins_at_a_whole_word(text: str, shown: str) -> None:
    assert plain(excerpt(text, [COCA], 20)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("abcdefghi coca fields of the upper valley", "abcdefghi coca fiel…"),
        ("abcdefghij coca fields of the upper valley", "…coca fields of the…"),
        ("abcdefghijklm a coca", "abcdefghijklm a coca"),
    ],
    ids=["in the first six tenths", "behind them", "all of it has room"],
)
def test_an_excerpt_begins_at_the_beginning_where_the_match_is_seen_from_there(text: str, shown: str) -> None:
    assert plain(excerpt(text, [COCA], 20)) == shown


def test_a_text_that_begins_with_a_space_begins_at_its_first_word() -> None:
    assert plain(excerpt(" 北京市で協定が", [Phrase(("北", "京"))], 4)) == "…北…"
