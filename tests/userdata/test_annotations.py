"""What a reader has read and marked is kept, beside the library."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import datetime
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.userdata.annotations import UserData
from tests.userdata.readers import again, file_of, read_versions


def test_what_was_read_is_known_in_the_next_run(library: str) -> None:
    state = UserData.open([library])
    state.mark_read("a", "1")
    state.mark_read("a", "2")
    state.mark_all_read({"b": "1", "c": "1"})
    state.mark_unread("c")

    assert (read_versions(again(state, library)), state.notice) == ({"a": "2", "b": "1"}, "")


def test_a_flag_is_set_and_taken_back(library: str) -> None:
    state = UserData.open([library])

    assert [state.flag("b#x", "X"), state.annotations()["b#x"].flagged] == [(True, ""), True]
    assert (state.flag("b#x", "X"), state.annotations()) == ((False, ""), {})


def test_a_note_stays_when_the_flag_goes_and_the_flag_when_the_note_goes(library: str) -> None:
    state = UserData.open([library])
    state.annotate("b#x", "X", " ask again\nin the morning ")
    state.flag("b#x", "X")
    both = state.annotations()["b#x"]
    state.flag("b#x", "X")
    noted = state.annotations()["b#x"]
    state.flag("b#x", "X")
    state.annotate("b#x", "X", " ")
    flagged = state.annotations()["b#x"]

    assert [annotation[1:3] for annotation in (both, noted, flagged)] == [
        (True, "ask again\nin the morning"), (False, "ask again\nin the morning"), (True, ""),
    ]  # fmt: skip


def test_a_remark_has_its_caption_and_the_moment_it_was_made(library: str) -> None:
    state = UserData.open([library])
    before = datetime.now().astimezone().replace(microsecond=0)
    state.annotate("b#x", "Area under coca: 42,900 hectares", "check")
    annotation = again(state, library).annotations()["b#x"]
    changed_at = datetime.fromisoformat(annotation.changed_at)

    assert (annotation.caption, len(annotation.changed_at), before <= changed_at) == (
        "Area under coca: 42,900 hectares",
        25,
        True,
    )


def test_remarks_stand_in_the_order_they_were_made(library: str) -> None:
    state = UserData.open([library])
    for name in ("z", "a", "m"):
        state.flag(name, name)
    state.annotate("z", "z", "later")

    assert list(state.annotations()) == ["a", "m", "z"]


def test_a_mark_is_where_its_letter_was_last_set(library: str) -> None:
    state = UserData.open([library])
    state.set_bookmark("a", "b#x", "X")
    state.set_bookmark("A", "b", "B")
    state.set_bookmark("a", "b#y", "Y")

    assert {letter: bookmark[:3] for letter, bookmark in again(state, library).bookmarks().items()} == {
        "A": ("A", "b", "B"), "a": ("a", "b#y", "Y"),
    }  # fmt: skip


@pytest.mark.parametrize("letter", ["", "1", "é", "ab", "\n"])
def test_only_a_letter_marks_a_place(letter: str, library: str) -> None:
    with pytest.raises(UsageError, match="a mark is a letter from a to z or A to Z"):
        UserData.open([library]).set_bookmark(letter, "b", "B")


def test_small_things_are_kept_by_name(library: str) -> None:
    state = UserData.open([library])
    state.settings.put("place", '{"pane": 1}')
    state.settings.put("place", '{"pane": 2}')

    assert (again(state, library).settings.get("place"), UserData.open([library]).settings.get("other")) == (
        '{"pane": 2}',
        "",
    )


def test_a_visit_tells_when_the_one_before_began(library: str) -> None:
    state = UserData.open([library])

    assert [state.settings.last_visit, state.settings.visit("2026-11-22T18:00:00+01:00")] == ["", ""]
    assert [state.settings.visit("2026-11-23T06:00:00+01:00"), again(state, library).settings.last_visit] == [
        "2026-11-22T18:00:00+01:00",
        "2026-11-23T06:00:00+01:00",
    ]


def test_each_library_has_its_own_and_a_link_to_it_is_the_same(library: str, tmp_path: Path) -> None:
    UserData.open([library]).mark_read("a", "1")
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(library)

    assert [read_versions(UserData.open([str(tmp_path / name)])) for name in ("other", "link")] == [{}, {"a": "1"}]


def test_nothing_is_written_into_the_library_and_only_the_reader_can_read_it(library: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o775)
    UserData.open([library]).mark_read("a", "1")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, file_of(folder))]

    assert (os.listdir(library), modes) == ([], [0o700, 0o600])


@pytest.mark.parametrize("text", ["\x1b[2J", "\u202egnp.exe", "\ud800"])
def test_no_text_that_is_kept_can_act_on_a_terminal(text: str, library: str, folder: Path) -> None:
    state = UserData.open([library])
    state.annotate(f"b#{text}", text, text)
    state.set_bookmark("a", text, text)
    state.settings.put("x", text)
    connection = sqlite3.connect(file_of(folder))
    connection.execute("UPDATE mark SET caption = ?", ("\x1b]0;x\x07",))
    connection.execute("UPDATE remark SET at = x'ff00'")
    connection.commit()
    connection.close()
    said = repr((state.annotations(), state.bookmarks())) + state.settings.get("x")

    assert [code for code in ("\x1b", "\\x1b", "\u202e", "\\u202e", "\ud800", "\\ud800") if code in said] == []
    assert (state.bookmarks()["a"].caption, [annotation.changed_at for annotation in state.annotations().values()]) == (
        "␛]0;x␇",
        [""],
    )
