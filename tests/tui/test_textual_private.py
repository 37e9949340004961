"""The private names of Textual that the program uses are there in the installed version, and still do what they did."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import NoColor
from textual.message import Message
from textual.widgets import Static

from briefing.tui.textual_private import (
    PRIVATE_NAMES,
    component_style,
    deliver_message,
    message_pumps,
    replace_filters,
    screen_strips,
)


@pytest.mark.parametrize(("owner", "name"), PRIVATE_NAMES, ids=lambda part: getattr(part, "__name__", part))
def test_a_private_method_is_there(owner: type, name: str) -> None:
    assert callable(getattr(owner, name, None))


@pytest.mark.parametrize("name", ["_file", "_app", "_loop"])
def test_a_driver_has_its_file_its_application_and_its_loop(name: str) -> None:
    async def run() -> LinuxDriver:
        return LinuxDriver(App[None](), size=(80, 24))

    assert hasattr(asyncio.run(run()), name)


def test_an_application_has_a_driver_screens_filters_and_lines() -> None:
    class Noted(Message):
        """Something to be delivered."""

    class Small(App[None]):
        noted = 0

        def compose(self) -> list[Static]:
            return [Static("coca")]

        def on_noted(self) -> None:
            self.noted += 1

    async def run() -> tuple[object, ...]:
        app = Small()
        async with app.run_test(size=(10, 2)) as pilot:
            await deliver_message(app, Noted())
            await pilot.pause()
            replace_filters(app, NoColor, NoColor())
            has_filter = any(isinstance(line_filter, NoColor) for line_filter in app._filters)
            pumps = list(message_pumps(app))
            strip = screen_strips(app.screen)[0]
            return app.noted, has_filter, app in pumps, app.screen in pumps, strip.text.strip(), app._driver is not None

    assert asyncio.run(run()) == (1, True, True, True, "coca", True)


def test_a_class_of_something_drawn_has_the_style_of_the_style_sheet_on_the_background_of_its_widget() -> None:
    class Coloured(App[None]):
        CSS = "Static { background: #000080; } .figure { color: #00ff00; text-style: bold; }"

        def compose(self) -> list[Static]:
            return [Static("coca")]

    async def run() -> str:
        app = Coloured()
        async with app.run_test():
            return str(component_style(app.query_one(Static), "figure"))

    assert asyncio.run(run()) == "bold #00ff00 on #000080"
