"""Hostile content: strings through every sink, file-system objects, documents, and the public TOML tests."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing.cli.commands.check import report
from briefing.export import FORMATS, ExportRequest, writer
from briefing.export.table_writer import write_table
from briefing.export.text import lines_to_text
from briefing.library.folder import Library, Resolved
from briefing.load import load
from briefing.load.safe_read import LARGEST
from briefing.model import KINDS
from briefing.search.documents import to_document
from briefing.search.fields import FACETS
from briefing.search.indexed import IndexedFile
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from briefing.views.briefing_list import briefing_table
from briefing.views.layout import Span, plain
from briefing.views.results import result_lines, results_table
from tests.cli.helpers import briefing, started
from tests.hostile.documents import DOCUMENTS, ROOM
from tests.hostile.oracle import unfiltered
from tests.hostile.score import Score, score
from tests.hostile.strings import LEGITIMATE, briefing_of, hostile, is_writable, raw_controls, text_fields

TOML_TESTS = Path(__file__).parents[3] / "shared" / "toml-test"
MEMORY = 64 << 20
"""Bytes that reading one document may take."""


def printed_by_name(library: Library) -> Iterator[tuple[str, str]]:
    """Every sink of the command line, by name, with what comes out of it."""
    found = tuple(Resolved(one, None) for one in library.briefings)
    records = tuple(Resolved(one, record) for one in library.briefings for record in one.records())
    for name in FORMATS:
        yield f"export {name}", unfiltered(writer(name)(ExportRequest(found)))
        yield f"show {name}", unfiltered(writer(name)(ExportRequest(records)))
    index = SqliteIndex.open(":memory:")
    index.apply(
        [
            IndexedFile("x.toml", "", one.briefing.id, to_document(one.briefing, "x.toml"))
            for one in library.loaded
            if one.briefing
        ]
    )
    listed, results = index.briefings(Query()), index.search(Query(), 1000)
    for name in FORMATS:
        yield f"list {name}", unfiltered(write_table(briefing_table(listed), name))
        yield f"search {name}", unfiltered(write_table(results_table(results, ()), name))
    yield "search", unfiltered(lines_to_text(result_lines(results, (), 80), False))
    yield (
        "values",
        "".join(plain((Span(one.label),)) for found in index.facets(Query(), FACETS).values() for one in found),
    )
    index.close()
    yield "check", unfiltered(lines_to_text(report(library.problems, True), False))


def library_of(folder: str, text: str) -> Library:
    path = Path(folder) / "hostile.toml"
    path.write_text(briefing_of(text), "utf-8")
    return Library.open([str(path)])


def strings_printed() -> Score:
    """Each string in every field, through every sink of the command line."""
    failures, total = [], 0
    fields = sum(len(text_fields(kind)) for kind in KINDS)
    with tempfile.TemporaryDirectory() as folder:
        for text in filter(is_writable, (text[:300] for text in hostile())):
            library = library_of(folder, text)
            if not library.briefings:
                failures.append(f"{text[:20]!a}: {library.problems[0]}")
            for sink, out in printed_by_name(library):
                total += fields
                if found := raw_controls(out.replace("\t", "") if sink.endswith("tsv") else out):
                    failures.append(f"{text[:20]!a} in {sink}: {found[:3]}")
    return score("strings × fields × sinks, printed, without a raw control", failures, total)


def legitimate() -> Score:
    """Text that only looks unusual comes out as it went in."""
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for text in LEGITIMATE:
            out = dict(printed_by_name(library_of(folder, text)))
            if text not in out["export json"].replace("\\\\", "\\") or text not in out["export text"]:
                failures.append(f"{text!a}")
    return score("legitimate texts that come out as they went in", failures, len(LEGITIMATE))


def objects(folder: Path) -> list[tuple[str, Callable[[Path], object]]]:
    """Things that are no files, by how they are made at a path."""
    return [
        ("folder", Path.mkdir),
        ("pipe", os.mkfifo),
        ("socket", bound),
        ("link to a file", lambda path: path.symlink_to(folder / "good.toml")),
        ("link to nothing", lambda path: path.symlink_to(folder / "nothing")),
        ("link to itself", lambda path: path.symlink_to(path)),
        ("link to /dev/zero", lambda path: path.symlink_to("/dev/zero")),
        ("link out of the library", lambda path: path.symlink_to("/etc/passwd")),
        ("sparse file", sparse),
        ("file too large", lambda path: path.write_bytes(b"#" * (LARGEST + 1))),
        ("not UTF-8", lambda path: path.write_bytes(b"\xff\xfe")),
        ("empty file", Path.touch),
        ("binary", lambda path: path.write_bytes(bytes(range(256)))),
        ("file nobody may read", lambda path: path.touch(0o000)),
    ]


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)  # the address of a socket has at most 107 bytes, and a folder may have more


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def file_system() -> Score:
    """Beside each object, a good file is still served, and the object is named with a reason."""
    failures = []
    cases = objects(Path())
    for name, _ in cases:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "good.toml").write_text(briefing_of("good"), "utf-8")
            dict(objects(Path(folder)))[name](Path(folder) / "x.toml")
            ended = briefing("list", "--library", folder)
            is_named = "x.toml" in ended.err or name == "folder"
            if "good" not in ended.out or not is_named or "Traceback" in ended.err:
                failures.append(f"{name}: {ended}")
    with tempfile.TemporaryDirectory() as folder:
        failures += odd_names(Path(folder))
    return score("file-system objects beside a good file", failures, len(cases) + 2)


def odd_names(folder: Path) -> list[str]:
    """A loop of folders, and names that do not decode or hold controls."""
    failures = []
    (folder / "sub").mkdir()
    (folder / "sub" / "loop").symlink_to(folder)
    for name in (b"\xff\xfe.toml", b"a\x1b[2Jb.toml", b"[bold]x.toml", "\u202egnp.toml".encode()):
        (folder / os.fsdecode(name)).write_text(briefing_of("good"), "utf-8")
    ended = briefing("list", "--library", str(folder))
    if ended.out.count("\n") != 4 or raw_controls(ended.out.replace("\n", "") + ended.err.replace("\n", "")):
        failures.append(f"odd names: {ended}")
    ended = briefing("check", str(folder))
    if raw_controls(ended.out.replace("\n", "")):
        failures.append(f"odd names, checked: {ended}")
    return failures


MEASURE = """
import resource, sys
from briefing.load import load
import briefing.load.positions, difflib
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
load(sys.argv[1], thorough=True)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) * 1024)
"""


def documents() -> Score:
    """Documents made to be slow or large: read and checked in bounded memory, printed without a crash or a control.

    How long it takes is measured by `tests.bench.costs`.
    """
    failures, worst = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in DOCUMENTS.items():
            path = Path(folder) / "x.toml"
            path.write_text(make(ROOM)[:LARGEST], "utf-8")
            memory = measured(path)
            worst = max(worst, memory)
            if memory > MEMORY:
                failures.append(f"{name}: {memory >> 20} MB")
            for command in (("check", str(path)), ("export", "--library", str(path))):
                ended = started(*command)
                if ended.code not in (0, 1, 3) or raw_controls((ended.out + ended.err).replace("\n", "")):
                    failures.append(f"{name}: {command[0]} ended with {ended.code}: {ended.err[:100]}")
    return score("hostile documents within 64 MB", failures, len(DOCUMENTS), f"worst {worst >> 20} MB")


def measured(path: Path) -> int:
    """Bytes that reading it takes."""
    command = [sys.executable, "-c", MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return int(done.stdout)


def toml_invalid() -> Score:
    """Each invalid document of the public tests: told with a line and a column inside the file.

    What only TOML 1.1 allows is told as a warning, by `check`.
    """
    failures = []
    paths = toml_files("invalid")
    for path in paths:
        told = [
            one for one in load(str(path), thorough=True).problems if re.search("not TOML|TOML 1.1|UTF-8", one.message)
        ]
        lines = path.read_bytes().count(b"\n") + 1
        if not told or not 1 <= told[0].line <= lines or told[0].column < 1:
            failures.append(f"{path.name}: {told[:1]}")
    return score(
        "invalid documents of toml-test: told with their place", failures, len(paths), "" if paths else "not here"
    )


def toml_valid() -> Score:
    """Each valid document of the public tests is accepted by the parser; that it is no briefing is another matter."""
    failures = []
    paths = toml_files("valid")
    for path in paths:
        found = load(str(path)).problems
        if any("not TOML" in problem.message or "UTF-8" in problem.message for problem in found):
            failures.append(f"{path.name}: {found[0]}")
    return score(
        "valid documents of toml-test: accepted by the parser", failures, len(paths), "" if paths else "not here"
    )


def toml_files(kind: str) -> list[Path]:
    return sorted((TOML_TESTS / kind).rglob("*.toml")) if TOML_TESTS.exists() else []
