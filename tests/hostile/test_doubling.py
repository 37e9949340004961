"""Twice the file takes at most two and a half times the steps, through everything that is made of it.

A step is a line of the package that is executed: it is counted, so that no machine is too slow for the test. What it
takes for any file is left out: of three sizes the differences are compared. What is quadratic within one call of C
is for `tests/bench/regexes.py` and `tests/bench/amplification.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TypeAlias

import pytest

import briefing
from briefing.export import FORMATS, ExportRequest, writer
from briefing.library.folder import Library, Resolved
from briefing.linear.loop import answer_lines
from briefing.load import load
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from briefing.sink import Piece, printed
from briefing.userdata.annotations import UserData
from tests.helpers import written
from tests.hostile.amplifiers import AMPLIFIERS
from tests.hostile.documents import DOCUMENTS

pytestmark = pytest.mark.hostile

SIZE, LARGER = 8_000, 32_000
"""Of the smallest of the three files."""
STEPPED = ("records of one title", "links to nothing, apart", "records of one line")
"""They are refused, or reach the most faults that are told, from some size on: they begin beyond it."""
LINEAR = 2.5
FEW = 3_000
"""Steps that may be added without a reason."""
PACKAGE = str(Path(briefing.__file__).parent)
TraceFunction: TypeAlias = "Callable[[FrameType, str, object], TraceFunction | None]"
GENERATORS = DOCUMENTS | AMPLIFIERS
COMMANDS = (
    "list", "search a", "open 1", "statistics", "quotes", "operations", "timeline", "compare m", "measures", "countries",
    "speakers", "actors", "agreements", "questions", "changes", "quit",
)  # fmt: skip


def steps(action: Callable[[], object]) -> int:
    """Run it; how many lines of the package were executed, each turn of a loop or comprehension anew."""
    count = 0

    def in_line(_frame: FrameType, _event: str, _argument: object) -> TraceFunction:
        nonlocal count
        count += 1
        return in_line

    def in_call(frame: FrameType, _event: str, _argument: object) -> TraceFunction | None:
        return in_line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(in_call)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


def costs(path: Path) -> Iterator[tuple[str, int]]:
    """The steps of each thing that is made of the file."""
    yield "check", steps(lambda: load(str(path), thorough=True))
    loaded = load(str(path))
    yield "load", steps(lambda: load(str(path)))
    repository = BriefingRepository.open([str(path.parent)], MEMORY)
    yield "index", steps(repository.refresh)
    yield "search", steps(lambda: repository.index.search(Query.parse("a")))
    if loaded.briefing is not None:
        request = ExportRequest((Resolved(Library([loaded]).briefings[0], None),))
        for form in FORMATS:
            yield form, steps(partial(lambda write: printed(write(request)), writer(form)))
    userdata = UserData.open([str(path.parent)])
    for command in COMMANDS:
        yield f"lines: {command}", steps(partial(answer_lines, repository, userdata, None, [command], silent))
    userdata.close()
    repository.close()


def silent(pieces: Iterable[Piece]) -> None:
    """Write nothing, but make all of it."""
    printed(pieces)


@pytest.mark.parametrize("name", GENERATORS)
def test_twice_the_file_takes_twice_the_steps(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    size = LARGER if name in STEPPED else SIZE
    once, twice, four_times = (dict(costs(document(tmp_path, name, factor * size))) for factor in (1, 2, 4))
    added = {
        kind: (twice[kind] - once[kind], four_times[kind] - twice[kind]) for kind in once.keys() & four_times.keys()
    }

    assert {kind: steps for kind, steps in added.items() if steps[1] > max(LINEAR * steps[0], FEW)} == {}


def document(folder: Path, name: str, size: int) -> Path:
    """The file of that size, alone in a folder, and at rest."""
    path = Path(written(folder / str(size), GENERATORS[name](size)))
    os.utime(path, (1e9, 1e9))
    return path
