"""Which figures are at odds is a matter of what they say, however they are written and in whatever order the files are."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.load.builder import build_record
from briefing.load.loader import build_briefing, parse_toml
from briefing.load.report import LoadReport
from briefing.model import Briefing
from briefing.model.conflicts import has_rivals, rivals
from briefing.model.figures import Stated, figure_key, number_key, stated
from briefing.model.measures import MeasureKeys, listed_units
from briefing.search.documents import to_document
from briefing.search.index import MEASURES, Index
from briefing.search.indexed import IndexedFile
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from tests.search.naive import NaiveIndex
from tests.search.respelling import Meaning, briefing_text, libraries, listed_text

CONFLICT = Query.parse("has:conflict")


UNITS = listed_units(build_record(MeasureKeys, parse_toml(listed_text()), (), LoadReport()))


def built(text: str) -> Briefing:
    briefing, findings = build_briefing(parse_toml(text), "b", units=UNITS)
    assert briefing is not None, findings
    return briefing


def written(draw: st.DrawFn, library: list[list[Meaning]]) -> list[Briefing]:
    """The briefings of a library, written in one way and in some order."""
    texts = [briefing_text(draw, number, figures) for number, figures in enumerate(library)]
    return [built(text) for text in draw(st.permutations(texts))]


@st.composite
def twice(draw: st.DrawFn) -> tuple[list[Briefing], list[Briefing]]:
    """A library, and the same library written otherwise."""
    library = draw(libraries())
    return written(draw, library), written(draw, library)


def at_odds(briefings: list[Briefing], index: Index) -> set[str]:
    """What `has:conflict` finds, as references."""
    files = [
        IndexedFile(f"{number}.toml", "1", briefing.id, to_document(briefing, f"{number}.toml"))
        for number, briefing in enumerate(briefings)
    ]
    index.apply(files)
    return {record.hit.reference for record in index.search(CONFLICT).found}


def expected(briefings: list[Briefing]) -> set[str]:
    """The references of the figures at odds, by the function that all views use."""
    same: dict[str, dict[str, Stated]] = {}
    for briefing in briefings:
        for record in briefing.statistics:
            figures = same.setdefault(str(figure_key(briefing, record)), {})
            figures[briefing.reference(record)] = stated(briefing, record)
    return {reference for figures in same.values() for reference in rivals(figures)}


@given(twice())
def test_a_conflict_stays_one_in_every_spelling_and_order(pair: tuple[list[Briefing], list[Briefing]]) -> None:
    assert expected(pair[1]) == expected(pair[0])


@settings(max_examples=12)
@given(twice())
def test_the_index_finds_the_conflicts_in_every_spelling(pair: tuple[list[Briefing], list[Briefing]]) -> None:
    assert at_odds(pair[1], SqliteIndex.open(":memory:")) == expected(pair[0])


@settings(max_examples=12)
@given(twice())
def test_a_plain_reading_finds_the_same_conflicts(pair: tuple[list[Briefing], list[Briefing]]) -> None:
    assert at_odds(pair[1], NaiveIndex()) == expected(pair[0])


@settings(max_examples=10)
@given(twice())
def test_measures_count_the_conflicts_that_are_found(pair: tuple[list[Briefing], list[Briefing]]) -> None:
    index = SqliteIndex.open(":memory:")
    found = at_odds(pair[0], index)
    keys = {
        str(figure_key(briefing, record))
        for briefing in pair[0]
        for record in briefing.statistics
        if briefing.reference(record) in found
    }

    assert sum(group.conflicts for group in index.group(Query(), MEASURES)) == len(keys)


STATED = st.builds(
    Stated, st.sampled_from((("1", "1"), ("2", "2"), ("", "2"))), st.sampled_from("ab"), st.sampled_from(("", "1", "2"))
)


@given(st.lists(STATED, max_size=6))
def test_there_are_rivals_where_some_figure_has_one(figures: list[Stated]) -> None:
    assert has_rivals(figures) == bool(rivals(dict(enumerate(figures))))


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40, places=40)


SMALL = st.decimals(allow_nan=False, min_value=-3, max_value=3, places=2)


@given(NUMBERS | SMALL, NUMBERS | SMALL)
def test_numbers_sort_by_their_keys_to_the_last_digit(left: Decimal, right: Decimal) -> None:
    first, second = number_key(left), number_key(right)

    assert (first < second, first == second) == (left < right, left == right)


def test_a_revision_is_no_conflict_and_a_figure_without_a_vintage_is_no_revision() -> None:
    figures = {
        "first": Stated(("64", "64"), "bls", "2014-05"), "second": Stated(("65", "65"), "bls", "2014-06"),
        "other source": Stated(("65", "65"), "oecd", ""), "undated": Stated(("63", "63"), "bls", ""),
        "first again": Stated(("60", "60"), "bls", "2014-05"),
    }  # fmt: skip

    assert {name: named.names for name, named in rivals(figures).items()} == {
        "first": ("first again",), "first again": ("first",), "undated": ("second", "other source"),
        "second": ("undated",), "other source": ("undated",),
    }  # fmt: skip
