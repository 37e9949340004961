"""What is come back to looks as it was left."""

from __future__ import annotations

import asyncio

from briefing.session.location import Location
from briefing.tui.presenter import Presenter
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import opened_session, run
from tests.tui.walk import WHOLE, walking


def test_a_list_that_was_never_scrolled_is_not_scrolled_on_the_way_back() -> None:
    async def tops() -> list[int]:
        async with walking(*WHOLE, size=(80, 24)) as walk:
            table, seen = walk.reading.library, []
            for step in ("escape", "g j j j", "enter", "escape"):
                await walk.step(step)
                seen.append(table.top)
        return seen

    assert asyncio.run(tops()) == [0, 0, 0, 0]


def test_the_list_beside_what_is_read_points_to_the_briefing_that_is_open() -> None:
    with opened_session() as session:
        session.select(NAMES[1], 1)
        for line in ("search coca", f"open {AREA}"):
            run(session, line)
        presenter = Presenter(session)
        presenter.is_wide = True

        assert presenter.library(session.location).reference == NAMES[0]
        assert presenter.library(Location(cursors={("", "briefings"): NAMES[1]})).reference == NAMES[1]
