"""What leaves is harmless, wherever it comes from; and it leaves in one place."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.export.ansi import STYLES, ansi
from briefing.load import load
from briefing.repository.repository import BriefingRepository
from briefing.search.documents import to_document
from briefing.search.index import Index
from briefing.search.indexed import IndexDocument, IndexedFile, RecordDocument
from briefing.sink import Styled, printable, printed
from briefing.views.layout import Span
from tests.cli.helpers import briefing
from tests.helpers import HEAD, ROOT, statistic, written
from tests.hostile.oracle import intruders
from tests.linear.conversation import converse

HOSTILE = "\x1b]0;PWNED\x07\x1b[31m\x9b2J\u202e\x08\x7f\r"
QUOTE = '[[quotes]]\nid = "words"\ntext = "PWNED"\nspeaker = "Ana"\ncaveats = ["unsure"]\n'
PACKAGE = Path(__file__).parents[1] / "briefing"
WRITERS = {"sink.py", "__main__.py", "atomic.py", "tui/driver.py", "tui/startup_frame.py", "tui/textual_private.py"}
"""What may write to a stream: the sink, files as a whole, the sentence of a process without memory, and the screen's way to the terminal."""


def test_a_text_is_made_harmless_and_keeps_what_parts_lines_and_columns() -> None:
    assert printable("a\tb\nc\x1b[2J\r\u202ed\x9b") == "a\tb\nc␛[2J␍\ufffdd\ufffd"


def test_colour_comes_from_the_program_alone() -> None:
    assert printable(Styled("\x1b[31mred", "1;36")) == "\x1b[1;36m␛[31mred\x1b[0m"


def test_every_style_is_written_as_rich_would() -> None:
    written = [printed(ansi([(Span("x", role),)])) for role in STYLES]

    assert written == [style.render("x") + "\n" for style in STYLES.values()]


def test_nothing_but_the_sink_writes_to_a_stream() -> None:
    paths = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).as_posix() not in WRITERS]

    assert [f"{path.name}:{line}" for path in paths for line in writes(ast.parse(path.read_text("utf-8")))] == []


def writes(tree: ast.AST) -> Iterator[int]:
    """The lines that print, or write to a standard stream or a descriptor."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            called = ast.unparse(node.func)
            if (
                called in ("print", "os.write")
                or called.startswith(("sys.stdout.write", "sys.stderr.write"))
                or called.endswith(("stdout.buffer.write", "print_usage", "stdout.writelines"))
            ):
                yield node.lineno


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose index, which is up to date, holds controls in each of its texts."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "library"
    folder.mkdir()
    path = written(folder, HEAD + QUOTE + statistic())
    os.utime(path, (1e9, 1e9))
    repository = BriefingRepository.open([str(folder)])
    repository.refresh()
    poison(repository.index, str(path))
    repository.close()
    return folder


def poison(index: Index, path: str) -> None:
    """Put a document full of controls in the place of what the index has of a file."""
    ((name, state),) = index.file_states().items()
    loaded = load(path).briefing
    assert loaded is not None
    document = poisoned(to_document(loaded, name))
    index.apply([IndexedFile(name, state.signature, loaded.id, document, (), state.digest)])


def poisoned(document: IndexDocument) -> IndexDocument:
    """The document with controls in each text that is shown."""
    row = document.row._replace(headline=document.row.headline + HOSTILE, ednote=HOSTILE)
    return document._replace(row=row, documents=tuple(map(poisoned_record, document.documents)))


def poisoned_record(record: RecordDocument) -> RecordDocument:
    """The record with controls in its name, text, labels and facts."""
    values = tuple(value._replace(label=value.label and value.label + HOSTILE) for value in record.values)
    fact = record.fact
    if fact is not None:
        roles = json.dumps(with_controls(json.loads(fact.roles))) if fact.roles else ""
        caption, *rest = json.loads(fact.rest)
        fact = fact._replace(roles=roles, rest=json.dumps([caption + HOSTILE, *rest]))
    return record._replace(name=record.name + HOSTILE, text=record.text + HOSTILE, values=values, fact=fact)


def with_controls(value: Any) -> Any:
    """Nested lists with controls after each text."""
    return value + HOSTILE if isinstance(value, str) else [with_controls(each) for each in value]


PLANTED = ("note", "caption", "headline", "value", "at", "version", "digest")
COMMANDS = (
    *(("list", "--format", form) for form in ("text", "markdown", "json", "jsonl", "csv", "tsv")),
    *(("search", "", "--format", form) for form in ("text", "markdown", "json", "csv")),
    *((view,) for view in ("timeline", "measures", "countries", "speakers", "actors", "agreements", "questions")),
    ("changes", "--since", "1970-01-01"),
    ("timeline", "--color", "always"),
    ("search", "", "--color", "always"),
    ("search", "", "-0"),
)


def test_a_planted_index_writes_no_control_through_any_command(planted: Path) -> None:
    ended = {
        command: briefing(*command, "--library", str(planted), cwd=ROOT, **places(planted)) for command in COMMANDS
    }

    assert {command: told for command, result in ended.items() if (told := controls(result.out + result.err))} == {}
    assert {command: result.err for command, result in ended.items() if result.code > 1} == {}
    assert "PWNED" in ended["list", "--format", "text"].out


def places(library: Path) -> dict[str, str]:
    """The environment in which the planted index is the reader's own."""
    return {"XDG_CACHE_HOME": str(library.parent / "cache"), "XDG_STATE_HOME": str(library.parent / "state")}


