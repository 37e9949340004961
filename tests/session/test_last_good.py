"""A briefing whose file cannot be read any more stays open: a banner says since when and why, `edit` goes to the fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.linear.telling import record_paragraphs, summary_head
from briefing.session.lists import row_index
from briefing.session.location import Location
from briefing.session.reply import Edit
from briefing.session.session import Session
from tests.helpers import HEAD, statistic, written
from tests.linear.conversation import answers
from tests.session.sessions import opened_session, run

BANNER = r"Last good version: the file cannot be read since \d{4}-\d\d-\d\d \d\d:\d\d\. .*a\.toml:5:8: .*"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    written(tmp_path, HEAD + statistic())
    return tmp_path


def broken(session: Session, library: Path, text: str = f"{HEAD}[[quotes]]\ntext = A\n") -> None:
    """Save a file while it is open, as the follower of the files notices it."""
    written(library, text)
    session.repository.refresh()
    session.reload()


def shown(session: Session) -> list[str]:
    """What stands beside the list."""
    here = session.location
    paragraphs = session.contents.record_text(here, here.record or here.briefing)[1]
    return ["".join(span.text for span in text.spans) for text in paragraphs]


@pytest.mark.parametrize("reference", ["a", "a#area"])
def test_the_banner_stands_above_what_is_read_until_the_file_is_mended(reference: str, library: Path) -> None:
    with opened_session(library) as session:
        run(session, f"open {reference}")
        before = shown(session)
        broken(session, library)
        during, title = shown(session), session.contents.title("a")
        broken(session, library, HEAD + statistic())

        assert (re.fullmatch(BANNER, during[0]) is not None, during[2:]) == (True, before)
        assert (title, shown(session)) == (("Coca in Peru", "last good version · 2015-07-22"), before)


def test_the_editor_goes_to_the_fault_wherever_the_reader_is(library: Path) -> None:
    with opened_session(library) as session:
        run(session, "open a#area")
        broken(session, library)
        effects = [run(session, "edit").effects]
        run(session, "open briefings")
        session.select("a")
        effects.append(run(session, "edit").effects)

        assert effects == [(Edit(str(library / "a.toml"), 5),)] * 2


def test_the_row_of_the_list_says_so_and_there_is_no_second_one(library: Path) -> None:
    with opened_session(library) as session:
        broken(session, library)
        rows = session.contents.library_table().rows

        assert [row.reference for row in rows] == ["a"]
        assert str(rows[0].values[0]).startswith("(unreadable since ")


def test_it_is_told_in_lines_too(library: Path) -> None:
    with opened_session(library) as session:
        run(session, "open a")
        broken(session, library)
        briefing, record = session.repository.find("a#area")
        assert record is not None
        said = [summary_head(session)[0], list(record_paragraphs(session, briefing, record))[1]]

        assert [re.fullmatch(BANNER, "".join(span.text for span in text.spans)) is not None for text in said] == [
            True,
            True,
        ]


def test_a_flag_can_be_put_on_it(library: Path) -> None:
    with opened_session(library) as session:
        broken(session, library)

        assert run(session, "open a#area").message == ""
        assert run(session, "flag").message.startswith("flagged: Area")


def test_what_was_never_good_is_a_row_of_its_own(library: Path) -> None:
    written(library, "headline = 5\n", "b.toml")

    assert "unreadable: " in answers("list", paths=[library], width=300)[0]


def test_what_is_read_of_a_briefing_that_has_gone_says_so_and_nothing_is_read_of_none(library: Path) -> None:
    with opened_session(library) as session:
        here = session.location
        texts = [session.contents.record_text(here, reference) for reference in ("gone", "gone#area", "")]
        gone = ["".join(span.text for line in lines for span in line.spans) for _, lines in texts]

    assert gone == ["This briefing is no longer in the library."] * 2 + [""]


def test_a_line_of_the_list_is_found_by_its_reference_and_one_that_is_not_there_by_none(library: Path) -> None:
    written(library, HEAD.replace("2015", "2016"), "b.toml")
    written(library, "x", "c.toml")
    with opened_session(library) as session:
        rows = session.contents.library_table().rows
        indexes = {row.reference: index for index, row in enumerate(rows)}

        assert {reference: row_index(Location().with_cursor(reference), rows) for reference in indexes} == indexes
        assert [row_index(Location().with_cursor(reference), rows) for reference in ("gone", "")] == [-1, -1]


@pytest.mark.parametrize("lines", [["search coca"], ["search coca", "open a"]], ids=["there", "when one is back"])
def test_results_are_those_of_the_files_as_they_are_now(lines: list[str], library: Path) -> None:
    with opened_session(library) as session:
        for line in lines:
            run(session, line)
        before = [result.hit.reference for result in session.search.results.found]
        written(library, HEAD.replace("2015", "2016"), "b.toml")
        session.repository.refresh()
        session.reload()
        if lines[1:]:
            run(session, "back")
        after = [result.hit.reference for result in session.search.results.found]

    assert (sorted(before), sorted(after)) == (["a", "a#area"], ["a", "a#area", "b"])
