"""The contract of an index, to which every engine is held: SQLite in memory, SQLite in a file, and the naive one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from briefing.load import load
from briefing.model import SECTIONS
from briefing.search.entries import taken
from briefing.search.index import Filed, Index
from briefing.search.query import Query
from briefing.search.sqlite import OutOfTime, SqliteIndex
from tests.search.naive import NaiveIndex
from tests.search.strategies import libraries, queries

TEXT = """
schema = "briefing/1"
headline = "{headline}"
date_published = {date}
[[people]]
id = "caceres"
name = "Felipe Cáceres"
[[quotes]]
id = "words"
text = "{text}"
speaker = "caceres"
[[statistics]]
id = "area"
measure = "coca-cultivation-area"
title = "Area under coca"
value = {value}
unit = "hectares"
area = ["PE"]
date = "2013"
"""
ENGINES: dict[str, Callable[[Path], Index]] = {
    "sqlite in memory": lambda _: SqliteIndex.open(":memory:"),
    "sqlite in a file": lambda folder: SqliteIndex.open(str(folder / "index.sqlite")),
    "naive": lambda _: NaiveIndex(),
}


@pytest.fixture(params=ENGINES, ids=str)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    found = ENGINES[request.param](tmp_path)
    first = TEXT.format(headline="First", date="2015-01-01", text="An air bridge", value=42900)
    second = TEXT.format(headline="Second", date="2016-01-01", text="A milestone", value=49200)
    found.apply([filed(tmp_path, "a", first), filed(tmp_path, "b", second)])
    return found


def filed(folder: Path, name: str, text: str, signature: str = "1") -> Filed:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    briefing = load(str(path)).briefing
    assert briefing is not None
    return Filed(str(path), signature, briefing.id, taken(briefing, str(path)))


def found(index: Index, text: str) -> list[str]:
    return [one.hit.reference for one in index.search(Query.parse(text)).found]


def test_the_newest_briefing_comes_first_and_its_records_in_reading_order(index: Index) -> None:
    expected = ["b", "b#area", "b#words", "b#caceres", "a", "a#area", "a#words", "a#caceres"]

    assert found(index, "") == expected


def test_the_oldest_comes_first_where_that_is_asked_for(index: Index) -> None:
    results = index.search(Query.parse("section:statistics"), sort="oldest")

    assert ([one.hit.reference for one in results.found], results.order) == (["a#area", "b#area"], "oldest first")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bridge", {"a#words"}), ("BRI*", {"a#words"}), ("bri", set()), ("bridge air", {"a#words"}), ('"bridge air"', set()),
        ('"air bri"*', {"a#words"}), ("42900", {"a#area"}), ("42,900", {"a#area"}), ("42.900", {"a#area"}),
        ("caceres bridge", {"a#words"}), ("speaker:felipe", {"a#words", "b#words"}), ("peru section:statistics", {"a#area", "b#area"}),
        ("country:PE", {"a#area", "b#area"}), ("value>45000", {"b#area"}), ("value:42900..45000", {"a#area"}),
        ("has:conflict", {"a#area", "b#area"}), ("in:b section:quotes", {"b#words"}), ("published:2015", {"a", "a#area", "a#words", "a#caceres"}),
        ("date:2013", {"a#area", "b#area"}), ("since:2015 section:statistics", set()), ("first OR second", {"a", "b"}),
        ("section:quotes -bridge", {"b#words"}), ("id:area", {"a#area", "b#area"}), ("measure:coca*", {"a#area", "b#area"}),
    ],
)  # fmt: skip
def test_a_query_finds(index: Index, text: str, expected: set[str]) -> None:
    assert set(found(index, text)) == expected


def test_a_limit_cuts_and_a_count_does_not(index: Index) -> None:
    query = Query.parse("coca")

    assert (
        len(index.search(query, 1).found),
        index.search(query, 1).total,
        index.count(query),
        index.count(query, 1),
    ) == (1, 2, 2, 1)


def test_a_file_that_is_removed_is_forgotten(index: Index, tmp_path: Path) -> None:
    index.apply([], [str(tmp_path / "b.toml")])

    assert (list(index.known()), found(index, "milestone"), index.size()) == ([str(tmp_path / "a.toml")], [], (1, 4))


def test_a_file_that_is_applied_again_says_what_it_says_now(index: Index, tmp_path: Path) -> None:
    index.apply(
        [filed(tmp_path, "a", TEXT.format(headline="New", date="2017-01-01", text="A tunnel", value=49200), "2")]
    )

    assert (found(index, "bridge"), found(index, "tunnel"), found(index, "has:conflict")) == ([], ["a#words"], [])
    assert index.known()[str(tmp_path / "a.toml")].signature == "2"


def test_a_file_that_cannot_be_read_is_known_with_its_faults(index: Index, tmp_path: Path) -> None:
    index.apply([Filed(str(tmp_path / "a.toml"), "2", "a", None, (":1:1: no",))])

    assert (index.known()[str(tmp_path / "a.toml")].problems, found(index, "bridge")) == ((":1:1: no",), [])
    assert index.broken() == {str(tmp_path / "a.toml"): (":1:1: no",)}


def test_what_matches_in_a_briefing_comes_in_reading_order(index: Index) -> None:
    assert [hit.id for hit in index.matching(Query.parse("coca OR caceres"), "b")] == ["area", "words", "caceres"]


def test_briefings_match_by_a_record_and_not_by_what_is_unwanted(index: Index) -> None:
    lists = [[one.id for one in index.briefings(Query.parse(text))] for text in ("coca", "coca -milestone", "-bridge")]

    assert lists == [["b", "a"], ["a"], ["b"]]


def test_values_are_counted_and_can_be_asked_for(index: Index) -> None:
    counts = index.facets(Query.parse("coca OR speaker:caceres"), ("section", "speaker", "country"))

    assert [(one.label, one.term, one.records) for one in counts["section"]] == [
        ("quotes", "section:quotes", 2),
        ("statistics", "section:statistics", 2),
    ]
    assert [(one.label, one.term, one.records) for one in counts["speaker"]] == [
        ("Felipe Cáceres", 'speaker="felipe caceres"', 2)
    ]
    assert [(one.label, one.term, one.records) for one in counts["country"]] == [("Peru", "country:PE", 2)]


def test_values_complete(index: Index) -> None:
    assert (index.values("speaker", "cac", 5), index.values("country", "pe", 5)) == (
        ['speaker="felipe caceres"'],
        ["country:PE"],
    )


def test_a_slip_of_the_finger_is_put_right(index: Index) -> None:
    assert (index.spelling(Query.parse("brigde")), index.spelling(Query.parse("bridge"))) == (["bridge"], [])


def test_a_change_changes_the_stamp(index: Index, tmp_path: Path) -> None:
    before = index.stamp()
    index.apply([], [str(tmp_path / "b.toml")])

    assert index.stamp() != before


def test_names_count_more_than_texts(tmp_path: Path) -> None:
    index = SqliteIndex.open(":memory:")
    text = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n'
    text += '[[operations]]\nid = "later"\ntitle = "Talks"\nsummary = "The tunnel was spoken of."\n[[operations]]\nid = "named"\ntitle = "Tunnel found"\n'
    index.apply([filed(tmp_path, "x", text)])

    assert (found(index, "tunnel"), index.search(Query.parse("tunnel")).order) == (["x#named", "x#later"], "best first")


def test_of_very_many_matches_names_come_first_and_then_the_newest(tmp_path: Path) -> None:
    index = SqliteIndex.open(":memory:")
    item = '[[operations]]\nid = "o{0}"\ntitle = "Talks {0}"\nsummary = "The tunnel."\n'
    text = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n' + "".join(
        item.format(at) for at in range(250)
    )
    index.apply([filed(tmp_path, "x", f'{text}[[operations]]\nid = "named"\ntitle = "Tunnel"\n')])
    results = index.search(Query.parse("tunnel"), 3)

    assert (results.order, results.total) == ("names first, then newest", 251)
    assert [one.hit.id for one in results.found] == ["named", "o0", "o1"]


def told(index: Index, query: Query) -> tuple[object, ...]:
    """What the views are told, without the ids, which are each engine's own."""
    ids, dated = index.record_ids(query, tuple(SECTIONS)), index.by_date(query)
    facts = {one.hit: one for one in index.facts(ids).values()}
    own = all(index.record_id(one.hit.reference) == id for id, one in index.facts(ids).items())
    doubts = {index.facts([id])[id].hit: count for id, count in index.doubtful(query)}
    tallies = [index.tally(query, tuple(SECTIONS), part) for part in ("countries", "roles")]
    return (
        facts,
        tallies,
        doubts,
        len(ids),
        list(dated.dates),
        {one.hit for one in index.facts(dated.ids).values()},
        own,
    )