def controls(text: str) -> list[str]:
    """Controls that the program did not mean."""
    return intruders(text.replace("\n", "").replace("\t", "").replace("\0", "").encode())


def test_a_planted_index_writes_no_control_in_lines(planted: Path) -> None:
    answers: list[str] = []

    converse(["list", "search PWNED", "timeline", "speakers", "changes", "quit"], answers, [planted])

    assert (controls("".join(answers)), "PWNED" in "".join(answers)) == ([], True)


def test_planted_notes_flags_marks_and_searches_write_no_control(planted: Path) -> None:
    kept = ["open a#words", "flag", "note of a kind", "mark a", "search PWNED", "save kind PWNED", "quit"]
    converse(kept, [], [planted])
    plant_texts(next((planted.parent / "state").rglob("*.sqlite")))
    answers: list[str] = []

    ended = [
        briefing(*command, "--library", str(planted), cwd=ROOT, **places(planted))
        for command in (("marks",), ("list",))
    ]
    converse(["open a#words", "flags", "marks", "searches", "notes", "quit"], answers, [planted])

    assert [controls(text) for text in (*(result.out + result.err for result in ended), "".join(answers))] == [
        [],
        [],
        [],
    ]
    assert "PWNED" in ended[0].out


def plant_texts(database: Path) -> None:
    """Put controls into every text that the reader's state has, but names that say whose it is."""
    import sqlite3

    with sqlite3.connect(database) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for column in connection.execute(f"PRAGMA table_info({table})").fetchall():
                if column[1] in PLANTED:
                    connection.execute(f"UPDATE {table} SET {column[1]} = {column[1]} || ?", (HOSTILE,))


@pytest.mark.parametrize("argument", [HOSTILE, f"--{HOSTILE}", f"{HOSTILE}#x"])
@pytest.mark.parametrize("command", ["list", "show", "search", "export", "check", "compare", "cite", "pin", "marks"])
def test_no_argument_comes_back_with_a_control(command: str, argument: str) -> None:
    ended = briefing(command, argument)

    assert controls(ended.out + ended.err) == []


@pytest.mark.parametrize(
    "name", ["BRIEFING_LIBRARY", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "EDITOR", "TERM", "COLUMNS"]
)
def test_no_environment_comes_back_with_a_control(name: str, tmp_path: Path) -> None:
    ended = briefing("list", cwd=ROOT, **{name: f"{tmp_path}/{HOSTILE}"})

    assert controls(ended.out + ended.err) == []


@pytest.mark.parametrize("command", ["show", "cite", "export"])
def test_an_argument_that_is_no_text_leads_nowhere_and_damages_nothing(command: str, planted: Path) -> None:
    ended = briefing(command, "x\udcff", "--library", str(planted), cwd=ROOT, **places(planted))

    assert (ended.code, "damaged" in ended.err, "fault of the program" in ended.err) == (2, False, False)


def test_a_library_whose_name_is_no_text_is_read_in_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "m\udcff"
    os.utime(written(folder, HEAD + QUOTE), (1e9, 1e9))
    answers: list[str] = []

    code = converse(["list", "open a#words", "flag", "quit"], answers, [folder])

    assert (code, "flagged" in "".join(answers).lower()) == (0, True)
