"""The text of a briefing's file, to be changed in a few places: all other bytes stay as they are.

An edit replaces a span of the text. What is made of the edits is read again before it
is written, so that a change which says more than was meant never reaches the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from briefing.atomic import replace_file
from briefing.errors import OutputError, Unreadable
from briefing.load import safe_read
from briefing.load.listed_units import LibraryUnits
from briefing.load.loader import build_briefing, default_id, parse_toml
from briefing.load.positions import BLANK, STRING, Positions
from briefing.load.problems import Path
from briefing.load.report import LoadReport
from briefing.model import Briefing
from briefing.model.fields import Field, Section
from briefing.model.measures import ListedUnit
from briefing.safe import safe

MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors write before UTF-8."""


class Edit(NamedTuple):
    """A span of the text, in code points, and what stands there afterwards."""

    start: int
    end: int
    text: str


class NotEditable(Unreadable):
    """A file cannot be changed so that it says what was meant, and nothing else."""


class Reading(NamedTuple):
    """What a text says."""

    raw: dict[str, Any]
    briefing: Briefing
    report: LoadReport


class SourceText:
    """The text of one file with the places of its keys and values."""

    def __init__(self, path: str, folders: Sequence[str] = ()) -> None:
        """Read the file at `path` of the library `folders`.

        Raises Unreadable where it is no briefing that can be read.
        """
        self.path, self.units = path, LibraryUnits(folders).of_file(path)
        try:
            self.content = safe_read.read_bytes(path)
            self.text = safe_read.decode_utf8(self.content)
            self.reading = self.read(self.text)
        except safe_read.FileRejected as refused:
            raise Unreadable(f"{safe(path)}:{refused.line}:{refused.column}: {refused.message}") from None
        self.positions = Positions(self.text)

    def read(self, text: str) -> Reading:
        """Return what a text would say as this file. Raises FileRejected, Unreadable."""
        return read(text, self.path, self.units)

    def line(self, path: Path) -> int:
        """Return the line, 1-based, of a value."""
        return self.positions.find(path)[0]

    def changed(self, edits: Iterable[Edit]) -> str:
        """Return the text after the edits, which must not overlap."""
        text = self.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text

    def write(self, text: str) -> None:
        """Replace the file, unless somebody else has changed it since it was read.

        Raises NotEditable where that is so, OutputError where it cannot be written.
        """
        try:
            if safe_read.read_bytes(self.path) != self.content:
                raise NotEditable(f"{safe(self.path)}: it was changed by somebody else meanwhile; nothing was written")
            mark = "\ufeff" if self.content.startswith(MARK) else ""
            replace_file(self.path, [mark, text])
        except safe_read.FileRejected as refused:
            raise Unreadable(f"{safe(self.path)}: {refused.message}") from None
        except OSError as error:
            raise OutputError(f"{safe(self.path)}: {error.strerror or error}") from None

    # ------------------------------------------------------------------ edits

    def add_pairs(self, path: Path, pairs: list[str]) -> Edit:
        """Return the edit that writes pairs, `key = value` each, at the beginning of the table of a record.

        Of the briefing itself after its `schema`.
        """
        if not path:
            return self.add_after(("schema",), pairs)
        offset = self.positions.offsets[path].value
        if self.text[offset] == "{":
            first = BLANK.match(self.text, offset + 1)
            inside = first.end() if first else offset + 1
            return Edit(inside, inside, "".join(f"{pair}, " for pair in pairs))
        return self.add_lines(offset, pairs, self.indentation(offset))

    def add_after(self, key: Path, pairs: list[str]) -> Edit:
        """Return the edit that writes pairs after the pair of a key whose value is a text on one line or more."""
        value = self.end_of_text(key)
        if key[:-1] and self.text[self.positions.offsets[key[:-1]].value] == "{":
            return Edit(value, value, "".join(f", {pair}" for pair in pairs))
        start = self.positions.offsets[key].key
        return self.add_lines(value, pairs, self.text[self.text.rfind("\n", 0, start) + 1 : start])

    def add_lines(self, offset: int, lines: list[str], indentation: str) -> Edit:
        """Return the edit that writes lines after the line of an offset, each ended as that one is."""
        end = self.text.find("\n", offset)
        if end < 0:
            newline = "\r\n" if "\r\n" in self.text else "\n"
            return Edit(len(self.text), len(self.text), "".join(f"{newline}{indentation}{line}" for line in lines))
        newline = "\r\n" if self.text[end - 1] == "\r" else "\n"
        return Edit(end + 1, end + 1, "".join(f"{indentation}{line}{newline}" for line in lines))

    def indentation(self, header: int) -> str:
        """Return the blanks before the header of a table."""
        return self.text[self.text.rfind("\n", 0, header) + 1 : header]

    def end_of_text(self, path: Path) -> int:
        """Return the offset behind a value that is a text. Raises NotEditable where it is another."""
        match = STRING.match(self.text, self.positions.offsets[path].value)
        if match is None:
            raise NotEditable(f"{safe(self.path)}:{self.line(path)}: expected a text in quotation marks")
        return match.end()

    def replace_text(self, path: Path, value: str) -> Edit:
        """Return the edit that writes an id in place of a text, in the quotation marks that it has."""
        start, end = self.positions.offsets[path].value, self.end_of_text(path)
        mark = "'" if self.text[start] == "'" else '"'
        return Edit(start, end, f"{mark}{value}{mark}")

    def add_element(self, path: Path, value: str, is_empty: bool) -> Edit:
        """Return the edit that writes an id at the beginning of a list of texts."""
        offset = self.positions.offsets[path].value + 1
        return Edit(offset, offset, f'"{value}"' if is_empty else f'"{value}", ')


def read(text: str, path: str, units: tuple[ListedUnit, ...]) -> Reading:
    """Return what a text says as the file at `path`, with the `units` of its `measures.toml`.

    Raises FileRejected where it is no TOML, Unreadable where it is no briefing that can be read.
    """
    report = LoadReport()
    raw = parse_toml(text)
    briefing, findings = build_briefing(raw, default_id(path), report, units)
    if briefing is None:
        first = next((finding for finding in findings if finding.is_fault), None)
        line, column = Positions(text, [first.path]).find(first.path) if first else (1, 1)
        raise Unreadable(f"{safe(path)}:{line}:{column}: {first.message if first else 'it cannot be read'}")
    return Reading(raw, briefing, report)


def reference_values(cls: type[Section], raw: dict[str, Any], path: Path = ()) -> Iterator[tuple[Path, str, Field]]:
    """Yield path, text and field of every value of a parsed table that may be the id of a record."""
    for name, declared in cls.FIELDS.items():
        value = raw.get(name)
        if declared.refers:
            listed = enumerate(value) if isinstance(value, list) else [(None, value)]
            for index, text in listed:
                if isinstance(text, str):
                    yield (*path, name, *(() if index is None else (index,))), text, declared
        elif declared.section:
            if isinstance(value, dict):
                yield from reference_values(declared.section, value, (*path, name))
            for index, table in enumerate(value if isinstance(value, list) else ()):
                if isinstance(table, dict):
                    yield from reference_values(declared.section, table, (*path, name, index))
