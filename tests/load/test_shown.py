"""A value that no key of the format takes is shown as it is, and no longer than can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load import load
from briefing.load.loader import position_of
from tests.helpers import HEAD, written


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (f'"{"a" * 200}"', "a" * 200), (f'"{"a" * 201}"', "a" * 200 + "…"),
        (f"[{', '.join(map(str, range(20)))}]", f"[{', '.join(map(str, range(20)))}]"),
        (f"[{', '.join(map(str, range(21)))}]", f"[{', '.join(map(str, range(20)))} …]"),
        ("[[[[1]]]]", "[[[[1]]]]"), ("[[[[[1]]]]]", "[[[[…]]]]"), ("{ a = 1, b = true }", "{ a = 1, b = true }"),
    ],
    ids=["200 characters", "201", "20 elements", "21", "4 levels", "5", "a table"],
)  # fmt: skip
def test_an_unknown_value_is_shown(tmp_path: Path, value: str, shown: str) -> None:
    briefing = load(written(tmp_path, f"{HEAD}unknown = {value}\n")).briefing

    assert briefing is not None
    assert briefing.others == (("unknown", shown),)


@pytest.mark.parametrize("key", ["unknown-{0} = 1\n", '[[operations]]\ntitle = "Talks {0}"\nactors = ["QX"]\n'])
def test_warnings_beyond_the_most_are_counted(tmp_path: Path, key: str) -> None:
    text = HEAD + "".join(key.format(index) for index in range(700))
    problems = [problem.message for problem in load(written(tmp_path, text)).problems]

    assert (len(problems), problems[0]) == (501, "200 more warnings are left out")


def test_a_place_in_a_file_that_has_become_no_toml_is_its_beginning(tmp_path: Path) -> None:
    good = HEAD + '[[people]]\nid = "a"\n'

    assert position_of(written(tmp_path, good), ("people", 0, "id")) == (5, 6)
    assert position_of(written(tmp_path, good + "name = \n"), ("people", 0, "id")) == (1, 1)
