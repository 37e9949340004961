"""Pictures of the screens for the README: `python -m tests.pictures` draws them again into `.pictures/`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile

from briefing.session.settings import Settings
from briefing.tui.app import BriefingApp
from tests.cli.helpers import ROOT
from tests.tui.frames import CONTENT, catalogue, found_out, press

PICTURES = {
    "reading-dark": ("dark", (100, 28), ("escape", "j", "enter", "tab", "tab", "j", "f", "j", "j")),
    "compare-light": ("light", (160, 28), ("slash", *"42900", "enter", "enter", "c")),
    "search-ansi": ("ansi", (100, 28), ("slash", *"coca", "enter", "j", "j")),
    "new-mono": ("mono", (100, 28), ("V", "j")),
}
FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Where a picture would fetch its font from; any monospaced one does."""


async def picture(theme: str, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    app = BriefingApp(catalogue(CONTENT), settings=Settings(theme=theme))
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        await found_out(app, pilot)
        return FONT.sub("", app.export_screenshot(title="briefing"))


def main() -> None:
    folder = ROOT / ".pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        for name, (theme, size, keys) in PICTURES.items():
            (folder / f"{name}.svg").write_text(asyncio.run(picture(theme, size, keys)), "utf-8")


if __name__ == "__main__":
    main()
