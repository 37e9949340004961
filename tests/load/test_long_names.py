"""A name as long as a file is told in one line that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import NotFound, UsageError
from briefing.load import load
from tests.helpers import HEAD, written

LONG = "k" * 200_000
LONGEST = 400
"""Letters of a line that tells a problem, its path left out."""


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} = 1\n", f"[[{LONG}]]\na = 1\n", f"[{LONG}]\n[{LONG}]\n", f'[[people]]\nid = "a"\n{LONG} = 2\n',
        f'[[people]]\nid = "{LONG}"\n[[people]]\nid = "{LONG}"\n', f'[[quotes]]\nspeaker = "{LONG}"\ntext = "x"\n',
        f'[[operations]]\ntitle = "x"\ncountries = ["{LONG}"]\n', f'[[operations]]\ntitle = "x"\ndate = "{LONG}"\n',
        f'[[notes]]\nabout = ["{LONG}"]\ntext = "x"\n', f'follows = ["a#{LONG}"]\n', f"x = {{ {LONG} = 1, {LONG} = 2 }}\n",
        f'[[statistics]]\ntitle = "x"\nvalue = 3\nmeasure = "{LONG}"\n',
    ],
    ids=lambda text: text.replace(LONG, "…")[:40],
)  # fmt: skip
def test_a_problem_is_one_line_that_can_be_read(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, HEAD + text)
    problems = load(path, thorough=True).problems

    assert [len(str(problem)) for problem in problems if len(str(problem)) > LONGEST + len(path)] == []


def test_an_unknown_key_is_cut_in_its_middle(tmp_path: Path) -> None:
    problems = load(written(tmp_path, f"{HEAD}begin{LONG}end = 1\n")).problems

    assert [problem.where for problem in problems] == [f"begin{'k' * 54}…{'k' * 56}end"]


def test_an_error_is_no_longer_than_can_be_read_whatever_it_quotes() -> None:
    errors = [UsageError(f"there is no column '{LONG}'"), NotFound(LONG, [LONG, LONG])]

    assert [len(str(error)) <= 2001 for error in errors] == [True, True]
