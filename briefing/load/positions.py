"""Where a key and its value stand in a TOML document that is known to be good.

tomli says what a file holds, not where. This scanner walks the text once more,
only when there is something to report, and trusts that the text parses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefing.load.problems import Path

BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
SPACE = re.compile(r"[ \t]*")
KEY_PART = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'[^']*'|[A-Za-z0-9_-]+")
STRING = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""(?:"{0,2})|' + r"'''(?:[^']|'(?!''))*'''(?:'{0,2})|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'"
)
SCALAR = re.compile(r"[^,\]}#\r\n]+")


UNBRACKETED = re.compile(rf"""(?:{STRING.pattern}|#[^\n]*|[^\[\]{{}}"'#]++)*""")
"""What stands between two brackets that count."""


class KeyOffsets(NamedTuple):
    """Offsets in the text, 0-based."""

    key: int
    value: int


class Positions:
    """Every key of `text` by its path, and the elements of lists that lie on the way to a wanted path.

    Without `wanted`, the elements of every list.
    """

    def __init__(self, text: str, wanted: Iterable[Path] | None = None) -> None:
        self.text = text
        self.opened = None if wanted is None else {path[:end] for path in wanted for end in range(len(path))}
        """Lists that have to be looked into."""
        self.places: dict[Path, KeyOffsets] = {}
        self.lists: dict[Path, int] = {}
        self.at = 0
        self.scan()

    def find(self, path: Path, of_key: bool = False) -> tuple[int, int]:
        """Line and column of the value (or the key) at `path`; of what encloses it where it is not written."""
        while path and path not in self.places:
            path = path[:-1]
        place = self.places.get(path, KeyOffsets(0, 0))
        return self.line_and_column(place.key if of_key else place.value)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - start + 1

    def scan(self) -> None:
        table: Path = ()
        while self.skip(BLANK) < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)

    def skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found and found.end() > self.at else self.at
        return self.at

    def header(self) -> Path:
        """`[a.b]` or `[[a.b]]`: the path it opens."""
        start = self.at
        is_list = self.text.startswith("[[", self.at)
        self.at += 2 if is_list else 1
        parts = [part for part, _ in self.key()]
        path = self.resolve(parts[:-1])
        path = (*path, parts[-1])
        if is_list:
            self.places.setdefault(path, KeyOffsets(start, start))
            self.lists[path] = self.lists.get(path, -1) + 1
        path = self.resolve_step(path) if not is_list else (*path, self.lists[path])
        self.places.setdefault(path, KeyOffsets(start, start))
        self.at = self.text.index("]", self.at) + (2 if is_list else 1)
        return path

    def resolve(self, parts: list[str]) -> Path:
        """A header's path: a step into a list of tables is a step into its last one."""
        path: Path = ()
        for part in parts:
            path = self.resolve_step((*path, part))
        return path

    def resolve_step(self, path: Path) -> Path:
        return (*path, self.lists[path]) if path in self.lists else path

    def key(self) -> list[tuple[str, int]]:
        """The parts of a dotted key and where each begins; ends behind it and its spaces."""
        parts = []
        while True:
            self.skip(SPACE)
            start = self.at
            self.skip(KEY_PART)
            parts.append((unquote(self.text[start : self.at]), start))
            self.skip(SPACE)
            if self.at >= len(self.text) or self.text[self.at] != ".":
                return parts
            self.at += 1

    def pair(self, table: Path) -> None:
        """`key = value`: the parts of a dotted key count as tables that begin where they are first named."""
        path = table
        parts = self.key()
        self.at += 1  # the =
        self.skip(SPACE)
        for part, start in parts[:-1]:
            path = (*path, part)
            self.places.setdefault(path, KeyOffsets(start, start))
        path = (*path, parts[-1][0])
        self.places[path] = KeyOffsets(parts[-1][1], self.at)
        self.value(path)

    def value(self, path: Path) -> None:
        if self.opened is not None and path not in self.opened and self.text[self.at] in "[{":
            self.skip_balanced()
            return
        match self.text[self.at]:
            case "[":
                self.array(path)
            case "{":
                self.inline_table(path)
            case '"' | "'":
                self.skip(STRING)
            case _:
                self.skip(SCALAR)

    def array(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self.text[self.skip(BLANK)] != "]":
            self.places[(*path, index)] = KeyOffsets(self.at, self.at)
            self.value((*path, index))
            self.comma()
            index += 1
        self.at += 1

    def inline_table(self, path: Path) -> None:
        self.at += 1
        while self.text[self.skip(BLANK)] != "}":
            self.pair(path)
            self.comma()
        self.at += 1

    def skip_balanced(self) -> None:
        """Past a list or table that nobody asks about, however deep it is."""
        depth = 0
        while True:
            self.skip(UNBRACKETED)
            depth += 1 if self.text[self.at] in "[{" else -1
            self.at += 1
            if not depth:
                return

    def comma(self) -> None:
        if self.text[self.skip(BLANK)] == ",":
            self.at += 1


def unquote(part: str) -> str:
    """The key that a written part names."""
    if part[:1] == "'":
        return part[1:-1]
    if part[:1] != '"' or "\\" not in part:
        return part.strip('"')
    import tomli  # the escapes of TOML are its business

    return str(tomli.loads(f"key = {part}")["key"])
