"""Other TOML beside the briefings is told once by check, and is no fault of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load import load
from tests.cli.helpers import ALL, ROOT, briefing

HEAD = 'schema = "briefing/1"\nheadline = "H"\ndate_published = 2024-01-02\n'
FOREIGN = {
    "pyproject.toml": '[project]\nname = "x"\n',
    "tombi.toml": 'toml-version = "v1.0.0"\n[[schemas]]\npath = "schema.json"\n',
    "other.toml": 'schema = "https://example.org/schema.json"\ntitle = "x"\n',
}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        *((content, (True, 0, 1)) for content in FOREIGN.values()), ('schema = "briefng/1"\ntitle = "x"\n', (False, True, 0)),
        ('schema = "briefing/9"\n', (False, True, 0)), ('headline = "H"\n', (False, True, 0)), ('[[statistics]]\ntitle = "x"\n', (False, True, 0)),
        ("x = ", (False, True, 0)), ("", (False, True, 0)),
    ],
)  # fmt: skip
def test_a_file_is_foreign_unless_it_nearly_claims_to_be_a_briefing(
    content: str, expected: tuple[bool, int, int], tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(content, "utf-8")
    loaded = load(str(path))
    warnings = [problem for problem in loaded.problems if "left out" in problem.message]

    assert (loaded.is_foreign, len(loaded.faults) > 0, len(warnings)) == expected


@pytest.mark.parametrize(("thorough", "told"), [(False, 1), (True, 2)])
def test_that_a_foreign_file_is_toml_1_1_is_told_where_it_is_looked_at_thoroughly(
    thorough: bool, told: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    path.write_text("project = { name = 'x',\n}\n", "utf-8")

    problems = load(str(path), thorough=thorough).problems

    assert [problem.message.partition(";")[0] for problem in problems][1:] == ["only readers of TOML 1.1 accept this"][
        : told - 1
    ]
    assert len(problems) == told


def test_foreign_files_are_told_by_check_alone(tmp_path: Path) -> None:
    for name, content in {**FOREIGN, "a.toml": HEAD}.items():
        (tmp_path / name).write_text(content, "utf-8")
    library = ("--library", str(tmp_path))
    quiet = [
        briefing(*words, *library) for words in (["list"], ["search", "h"], ["export", "--format", "json"], ["list"])
    ]
    checked = briefing("check", str(tmp_path))

    assert [(ended.code, ended.err) for ended in quiet] == [(0, "")] * 4
    assert (checked.code, checked.err) == (0, "4 files: 0 faults, 3 warnings\n")


def test_a_file_that_becomes_a_briefing_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(FOREIGN["tombi.toml"], "utf-8")
    before = briefing("list", "--count", "--library", str(tmp_path)).out
    (tmp_path / "a.toml").write_text(HEAD, "utf-8")

    assert (before, briefing("list", "--count", "--library", str(tmp_path)).out) == ("0\n", "1\n")


def test_the_list_of_measures_is_known_for_what_it_is_when_it_is_named() -> None:
    files = [str(path) for path in sorted((ROOT / "content").glob("*.toml"))]

    assert (briefing("check", *files).code, briefing("check", f"{ALL}/measures.toml").code) == (0, 0)
