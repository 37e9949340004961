"""What is typed and what is answered, as it stands on the paper of a printing terminal.

`python -m tests.linear.conversation` writes the goldens again; they are read before they are accepted.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing.linear.loop import PROMPT, answer_lines
from briefing.paths import state_folder
from briefing.sink import printed as text_of
from briefing.userdata.annotations import UserData
from tests.helpers import with_fixed_moments
from tests.indexed import open_indexed

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
        "open briefings", "k", "open", "back", "back", "close",
    ),
    "links": (f"open {AREA}", "next-link", "o", "previous-link", "follow", "back", "follow", "open #roncken", "open #nobody"),
    "searching": (
        "search coca area", "more", "open 3", "next-match", "n", "previous-match", "where", "only-matches", "list", "&",
        "back", "where", "search", "save-search area", "back", "search @area", "search section:", "more", "back", "n", "&",
        "save-search x", "search", "search cocca", "next-pane", "next-pane", "sort newest", "facets", "1", "clear-search", "clear-search",
        "search zzz", "more",
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
        ":where", "command", "theme", "columns-right", "columns-left", "wrap", "suspend", "open x#y", "open-reference", "  ", "leave", "list",
    ),
    "following": (
        "next-unread", "next-record", "open statistics", "8", "next-record", "previous-record", "flag", "read-section agreements",
        "back", "back", "only-unread", "next-unread", "only-unread", "marks", "1", "back", "undo", "all-read", "undo", "undo", "close",
    ),
    "narrow": (f"open {AREA}", "open quotes", "2", "quit"),
}  # fmt: skip
"""By the name of the golden: what is typed."""
WIDTHS = {"narrow": 40}
SHORT = "/tmp"
"""The folder of state folders: a longer path would wrap the line that names the clip file."""


def conversation(typed: Iterable[str], paths: Sequence[Path] = LIBRARY, start: str = "", width: int = 80) -> str:
    """The whole of it; `start` is a reference that the program was called with."""
    printed: list[str] = []
    converse(echoed(typed, printed), printed, paths, start, width)
    return with_fixed_moments("".join(printed).replace(state_folder(), "STATE"))


def converse(
    lines: Iterable[str], printed: list[str], paths: Sequence[Path] = LIBRARY, start: str = "", width: int = 80
) -> int:
    """The exit code; what is answered is added to `printed`."""
    given = [str(path) for path in paths]
    repository, userdata = open_indexed(given), UserData.open(given)
    try:
        target = repository.find(start) if start else None
        return answer_lines(
            repository,
            userdata,
            target,
            lines,
            lambda pieces: printed.append(text_of(pieces)),
            width=width,
            prompt=(PROMPT,),
        )
    finally:
        userdata.close()
        repository.close()


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
    return conversation(CONVERSATIONS[name], width=WIDTHS.get(name, 80))


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    os.environ["EDITOR"] = "true"
    for name in CONVERSATIONS:
        with tempfile.TemporaryDirectory(dir=SHORT) as folder:
            os.environ |= {f"XDG_{kind}_HOME": folder for kind in ("CACHE", "STATE", "CONFIG")}
            (GOLDEN / f"{name}.txt").write_text(golden(name), "utf-8")


if __name__ == "__main__":
    main()
