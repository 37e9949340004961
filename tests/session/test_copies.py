"""What is copied of a list or a record, what it is called, and the file it is written to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing.paths import state_folder
from briefing.session.copying import write_clip
from briefing.session.reply import Copy
from briefing.session.session import Session
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import messages, opened_session, run

FIGURE = "Area under coca, Peru: 42,900 hectares"


def copied(session: Session, line: str) -> tuple[str, str]:
    """What a command copies: the beginning of its first line, and what it is called."""
    effects = [effect for effect in run(session, line).effects if isinstance(effect, Copy)]
    return effects[0].text.split("\n")[0][: len(FIGURE)], effects[0].label


def test_a_record_its_cells_its_row_and_its_table_are_copied() -> None:
    lines = (
        "copy",
        "copy plain",
        "copy cell",
        "copy cell date",
        "copy row",
        "copy row csv",
        "copy table",
        "copy table markdown",
    )
    with opened_session() as session:
        run(session, f"open {AREA}")
        seen = [copied(session, line) for line in lines]

    name = "Area under coca, Peru: 42,900…"
    head = "reference\ttitle\tquantity\tdate\tarea\tdimensions"
    assert seen == [
        (FIGURE, name), (FIGURE, name), ("Area under coca, Peru", "Title, Area under coca, Peru"), ("2014", "Period, 2014"),
        (head[: len(FIGURE)], "row, tsv"), (head.replace("\t", ",")[: len(FIGURE)], "row, csv"), (head[: len(FIGURE)], "table, tsv"),
        ("| Title | Figure | Period | Area | Dimensions |"[: len(FIGURE)], "table, markdown"),
    ]  # fmt: skip


def test_a_row_is_one_of_the_table() -> None:
    with opened_session() as session:
        run(session, f"open {AREA}")
        counts = [
            len(effect.text.splitlines()) for line in ("copy row", "copy table")
            for effect in run(session, line).effects if isinstance(effect, Copy)
        ]  # fmt: skip

    assert counts == [2, 11]


def test_of_a_summary_the_briefing_is_copied() -> None:
    with opened_session() as session:
        run(session, f"open {NAMES[0]}")

        assert copied(session, "copy")[1] == "Bolivia, Peru Cooperate to Fi…"


def test_what_cannot_be_copied_is_told() -> None:
    assert messages("copy row", "copy table xml", f"open {AREA}", "copy xml", "copy cell nothing")[-3::-1] == [
        "", "a table is copied as tsv, markdown, csv, json", "there is no current row",
    ]  # fmt: skip


@pytest.mark.parametrize(("length", "label"), [(40, "x" * 40), (41, "x" * 39 + "…")])
def test_a_cell_is_called_by_forty_cells_of_it(length: int, label: str, tmp_path: Path) -> None:
    text = "x" * length
    file = tmp_path / "a.toml"
    file.write_text(f'schema = "briefing/1"\nheadline = "{text}"\ndate_published = 2015\n', "utf-8")
    with opened_session(file) as session:
        session.select("a")

        assert run(session, "copy cell").message.partition(": ")[0] == f"Headline, {label}"


def test_the_file_of_what_is_copied_is_for_the_reader_alone() -> None:
    write_clip("coca")

    assert stat.S_IMODE(os.stat(state_folder()).st_mode) == 0o700


def test_the_url_of_the_source_is_copied_as_one_line() -> None:
    with opened_session() as session:
        run(session, f"open {AREA}")
        [effect] = run(session, "copy url").effects

    assert isinstance(effect, Copy)
    assert (effect.text.startswith("https://"), "\n" in effect.text, effect.label) == (
        True,
        False,
        f"url, {effect.text}",
    )
