"""A document is written by a writer that notes where each key and value begins; the scanner must find them there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.load.positions import Positions, unquote
from briefing.load.problems import Path
from tests.helpers import shared

SCALARS = (
    "42900", "-7.4", "1e3", "0xff", "1_000", "inf", "true", "1979-05-27", "1979-05-27 07:32:00Z", "07:32:00",
    '""', "''", '"plain # ] } ,"', "'it is \"so\"'", '"say \\"no\\" \\\\"', '"é漢 🚁"', "'C:\\'",
    '""""""', "''''''", '"""one"""', '"""\ntwo [x]\nkey = 1 # no\n"""', '"""a ""quoted"" end"""""', '"""\\\n  joined \\\n  """', '"""\\""""',
    "'''\nit's\n[no]\n'''", "'''a''''", "'''a'''''",
)  # fmt: skip
KEYS = ("k{}", "{}", "k-{}", '"k {}"', "'k.{}'", '"k\\"{}"', '"k\\u0020[{}"', "'é#{}'", '"= {}"')
SPACE = st.sampled_from(("", " ", "\t  "))
BLANK = st.sampled_from(("", "\n", "  \n\n", "# a comment = [1, {\n", '\t# it\'s "one"\n'))
IN_LIST = st.sampled_from(("", " ", "\n  ", " # ] no end\n\t", "\n\n# '\n"))


