"""Whatever a file repeats, it becomes no more than so many times its size: it is refused, or it is small."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.export import FORMATS, ExportRequest, writer
from briefing.library.folder import Library, Resolved
from briefing.limits import FLOOR, GROWTH, OPERATOR, set_growth
from briefing.load import Loaded, load
from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from briefing.sink import printed
from briefing.userdata.saved_searches import expand_saved
from briefing.views.comparison import compare
from briefing.views.comparison_text import compare_lines
from tests.cli.helpers import briefing
from tests.helpers import HEAD, written
from tests.hostile.amplifiers import AMPLIFIERS

QUICK, LARGE = 24_000, 240_000
REFUSED = {
    "a long name of a speaker", "a long role of a speaker", "a long name of an actor", "a long name of a place",
    "a name of 250 letters, fifty times a record", "a note about many records", "a long title with many caveats",
    "a long title linked from each record", "all countries, inherited by each record",
    "a long publisher over many figures", "people of a long organisation",
    "speakers and who speaks for them, each with a role", "parties by their codes", "actors by a code, in one record",
    "areas of figures", "records of one line",
}  # fmt: skip
INVALID = {"escaped quotation marks", "an opened text after escapes"}
"""Refused for another reason: they are there for what it costs to say so."""


def verdict(name: str, size: int, folder: Path) -> Loaded:
    """What loading the document says."""
    path = written(folder, AMPLIFIERS[name](size))
    os.utime(path, (1e9, 1e9))
    return load(path)


@pytest.mark.parametrize("name", [name for name in AMPLIFIERS if name not in INVALID])
def test_what_would_become_too_much_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    loaded = verdict(name, 2 * QUICK, tmp_path)
    faults = [problem for problem in loaded.faults if "times its size" in problem.message]

    assert (loaded.briefing is None, len(faults)) == ((True, 1) if name in REFUSED else (False, 0))
    assert all(fault.line > 3 for fault in faults)


def test_the_operator_may_let_a_file_become_more(tmp_path: Path) -> None:
    set_growth(2000)
    try:
        loaded = verdict("a long name of a speaker", QUICK, tmp_path)
    finally:
        OPERATOR.clear()

    assert loaded.faults == ()


def test_a_line_is_as_long_as_it_may_be_and_no_longer(tmp_path: Path) -> None:
    fits = load(written(tmp_path, HEAD.replace("Coca in Peru", "é" * 500)))
    too_long = load(written(tmp_path, HEAD.replace("Coca in Peru", "é" * 501), "b.toml"))

    assert (fits.faults, [fault.message for fault in too_long.faults]) == (
        (), ["expected at most 500 characters, found 501"],
    )  # fmt: skip


@pytest.mark.hostile
@pytest.mark.parametrize("name", AMPLIFIERS)
def test_no_document_becomes_more_than_it_may(name: str, tmp_path: Path) -> None:
    too_large = {
        f"{kind} of {size:,}": length
        for size in (QUICK, LARGE)
        for kind, length, limit in lengths(name, size, tmp_path)
        if length > limit
    }

    assert too_large == {}


def lengths(name: str, size: int, folder: Path) -> Iterator[tuple[str, int, int]]:
    """What is made of the document, its bytes, and how many it may have."""
    loaded = verdict(name, size, folder)
    limit = GROWTH * os.stat(loaded.path).st_size + FLOOR
    if loaded.briefing is None:
        return
    library = Library([loaded])
    for form in FORMATS:
        yield form, len(printed(writer(form)(ExportRequest((Resolved(library.briefings[0], None),)))).encode()), limit
    repository = BriefingRepository.open([str(folder)], MEMORY)
    repository.refresh()
    yield "index", index_size(repository), limit + EMPTY
    if loaded.briefing.statistics:
        table = compare(RecordQuery(repository, Query()).figures(loaded.briefing.statistics[0].measure))
        yield "compare", sum(len(span.text) for line in compare_lines(table, 80) for span in line), limit
    repository.close()


EMPTY = 100_000
"""Bytes of an index without a record."""


def index_size(repository: BriefingRepository) -> int:
    """Bytes of an index in memory."""
    connection: sqlite3.Connection = repository.file.engine.connection  # type: ignore[attr-defined]
    (pages,), (size,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages) * int(size)


def test_saved_searches_that_name_each_other_become_no_endless_query() -> None:
    named = {"a": "@b " * 95, "b": "@c " * 95, "c": "@d " * 95, "d": "word " * 95}

    with pytest.raises(UsageError, match="more than 4,000 characters"):
        expand_saved("@a", named)


def test_of_references_that_lead_nowhere_five_hundred_are_told(tmp_path: Path) -> None:
    written(tmp_path, AMPLIFIERS["references to a briefing that is not there"](QUICK))
    ended = briefing("check", str(tmp_path))

    assert (ended.out.count("no briefing has the id"), ended.out.count("there may be more")) == (500, 1)


def test_of_unknown_keys_in_the_config_no_more_than_twenty_are_told(tmp_path: Path) -> None:
    written(tmp_path / "briefing", "".join(f"k{number} = 1\n" for number in range(1500)), "config.toml")
    ended = briefing("list", XDG_CONFIG_HOME=str(tmp_path))

    assert (ended.code, 10 < ended.err.count("unknown key") <= 20) == (2, True)
