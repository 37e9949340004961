"""Flags, notes and marks of all briefings are a view, are copied together, and the last of them is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.session.lists import arranged_table
from briefing.session.reply import Copy
from briefing.session.session import Session
from briefing.views.layout import plain
from tests.helpers import HEAD, statistic, written
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import messages, opened_session, run

QUOTE = f"{NAMES[0]}#theo-roncken"
NOTHING_LEFT = "there is nothing to undo: no flag, note or all-read of this session is left"


def marked(session: Session) -> None:
    for line in (f"open {AREA}", "flag", f"open {QUOTE}", "note checked", "mark c", f"open {NAMES[1]}", "flag"):
        run(session, line)


def kept(session: Session) -> dict[str, tuple[bool, str]]:
    return {reference: (it.flagged, it.note) for reference, it in session.userdata.annotations().items()}


def test_what_is_marked_in_all_briefings_is_a_view_from_which_it_is_opened() -> None:
    with opened_session() as session:
        marked(session)
        run(session, "marks")
        references = [row.reference for row in arranged_table(session).rows]
        run(session, "open 1")
        opened = session.location.record
        run(session, "back")
        run(session, "open 3")

        assert references == [AREA, QUOTE, NAMES[1]]
        assert (opened, session.location.briefing, session.location.pane) == (AREA, NAMES[1], "summary")


def test_the_view_of_marks_follows_what_is_marked() -> None:
    with opened_session() as session:
        marked(session)
        run(session, "marks")
        session.select(AREA, 0)
        counts = [len(arranged_table(session).rows)]
        for line in ("flag", "undo"):
            run(session, line)
            counts.append(len(arranged_table(session).rows))

    assert counts == [3, 2, 3]


def test_everything_flagged_is_copied_with_its_attribution() -> None:
    with opened_session() as session:
        none = run(session, "copy flagged").message
        marked(session)
        [effect] = run(session, "copy flagged").effects

    assert isinstance(effect, Copy)
    assert none == "nothing that can be read is flagged: flag does that"
    assert (effect.label, effect.text.count(AREA), effect.text.count(NAMES[1]), QUOTE in effect.text) == (
        "2 flagged",
        1,
        1,
        False,
    )


@pytest.mark.parametrize("line", ["flag", "note other", "note -"])
def test_the_last_flag_or_note_is_taken_back(line: str) -> None:
    with opened_session() as session:
        for before in (f"open {AREA}", "flag", "note checked"):
            run(session, before)
        first = kept(session)
        run(session, line)
        said = run(session, "undo").message

        assert (kept(session), said.startswith("undone: ")) == (first, True)


def test_steps_are_taken_back_one_at_a_time_until_there_is_none() -> None:
    lines = (f"open {AREA}", "flag", "note checked", "undo", "undo", "undo")
    with opened_session() as session:
        said = [run(session, line).message for line in lines][3:]

        assert kept(session) == {}
    assert [text.partition(":")[0] for text in said] == ["undone", "undone", NOTHING_LEFT.partition(":")[0]]
    assert messages("undo") == [NOTHING_LEFT]


def test_all_read_is_taken_back_for_those_that_were_not(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        written(tmp_path, HEAD + statistic(), f"{name}.toml")
    with opened_session(tmp_path) as session:
        for line in ("open a", "open-reference b"):
            run(session, line)
        written(tmp_path, HEAD, "b.toml")
        session.repository.refresh()
        session.reload()
        seen = []
        for line in ("all-read", "undo"):
            run(session, line)
            seen.append([session.marks.read.news_of(name) for name in ("a", "b", "c")])

    assert seen == [["", "", ""], ["", "↻", "•"]]


def test_a_flag_that_is_taken_back_again_knows_what_it_was_set_on(tmp_path: Path) -> None:
    written(tmp_path, HEAD + statistic())
    with opened_session(tmp_path) as session:
        for line in ("open a#area", "flag"):
            run(session, line)
    written(tmp_path, HEAD + statistic().replace("42900", "72"))
    with opened_session(tmp_path) as session:
        for line in ("open a#area", "flag", "undo"):
            run(session, line)

        assert session.marks.record_sign("a#area") == "⚑  !"


def test_the_note_on_a_record_stands_right_after_what_it_is() -> None:
    with opened_session() as session:
        for line in (f"open {AREA}", "note checked"):
            run(session, line)
        lines = [plain(line.spans) for line in session.contents.record_text(session.location, AREA)[1]]

    assert (lines[0], lines.index("✎ checked") < lines.index("") + 2) == ("Area under coca, Peru", True)


def test_what_is_told_of_a_copy_fits_into_a_line_and_names_what_was_copied() -> None:
    with opened_session() as session:
        run(session, f"open {AREA}")
        [effect] = run(session, "copy").effects

    assert isinstance(effect, Copy)
    told = f"{effect.label}: sent to the terminal, given to tmux, {effect.written}"
    assert (told.startswith("Area under coca, Peru: "), len(told) <= 80) == (True, True)
