"""What is said to be kept is kept: every write tells whether it is on disk, is tried again, and is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.errors import NOT_WRITTEN
from briefing.session.annotate import answer_note
from briefing.session.reply import Leave
from briefing.userdata.annotations import UserData
from tests.linear.conversation import NAMES, converse
from tests.session.sessions import opened_session, run
from tests.userdata.readers import file_of, read_versions

FIRST = f"{NAMES[0]}#coca-area-2014"
UNKEPT = "not kept: attempt to write a readonly database; tried again at the next write"


@contextmanager
def full_disk(state: UserData) -> Iterator[None]:
    """The file cannot be written to meanwhile, and neither can it be opened anew."""
    path = Path(state.store.path)
    state.store.connection.execute("PRAGMA query_only=1")
    path.chmod(0o666)  # others could write to it: it is not opened
    try:
        yield
    finally:
        path.chmod(0o600)


def test_a_write_that_is_on_disk_has_no_reason(library: str) -> None:
    state = UserData.open([library])

    assert [
        state.flag("b", "B").reason, state.annotate("b", "B", "x").reason, state.set_bookmark("a", "b", "B").reason,
        state.mark_read("b", "1").reason, state.mark_unread("b").reason, state.unkept, state.lost(),
    ] == ["", "", "", "", "", "", []]  # fmt: skip


def test_a_write_that_is_not_says_why_and_what_would_be_lost(library: str) -> None:
    state = UserData.open([library])
    with full_disk(state):
        written = state.annotate("b", "B", "important")
        state.flag("c", "C")
        lost = state.lost()

    assert (written.value, written.reason) == ("important", "attempt to write a readonly database")
    assert lost == ["note: B", "flag: C"]


def test_everything_is_written_at_the_next_write_that_finds_the_file(library: str) -> None:
    state = UserData.open([library])
    state.flag("a", "A")
    with full_disk(state):
        state.annotate("b", "B", "first")
        state.annotate("b", "B", "second", before="first")
        state.flag("a", "A")
        state.set_bookmark("m", "b", "B")
        state.mark_read("b", "1")
    written = state.flag("d", "D")
    after = UserData.open([library])

    assert (written, state.unkept, state.notice, state.lost()) == ((True, ""), "", "", [])
    assert {reference: kept[1:3] for reference, kept in after.annotations().items()} == {
        "b": (False, "second"), "d": (True, ""),
    }  # fmt: skip
    assert (list(after.bookmarks()), read_versions(after)) == (["m"], {"b": "1"})


def test_what_another_process_wrote_meanwhile_stays(library: str) -> None:
    state = UserData.open([library])
    with full_disk(state):
        state.annotate("b", "B", "mine", before="")
    UserData.open([library]).annotate("b", "B", "theirs")

    assert (state.lost(), UserData.open([library]).annotations()["b"].note) == ([], "theirs\nmine")


@pytest.mark.parametrize(
    ("before", "meanwhile", "note", "kept"),
    [
        ("", "", "mine", "mine"),
        ("old", "old", "mine", "mine"),
        ("old", "theirs", "mine", "theirs\nmine"),
        ("old", "old and theirs", "old", "old and theirs"),
        ("old", "theirs", "", "theirs"),
        ("old", "", "mine", "mine"),
        ("old", "same", "same", "same"),
    ],
)
def test_a_note_that_another_screen_changed_is_merged(
    before: str, meanwhile: str, note: str, kept: str, library: str
) -> None:
    mine, theirs = UserData.open([library]), UserData.open([library])
    mine.annotate("b", "B", before)
    theirs.annotate("b", "B", meanwhile)

    assert mine.annotate("b", "B", note, before=before).value == kept
    assert ("".join(one.note for one in theirs.annotations().values())) == kept


# ------------------------------------------------------------------ a session


def test_the_sentence_after_a_command_says_whether_it_is_kept() -> None:
    with opened_session() as session:
        run(session, f"open {FIRST}")
        with full_disk(session.userdata):
            said = [run(session, line).message for line in ("note important", "flag", "where")]
        said.append(run(session, "mark a").message)
        kept = UserData.open(session.repository.paths).annotations()[FIRST]

    caption = said[3].removeprefix("marked a: ")
    assert said[0] == f"{UNKEPT} (noted: {caption})"
    assert (said[1].startswith("not kept: "), said[1].endswith(f"tried again at the next write (flagged: {caption})")) == (
        True, True,
    )  # fmt: skip
    assert (said[2].startswith("not kept"), kept.note, kept.flagged) == (False, "important", True)


def test_reading_on_says_so_too_where_it_cannot_be_noted() -> None:
    with opened_session() as session, full_disk(session.userdata):
        assert run(session, f"open {FIRST}").message == UNKEPT


def test_leaving_asks_once_where_something_would_be_lost() -> None:
    with opened_session() as session, full_disk(session.userdata):
        run(session, f"open {FIRST}")
        run(session, "note important")
        replies = [run(session, line) for line in ("quit", "down", "quit", "quit")]

    assert [reply.effects[:1] for reply in replies] == [(), replies[1].effects, (), (Leave(NOT_WRITTEN),)]
    assert "Leave again to leave without it" in replies[0].message


def test_leaving_names_two_of_the_things_that_would_be_lost_and_counts_the_others() -> None:
    asked = []
    with opened_session() as session, full_disk(session.userdata):
        for line in (f"open {FIRST}", "note important", "mark a", "mark b"):
            run(session, line)
            session.is_leave_asked = False
            asked.append(run(session, "quit").message)

    caption = "Area under coca, Peru: 42,900 hectares (2014)"
    assert [text.partition("others too: ")[2].partition(". Leave")[0] for text in asked] == [
        "what was read", f"what was read; note: {caption}", f"what was read; note: {caption} and 1 more",
        f"what was read; note: {caption} and 2 more",
    ]  # fmt: skip


def test_leaving_asks_nothing_where_the_disk_has_room_again() -> None:
    with opened_session() as session:
        with full_disk(session.userdata):
            run(session, f"open {FIRST}")
        run(session, "note important")

        assert run(session, "quit").effects == (Leave(0),)


def test_a_note_that_is_asked_for_is_written_on_what_it_was_asked_about() -> None:
    with opened_session() as session:
        run(session, f"open {FIRST}")
        run(session, "note")
        UserData.open(session.repository.paths).annotate(FIRST, "X", "from beside")
        session.reload()
        run(session, "down")
        reply = answer_note(session, "mine")
        notes = {reference: kept.note for reference, kept in session.userdata.annotations().items()}

    assert notes == {FIRST: "from beside\nmine"}
    assert reply.message == "noted, beside what another screen wrote meanwhile: from beside / mine"


def test_the_end_of_the_input_leaves_with_another_code_where_something_is_lost(folder: Path) -> None:
    def typed() -> Iterator[str]:
        yield f"open {FIRST}"
        file_of(folder).unlink()
        (folder / "reader.sqlite").mkdir()
        yield "flag"

    printed: list[str] = []

    assert (converse(typed(), printed), "not kept:" in "".join(printed)) == (NOT_WRITTEN, True)
