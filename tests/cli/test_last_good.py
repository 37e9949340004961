"""The command line serves the last good version of a file that cannot be read, says so, and ends with 3."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.helpers import Ended, briefing
from tests.helpers import HEAD, statistic, written

STANDS = (
    r"briefing: unreadable: .*a\.toml:5:8: .*; since \d{4}-\d\d-\d\d \d\d:\d\d its last good version stands for it\n"
)


@pytest.fixture
def library(tmp_path: Path) -> str:
    written(tmp_path, HEAD + statistic())
    briefing("list", "--library", str(tmp_path))
    written(tmp_path, f"{HEAD}[[quotes]]\ntext = A\n")
    return str(tmp_path)


def run(library: str, *arguments: str) -> Ended:
    return briefing(*arguments, "--library", library)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("show", "a#area"), "42,900 hectares"),
        (("show", "a"), "42,900 hectares"),
        (("export",), "42,900 hectares"),
        (("search", "area"), "a#area"),
        (("cite", "a#area"), "42,900 hectares"),
        (("list",), "(unreadable since "),
        (("timeline",), ""),
    ],
)
def test_it_is_printed_and_said_on_stderr(arguments: tuple[str, ...], text: str, library: str) -> None:
    ended = run(library, *arguments)

    assert (ended.code, text in ended.out, re.fullmatch(STANDS, ended.err) is not None) == (3, True, True)


def test_its_headline_is_as_it_was_for_machines(library: str) -> None:
    listed = json.loads(run(library, "list", "--format", "json").out)

    assert "Coca in Peru" in json.dumps(listed)
    assert "unreadable since" not in json.dumps(listed)


def test_without_the_index_there_is_none(library: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    ended = briefing("show", "a", "--library", library, XDG_CACHE_HOME=str(tmp_path_factory.mktemp("cache")))

    assert (ended.code, ended.out, ended.err.startswith(f"briefing: {library}/a.toml:5:8: ")) == (3, "", True)


def test_a_rebuilt_index_has_it_still(library: str) -> None:
    before = run(library, "show", "a#area")
    rebuilt = run(library, "index", "rebuild")

    assert (rebuilt.code, run(library, "show", "a#area")) == (0, before)


def test_when_the_file_is_mended_nothing_is_said(library: str) -> None:
    run(library, "list")
    written(Path(library), HEAD + statistic())

    assert run(library, "show", "a#area").code == 0
