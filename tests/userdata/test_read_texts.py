"""Briefings are kept as they were read, to say what a correction has changed: the last ones, and no long ones."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from briefing.session.lists import arranged_table
from briefing.userdata.annotations import UserData
from briefing.userdata.database import MIGRATIONS, migrate, version_of
from briefing.userdata.read_texts import LONGEST_KEPT, MOST_TEXTS, ReadText, keep_text, read_text
from tests.helpers import HEAD, statistic, written
from tests.session.sessions import opened_session, run

CORRECTED = HEAD + statistic().replace("42900", "72")


def test_changes_tell_what_was_corrected_since_it_was_read(tmp_path: Path) -> None:
    written(tmp_path, HEAD + statistic())
    with opened_session(tmp_path) as session:
        run(session, "open-reference a")
    written(tmp_path, CORRECTED)
    with opened_session(tmp_path) as session:
        run(session, "changes 2014-01-01")
        row = dict(
            zip(
                (column.name for column in arranged_table(session).columns),
                arranged_table(session).rows[0].values,
                strict=True,
            )
        )
        run(session, "open 1")
        lines = [
            "".join(span.text for span in line.spans) for line in session.contents.record_text(session.location, "a")[1]
        ]

    assert (row["what"], row["corrections"]) == ("corrected", ("Area · Value: 42,900 → 72",))
    assert lines[:2] == ["Corrected since you read it before:", "Area · Value: 42,900 → 72"]


def test_the_last_texts_are_kept_and_long_ones_are_not(tmp_path: Path) -> None:
    state = UserData.open([str(tmp_path)])
    keep_text(state, "long", ReadText("1", os.urandom(LONGEST_KEPT + 1000)))
    for number in range(MOST_TEXTS + 2):
        keep_text(state, f"b{number}", ReadText("1", b"text"))
    kept = [read_text(state, name) for name in ("long", "b0", "b1", "b2", f"b{MOST_TEXTS + 1}")]

    assert [text.content if text else None for text in kept] == [None, None, None, b"text", b"text"]


def test_the_text_that_was_read_last_is_kept(tmp_path: Path) -> None:
    state = UserData.open([str(tmp_path)])
    for version in ("1", "2"):
        keep_text(state, "a", ReadText(version, version.encode()))

    assert read_text(state, "a") == ("2", b"2")


def test_a_damaged_text_is_none(tmp_path: Path) -> None:
    state = UserData.open([str(tmp_path)])
    keep_text(state, "a", ReadText("1", b"text"))
    state.store.connection.execute("UPDATE text SET content = 'x'")

    assert read_text(state, "a") is None


def test_a_file_of_the_version_before_gets_the_table_and_keeps_what_it_has() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, MIGRATIONS[:3])
    connection.execute("INSERT INTO seen(briefing, version) VALUES('a', '1')")
    migrate(connection)

    assert (version_of(connection), connection.execute("SELECT briefing FROM seen").fetchall()) == (
        len(MIGRATIONS),
        [("a",)],
    )
    assert connection.execute("SELECT count(*) FROM text").fetchone() == (0,)
