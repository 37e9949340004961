"""References from one briefing to another are checked where the library is known; ids of others are taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.userdata.annotations import UserData
from tests.cli.helpers import briefing
from tests.helpers import HEAD, statistic, written

QUOTE = '[[quotes]]\nid = "words"\ntext = "Yes."\nspeaker = "Ana"\n'


def check(*arguments: str | Path) -> tuple[int, list[str]]:
    """Exit code and problems, without the folder of the file."""
    ended = briefing("check", *map(str, arguments))
    return ended.code, [line.rpartition("/a.toml:")[2] for line in ended.out.splitlines()]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    written(tmp_path / "library", HEAD + 'id = "b"\nformerly = ["old"]\n' + statistic() + QUOTE, "b.toml")
    return tmp_path / "library"


@pytest.mark.parametrize("reference", ["b", "old", "b#area", "old#words", "a", "a#area", "area"])
def test_a_reference_that_leads_somewhere_is_no_problem(reference: str, library: Path) -> None:
    path = written(library, HEAD + statistic() + QUOTE + f'see = ["{reference}"]\n')

    assert check(path, "--library", library) == (0, [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('see = ["c"]', "14:8: quotes[0].see[0]: no briefing has the id 'c'"),
        ('corrects = ["b#aera"]', "14:13: quotes[0].corrects[0]: no record of 'b' has the id 'aera'; did you mean 'b#area'?"),
        ('follows = "b#area"', "14:11: quotes[0].follows: 'b#area' is one of the statistics: expected the id of one of the quotes"),
        ('statistics = ["bb#area"]', "14:15: quotes[0].statistics[0]: no briefing has the id 'bb'"),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_is_a_fault(line: str, problem: str, library: Path) -> None:
    path = written(library, HEAD + statistic() + QUOTE + line + "\n")

    assert check(path, "--library", library) == (1, [problem])
    assert check(library) == (1, [problem])


@pytest.mark.parametrize(
    ("replaced", "change", "code", "problems"),
    [
        ("42900", "value = 0", 0, []),
        ("42900", "value = -12", 0, ["10:37: warning: statistics[0].change.value: the stated change (-12) does not fit the computed one (0) from 'b#area'"]),
        ("coca", "value = 0", 1, ["10:19: statistics[0].change.base: 'b#area' is of another measure: coca, not poppy"]),
    ],
)  # fmt: skip
def test_a_change_is_checked_against_a_base_in_another_briefing(
    replaced: str, change: str, code: int, problems: list[str], library: Path
) -> None:
    figure = statistic().replace(replaced, "poppy") if replaced == "coca" else statistic()
    written(library, HEAD + figure + f'change = {{ base = "b#area", {change} }}\n')

    assert check(library) == (code, problems)


def test_without_the_library_it_is_a_warning_that_says_what_to_do(library: Path) -> None:
    path = written(library, HEAD + QUOTE + 'see = ["b#area"]\n')

    assert check(path) == (
        0, ["8:8: warning: quotes[0].see[0]: no briefing has the id 'b'; --library DIR says where it is"],
    )  # fmt: skip


def test_an_id_that_a_file_of_the_library_has_is_taken(library: Path, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + 'id = "b"\n')

    assert check(path, "--library", library) == (
        1, [f"4:6: id: the id 'b' is taken by {library}/b.toml: expected one of its own"],
    )  # fmt: skip


@pytest.mark.parametrize(("id", "verb"), [("b", "is"), ("old", "was")])
def test_an_id_of_before_that_leads_to_another_briefing_is_a_fault(id: str, verb: str, library: Path) -> None:
    path = written(library, HEAD + f'formerly = ["{id}"]\n')

    assert check(path, "--library", library) == (
        1, [f"4:13: formerly[0]: '{id}' {verb} the id of {library}/b.toml: an id leads to one briefing"],
    )  # fmt: skip


# ------------------------------------------------- what is kept by ids that are not written

FIGURE = statistic().replace('id = "area"\n', "")


def kept(library: Path) -> None:
    """A flag on the figure."""
    state = UserData.open([str(library)])
    state.flag("a#area", "Area: 42,900 hectares")
    state.close()


def check_kept(library: Path, text: str, own_folders: Path) -> list[str]:
    path = written(library, HEAD + text)
    kept(library)
    ended = briefing("check", path, "--library", str(library), XDG_STATE_HOME=str(own_folders / "state"))
    return [line.rpartition("/a.toml:")[2] for line in ended.out.splitlines()]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (statistic(), []),
        (FIGURE, ["4:1: warning: statistics[0]: something is kept by the id 'area', which is made from its name: write id = \"area\""]),
        (FIGURE.replace("42900", "72"), ["4:1: warning: statistics[0]: something is kept by the id 'area', which is made from its name, and it is not what it was then: Area: 42,900 hectares: write id = \"area\""]),
        (FIGURE.replace('"Area"', '"Areas"'), ["4:1: warning: statistics[0]: something is kept by 'area' (Area: 42,900 hectares), an id that no record has: was this its title? write id = \"area\""]),
        (FIGURE.replace('"Area"', '"Extent"'), ["1:1: warning: something is kept by 'area' (Area: 42,900 hectares), an id that no record has: write id = \"area\" in it, or formerly = [\"area\"]"]),
    ],
)  # fmt: skip
def test_what_is_kept_by_an_id_that_is_not_written_is_told(
    text: str, problems: list[str], library: Path, own_folders: Path
) -> None:
    assert check_kept(library, text, own_folders) == problems


def test_what_is_kept_by_an_id_that_was_written_and_is_gone_is_told(library: Path, own_folders: Path) -> None:
    assert len(check_kept(library, statistic("extent"), own_folders)) == 1
