"""What is open in full is read on: the next of its list, a whole section as one page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing.model import Quote
from briefing.session.lists import arranged_table
from briefing.session.session import Session
from briefing.views.layout import plain
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import messages, opened_session, run


def references(session: Session) -> list[str]:
    return [row.reference for row in arranged_table(session).rows]


def walked(session: Session, lines: Sequence[str]) -> list[tuple[bool, str]]:
    """What each command leads to: whether a record is open, and which."""
    seen = []
    for line in lines:
        run(session, line)
        seen.append((session.location.is_record_open, session.location.record or session.location.briefing))
    return seen


@pytest.mark.parametrize(
    "start",
    [
        ("search coca area",),
        ("views timeline",),
        (f"open {NAMES[0]}", "open statistics"),
        ("search coca", "views timeline"),
    ],
)
def test_the_next_record_is_that_of_the_list_and_back_leads_to_the_list_with_the_cursor_on_it(
    start: Sequence[str],
) -> None:
    with opened_session() as session:
        for line in start:
            run(session, line)
        listed = list(dict.fromkeys(reference for reference in references(session) if "#" in reference))
        at = listed.index(AREA)
        session.select(AREA)
        place = session.location.identity[:4]
        seen = walked(session, ("open", "next-record", "previous-record", "next-record"))
        run(session, "back")

        assert seen == [(True, listed[index]) for index in (at, at + 1, at, at + 1)]
        assert (session.location.identity[:4], session.location.record) == (place, listed[at + 1])


def test_the_list_ends_and_says_so() -> None:
    assert messages(f"open {NAMES[0]}", "open statistics", "open 1", "previous-record", "next-record")[3:] == [
        "that was the first of 10",
        "2 of 10",
    ]


def test_in_a_summary_the_next_one_is_the_next_briefing_of_the_list() -> None:
    with opened_session() as session:
        session.select(NAMES[0], 0)
        run(session, "open")
        seen = [(run(session, "next-record").message, session.location.briefing) for _ in range(3)]
        run(session, "back")

        assert seen == [("2 of 3", NAMES[1]), ("3 of 3", NAMES[2]), ("that was the last of 3", NAMES[2])]
        assert session.location.record == NAMES[2]


def test_after_a_link_the_next_record_is_that_of_its_section_and_back_is_where_the_link_was() -> None:
    with opened_session() as session:
        for line in (f"open {AREA}", "next-link", "follow"):
            run(session, line)
        linked = session.location.record
        section = [
            f"{NAMES[0]}#{record.id}"
            for record in session.contents.records(session.location, session.location.pane, session.search.query)
        ]
        run(session, "next-record")

        assert session.location.record == section[section.index(linked) + 1]
        run(session, "back")
        assert session.location.record == AREA


def test_in_a_list_there_is_nothing_open_to_go_on_from() -> None:
    assert messages("next-record") == ["nothing is open in full: open does that"]


def test_all_quotes_are_read_as_one_page() -> None:
    with opened_session() as session:
        session.select(NAMES[0], 0)
        run(session, "read-section")
        heading, paragraphs = session.contents.record_text(session.location, session.location.record)
        text = "\n".join(plain(paragraph.spans) for paragraph in paragraphs)
        records = session.contents.records(session.location, "quotes", session.search.query)
        quotes = [record.text for record in records if isinstance(record, Quote)]

        assert (heading, all(quote.partition("\n")[0] in text for quote in quotes)) == (
            f"Quotes · {len(quotes)}",
            True,
        )
        assert walked(session, ("next-record", "previous-record", "back"))[2] == (False, NAMES[0])
    assert messages("read-section quot", f"open {NAMES[0]}", "read-section agreements", "read-section nothing") == [
        "no section 'quot'; did you mean 'quotes'?", "", "", "no section 'nothing'",
    ]  # fmt: skip
