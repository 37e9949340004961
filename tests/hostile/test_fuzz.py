"""Whatever a file holds, reading it ends with a briefing or with problems, and writing it never fails."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.export import FORMATS, ExportRequest, writer
from briefing.library.folder import Library, Resolved
from briefing.load import Loaded, load
from briefing.model import KINDS
from briefing.search.documents import to_document
from briefing.search.indexed import IndexedFile
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from briefing.views.layout import plain
from briefing.views.results import result_lines
from tests.hostile.oracle import unfiltered
from tests.hostile.strings import basic, raw_controls

HEAD = {"schema": "briefing/1", "headline": "x", "date_published": "2016"}
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        TEXTS, st.integers(-(10**30), 10**30), st.floats(), st.booleans(), st.sampled_from(["PE", "2014", "a", "P1Y"])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)


def records(index: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    keys = st.one_of(st.sampled_from(list(KINDS[index].FIELDS)), TEXTS)
    return st.lists(st.dictionaries(keys, VALUES, max_size=8), max_size=3)


BRIEFINGS = st.fixed_dictionaries({kind.TABLE: records(index) for index, kind in enumerate(KINDS)})


def toml(value: Any) -> str:
    """A value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return basic(value)
        case dict():
            return "{" + ", ".join(f"{basic(key)} = {toml(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
    return repr(value)


def loaded(content: bytes) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        path.write_bytes(content)
        return load(str(path), thorough=True)


@settings(suppress_health_check=[HealthCheck.too_slow])
@example(b"0=0")
@given(
    st.one_of(
        st.binary(max_size=200),
        TEXTS.map(str.encode),
        st.lists(st.sampled_from(list("[]{}=.,\"'#\n ax1-")), max_size=40).map(lambda parts: "".join(parts).encode()),
    )
)
def test_any_bytes_are_a_briefing_or_problems_with_a_place_or_told_to_be_none(content: bytes) -> None:
    found = loaded(content)
    lines = content.count(b"\n") + 1

    assert found.briefing is not None or found.faults or (found.is_foreign and found.problems)
    assert [one for one in found.problems if not 1 <= one.line <= lines + 1 or one.column < 1] == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(BRIEFINGS)
def test_any_values_in_any_field_are_told_or_written_without_a_control(values: dict[str, Any]) -> None:
    found = loaded("\n".join(f"{key} = {toml(value)}" for key, value in (HEAD | values).items()).encode())
    told = "\n".join(str(problem) for problem in found.problems)
    written = list(everything(found))

    assert raw_controls(told.replace("\n", "")) + [name for name, text in written if raw_controls(text)] == []


def everything(found: Loaded) -> Any:
    if found.briefing is None:
        return
    for name in FORMATS:
        text = unfiltered(writer(name)(ExportRequest((Resolved(found.briefing, None),))))
        yield name, text.replace("\t", "") if name == "tsv" else text
    library = Library([found])
    index = SqliteIndex.open(":memory:")
    index.apply([IndexedFile("x.toml", "", found.briefing.id, to_document(found.briefing, "x.toml"))])
    results = index.search(Query())
    index.close()
    assert all(library.find(one.hit.reference) for one in results.found)
    yield "search", "".join("".join(map(plain, result_lines(results, (), 60))).split("\n"))
