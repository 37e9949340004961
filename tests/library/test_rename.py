"""A record or a briefing gets another id, in every reference of the library, and the old one still leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import Ended, briefing
from tests.helpers import HEAD, statistic, written

FIRST = (
    HEAD
    + statistic()
    + """[statistics.change]  # as stated
base = "b#area"
value = 0

[[notes]]
type = "ambiguity"
about = [
  'area', # the figure
]
text = "area, a#area"
"""
)
SECOND = HEAD + 'see = ["a"]\n' + statistic() + 'see = ["a#area"]\n'


@pytest.fixture
def library(tmp_path: Path) -> Path:
    written(tmp_path, FIRST)
    written(tmp_path, SECOND, "b.toml")
    return tmp_path


def rename(library: Path, *arguments: str) -> Ended:
    return briefing("rename", "--library", str(library), *arguments)


def texts(library: Path) -> list[str]:
    return [(library / name).read_text() for name in ("a.toml", "b.toml")]


def test_a_record_is_renamed_in_every_reference_and_nowhere_else(library: Path) -> None:
    ended = rename(library, "a#area", "coca-area")

    assert texts(library) == [
        FIRST.replace('id = "area"\n', 'id = "coca-area"\nformerly = ["area"]\n').replace("  'area'", "  'coca-area'"),
        SECOND.replace("a#area", "a#coca-area"),
    ]
    assert ended == (
        0,
        f'{library}/a.toml:5: id = "coca-area"\n{library}/a.toml:6: formerly = ["area"]\n'
        f"{library}/a.toml:18: 'coca-area', # the figure\n"
        f'{library}/b.toml:11: see = ["a#coca-area"]\n',
        "4 lines of 2 files changed\n",
    )


def test_a_briefing_is_renamed_in_every_reference(library: Path) -> None:
    rename(library, "b", "second")
    rename(library, "a", "first")

    schema, first, second = (
        'schema = "briefing/1"\n',
        'id = "first"\nformerly = ["a"]\n',
        'id = "second"\nformerly = ["b"]\n',
    )
    assert texts(library) == [
        FIRST.replace(schema, schema + first).replace("b#area", "second#area"),
        SECOND.replace(schema, schema + second).replace('["a"]', '["first"]').replace("a#area", "first#area"),
    ]


def test_dry_run_tells_the_same_and_writes_nothing(library: Path) -> None:
    tried = rename(library, "a#area", "coca-area", "--dry-run")

    assert (texts(library), tried.err) == ([FIRST, SECOND], "4 lines of 2 files would change\n")
    assert rename(library, "a#area", "coca-area").out == tried.out


def test_what_is_renamed_back_has_its_old_id_and_keeps_the_other(library: Path) -> None:
    rename(library, "a#area", "coca-area")
    rename(library, "a#area", "a#area")

    assert texts(library)[0] == FIRST.replace('id = "area"\n', 'id = "area"\nformerly = ["coca-area"]\n')


def test_old_references_are_shown_and_cited_by_the_new_id(library: Path) -> None:
    rename(library, "a#area", "coca-area")
    rename(library, "a", "first")
    cited = briefing("cite", "--library", str(library), "a#area")

    assert cited.out.splitlines()[-1] == "[first#coca-area]"
    assert briefing("show", "--library", str(library), "a#area").out.splitlines()[-1] == "first#coca-area"
    assert briefing("check", str(library)) == (0, "", "2 files: 0 faults, 0 warnings\n")


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("a#area", "area", "it is called 'area' already"),
        ("a#area", "area-figure-of-a", "'area-figure-of-a' leads to another record already"),
        ("a", "b", "'b' leads to another briefing already"),
        ("a#area", "b#x", "a record stays in its briefing: expected a new id without 'b#'"),
        ("a#area", "two words", "expected an id of letters, digits, - _ and ., found two words"),
        ("a#aera", "x", "no such briefing or record: a#aera; did you mean 'a#area'?"),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_is_written(library: Path, old: str, new: str, error: str) -> None:
    before = texts(library)
    (library / "a.toml").write_text(before[0].replace("area, a#area", "Area figure of a"))
    before = texts(library)

    assert rename(library, old, new) == (2, "", f"briefing: {error}\n")
    assert texts(library) == before
