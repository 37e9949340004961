"""Screens as plain text: what stands in every cell, read from the compositor's strips."""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from textual.app import App
from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.worker import Worker

from briefing.paths import state_folder
from briefing.repository.repository import BriefingRepository
from briefing.session.view_job import VIEW_NAMES as NAMES
from briefing.tui.app import BriefingApp
from briefing.tui.screens.main import MainScreen
from briefing.tui.textual_private import paint_now
from tests.helpers import with_fixed_moments
from tests.indexed import open_indexed

CONTENT = Path(__file__).parents[2] / "content"
FIRST = CONTENT / "2015-07-22-bolivia-peru-counterdrug.toml"

Recipe = tuple[int, int, tuple[str, ...]]
"""Width, height, and the keys pressed before looking."""

SMALL, MIDDLE, LARGE = (80, 24), (120, 40), (200, 50)

FRAMES: dict[str, Recipe] = (
    {
        "summary-80x24": (*SMALL, ()),
        "briefings-80x24": (*SMALL, ("escape",)),
        "operations-80x24": (*SMALL, ("tab",)),
        "statistics-80x24": (*SMALL, ("tab", "tab", "down")),
        "agreements-80x24": (*SMALL, ("tab", "tab", "tab")),
        "quotes-80x24": (*SMALL, ("tab",) * 4),
        "record-80x24": (*SMALL, ("tab",) * 4 + ("j", "enter")),
        "notes-80x24": (*SMALL, ("tab",) * 8),
        "search-80x24": (*SMALL, ("slash", "c", "o", "c", "a")),
        "search-nothing-80x24": (*SMALL, ("tab", "slash", "z", "z")),
        "keys-80x24": (*SMALL, ("question_mark",)),
        "marked-80x24": (*SMALL, ("tab", "tab", "f", "j", "a", *"checked", "enter", "j", "m", "x", "k")),
        "wrapped-80x24": (*SMALL, ("tab", "tab", "w", "s", "s")),
        "link-80x24": (*SMALL, ("tab", "enter", "o", "o")),
        "command-80x24": (*SMALL, ("colon", "c", "o")),
        "summary-120x40": (*MIDDLE, ()),
        "briefings-120x40": (*MIDDLE, ("escape",)),
        "statistics-120x40": (*MIDDLE, ("tab", "tab", "down")),
        "quotes-120x40": (*MIDDLE, ("tab",) * 4),
        "search-120x40": (*MIDDLE, ("slash", "c", "o", "c", "a")),
        "statistics-200x50": (*LARGE, ("tab", "tab", "down")),
        "search-200x50": (*LARGE, ("slash", "c", "o", "c", "a")),
        "briefings-200x50": (*LARGE, ("escape",)),
        "view-choice-80x24": (*SMALL, ("c",)),
    }
    | {
        f"view-{view}-{width}x{height}": (width, height, keys)
        for view, keys in {one: ("v", *("tab",) * NAMES.index(one)) for one in NAMES}.items()
        for width, height in (SMALL, MIDDLE, LARGE)
    }
    | {
        f"view-compare-{width}x{height}": (width, height, ("slash", *"42900", "enter", "enter", "c"))
        for width, height in (SMALL, MIDDLE, LARGE)
    }
)


def catalogue(*paths: Path) -> BriefingRepository:
    """The library of these files and folders, its index in memory, and a reader who has not been there before."""
    for kept in Path(state_folder()).glob("reader.sqlite*"):
        kept.unlink()
    return open_indexed([str(path) for path in paths])


def text_of(app: App[None]) -> str:
    """The screen's cells, a line each, trailing spaces dropped."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


WHOLE = ("view-", "search-200", "briefings-200")
"""Beginnings of the frames that show the whole of content/; the others show the first article."""


def alike(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Frames of the same library and keys, which differ in their size alone."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for name in names:
        groups.setdefault((FRAMES[name][2], library_of(name)), []).append(name)
    return [tuple(group) for group in groups.values()]


def library_of(name: str) -> Path:
    return CONTENT if name.startswith(WHOLE) else FIRST


def frames(names: Sequence[str]) -> dict[str, str]:
    """Frames that are `alike`, as they are drawn now."""
    keys, sizes = FRAMES[names[0]][2], [FRAMES[name][:2] for name in names]
    drawn_now = map(with_fixed_moments, drawn(sizes, keys, (library_of(names[0]),)))
    return dict(zip(names, drawn_now, strict=True))


def drawn(sizes: Sequence[tuple[int, int]], keys: tuple[str, ...], paths: tuple[Path, ...] = (FIRST,)) -> list[str]:
    """What a fresh reader shows after some keys, at each size of the terminal: one reader, resized."""

    async def look() -> list[str]:
        app = BriefingApp(catalogue(*paths))
        async with app.run_test(size=sizes[0]) as pilot:
            await press(pilot, *keys)
            await found_out(app, pilot)
            shown = [text_of(app)]
            for size in sizes[1:]:
                await resized(pilot, size)
                shown.append(text_of(app))
            return shown

    return asyncio.run(look())


async def resized(pilot: Pilot[None], size: tuple[int, int]) -> None:
    """Resize the terminal, and wait until everything is laid out for it: a busy machine may take its time."""
    await pilot.resize_terminal(*size)
    await until(pilot, lambda: tuple(pilot.app.screen.size) == size)
    await at_rest(pilot)
    await at_rest(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait until each is answered: painted once, as the driver of a terminal does."""
    await at_rest(pilot)
    for key in keys:
        with pilot.app.batch_update():
            pilot.app.post_message(key_event(key))
            await drained()
        await at_rest(pilot)


def key_event(key: str) -> Key:
    """The event of a key, by the name that Textual has for it or by its character."""
    name = _character_to_key(key) if len(key) == 1 else key
    try:
        return Key(name, unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name))))
    except KeyError:
        return Key(name, name if len(name) == 1 else None)


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until every message is answered and what has changed is painted: only timers and threads are left to run."""
    await drained()
    paint_now(pilot.app.screen)
    while not is_drained():
        await drained()
        paint_now(pilot.app.screen)


async def drained() -> None:
    """Let everything run that can."""
    await asyncio.sleep(0)
    while not is_drained():
        await asyncio.sleep(0)


def is_drained() -> bool:
    """Tell whether nothing but the caller can run."""
    return not asyncio.get_running_loop()._ready  # type: ignore[attr-defined]


async def until(pilot: Pilot[None], holds: Callable[[], bool], most: float = 20.0) -> None:
    """Wait until it holds. Raises AssertionError with the screen where it does not within `most` seconds."""
    end = time.monotonic() + most
    await pilot.pause()
    while not holds():
        assert time.monotonic() < end, f"not within {most:.0f} s; the last screen:\n{text_of(pilot.app)}"
        await pilot.pause(0.02)


async def found_out(app: BriefingApp, pilot: Pilot[None]) -> None:
    """Wait until nothing more is looked for: the keys have rested, and the search that goes on beside has ended."""
    screen = app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    await until(
        pilot, lambda: screen.search_worker.timer is None and not any(is_searching(worker) for worker in app.workers)
    )
    await at_rest(pilot)


def is_searching(worker: Worker[object]) -> bool:
    return worker.group == "search" and not worker.is_finished
