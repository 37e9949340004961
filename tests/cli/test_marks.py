"""`marks`: what a reader hands over, with what became of it since."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from briefing.userdata.annotations import UserData
from tests.cli.helpers import Ended, briefing
from tests.helpers import HEAD, statistic, written

OLDER = """\
schema = "briefing/1"
headline = "An *older* one"
date_published = 2014-01-01
pub_status = "withheld"
ednote = "The source asks for it."
[source]
publisher = "La Razón"
url = "https://example.org/a"
[[quotes]]
id = "words"
text = "One line\\nand two"
speaker = "Ana"
caveats = ["Translated."]
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    written(folder, HEAD + statistic(), "newer.toml")
    written(folder, OLDER, "older.toml")
    written(folder, HEAD, "spoilt.toml")
    return folder


@pytest.fixture
def state(library: Path) -> UserData:
    return UserData.open([str(library)])


@pytest.fixture
def home(own_folders: Path) -> str:
    return str(own_folders / "state")


def marks(library: Path, home: str, *arguments: str) -> Ended:
    ended = briefing("marks", *arguments, "--library", str(library), XDG_STATE_HOME=home)
    return ended._replace(out=re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "NOW", ended.out))


def remark(state: UserData) -> None:
    """Marks of every sort."""
    state.annotate("older#words", "“One line and two”", "call\nagain")
    state.flag("older#words", "“One line and two”")
    state.set_bookmark("b", "newer#area", "Area: 42,900 hectares")
    state.set_bookmark("a", "newer#area", "Area: 42,900 hectares")
    state.flag("newer", "Coca in Peru")
    state.flag("newer#was", "What was there")
    state.annotate("gone#x", "A figure: 5 tons", "keep this")


TEXT = """\
Coca in Peru
2015-07-22

  flagged · NOW
  newer

  mark a b · NOW
  Area: 42,900 hectares
  newer#area

  flagged · NOW
  What was there
  ! This is not in the library any more.
  newer#was


An *older* one
2014-01-01 · La Razón
https://example.org/a
WITHHELD: not to be used: The source asks for it.

  flagged · noted · NOW
  “One line and two”
  — Ana
  Caveat: Translated.
  older#words
  Reader's note: call again


gone

  noted · NOW
  A figure: 5 tons
  ! This is not in the library any more.
  gone#x
  Reader's note: keep this
"""


def test_what_was_marked_stands_by_briefing_and_what_is_gone_is_told(library: Path, state: UserData, home: str) -> None:
    remark(state)

    assert marks(library, home) == (0, TEXT, "")


def test_as_markdown_it_is_a_message(library: Path, state: UserData, home: str) -> None:
    state.annotate("older#words", "“One line and two”", "call *again*")

    assert marks(library, home, "--format", "markdown").out == (
        "## An \\*older\\* one\n\n2014-01-01 · La Razón\n\nhttps://example.org/a\n\n"
        "**WITHHELD: not to be used: The source asks for it.**\n\n"
        "**noted · NOW**\n\n> “One line\n> and two”\n> — Ana\n\n"
        "*Caveat: Translated.*  \n`older#words`  \n**Reader's note: call \\*again\\***\n"
    )


def test_a_table_has_a_row_a_record(library: Path, state: UserData, home: str) -> None:
    remark(state)
    rows = list(csv.reader(io.StringIO(marks(library, home, "--format", "csv").out)))

    assert rows[0] == ["reference", "mark", "flagged", "note", "section", "caption", "at", "state"]
    assert [[*row[:6], row[7]] for row in rows[1:]] == [
        ["newer", "", "true", "", "briefings", "Coca in Peru", "usable"],
        ["newer#area", "a b", "false", "", "statistics", "Area: 42,900 hectares", "usable"],
        ["newer#was", "", "true", "", "", "What was there", "gone"],
        ["older#words", "", "true", "call again", "quotes", "“One line and two”", "withheld"],
        ["gone#x", "", "false", "keep this", "", "A figure: 5 tons", "gone"],
    ]


def test_json_has_the_moment_and_a_truth_for_the_flag(library: Path, state: UserData, home: str) -> None:
    state.flag("newer", "Coca in Peru")
    changed_at = state.annotations()["newer"].changed_at
    said = json.loads(marks(library, home, "--format", "json").out)

    assert (said["table"], said["rows"][0]["flagged"], said["rows"][0]["at"]) == ("marks", True, changed_at)


def test_what_is_in_a_file_that_cannot_be_read_is_told_from_what_was_kept(
    library: Path, state: UserData, home: str
) -> None:
    state.flag("spoilt#x", "Was readable")
    written(library, "=", "spoilt.toml")
    ended = marks(library, home)

    assert ended.out == (
        "spoilt\n\n  flagged · NOW\n  Was readable\n  ! This is in a file that cannot be read now.\n  spoilt#x\n"
    )
    assert (ended.code, ended.err.startswith("briefing: unreadable: ")) == (3, True)


def test_where_nothing_is_marked_it_is_exit_code_one(library: Path, home: str) -> None:
    assert marks(library, home) == (1, "", "briefing: nothing is marked in this library\n")


def test_a_place_that_keeps_nothing_is_said(library: Path) -> None:
    said = "briefing: what you read and mark is kept only until you leave (/dev/null/briefing: Not a directory)\n"

    assert marks(library, "/dev/null").err.startswith(said)


@pytest.mark.parametrize("width", [30, 60])
def test_no_line_is_wider_than_asked(width: int, library: Path, state: UserData, home: str) -> None:
    remark(state)
    lines = marks(library, home, "--width", str(width)).out.split("\n")

    assert [line for line in lines if len(line) > width] == []


def test_what_cannot_be_read_is_not_nothing(library: Path, home: str, state: UserData) -> None:
    state.flag("newer", "Coca in Peru")
    path = Path(state.store.path)
    path.chmod(0o666)  # others could write to it: it is not opened
    ended = marks(library, home)

    assert (ended.code, ended.out, "nothing is marked" in ended.err) == (3, "", False)
    assert ended.err.startswith("briefing: what you marked before cannot be read now, and what you read and mark")
