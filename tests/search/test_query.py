"""The query language: what a text means, how it prints back, what it says of itself, where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import QueryError
from briefing.search.fields import FIELDS, HAS
from briefing.search.query import All, Either, Figure, Not, Of, Query, When, Words
from tests.search.strategies import queries

TODAY = "2026-11-23"


def root(text: str, typing: bool = False) -> object:
    return Query.parse(text, typing, TODAY).root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None), ("   ", None), ("coca", Words(("coca",))), ("Cáceres", Words(("caceres",))),
        ("42,900", Words(("42900",))), ("traff*", Words(("traff",), True)), ("air-bridge", Words(("air", "bridge"))),
        ('"air bridge"', Words(("air", "bridge"))), ("“air bridge”", Words(("air", "bridge"))),
        ("«air bridge»", Words(("air", "bridge"))), ('"or"', Words(("or",))),
        ("coca peru", All((Words(("coca",)), Words(("peru",))))), ("coca AND peru", All((Words(("coca",)), Words(("peru",))))),
        ("a OR b c", Either((Words(("a",)), All((Words(("b",)), Words(("c",))))))),
        ("(a OR b) c", All((Either((Words(("a",)), Words(("b",)))), Words(("c",))))),
        ("-a", Not(Words(("a",)))), ("NOT a", Not(Words(("a",)))), ("-(a b)", Not(All((Words(("a",)), Words(("b",)))))),
        ("section:quotes", Of("section", ("quotes",))), ("speaker:antezana", Of("speaker", ("antezana",))),
        ('speaker:"Jaime Antezana"', Of("speaker", ("jaime", "antezana"))), ("country:PE", Of("country", ("pe",))),
        ('speaker="Jaime Antezana"', Of("speaker", ("jaime", "antezana"), is_whole=True)), ("country=PE", Of("country", ("pe",))),
        ("country=Peru", Of("country", ("peru",), is_whole=True)), ("section=quotes", Of("section", ("quotes",))),
        ("a=b", Words(("a", "b"))), ("value=2.5", Figure(2.5, 2.5)),  # type: ignore[arg-type]
        ("measure:coca-cultivation-area", Of("measure", ("coca-cultivation-area",))), ("type:seiz*", Of("type", ("seiz",), True)),
        ("value>1000", Figure(1000, None, False)), ("value>=5", Figure(5, None)), ("value<2.5", Figure(None, 2.5, True, False)),  # type: ignore[arg-type]
        ("value:5..10", Figure(5, 10)), ("value:42,900", Figure(42900, 42900)), ("value:..5", Figure(None, 5)),  # type: ignore[arg-type]
        ("date:2014", When("date", "2014", "2014-01-01", "2014-12-31")),
        ("since:2013-06", When("since", "2013-06", "2013-06-01", "9999-12-31")),
        ("until:2015", When("until", "2015", "0000-01-01", "2015-12-31")),
        ("published:2015-07", When("published", "2015-07", "2015-07-01", "2015-07-31")),
        ("since:-30d", When("since", "-30d", "2026-10-24", "9999-12-31")), ("since:-1y", When("since", "-1y", "2025-11-23", "9999-12-31")),
        ("until:-2w", When("until", "-2w", "0000-01-01", "2026-11-09")), ("since:-9m", When("since", "-9m", "2026-02-23", "9999-12-31")),
        ("10:30", Words(("10", "30"))), ("北京", Words(("北", "京"))),
    ],
)  # fmt: skip
def test_a_text_means(text: str, expected: object) -> None:
    assert root(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("section:statistics country:PE since:2013 has:conflict", "statistics, Peru, since 2013, with conflicts"),
        ("coca OR (peru bolivia)", "“coca” or (“peru”, “bolivia”)"), ("-marijuana value>1000", "not “marijuana”, more than 1,000"),
        ("published:-30d", "published since 2026-10-24"), ("", "everything"), ("speaker:antezana", "speaker antezana"),
        ("traff*", "“traff…”"), ("value:5..10", "5 to 10"),
    ],
)  # fmt: skip
def test_a_query_says_itself_in_words(text: str, said: str) -> None:
    assert Query.parse(text, today=TODAY).in_words() == said


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("coca (peru", 6, "this parenthesis is never closed"), ("coca)", 5, "there is no parenthesis to close here"),
        ('coca "air', 6, "this quotation mark is never closed"), ("a OR", 3, "OR stands between two things: expected something on each side"),
        ("coca secton:quotes", 6, "there is no field 'secton'; did you mean 'section'? (words with a colon go into quotation marks)"),
        ("value:many", 1, "expected a number, as value>1000 or value:5..10, found many"), ("value:9..5", 1, "the range runs backwards: 9..5"),
        ("a country:", 3, "expected something behind country:"), ("speaker>5", 1, "only value can be compared: expected speaker:"),
        ("date=2014", 1, "only value can be compared: expected date:"), ("has:foo", 1, f"no field is called 'foo'; there are {', '.join(HAS)}"),
        ("a speaker=ant*", 3, "speaker= asks for a whole name: expected no *, or speaker:"),
        ("date:2014-13", 1, "there is no month 13: expected 01 to 12"), ("coca AND", 6, "AND stands between two things: expected something on each side"),
        ("- a", 1, "expected a letter or a digit in it"), ("!!!", 1, "expected a letter or a digit in it"),
        ("a " * 101, 201, "the query has more than 100 parts"), ("value>1,5", 1, "expected a number, as value>1000 or value:5..10, found 1,5"),
        ("()", 1, "expected something inside the parentheses"), ("x" * 4001, 4001, "the query is too long: expected at most 4,000 characters"),
        ("section:quote", 1, "no section is called 'quote'; did you mean 'quotes'?; there are briefings, operations, statistics, "
         "agreements, quotes, people, organisations, places, notes"), ("(" * 9 + "a" + ")" * 9, 9, "more than 8 parentheses inside each other"),
        ("(a) " * 8 + "(" * 9 + "a" + ")" * 9, 41, "more than 8 parentheses inside each other"),
        ("-a " * 8 + "(" * 9 + "a" + ")" * 9, 33, "more than 8 parentheses inside each other"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_column(text: str, column: int, message: str) -> None:
    with pytest.raises(QueryError) as told:
        root(text)

    assert (told.value.column, told.value.message) == (column, message)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coc", Words(("coc",), True)), ("coca ", Words(("coca",))), ('"air br', Words(("air", "br"), True)), ("(coca", Words(("coca",), True)),
        ("coca OR", Words(("coca",))), ("coca -", Words(("coca",))), ("speaker:", None), ("speaker:ant", Of("speaker", ("ant",), True)),
        ("section:quotes", Of("section", ("quotes",))), ("section:qu", Of("section", ("quotes",))), ("since:201", None), ("value:5.", None),
    ],
)  # fmt: skip
def test_while_it_is_typed_what_is_begun_counts_as_ended(text: str, expected: object) -> None:
    assert root(text, typing=True) == expected


@pytest.mark.parametrize("part", ["(a)", "-a", "-(a)"])
def test_many_groups_side_by_side_are_not_inside_each_other(part: str) -> None:
    assert str(Query.parse(" ".join([part] * 20))) == " ".join([str(Query.parse(part))] * 20)


@given(queries())
def test_a_query_prints_back_to_itself(query: Query) -> None:
    assert Query.parse(str(query), today=TODAY) == query


@given(st.text(max_size=60) | st.text(alphabet='ab"()-:*><.. ORNTvaluedtsinc0129', max_size=40), st.booleans())
def test_any_text_gives_a_query_that_prints_back_or_a_fault_inside_it(text: str, typing: bool) -> None:
    found = read(text, typing)

    assert found == (
        Query.parse(str(found), today=TODAY) if isinstance(found, Query) else min(max(found, 1), len(text))
    )


def read(text: str, typing: bool) -> Query | int:
    """The query, or the column of its fault."""
    try:
        return Query.parse(text, typing, TODAY)
    except QueryError as error:
        return error.column


def test_every_facet_that_a_kind_declares_is_a_field_of_the_language() -> None:
    assert [
        name for name in FIELDS if Query.parse(f"{name}:caveats" if name == "has" else f"{name}:quotes").root is None
    ] == []


def test_a_query_is_narrowed_by_what_it_does_not_ask_for_yet() -> None:
    asked = Query.parse("section:quotes peru")
    narrowed = [str(asked.narrowed(Query.parse(text).root)) for text in ("section:quotes -coca", "a OR b", "")]

    assert (narrowed, str(Query().narrowed(Query.parse("a b").root))) == (
        ["section:quotes peru -coca", "section:quotes peru (a OR b)", "section:quotes peru"],
        "a b",
    )
