"""A record or a briefing is renamed: old references lead to it, and what was kept stays with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.linear.speech import remark
from briefing.session.session import Session
from briefing.session.start import begin, end
from briefing.views.layout import Paragraph
from tests.helpers import HEAD, statistic, written
from tests.session.sessions import opened_session, run

pytestmark = pytest.mark.usefixtures("own_folders")
RENAMED = HEAD + 'id = "b"\nformerly = ["a"]\n' + statistic("extent") + 'formerly = ["area"]\n'


def text(paragraphs: list[Paragraph]) -> str:
    return "\n".join("".join(span.text for span in line.spans) for line in paragraphs)


def marked(folder: Path) -> None:
    """A library of one figure, which is flagged, noted and marked, and was read last."""
    written(folder, HEAD + statistic())
    with opened_session(folder) as session:
        for command in ("open a#area", "flag", "note checked", "mark m"):
            run(session, command)
        end(session)


def at_record(session: Session) -> list[str]:
    lines = text(session.marks.paragraphs(session.reference)).split("\n")
    return [session.reference, *(line for line in lines if line)]


@pytest.mark.parametrize("reference", ["a#area", "b#area", "a#extent", "b#extent"])
def test_old_references_open_the_record_as_it_is_called_now(reference: str, tmp_path: Path) -> None:
    written(tmp_path, RENAMED)
    with opened_session(tmp_path) as session:
        run(session, f"open {reference}")

        assert session.reference == "b#extent"


def test_what_was_kept_stays_with_a_renamed_record(tmp_path: Path) -> None:
    marked(tmp_path)
    written(tmp_path, RENAMED)
    with opened_session(tmp_path) as session:
        begin(session, None)

        assert at_record(session) == ["b#extent", "⚑ flagged", "✎ checked", "'m comes back here"]


def test_a_renamed_record_is_unflagged_and_its_note_is_replaced(tmp_path: Path) -> None:
    marked(tmp_path)
    written(tmp_path, RENAMED)
    with opened_session(tmp_path) as session:
        for command in ("jump m", "flag", "note once more"):
            run(session, command)

        assert at_record(session) == ["b#extent", "✎ once more", "'m comes back here"]
        assert len(session.userdata.annotations()) == 1


def test_a_record_that_says_another_thing_is_told(tmp_path: Path) -> None:
    marked(tmp_path)
    written(tmp_path, HEAD + statistic().replace("42900", "72"))
    with opened_session(tmp_path) as session:
        run(session, "open a#area")

        assert at_record(session)[1] == ("! This is not what it was when it was marked: Area: 42,900 hectares")


def test_rows_of_lists_tell_it_as_the_record_does(tmp_path: Path) -> None:
    marked(tmp_path)
    with opened_session(tmp_path) as session:
        before = session.marks.record_sign("a#area"), remark(session.marks, "a#area", is_briefing=False)
    written(tmp_path, HEAD + statistic().replace("42900", "72"))
    with opened_session(tmp_path) as session:
        after = session.marks.record_sign("a#area"), remark(session.marks, "a#area", is_briefing=False)

    assert (before, after) == (
        ("⚑✎m ", "flagged, your note: checked"),
        ("⚑✎m!", "not what it was when it was marked, flagged, your note: checked"),
    )


@pytest.mark.parametrize("command", ["flag", "note checked", "mark m"])
def test_the_row_of_a_briefing_tells_it_of_its_head(command: str, tmp_path: Path) -> None:
    written(tmp_path, HEAD)
    with opened_session(tmp_path) as session:
        for line in ("open a", command):
            run(session, line)
        before = session.marks.briefing_sign("a")
    written(tmp_path, HEAD.replace("Peru", "Bolivia"))
    with opened_session(tmp_path) as session:
        assert (before[-1], session.marks.briefing_sign("a")[-1]) == (" ", "!")


def test_what_is_kept_again_is_kept_of_the_record_as_it_is(tmp_path: Path) -> None:
    marked(tmp_path)
    written(tmp_path, HEAD + statistic().replace("42900", "72"))
    with opened_session(tmp_path) as session:
        for command in ("open a#area", "note seen"):
            run(session, command)

        assert at_record(session) == ["a#area", "⚑ flagged", "✎ seen", "'m comes back here"]


def test_what_has_gone_is_not_said_to_have_changed(tmp_path: Path) -> None:
    marked(tmp_path)
    with opened_session(tmp_path) as session:
        for line in ("open a", "flag"):
            run(session, line)
    written(tmp_path, HEAD)
    with opened_session(tmp_path) as session:
        told = [session.marks.changed_notice(reference) for reference in ("a", "a#area", "a#nobody")]
    (tmp_path / "a.toml").unlink()
    with opened_session(tmp_path) as session:
        told += [session.marks.changed_notice(reference) for reference in ("a", "a#area")]

    assert told == [""] * 5


def test_a_head_that_says_another_thing_is_told(tmp_path: Path) -> None:
    marked(tmp_path)
    with opened_session(tmp_path) as session:
        for line in ("open a", "flag"):
            run(session, line)
    written(tmp_path, HEAD.replace("Peru", "Bolivia"))
    with opened_session(tmp_path) as session:
        assert session.marks.changed_notice("a") == "! This is not what it was when it was marked: Coca in Peru"
