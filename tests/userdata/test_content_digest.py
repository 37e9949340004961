"""What is kept of a record to notice that it says another thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.userdata.content_digest import content_digest
from tests.helpers import good

FIGURE = """
[[statistics]]
id = "turnout"
measure = "turnout"
title = "Turnout"
value = 60
unit = "percent"
date = "2019"
attributed_to = "board"
dimensions = { sex = "women", age = "18+" }

[[organisations]]
id = "board"
name = "Board of elections"
"""


def digest(folder: Path, text: str) -> str:
    briefing = good(folder, text)
    return content_digest(briefing, briefing.statistics[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "turnout"', 'id = "turnout-2019"'),
        ('"board"', '"election-board"'),
        ('date = "2019"', 'date = "2019"\ncaveats = ["Early count."]\nparagraph = 2'),
        ('sex = "women", age = "18+"', 'age = "18+", sex = "women"'),
        ("[[organisations]]", '[[places]]\nname = "Lima"\n\n[[organisations]]'),
    ],
)
def test_ids_order_and_what_is_said_about_a_record_do_not_count(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path / "new", FIGURE.replace(old, new)) == digest(tmp_path / "old", FIGURE)


@pytest.mark.parametrize(
    ("old", "new"),
    [("60", "72"), ('"2019"', '"2024"'), ('"Turnout"', '"Abstention"'), ("women", "men"), ("Board of", "Bureau of")],
)
def test_what_a_record_says_counts(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path / "new", FIGURE.replace(old, new)) != digest(tmp_path / "old", FIGURE)


def test_the_digest_stays_what_it_was_in_the_versions_before(tmp_path: Path) -> None:
    assert digest(tmp_path, FIGURE) == "2c1a700653684ddb"
