"""What is typed and what is answered, as it stands on the paper of a printing terminal.

`python -m tests.linear.conversation` writes the goldens again; they are read before they are accepted.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefing.catalogue.catalogue import MEMORY, Catalogue
from briefing.catalogue.homes import state_folder
from briefing.catalogue.state import State
from briefing.linear.session import PROMPT, read

CONTENT = Path(__file__).parents[2] / "content"
GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "2015-07-22-bolivia-peru-counterdrug",
    "2015-07-15-andina-peru-2014-survey",
    "2014-06-11-unodc-peru-2013-survey",
)
LIBRARY = tuple(CONTENT / f"{name}.toml" for name in NAMES)
"""Three briefings that speak of the same figures: a new one in content/ changes no golden."""
AREA = f"{NAMES[0]}#coca-area-2014"

CONVERSATIONS: dict[str, tuple[str, ...]] = {
    "reading": (
        "list", "2", "open statistics", "3", "read", "down", "up", "first", "last", "where", "back", "where", "back", "forth",
        "next-briefing", "previous-briefing", "next-pane", "next-pane", "previous-pane", "before", "before", "forth",
        "open briefings", "j", "open", "back", "back", "back",
    ),
    "links": (f"open {AREA}", "next-link", "o", "previous-link", "follow", "back", "follow", "open #roncken", "open #nobody"),
    "searching": (
        "search coca area", "more", "open 3", "next-match", "n", "previous-match", "where", "only-matches", "list", "&",
        "back", "where", "search", "save-search area", "back", "search @area", "back", "n", "&", "search cocca", "search zzz",
        "search section:", "search", "save-search x", "more",
    ),
    "views": (
        "views", "views timeline", "2", "back", "compare", "next-view", "views measures", "1", "3", "compare", "back", "back",
        "previous-view", "changes 2014-01-01", "2", "back", "views sp", "1", "views countries", "1", "views co", "compare coca", "back", "back", "back",
    ),
    "keeping": (
        "flag", f"open {AREA}", "copy", "copy markdown", "copy-markdown", "copy json", "copy row", "copy table", "copy x", "flag",
        "note Planted, or harvested?", "note", "mark a", "mark 1", "back", "list", "back", "list", "jump a", "jump b", "note -",
        "note", "flag", "edit", "open briefings", "}", "unread", "open briefings", "all-read", "list", "refresh",
    ),
    "arranging": (
        f"open {NAMES[0]}", "open people", "sort", "sort -name", "reverse", "columns name country", "columns", "columns nme",
        "sort x", "page 3", "list", "", "page-down", "read-on", "half-page-down", "page-up", "read-back", "half-page-up", "page",
        "page x", "page 0", "list", "sort name",
    ),
    "helping": (
        "help", "page 0", "keys", "help open", "help sea", "help nothing", "foo", "nxt-pane", "next", "down 3", "7", "command where",
        ":where", "command", "theme", "columns-right", "columns-left", "wrap", "open x#y", "open-reference", "  ", "leave", "list",
    ),
    "narrow": (f"open {AREA}", "open quotes", "2", "quit"),
}  # fmt: skip
"""By the name of the golden: what is typed."""
WIDTHS = {"narrow": 40}
FOLDERS = ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")


def conversation(typed: Iterable[str], paths: Sequence[Path] = LIBRARY, start: str = "", width: int = 80) -> str:
    """The whole of it; `start` is a reference that the program was called with."""
    printed: list[str] = []
    converse(echoed(typed, printed), printed, paths, start, width)
    return "".join(printed).replace(state_folder(), "STATE")


def converse(
    lines: Iterable[str], printed: list[str], paths: Sequence[Path] = LIBRARY, start: str = "", width: int = 80
) -> int:
    """The exit code; what is answered is added to `printed`."""
    given = [str(path) for path in paths]
    catalogue, state = Catalogue.open(given, MEMORY), State.open(given)
    catalogue.refresh()
    try:
        found = catalogue.find(start) if start else None
        return read(catalogue, state, found, lines, printed.append, width, prompt=PROMPT)
    finally:
        state.close()
        catalogue.close()


def echoed(typed: Iterable[str], printed: list[str]) -> Iterator[str]:
    """As a terminal does: what is typed stands behind the prompt."""
    for line in typed:
        printed.append(f"{line}\n")
        yield line


def answers(*typed: str, paths: Sequence[Path] = LIBRARY, width: int = 80) -> list[str]:
    """What is answered to each line, without the prompts and what was typed."""
    parts = conversation(typed, paths, width=width).split(PROMPT)[1 : len(typed) + 1]
    return [part.partition("\n")[2] for part in parts]


def golden(name: str) -> str:
    """One of CONVERSATIONS as it goes now."""
    with short_folders():
        return conversation(CONVERSATIONS[name], width=WIDTHS.get(name, 80))


@contextmanager
def short_folders() -> Iterator[None]:
    """What is kept is kept under a short path, wherever temporary files lie: some answers name it, and are wrapped."""
    before = {name: os.environ.get(name) for name in FOLDERS}
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.environ |= dict.fromkeys(FOLDERS, folder)
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    os.environ["EDITOR"] = "true"
    for name in CONVERSATIONS:
        (GOLDEN / f"{name}.txt").write_text(golden(name), "utf-8")


if __name__ == "__main__":
    main()
