"""What is pasted into a bar is there whole: a note keeps its lines, a search and a command are one line."""

from __future__ import annotations

import asyncio

from textual.events import Paste

from tests.tui.walk import Walk, walking


async def pasted(*steps: str) -> tuple[str, str, str]:
    """Steps of a walk, or texts that are pasted (behind a bar); the note, the text of the search and the status."""
    async with walking() as walk:
        await walk.step("tab tab j")
        for step in steps:
            await pasted_into(walk, step)
        notes = [annotation.note for annotation in walk.session.userdata.annotations().values()]
        return "".join(notes), walk.reading.search_panel.bar.value, walk.status


async def pasted_into(walk: Walk, step: str) -> None:
    """A step of a walk, or behind a bar a text that is pasted."""
    if not step.startswith("|"):
        await walk.step(step)
        return
    walk.app.post_message(Paste(step[1:]))
    await walk.step("rest" if walk.reading.search_panel.display else "f12")


def test_a_note_keeps_every_line() -> None:
    notes = {
        "first line\nsecond line": "first line\nsecond line",
        "first line\r\nsecond line\n": "first line\nsecond line",
        "first line\rsecond line": "first line\nsecond line",
        "\nfirst line": "first line",
        "\n\n": "",
        "one\n\nthree": "one\n\nthree",
        "x" * 5000: "x" * 5000,
    }

    async def kept() -> dict[str, str]:
        kept = {}
        async with walking() as walk:
            await walk.step("tab tab j")
            for text in notes:
                for step in ("a", f"|{text}", "enter"):
                    await pasted_into(walk, step)
                kept[text] = "".join(annotation.note for annotation in walk.session.userdata.annotations().values())
                await walk.step(":note -")
        return kept

    assert asyncio.run(kept()) == notes


def test_a_note_of_several_lines_is_edited_as_it_is() -> None:
    assert asyncio.run(pasted("a", "|one\ntwo", "enter", "a", "! enter"))[0] == "one\ntwo!"


def test_a_search_is_one_line() -> None:
    queries = {"coca\narea": "coca area", "\ncoca": "coca", "coca\n\n": "coca"}
    steps = [step for text in queries for step in ("slash", f"|{text}", "escape")]

    async def typed() -> list[str]:
        values = []
        async with walking() as walk:
            for step in steps:
                await pasted_into(walk, step)
                values.append(walk.reading.search_panel.bar.value)
        return values

    assert asyncio.run(typed())[1::3] == list(queries.values())


def test_what_is_too_long_to_be_pasted_is_told() -> None:
    note, _, status = asyncio.run(pasted("a", f"|{'x' * 20_000}"))

    assert (note, status) == ("", "at most 10,000 characters: the last of it was not put in")
