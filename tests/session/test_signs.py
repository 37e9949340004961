"""Signs before rows: read state, flag, note and mark letter have a cell each, and none hides another."""

from __future__ import annotations

from pathlib import Path

from briefing.session.reader_marks import BRIEFING_SIGNS, RECORD_SIGNS
from tests.helpers import HEAD, statistic, written
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import opened_session, run


def test_a_flag_a_note_and_a_letter_are_seen_at_once() -> None:
    with opened_session() as session:
        signs = [session.marks.record_sign(AREA)]
        for line in (f"open {AREA}", "flag", "note checked", "mark c"):
            run(session, line)
            signs.append(session.marks.record_sign(AREA))

    assert signs == ["    ", "    ", "⚑   ", "⚑✎  ", "⚑✎c "]


def test_a_briefing_shows_what_its_records_bear_beside_whether_it_was_read() -> None:
    with opened_session() as session:
        signs = [session.marks.briefing_sign(NAMES[0])]
        for line in (f"open {AREA}", "flag", "open #theo-roncken", "note checked", "mark c", "unread"):
            run(session, line)
            signs.append(session.marks.briefing_sign(NAMES[0]))

    assert signs == ["•    ", "     ", " ⚑   ", " ⚑   ", " ⚑✎  ", " ⚑✎c ", "•⚑✎c "]


def test_a_flagged_briefing_that_is_corrected_says_so(tmp_path: Path) -> None:
    written(tmp_path, HEAD + statistic())
    with opened_session(tmp_path) as session:
        for line in ("open a#area", "flag"):
            run(session, line)
        before = session.marks.briefing_sign("a")
    written(tmp_path, HEAD + statistic().replace("42900", "72"))
    with opened_session(tmp_path) as session:
        assert (before, session.marks.briefing_sign("a")) == (" ⚑   ", "↻⚑  !")


def test_no_state_changes_the_width_of_the_signs() -> None:
    with opened_session() as session:
        assert (len(session.marks.record_sign(AREA)), len(session.marks.briefing_sign(NAMES[0]))) == (
            RECORD_SIGNS, BRIEFING_SIGNS,
        )  # fmt: skip
