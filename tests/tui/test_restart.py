"""The place survives the end of a run: the next one of the same library begins there."""

from __future__ import annotations

from pathlib import Path

from briefing.repository.repository import MEMORY, BriefingRepository
from tests.tui.frames import FIRST
from tests.tui.walk import WHOLE, Walk, place, seen, three

__all__ = ["three"]

FIRST_ID = FIRST.stem


def test_the_next_run_begins_where_this_one_ended() -> None:
    last = seen(place, "j enter tab tab j", "enter", paths=WHOLE)
    assert seen(place, "f1", paths=WHOLE) == last[1:]
    assert seen(place, "escape", paths=WHOLE) == last[:1]


def test_a_search_is_there_in_the_next_run() -> None:
    def look(walk: Walk) -> tuple[str, str, str]:
        return walk.here.pane, walk.session.search.text, walk.session.reference

    last = seen(look, ":search roncken", "enter")

    assert seen(look, "f1") == last[1:]


def test_a_run_that_is_begun_with_a_record_begins_there() -> None:
    catalogue = BriefingRepository.open([str(path) for path in WHOLE], MEMORY)
    catalogue.refresh()
    start = catalogue.find(f"{FIRST_ID}#aircraft-destroyed")
    seen(place, "enter tab", paths=WHOLE)

    assert seen(place, "f1", paths=WHOLE, start=start) == [("", FIRST_ID, "statistics", True, "aircraft-destroyed")]


def test_where_the_briefing_is_gone_the_next_run_begins_in_the_list(three: tuple[Path, ...]) -> None:
    assert seen(place, "enter tab tab tab tab", paths=three)[0][1:3] == ("c", "quotes")
    (three[0] / "c.toml").unlink()

    assert seen(place, "f1", paths=three) == [("", "", "briefings", False, "")]