def test_records_stand_by_their_own_dates(index: Index, tmp_path: Path) -> None:
    text = TEXT.format(headline="Third", date="2014-01-01", text="Dated", value=1)
    index.apply([filed(tmp_path, "c", text.replace('date = "2013"', 'date = "../2012"'))])
    dated = index.by_date(Query())
    facts = index.facts(dated.ids)

    assert (list(dated.dates), [facts[id].hit.reference for id in dated.ids]) == (
        ["../2012", "2013", "2013", "", "", ""], ["c#area", "b#area", "a#area", "b#words", "a#words", "c#words"],
    )  # fmt: skip


def test_a_record_that_has_gone_is_left_out(index: Index, tmp_path: Path) -> None:
    ids = index.record_ids(Query(), ("statistics",))
    index.apply((), [str(tmp_path / "b.toml")])

    assert [one.hit.reference for one in index.facts(ids).values()] == ["a#area"]


@given(libraries(), queries())
def test_the_index_finds_what_a_naive_look_at_every_record_finds(texts: list[str], query: Query) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        files = [filed(Path(folder), f"b-{at}", text) for at, text in enumerate(texts)]
        engines: list[Index] = [SqliteIndex.open(":memory:"), NaiveIndex()]
        for engine in engines:
            engine.apply(files)
        seen = [
            (
                {one.hit.reference for one in engine.search(query).found},
                engine.count(query),
                sorted(one.id for one in engine.briefings(query)),
                [hit.reference for hit in engine.matching(query, "b-1")],
                engine.facets(query, ("section", "country", "year", "speaker", "measure")),
                told(engine, query),
            )
            for engine in engines
        ]
        engines[0].close()

    assert seen[0] == seen[1]


