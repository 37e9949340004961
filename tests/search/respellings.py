"""Libraries on disk, written twice: how many figures were respelt, and how many conflicts changed.

`python -m tests.search.respellings 1000` tries so many libraries, through files, index, comparison and measures.
"""

from __future__ import annotations

import codecs
import sys
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.index import MEASURES as BY_MEASURE
from briefing.search.query.query import Query
from briefing.views.comparison import compare
from tests.search.respelling import MEASURES, Meaning, briefing_text, libraries, listed_text

CONFLICT = Query.parse("has:conflict")
LINE_ENDS, MARKS = ("\n", "\r\n"), (b"", codecs.BOM_UTF8)


@st.composite
def written_twice(draw: st.DrawFn) -> tuple[list[bytes], list[bytes], int]:
    """The files of a library in two ways of writing and two orders, and the number of its figures."""
    library: list[list[Meaning]] = draw(libraries())
    first, second = (
        [
            draw(st.sampled_from(MARKS)) + briefing_text(draw, number, figures).replace("\n", end).encode()
            for number, figures in draw(st.permutations(list(enumerate(library))))
            for end in [draw(st.sampled_from(LINE_ENDS))]
        ]
        for _ in range(2)
    )
    return first, second, sum(map(len, library))


def conflicts(files: list[bytes]) -> tuple[set[str], set[str], int]:
    """What is in conflict by the index and by the comparison, and how many keys by the measures."""
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(files):
            (Path(folder) / f"{number}.toml").write_bytes(content)
        (Path(folder) / "measures.toml").write_text(listed_text(), "utf-8")
        repository = BriefingRepository.open([folder], MEMORY)
        repository.refresh()
        assert not repository.unreadable_files(), repository.unreadable_files()
        hits = {record.hit.reference for record in repository.index.search(CONFLICT, 1000).found}
        known = repository.index.values("measure", "", 10)
        rows = [
            row
            for measure in MEASURES
            if f"measure:{measure}" in known
            for row in compare(RecordQuery(repository, Query()).figures(measure)).rows
        ]
        groups = repository.index.group(Query(), BY_MEASURE)
        repository.close()
        return hits, {row.reference for row in rows if row.values[3]}, sum(group.conflicts for group in groups)


def main(count: int) -> None:
    """Try `count` libraries and print what came of it."""
    tally: Counter[str] = Counter()

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(written_twice())
    def try_one(case: tuple[list[bytes], list[bytes], int]) -> None:
        first, second, figures = case
        before, after = conflicts(first), conflicts(second)
        tally["libraries"] += 1
        tally["figures respelt"] += figures
        tally["libraries with conflicts"] += bool(before[0])
        tally["figures in conflict"] += len(before[0])
        tally["conflicts that changed"] += (
            len(before[0] ^ after[0]) + len(before[1] ^ after[1]) + (before[2] != after[2])
        )
        tally["answers that differ between index and comparison"] += len(before[0] ^ before[1]) + len(
            after[0] ^ after[1]
        )

    try_one()
    for name, number in tally.items():
        print(f"{number:>8,}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
