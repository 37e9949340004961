"""What a reader does with records: copy, flag, note, mark, read; and the signs that say so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from briefing.export.citation import citation
from briefing.library.folder import Library
from briefing.session.settings import Settings
from briefing.userdata.saved_searches import saved_searches
from tests.tui.frames import FIRST
from tests.tui.walk import TALL, WHOLE, Walk, seen, status, three, walking, where

__all__ = ["three"]

AIRCRAFT = "tab tab j"
FIRST_ID = FIRST.stem


def clip(folder: Path) -> str:
    return (folder / "state" / "briefing" / "clip.txt").read_text("utf-8")


# --------------------------------------------------------------------- copying


def test_a_record_is_copied_in_every_form_there_is(own_folders: Path) -> None:
    settings = Settings(templates={"wire": "{figure} ({reference})"})
    briefing = Library.open([str(FIRST)]).briefings[0]
    record = briefing.by_id["aircraft-destroyed"]
    steps = {"y": "plain", "Y": "markdown", ":copy": "plain", ":copy json": "json", ":copy wire": "wire"}

    found = seen(lambda _: clip(own_folders), f"{AIRCRAFT} y", *steps, settings=settings)[1:]

    assert found == [f"{citation(briefing, record, form, settings.templates)}\n" for form in steps.values()]
    assert found[-1] == f"17 planes ({FIRST_ID}#aircraft-destroyed)\n"


def test_a_row_and_a_table_are_copied_as_they_stand(own_folders: Path) -> None:
    steps = (f"{AIRCRAFT} y", ":columns title quantity", ":copy row", ":copy table markdown")

    _, _, row, table = seen(lambda _: clip(own_folders), *steps)

    assert row.splitlines()[1:] == [f"{FIRST_ID}#aircraft-destroyed\tTraffickers' planes destroyed\t17 planes"]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    assert (len(lines), [line for line in lines if "planes" in line]) == (
        12,
        ["| Traffickers' planes destroyed | 17 planes |"],
    )


def test_a_cell_is_copied_as_it_is_read_by_the_name_of_its_column_or_else_what_the_row_is(own_folders: Path) -> None:
    steps = (f"{AIRCRAFT} y", ":copy cell quantity", ":copy cell Period", ":copy cell")

    assert seen(lambda _: clip(own_folders).rstrip("\n"), *steps)[1:] == [
        "17 planes", "2015", "Traffickers' planes destroyed",
    ]  # fmt: skip


def test_what_cannot_be_copied_says_why() -> None:
    said = {
        ":copy cell colour": "there is no column 'colour' (there are title, quantity, date, area, dimensions)",
        ":copy wire": "nothing is cited as 'wire': expected one of plain, markdown, json",
        ":copy table xml": "a table is copied as tsv, markdown, csv, json",
        "enter": None,
        ":copy row": "row, tsv: sent to the terminal, in clip.txt",
    }
    found = dict(zip(said, seen(status, AIRCRAFT, *said)[1:], strict=True))

    found[":copy row"] = found[":copy row"][: len(said[":copy row"] or "")]  # of the section that the record stands in

    assert found | {"enter": None} == said


# ------------------------------------------------------------ flags and notes


def signs(walk: Walk) -> dict[str, str]:
    """The sign before each row of the table that has one."""
    rows = ((row.reference, walk.table.rows.sign(index).text.strip()) for index, row in enumerate(walk.rows))
    return {reference: sign for reference, sign in rows if sign}


def under(walk: Walk) -> list[str]:
    """What the reader has put under the record."""
    return [
        (line.partition("▕")[2] or line).strip()
        for line in walk.shown.splitlines()
        if "⚑ flagged" in line or "✎ call" in line
    ]


def test_a_flag_stands_before_the_row_and_under_the_record_until_it_is_taken_back() -> None:
    at = f"{FIRST_ID}#aircraft-destroyed"

    assert seen(signs, AIRCRAFT, "f", "f", ":flag") == [{}, {at: "⚑"}, {}, {at: "⚑"}]
    assert seen(under, "enter", "f", "f") == [["⚑ flagged"], [], ["⚑ flagged"]]


def test_a_flagged_record_flags_its_briefing_in_the_list() -> None:
    assert seen(signs, f"{AIRCRAFT} f escape", "tab tab tab f escape") == [{FIRST_ID: "⚑"}, {}]


def test_a_note_stands_before_the_row_and_under_the_record_until_it_is_empty() -> None:
    at = f"{FIRST_ID}#aircraft-destroyed"
    steps = (AIRCRAFT, "a c a l l enter", ":note call again", "a", "ctrl+u enter")

    assert seen(signs, *steps) == [{}, {at: "✎"}, {at: "✎"}, {at: "✎"}, {}]
    assert seen(under, ":note call", "enter", "a ! enter", size=TALL) == [["✎ call"], ["✎ call"], ["✎ call!"]]


# --------------------------------------------------------------------- marks


def test_a_letter_comes_back_to_the_record_it_was_put_on_across_briefings() -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.here.briefing, where(walk)[1]

    steps = ("j enter tab tab j", "m a", "}", "' a", "{", ":mark b", "' a", ":jump b")
    aircraft, newest = (FIRST_ID, "aircraft-destroyed"), "2015-08-18-unis-bolivia-2014-survey"

    found = seen(look, *steps, paths=WHOLE)

    assert [found[0], found[1], found[3], found[6]] == [aircraft] * 4
    assert (found[4][0], found[5], found[7]) == (newest, found[4], found[4])


def test_an_unknown_letter_stays_where_it_is_and_says_which_there_are() -> None:
    steps = (AIRCRAFT, "' z", "m a", "j ' z", ":mark 12")

    assert seen(status, *steps)[1:] == [
        "no place is marked yet",
        "marked a: Traffickers' planes destroyed: 17 planes (2015)",
        "no place is marked so; there are: a Traffickers' planes destroyed: 17 planes (2015)",
        "a mark is a letter from a to z or A to Z, found 12",
    ]


def test_any_other_key_ends_the_waiting_for_a_letter() -> None:
    def look(walk: Walk) -> tuple[str, int]:
        return where(walk)[1], len(walk.session.userdata.bookmarks())

    assert seen(look, "tab tab", "m escape", "m 5", "j") == [
        *[("airstrips-destroyed", 0)] * 3,
        ("aircraft-destroyed", 0),
    ]


# ------------------------------------------------------------------ what is read


def test_what_is_read_loses_its_sign_and_unread_gives_it_back(three: tuple[Path, ...]) -> None:
    unread = {"a": "•", "b": "•", "c": "•"}

    assert seen(signs, "g", "enter escape", "u", "enter u escape", ":all-read", ":unread", paths=three) == [
        unread,
        {"a": "•", "b": "•"},
        unread,
        unread,
        {},
        {"c": "•"},
    ]


def shows_after(change: Callable[[], object], text: str, *steps: str, paths: tuple[Path, ...]) -> bool:
    """Whether the screen shows a text after a change of a file, and not before."""

    async def run() -> bool:
        async with walking(*paths) as walk:
            for step in steps:
                await walk.step(step)
            before = walk.shown
            change()
            await walk.until(lambda: text in walk.shown)
            return text not in before

    return asyncio.run(run())


def test_a_briefing_that_has_changed_since_it_was_read_has_a_sign_of_its_own(three: tuple[Path, ...]) -> None:
    path = three[0] / "c.toml"
    text = path.read_text()

    assert shows_after(
        lambda: path.write_text(text.replace("Words", "Others")), "↻    2017-01-01", ":all-read", paths=three
    )


# -------------------------------------------------------------- saved searches


def test_a_search_is_kept_under_a_name_and_asked_for_by_it() -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.status, walk.session.search.text

    steps = (":save-search mine", ":search speaker:roncken", ":save-search mine", ":search x", ":search @mine")
    found = seen(look, *steps)

    assert found[0] == ("there is no search to keep", "")
    assert (found[2], found[4][1]) == (("kept as @mine: speaker:roncken", "speaker:roncken"), "speaker:roncken")
    assert saved_searches() == {"mine": "speaker:roncken"}