@given(libraries(), libraries(), queries())
def test_an_index_that_was_changed_is_as_one_that_was_made_anew(
    before: list[str], after: list[str], query: Query
) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        changed, fresh = SqliteIndex.open(":memory:"), SqliteIndex.open(":memory:")
        old = [filed(Path(folder), f"b-{at}", text) for at, text in enumerate(before)]
        new = [filed(Path(folder), f"b-{at}", text) for at, text in enumerate(after)]
        changed.apply(old)
        changed.apply(new, [one.path for one in old if one.path not in {two.path for two in new}])
        fresh.apply(new)
        answers = [
            (
                {one.hit.reference for one in index.search(query).found},
                index.facets(query, ("section", "country", "year", "speaker", "measure")),
                told(index, query),
                index.connection.execute("SELECT term, records FROM vocabulary ORDER BY term").fetchall(),
                sorted(index.connection.execute("SELECT field, label, total FROM value WHERE total > 0").fetchall()),
            )
            for index in (changed, fresh)
        ]
        changed.close()
        fresh.close()

    assert answers[0] == answers[1]


def test_more_matches_than_one_statement_takes_parameters_are_all_found(tmp_path: Path) -> None:
    index = SqliteIndex.open(":memory:")
    item = '[[operations]]\nid = "o{0}"\ntitle = "Talks {0}"\n'
    head = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n'
    one = filed(tmp_path, "x", head + "".join(item.format(at) for at in range(1700)))
    assert one.taken is not None
    many = [
        one._replace(path=f"{number}", taken=one.taken._replace(listed=one.taken.listed._replace(id=f"x{number}")))
        for number in range(20)
    ]
    index.apply(many)
    results = index.search(Query.parse("talks"), 1_000_000, cap=1_000_000)

    assert (len(results.found), results.total) == (34_000, 34_000)


LIMITS = [
    "a -(b c -(d OR e -(f g -(h OR i c))))", " ".join(["coca*"] * 100), " OR ".join(["coca*"] * 50), " ".join(["-coca"] * 50),
    "(a (b OR (a (b OR (a (b OR (a (b OR c))))))))", "-(" * 4 + "value>1 coca" + ")" * 4, " ".join(["value>1"] * 100),
    " OR ".join(["has:conflict"] * 50), f'"{"coca " * 500}"', " OR ".join(["since:2013 coca*"] * 33),
]  # fmt: skip


@pytest.mark.parametrize("text", LIMITS, ids=[text[:20] for text in LIMITS])
def test_the_largest_query_that_can_be_read_can_be_asked(index: Index, text: str) -> None:
    query = Query.parse(text)

    assert index.count(query) == len({one.hit for one in index.search(query).found})


def test_an_answer_that_nobody_wants_any_more_is_broken_off() -> None:
    index = SqliteIndex.open(":memory:")
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

    with pytest.raises(OutOfTime), index.unless(lambda: True):
        index.connection.execute(endless).fetchone()
    assert index.connection.execute("SELECT 1").fetchone() == (1,)
