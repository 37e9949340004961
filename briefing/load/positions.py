"""Find the line and column of keys and values in a TOML document that has been parsed before.

tomli returns values without their positions. This scanner reads the text a second
time, only when there is something to report, and trusts that it is valid.
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
"""Text up to the next bracket outside strings and comments."""


class KeyOffsets(NamedTuple):
    """Offsets of a key and of its value in the text, in code points, 0-based."""

    key: int
    value: int


class Positions:
    """The offsets of every key of `text`, by path.

    Elements of a list are included only where the list is on the way to a path of
    `wanted`; without `wanted`, those of every list.
    """

    def __init__(self, text: str, wanted: Iterable[Path] | None = None) -> None:
        self.text = text
        self.wanted_lists = None if wanted is None else {path[:end] for path in wanted for end in range(len(path))}
        """Paths of lists and tables that have to be scanned; None for all."""
        self.offsets: dict[Path, KeyOffsets] = {}
        self.lists: dict[Path, int] = {}
        """The last index so far of each `[[list]]` of tables."""
        self.offset = 0
        self.scan()

    def find(self, path: Path, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, 1-based, of the value (`of_key`: the key) at `path`.

        Where `path` is not written, those of the nearest table or list around it.
        """
        while path and path not in self.offsets:
            path = path[:-1]
        offsets = self.offsets.get(path, KeyOffsets(0, 0))
        return self.line_and_column(offsets.key if of_key else offsets.value)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return line and column, 1-based, of an offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - start + 1

    def scan(self) -> None:
        """Scan the whole document."""
        table: Path = ()
        while self.skip(BLANK) < len(self.text):
            if self.text[self.offset] == "[":
                table = self.scan_header()
            else:
                self.scan_pair(table)

    def skip(self, pattern: re.Pattern[str]) -> int:
        """Advance past a match of `pattern` at the current offset, if any; return the new offset."""
        match = pattern.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset
        return self.offset

    def scan_header(self) -> Path:
        """Scan `[a.b]` or `[[a.b]]`; return the path of the table it opens."""
        start = self.offset
        is_list = self.text.startswith("[[", self.offset)
        self.offset += 2 if is_list else 1
        parts = self.scan_key()
        path = (*self.table_path(parts[:-1]), parts[-1][0])
        if is_list:
            self.offsets.setdefault(path, KeyOffsets(start, start))
            self.lists[path] = self.lists.get(path, -1) + 1
        path = self.enter_list(path) if not is_list else (*path, self.lists[path])
        self.offsets.setdefault(path, KeyOffsets(start, start))
        self.offset = self.text.index("]", self.offset) + (2 if is_list else 1)
        return path

    def table_path(self, parts: list[tuple[str, int]]) -> Path:
        """Return the path of a header's parts, a list of tables entered at its last; note where each is named first."""
        path: Path = ()
        for part, start in parts:
            path = self.enter_list((*path, part))
            self.offsets.setdefault(path, KeyOffsets(start, start))
        return path

    def enter_list(self, path: Path) -> Path:
        """Return the path of the last table where `path` is a list of tables, else `path`."""
        return (*path, self.lists[path]) if path in self.lists else path

    def scan_key(self) -> list[tuple[str, int]]:
        """Scan a dotted key and the space after it; return (part, offset) for each of its parts."""
        parts = []
        while True:
            self.skip(SPACE)
            start = self.offset
            self.skip(KEY_PART)
            parts.append((unquote(self.text[start : self.offset]), start))
            self.skip(SPACE)
            if self.offset >= len(self.text) or self.text[self.offset] != ".":
                return parts
            self.offset += 1

    def scan_pair(self, table: Path) -> None:
        """Scan `key = value`; parts of a dotted key are tables that begin where they are first written."""
        path = table
        parts = self.scan_key()
        self.offset += 1  # the =
        self.skip(SPACE)
        for part, start in parts[:-1]:
            path = (*path, part)
            self.offsets.setdefault(path, KeyOffsets(start, start))
        path = (*path, parts[-1][0])
        self.offsets[path] = KeyOffsets(parts[-1][1], self.offset)
        self.scan_value(path)

    def scan_value(self, path: Path) -> None:
        """Scan a value of any type, or skip a list or table that is not wanted."""
        if self.wanted_lists is not None and path not in self.wanted_lists and self.text[self.offset] in "[{":
            self.skip_balanced()
            return
        match self.text[self.offset]:
            case "[":
                self.scan_array(path)
            case "{":
                self.scan_inline_table(path)
            case '"' | "'":
                self.skip(STRING)
            case _:
                self.skip(SCALAR)

    def scan_array(self, path: Path) -> None:
        """Scan `[…]`, recording the offset of each element."""
        self.offset += 1
        index = 0
        while self.text[self.skip(BLANK)] != "]":
            self.offsets[(*path, index)] = KeyOffsets(self.offset, self.offset)
            self.scan_value((*path, index))
            self.skip_comma()
            index += 1
        self.offset += 1

    def scan_inline_table(self, path: Path) -> None:
        """Scan `{…}`, recording the offsets of its keys."""
        self.offset += 1
        while self.text[self.skip(BLANK)] != "}":
            self.scan_pair(path)
            self.skip_comma()
        self.offset += 1

    def skip_balanced(self) -> None:
        """Skip a list or table that is not wanted, without recursion, however deep it is."""
        depth = 0
        while True:
            self.skip(UNBRACKETED)
            depth += 1 if self.text[self.offset] in "[{" else -1
            self.offset += 1
            if not depth:
                return

    def skip_comma(self) -> None:
        """Skip blanks, comments and a comma, if there is one."""
        if self.text[self.skip(BLANK)] == ",":
            self.offset += 1


def unquote(part: str) -> str:
    """Return the key that a part of a dotted key spells, bare or quoted."""
    if part[:1] == "'":
        return part[1:-1]
    if part[:1] != '"' or "\\" not in part:
        return part.strip('"')
    import tomli  # it decodes the escapes of TOML

    return str(tomli.loads(f"key = {part}")["key"])
