"""Screens as plain text: what stands in every cell, read from the compositor's strips."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from briefing.paths import state_folder
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.tui.app import BriefingApp
from briefing.session.view_job import VIEW_NAMES as NAMES

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
    for kept in Path(state_folder()).glob("reader-*"):
        kept.unlink()
    found = BriefingRepository.open([str(path) for path in paths], MEMORY)
    found.refresh()
    return found


def text_of(app: BriefingApp) -> str:
    """The screen's cells, a line each, trailing spaces dropped."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


WHOLE = ("view-", "search-200", "briefings-200")
"""Beginnings of the frames that show the whole of content/; the others show the first article."""


def frame(name: str) -> str:
    """One of FRAMES as it is drawn now."""
    return drawn(*FRAMES[name], (CONTENT,) if name.startswith(WHOLE) else (FIRST,))


def drawn(width: int, height: int, keys: tuple[str, ...], paths: tuple[Path, ...] = (FIRST,)) -> str:
    """The frame of a fresh reader after some keys."""

    async def look() -> str:
        app = BriefingApp(catalogue(*paths))
        async with app.run_test(size=(width, height)) as pilot:
            await press(pilot, *keys)
            if "slash" in keys:  # what is counted when the keys rest belongs to the picture
                await asyncio.sleep(0.5)
                await pilot.pause()
            return text_of(app)

    return asyncio.run(look())


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait until they are answered."""
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()
