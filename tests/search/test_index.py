"""The contract of an index, to which every engine is held: SQLite in memory, SQLite in a file, and the naive one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings

from briefing.load import load
from briefing.search.documents import to_document
from briefing.search.fields import FACETS
from briefing.search.index import (
    BY_DATE,
    BY_PARTIES,
    GROUPINGS,
    NEWEST,
    ORDERS,
    SPEAKERS,
    UNLIMITED,
    IdTaken,
    Index,
    Limits,
    QueryCancelled,
    QueryTimeout,
)
from briefing.search.query.query import Query
from briefing.search.rows import IndexedFile, ListedRecord, StoredDocument
from briefing.search.sqlite.database import connect
from briefing.search.sqlite.engine import SqliteIndex
from briefing.search.sqlite.guard import answering
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
ARRIVED = 1_700_000_000_000_000_000
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


def filed(folder: Path, name: str, text: str, signature: str = "1") -> IndexedFile:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    briefing = load(str(path)).briefing
    assert briefing is not None
    content = text.encode()
    document = to_document(briefing, path.name, content)
    return IndexedFile(path.name, signature, briefing.id, document, (), sha256(content).hexdigest(), ARRIVED)


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


def test_a_file_that_is_removed_is_forgotten(index: Index) -> None:
    index.apply([], ["b.toml"])

    assert (list(index.file_states()), found(index, "milestone"), index.size()) == (["a.toml"], [], (1, 4))


def test_a_file_that_is_applied_again_says_what_it_says_now(index: Index, tmp_path: Path) -> None:
    index.apply(
        [filed(tmp_path, "a", TEXT.format(headline="New", date="2017-01-01", text="A tunnel", value=49200), "2")]
    )

    assert (found(index, "bridge"), found(index, "tunnel"), found(index, "has:conflict")) == ([], ["a#words"], [])
    assert index.file_states()["a.toml"].signature == "2"


def test_a_file_that_cannot_be_read_is_known_with_its_faults(index: Index) -> None:
    index.apply([IndexedFile("a.toml", "2", "a", None, (":1:1: no",))])

    assert (index.file_states()["a.toml"].problems, found(index, "bridge")) == ((":1:1: no",), [])
    assert index.unreadable() == {"a.toml": (":1:1: no",)}


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


def test_a_change_changes_the_generation(index: Index) -> None:
    before = index.generation()
    index.apply([], ["b.toml"])

    assert index.generation() != before


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
    """What the views are told."""
    lists = [rows(index, query, order) for order in ORDERS]
    references = [record.fact.hit.reference for record in lists[0] if record]
    every = index.list_records(query, NEWEST)
    positions = [index.position(every, reference) for reference in references] == list(range(len(references)))
    groups = [index.group(query, by) for by in GROUPINGS]
    return lists, groups, list(index.date_counts(query).items()), positions


def rows(index: Index, query: Query, order: str) -> list[ListedRecord | None]:
    """All of a list, read in windows."""
    records = index.list_records(query, order)
    return [row for start in range(0, records.length, 7) for row in index.window(records, start, start + 7)]


def references(index: Index, order: str) -> list[str]:
    return [row.fact.hit.reference if row else "" for row in rows(index, Query(), order)]


def test_records_stand_by_their_own_dates(index: Index, tmp_path: Path) -> None:
    text = TEXT.format(headline="Third", date="2014-01-01", text="Dated", value=1)
    index.apply([filed(tmp_path, "c", text.replace('date = "2013"', 'date = "../2012"'))])

    assert references(index, BY_DATE) == ["c#area", "b#area", "a#area", "b#words", "a#words", "c#words"]
    assert list(index.date_counts(Query()).items()) == [("../2012", 1), ("2013", 2), ("", 3)]


def test_a_record_that_has_gone_leaves_its_row_empty(index: Index) -> None:
    records = index.list_records(Query.parse("section:statistics"), NEWEST)
    index.apply((), ["b.toml"])

    assert [row and row.fact.hit.reference for row in index.window(records, 0, 9)] == [None, "a#area"]


def test_a_row_is_found_by_its_reference(index: Index) -> None:
    records = index.list_records(Query.parse("section:statistics"), NEWEST)

    assert [index.position(records, name) for name in ("b#area", "a#area", "a#words", "c#area")] == [0, 1, -1, -1]


AGREED = """
[[agreements]]
id = "{id}"
title = "{id}"
status = "{status}"
parties = ["{party}"]
"""


def test_agreements_stand_by_parties_then_status(index: Index, tmp_path: Path) -> None:
    agreed = [("1", "signed", "PE"), ("2", "signed", "BO"), ("3", "announced", "PE")]
    text = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n'
    text += "".join(AGREED.format(id=f"n{id}", status=status, party=party) for id, status, party in agreed)
    index.apply([filed(tmp_path, "c", text)])

    assert references(index, BY_PARTIES) == ["c#n2", "c#n3", "c#n1"]


def test_briefings_of_one_day_stand_by_their_ids_whenever_they_came(index: Index, tmp_path: Path) -> None:
    """More of them between two others than there are row ids left free."""
    numbers = [100, *range(50), *range(99, 49, -1)]
    for number in numbers:
        text = TEXT.format(headline="Same day", date="2020-01-01", text="Day", value=number)
        index.apply([filed(tmp_path, f"d{number:03}", text)])
    ids = [f"d{number:03}" for number in range(101)]

    assert [row.id for row in index.briefings(Query(), 101)] == ids
    assert [one.hit.briefing for one in index.search(Query.parse("day section:quotes"), 101).found] == ids
    assert [index.briefing_position(id) for id in ids] == list(range(101))


def test_what_was_indexed_can_be_read_without_its_file(index: Index, tmp_path: Path) -> None:
    content = (tmp_path / "a.toml").read_bytes()
    (tmp_path / "a.toml").unlink()

    assert (index.document("a"), index.document("z")) == (
        StoredDocument("a.toml", content, sha256(content).hexdigest()),
        None,
    )


def test_a_file_whose_content_is_as_it_was_gets_another_signature(index: Index) -> None:
    before = index.file_states()["a.toml"], index.generation()
    index.touch({"a.toml": "2"})

    assert (index.file_states()["a.toml"], index.generation()) == (before[0]._replace(signature="2"), before[1])


def test_an_id_belongs_to_one_file(index: Index, tmp_path: Path) -> None:
    other = filed(tmp_path, "a", TEXT.format(headline="Other", date="2015-01-01", text="Taken", value=1))
    other = other._replace(path="other.toml")
    with pytest.raises(IdTaken):
        index.apply([other], ["b.toml"])
    before = list(index.file_states()), found(index, "taken")
    index.apply([other], ["a.toml"])

    assert (before, list(index.file_states())) == ((["a.toml", "b.toml"], []), ["b.toml", "other.toml"])


def test_the_states_of_files_come_in_pages(index: Index) -> None:
    assert [list(index.file_states(after, 1)) for after in ("", "a.toml", "b.toml")] == [["a.toml"], ["b.toml"], []]


def test_briefings_can_be_asked_for_by_when_they_arrived(index: Index, tmp_path: Path) -> None:
    late = filed(tmp_path, "c", TEXT.format(headline="Late", date="2014-01-01", text="Late", value=1))
    index.apply([late._replace(arrived=ARRIVED + 1)])

    assert [[row.id for row in index.briefings(Query(), arrived=ARRIVED + more)] for more in (0, 1, 2)] == [
        ["b", "a", "c"],
        ["c"],
        [],
    ]


def test_the_largest_groups_come_first_and_no_more_than_are_wanted(index: Index, tmp_path: Path) -> None:
    text = TEXT.format(headline="Third", date="2014-01-01", text="Said", value=1).replace("Felipe Cáceres", "Ana")
    index.apply([filed(tmp_path, "c", text)])
    groups = index.group(Query(), SPEAKERS)

    assert [(group.name, group.records, group.briefings) for group in groups] == [
        ("Felipe Cáceres", 2, 2),
        ("Ana", 1, 1),
    ]
    assert [group.name for group in index.group(Query(), SPEAKERS, most=1)] == ["Felipe Cáceres"]


ASKED: dict[str, Callable[[Index, Limits], object]] = {
    "search": lambda index, limits: index.search(Query.parse("coca"), limits=limits),
    "count": lambda index, limits: index.count(Query.parse("coca"), limits=limits),
    "facets": lambda index, limits: index.facets(Query.parse("coca"), FACETS, limits=limits),
    "briefings": lambda index, limits: index.briefings(Query.parse("coca"), limits=limits),
    "list": lambda index, limits: index.list_records(Query.parse("coca"), BY_DATE, limits),
    "dates": lambda index, limits: index.date_counts(Query.parse("coca"), limits),
    "group": lambda index, limits: index.group(Query.parse("coca"), SPEAKERS, limits=limits),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_question_that_is_over_is_not_answered(index: Index, ask: Callable[[Index, Limits], object]) -> None:
    with pytest.raises(QueryCancelled):
        ask(index, Limits(is_cancelled=lambda: True))
    with pytest.raises(QueryTimeout):
        ask(index, Limits(timeout=0))
    assert ask(index, Limits(timeout=60)) == ask(index, UNLIMITED)


@settings(max_examples=120, deadline=None)
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
                [one.id for one in engine.briefings(query)],
                [one.hit for one in engine.search(query, sort="newest").found],
                [hit.reference for hit in engine.matching(query, "b-1")],
                engine.facets(query, ("section", "country", "year", "speaker", "measure")),
                told(engine, query),
            )
            for engine in engines
        ]
        engines[0].close()

    assert seen[0] == seen[1]


@settings(max_examples=60, deadline=None)
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
    assert one.document is not None
    many = [
        one._replace(path=f"{number}", document=one.document._replace(row=one.document.row._replace(id=f"x{number}")))
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
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with closing(connect(":memory:")) as connection:
        with pytest.raises(QueryTimeout), answering(connection, Limits(0.001)):
            connection.execute(endless).fetchone()
        assert connection.execute("SELECT 1").fetchone() == (1,)
