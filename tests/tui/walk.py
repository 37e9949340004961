"""A reader at work: steps are taken one after the other, and after each of them something is looked at.

A step is keys with spaces between them, as Textual calls them; or behind a colon what
is put into the prompt, all of it at once, and sent off; or behind a slash what is typed
into the search, letter by letter: `tab tab j`, `:sort -value`, `/air bridge`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from briefing.library.folder import Resolved
from briefing.session.location import Location
from briefing.session.session import Session
from briefing.session.settings import Settings
from briefing.table import Row
from briefing.tui.app import BriefingApp
from briefing.tui.screens.command_screen import CommandScreen
from briefing.tui.screens.main import MainScreen
from briefing.tui.widgets.bars import Tabs
from briefing.tui.widgets.line_widget import LineWidget
from briefing.tui.widgets.table_widget import TableWidget
from tests.indexed import open_indexed
from tests.tui.frames import CONTENT, FIRST, at_rest, found_out, press, text_of, until

Looked = TypeVar("Looked")
REST = "rest"
"""The step in which no key is pressed until everything about a search is found out."""
NONE = Settings()
WIDE, TALL = (120, 24), (120, 40)
"""The list stands beside what is read at both; a line that nobody looks at is painted all the same."""
SMALL = """\
schema = "briefing/1"
headline = "{headline}"
date_published = {date}
[[quotes]]
id = "q"
text = "{text}"
speaker = "Somebody"
"""


class Walk:
    def __init__(self, app: BriefingApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def step(self, step: str) -> None:
        if step == REST:
            await found_out(self.app, self.pilot)
        elif step[0] == ":" and step[1:2].strip():
            await press(self.pilot, ":")
            self.app.post_message(Paste(step[1:]))
            await press(self.pilot, "enter")
        elif step[0] == "/" and step[1:].strip():
            await press(self.pilot, "slash", *step[1:])
        else:
            await press(self.pilot, *step.split())
        await at_rest(self.pilot)  # until it is laid out: a click looks at where things stand

    async def at_once(self, key: str, times: int) -> None:
        """Press a key so fast that the screen has not answered the first when it gets the last."""
        for _ in range(times):
            self.app.post_message(Key(key, None))
        await at_rest(self.pilot)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until it holds. Raises AssertionError with the screen where it does not within some seconds."""
        await until(self.pilot, holds)

    @property
    def reading(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def screen(self) -> CommandScreen:
        assert isinstance(self.app.screen, CommandScreen)
        return self.app.screen

    @property
    def pane(self) -> LineWidget:
        """The one that is read."""
        return self.screen.runner.focused()

    @property
    def rows(self) -> Sequence[Row]:
        """Of the table that is read, as they are shown."""
        return self.table.rows.layout.table.rows

    @property
    def tabs(self) -> Tabs:
        """Of the screen on top."""
        return self.app.screen.query_one(Tabs)

    @property
    def session(self) -> Session:
        return self.app.session

    @property
    def here(self) -> Location:
        """What lies under a view, too."""
        return self.app.session.location

    @property
    def table(self) -> TableWidget:
        assert isinstance(self.pane, TableWidget)
        return self.pane

    @property
    def shown(self) -> str:
        return text_of(self.app)

    @property
    def status(self) -> str:
        return "".join(span.text for span in self.screen.status_bar.shown.left)


@asynccontextmanager
async def walking(
    *paths: Path, size: tuple[int, int] = WIDE, settings: Settings = NONE, start: Resolved | None = None
) -> AsyncIterator[Walk]:
    """The state of an earlier reader of the same library is taken up."""
    catalogue = open_indexed([str(path) for path in paths or (FIRST,)])
    app = BriefingApp(catalogue, start, settings)
    async with app.run_test(size=size) as pilot:
        await at_rest(pilot)
        yield Walk(app, pilot)


def seen(
    look: Callable[[Walk], Looked],
    *steps: str,
    paths: tuple[Path, ...] = (FIRST,),
    size: tuple[int, int] = WIDE,
    settings: Settings = NONE,
    start: Resolved | None = None,
) -> list[Looked]:
    """What was looked at, after each step."""

    async def run() -> list[Looked]:
        found = []
        async with walking(*paths, size=size, settings=settings, start=start) as walk:
            for step in steps:
                await walk.step(step)
                found.append(look(walk))
        return found

    return asyncio.run(run())


def where(walk: Walk) -> tuple[str, str, bool]:
    """The pane, the record under the cursor by its id, and whether it has all the room."""
    here = walk.here.without_view()
    return here.pane, here.record.partition("#")[2], here.is_record_open


def row(walk: Walk) -> int:
    return walk.table.rows.cursor


def status(walk: Walk) -> str:
    return walk.status


def shown(walk: Walk) -> str:
    return walk.shown


WHOLE = (CONTENT,)


def view(walk: Walk) -> str:
    """Which view lies over the reading screen; empty where none does."""
    return walk.here.view


def place(walk: Walk) -> tuple[str, str, str, bool, str]:
    """The view, and beneath it the briefing, pane, record and whether that has the room."""
    pane, record, zoomed = where(walk)
    return view(walk), walk.here.briefing, pane, zoomed, record


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, ...]:
    """`c` is the newest, and the first of the list."""
    for name, year in (("a", 2015), ("b", 2016), ("c", 2017)):
        text = SMALL.format(headline=name.upper(), date=f"{year}-01-01", text="Words on coca")
        (tmp_path / f"{name}.toml").write_text(text)
    return (tmp_path,)
