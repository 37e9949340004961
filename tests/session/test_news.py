"""What has come in is counted and told, and what is not read yet is gone through."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from briefing.session.lists import arranged_table
from briefing.session.session import Session, local_now
from briefing.tui.presenter import Presenter
from briefing.userdata.since import BEGINNING
from briefing.views.layout import plain
from tests.helpers import HEAD, statistic, written
from tests.linear.conversation import NAMES
from tests.session.sessions import messages, opened_session, run

BROKEN = "headline = 3"


def library(folder: Path) -> None:
    for name in ("a", "b", "c"):
        written(folder, HEAD + statistic(), f"{name}.toml")


def title(session: Session) -> str:
    """What stands at the left of the title bar."""
    return plain(Presenter(session).title(session.location).left)


def refreshed(session: Session) -> str:
    """What is told after the files were looked at."""
    session.repository.refresh()
    return session.reload()


def test_the_title_counts_what_is_unread_corrected_and_unreadable(tmp_path: Path) -> None:
    library(tmp_path)
    with opened_session(tmp_path) as session:
        titles = [title(session)]
        for line in ("open a", "open-reference b", "open briefings"):
            run(session, line)
        titles.append(title(session))
        written(tmp_path, HEAD + statistic().replace("42900", "72"), "a.toml")
        written(tmp_path, BROKEN, "d.toml")
        refreshed(session)
        titles.append(title(session))
        run(session, "all-read")
        titles.append(title(session))

    assert titles == [
        "3 briefings · 3 unread",
        "3 briefings · 1 unread",
        "3 briefings · 1 unread · 1 corrected · 1 unreadable",
        "3 briefings · 1 unreadable",
    ]


def test_an_arrival_a_correction_and_a_broken_file_are_told_and_leave_the_place_alone(tmp_path: Path) -> None:
    library(tmp_path)
    with opened_session(tmp_path) as session:
        run(session, "open a#area")
        place, told = session.location.identity, [refreshed(session)]
        written(tmp_path, HEAD + statistic(), "d.toml")
        told.append(refreshed(session))
        written(tmp_path, HEAD + statistic().replace("42900", "72"), "a.toml")
        told.append(refreshed(session))
        written(tmp_path, BROKEN, "b.toml")
        told.append(refreshed(session)[: len("cannot be read: b.toml:1:1: ")])
        for name in ("c", "d"):
            (tmp_path / f"{name}.toml").unlink()
        told.append(refreshed(session))

        assert session.location.identity == place
    assert told == [
        "",
        f"came in: {HEADLINE}",
        f"corrected: {HEADLINE}",
        "cannot be read: b.toml:1:1: ",
        "2 no longer there",
    ]


HEADLINE = HEAD.partition('headline = "')[2].partition('"')[0]


def test_what_an_empty_index_is_filled_with_has_not_come_in(tmp_path: Path) -> None:
    with opened_session(tmp_path) as session:
        session.library = session.library._replace(is_known=False)
        library(tmp_path)

        assert refreshed(session) == ""


def test_the_last_arrival_is_told_by_its_time_and_another_day_s_with_the_day(tmp_path: Path) -> None:
    library(tmp_path)
    with opened_session(tmp_path) as session:
        news, now = session.contents.news, local_now()
        tomorrow = now + timedelta(days=1)
        texts = [news.last_arrival(moment, BEGINNING) for moment in (now, tomorrow)]

        assert [len(text) for text in texts] == [len("01:34"), len("2026-11-25 01:34")]
        assert news.last_arrival(now, tomorrow) == ""


def test_the_next_unread_one_is_opened_until_there_is_none() -> None:
    with opened_session() as session:
        session.select(NAMES[1], 1)
        seen = []
        for _ in range(4):
            seen.append((run(session, "next-unread").message, session.location.briefing))
        run(session, "back")

        assert seen == [
            ("2 more unread", NAMES[1]),
            ("1 more unread", NAMES[2]),
            ("that was the last unread one", NAMES[0]),
            ("every briefing is read as it is", NAMES[0]),
        ]
        assert (session.location.pane, session.location.record) == ("briefings", NAMES[0])


def test_only_unread_ones_are_listed_and_all_again() -> None:
    def listed(session: Session) -> list[str]:
        return [row.reference for row in arranged_table(session).rows]

    with opened_session() as session:
        run(session, f"open-reference {NAMES[1]}")
        run(session, "back")
        lists = []
        for line in ("only-unread", "sort date_published", "only-unread"):
            run(session, line)
            lists.append(listed(session))

    assert lists == [[NAMES[0], NAMES[2]], [NAMES[2], NAMES[0]], list(reversed(NAMES))]


def test_a_list_of_unread_ones_says_so_where_there_are_none() -> None:
    with opened_session() as session:
        for line in ("all-read", "only-unread"):
            run(session, line)

        assert (
            session.contents.empty_text(session.location) == "every briefing is read as it is; :only-unread shows all"
        )
    assert messages("all-read", "next-unread")[1] == "every briefing is read as it is"


def test_an_open_view_holds_what_has_come_in_with_the_cursor_where_it_was(tmp_path: Path) -> None:
    library(tmp_path)
    with opened_session(tmp_path) as session:
        run(session, "views timeline")
        session.select("b#area", 1)
        before = len(arranged_table(session).rows)
        written(tmp_path, HEAD + statistic(), "aa.toml")
        refreshed(session)

        assert (len(arranged_table(session).rows) - before, session.location.record) == (1, "b#area")


def test_a_visit_counts_when_it_is_left_and_a_lost_connection_is_none() -> None:
    with opened_session() as session:
        since = [session.since]
    with opened_session() as session:
        since.append(session.since)
        began = session.began
        run(session, "quit")
    with opened_session() as session:
        since.append(session.since)

    assert since == [BEGINNING, BEGINNING, began.replace(microsecond=0)]