class Writer:
    """Puts down a document piece by piece; `places` has the offsets of every key and value put down."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.newline = draw(st.sampled_from(("\n", "\r\n")))
        self.text = ""
        self.places: dict[Path, tuple[int, int]] = {}
        self.number = 0

    def put(self, text: str) -> int:
        """Where the text begins."""
        start = len(self.text)
        self.text += text.replace("\n", self.newline)
        return start

    def fresh(self) -> tuple[str, str]:
        """A key that was never used: as written, and what it names."""
        self.number += 1
        written = self.draw(st.sampled_from(KEYS)).format(self.number)
        return written, next(iter(tomli.loads(f"{written} = 1")))

    def pairs(self, table: Path) -> None:
        for _ in range(self.draw(st.integers(0, 3))):
            self.put(self.draw(BLANK) + self.draw(SPACE))
            self.pair(table)
            self.put(self.draw(SPACE) + self.draw(st.sampled_from(("\n", "# about it\n"))))

    def pair(self, path: Path, depth: int = 0) -> None:
        """`key = value`, the key dotted now and then."""
        for _ in range(self.draw(st.sampled_from((0, 0, 1, 2)))):
            written, name = self.fresh()
            path = (*path, name)
            start = self.put(written)
            self.places[path] = start, start
            self.put(f"{self.draw(SPACE)}.{self.draw(SPACE)}")
        written, name = self.fresh()
        key = self.put(written)
        self.put(f"{self.draw(SPACE)}={self.draw(SPACE)}")
        self.value((*path, name), key, depth)

    def value(self, path: Path, key: int | None, depth: int) -> None:
        start = len(self.text)
        self.places[path] = start if key is None else key, start
        match self.draw(st.sampled_from(("scalar", "list", "table") if depth < 3 else ("scalar",))):
            case "list":
                self.list(path, depth)
            case "table":
                self.inline_table(path, depth)
            case _:
                self.put(self.draw(st.sampled_from(SCALARS)))

    def list(self, path: Path, depth: int) -> None:
        count = self.draw(st.integers(0, 3))
        self.put("[" + self.draw(IN_LIST))
        for index in range(count):
            self.value((*path, index), None, depth + 1)
            comma = "," if index < count - 1 else self.draw(st.sampled_from(("", ",")))
            self.put(self.draw(IN_LIST) + comma + self.draw(IN_LIST))
        self.put("]")

    def inline_table(self, path: Path, depth: int) -> None:
        self.put("{" + self.draw(SPACE))
        for index in range(self.draw(st.integers(0, 2))):
            self.put(f"{self.draw(SPACE)},{self.draw(SPACE)}" if index else "")
            self.pair(path, depth + 1)
        self.put(self.draw(SPACE) + "}")

    def table(self, parent: Path, names: tuple[str, ...] = ()) -> None:
        """`[table]`, or several `[[tables]]` of one list, with tables of their own below."""
        written, name = self.fresh()
        names, path = (*names, written), (*parent, name)
        if self.draw(st.booleans()):
            self.header(path, f"[{self.dotted(names)}]")
            self.below(path, names)
            return
        for index in range(self.draw(st.integers(1, 3))):
            start = self.header((*path, index), f"[[{self.dotted(names)}]]")
            self.places.setdefault(path, (start, start))
            self.below((*path, index), names)

    def header(self, path: Path, written: str) -> int:
        self.put(self.draw(BLANK) + self.draw(SPACE))
        start = self.put(written)
        self.put(self.draw(st.sampled_from(("\n", "  # of its own\n"))))
        self.places[path] = start, start
        return start

    def below(self, path: Path, names: tuple[str, ...]) -> None:
        self.pairs(path)
        if len(names) < 3 and self.draw(st.booleans()):
            self.table(path, names)

    def dotted(self, names: tuple[str, ...]) -> str:
        return self.draw(SPACE) + f"{self.draw(SPACE)}.{self.draw(SPACE)}".join(names) + self.draw(SPACE)


@st.composite
def documents(draw: st.DrawFn) -> Writer:
    writer = Writer(draw)
    writer.pairs(())
    for _ in range(draw(st.integers(0, 4))):
        writer.table(())
    return writer


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    lines = text[:offset].split("\n")
    return len(lines), len(lines[-1]) + 1


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every value below one."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in steps:
        yield (*path, step)
        yield from paths(below, (*path, step))


@settings(suppress_health_check=list(HealthCheck))
@given(documents())
def test_the_writer_knows_every_value_that_the_parser_reads(writer: Writer) -> None:
    assert set(writer.places) == set(paths(tomli.loads(writer.text)))


@settings(suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_key_and_every_value_is_found_where_it_was_written(writer: Writer) -> None:
    positions = Positions(writer.text)
    located = {path: (positions.find(path, of_key=True), positions.find(path)) for path in writer.places}

    assert located == {
        path: (line_and_column(writer.text, key), line_and_column(writer.text, value))
        for path, (key, value) in writer.places.items()
    }


MOST_ASKED = 6
"""Values of a document that are asked for one by one."""


@settings(suppress_health_check=list(HealthCheck))
@given(documents())
def test_who_asks_for_one_value_is_told_the_same_place(writer: Writer) -> None:
    everything = Positions(writer.text)
    asked = [*writer.places][:: len(writer.places) // MOST_ASKED + 1]
    located = {path: Positions(writer.text, [path]).find(path) for path in asked}

    assert located == {path: everything.find(path) for path in asked}


@pytest.mark.parametrize(
    ("path", "place"),
    [((), (1, 1)), (("a",), (1, 5)), (("a", "none"), (1, 5)), (("b", 0, "none"), (2, 1)), (("b", 7), (2, 1)), (("c",), (1, 1))],
    ids=str,
)  # fmt: skip
def test_what_is_not_written_stands_where_what_encloses_it_does(path: Path, place: tuple[int, int]) -> None:
    assert Positions("a = 1\n[[b]]\n").find(path) == place


def test_every_value_of_the_public_documents_is_found() -> None:
    texts = [path.read_bytes().decode("utf-8-sig") for path in sorted(shared("toml-test/valid").rglob("*.toml"))]
    missing = [
        (text, path) for text in texts for path in leaves(tomli.loads(text)) if path not in Positions(text).offsets
    ]

    assert missing == []


def leaves(value: Any) -> list[Path]:
    """The way to every value that holds no other: a table may exist only because a header named one below it."""
    all_paths = list(paths(value))
    inner = {path[:-1] for path in all_paths}
    return [path for path in all_paths if path not in inner]


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("a-b", "a-b"), ('"a b"', "a b"), ("'a b'", "a b"), ('"a\\u0062"', "ab"), ('"say \\"no\\""', 'say "no"'), ("'C:\\u0062'", "C:\\u0062"),
        ('""', ""), ("''", ""),
    ],
)  # fmt: skip
def test_a_quoted_key_is_what_it_spells(part: str, key: str) -> None:
    assert unquote(part) == key
