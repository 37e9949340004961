"""The query language: what a text means, how it prints back, what it says of itself, where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import QueryError
from briefing.search.fields import FIELDS, HAS
from briefing.search.query.nodes import And, DateTerm, FieldTerm, Not, Or, TextTerm, ValueTerm
from briefing.search.query.query import Query
from tests.search.strategies import queries

TODAY = "2026-11-23"


def root(text: str, typing: bool = False) -> object:
    return Query.parse(text, typing, TODAY).root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None), ("   ", None), ("coca", TextTerm(("coca",))), ("Cáceres", TextTerm(("caceres",))),
        ("42,900", TextTerm(("42900",))), ("traff*", TextTerm(("traff",), True)), ("air-bridge", TextTerm(("air", "bridge"))),
        ('"air bridge"', TextTerm(("air", "bridge"))), ("“air bridge”", TextTerm(("air", "bridge"))),
        ("«air bridge»", TextTerm(("air", "bridge"))), ('"or"', TextTerm(("or",))),
        ("coca peru", And((TextTerm(("coca",)), TextTerm(("peru",))))), ("coca AND peru", And((TextTerm(("coca",)), TextTerm(("peru",))))),
        ("a OR b c", Or((TextTerm(("a",)), And((TextTerm(("b",)), TextTerm(("c",))))))),
        ("(a OR b) c", And((Or((TextTerm(("a",)), TextTerm(("b",)))), TextTerm(("c",))))),
        ("-a", Not(TextTerm(("a",)))), ("NOT a", Not(TextTerm(("a",)))), ("-(a b)", Not(And((TextTerm(("a",)), TextTerm(("b",)))))),
        ("section:quotes", FieldTerm("section", ("quotes",))), ("speaker:antezana", FieldTerm("speaker", ("antezana",))),
        ('speaker:"Jaime Antezana"', FieldTerm("speaker", ("jaime", "antezana"))), ("country:PE", FieldTerm("country", ("pe",))),
        ('speaker="Jaime Antezana"', FieldTerm("speaker", ("jaime", "antezana"), is_exact=True)), ("country=PE", FieldTerm("country", ("pe",))),
        ("country=Peru", FieldTerm("country", ("peru",), is_exact=True)), ("section=quotes", FieldTerm("section", ("quotes",))),
        ("a=b", TextTerm(("a", "b"))), ("value=2.5", ValueTerm(2.5, 2.5)),  # type: ignore[arg-type]
        ("measure:coca-cultivation-area", FieldTerm("measure", ("coca-cultivation-area",))), ("type:seiz*", FieldTerm("type", ("seiz",), True)),
        ("value>1000", ValueTerm(1000, None, False)), ("value>=5", ValueTerm(5, None)), ("value<2.5", ValueTerm(None, 2.5, True, False)),  # type: ignore[arg-type]
        ("value:5..10", ValueTerm(5, 10)), ("value:42,900", ValueTerm(42900, 42900)), ("value:..5", ValueTerm(None, 5)),  # type: ignore[arg-type]
        ("date:2014", DateTerm("date", "2014", "2014-01-01", "2014-12-31")),
        ("since:2013-06", DateTerm("since", "2013-06", "2013-06-01", "9999-12-31")),
        ("until:2015", DateTerm("until", "2015", "-9999-01-01", "2015-12-31")),
        ("published:2015-07", DateTerm("published", "2015-07", "2015-07-01", "2015-07-31")),
        ("since:-30d", DateTerm("since", "-30d", "2026-10-24", "9999-12-31")), ("since:-1y", DateTerm("since", "-1y", "2025-11-23", "9999-12-31")),
        ("until:-2w", DateTerm("until", "-2w", "-9999-01-01", "2026-11-09")), ("since:-9m", DateTerm("since", "-9m", "2026-02-23", "9999-12-31")),
        ("10:30", TextTerm(("10", "30"))), ("北京", TextTerm(("北", "京"))),
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
        ("traff*", "“traff…”"), ("value:5..10", "5 to 10"), ("value:-5..5", "−5 to 5"), ("value=5", "5"), ("value>=5", "at least 5"),
        ("value<=5", "at most 5"), ("value<5", "less than 5"), ("value<=0", "at most 0"), ("value<0", "less than 0"), ("date:2014", "2014"),
        ("date:-1y", "since 2025-11-23"), ("since:-30d", "since 2026-10-24"), ("until:-2w", "until 2026-11-09"), ("until:2014", "until 2014"),
        ("published:2014", "published 2014"), ("has:notes", "with notes"), ("-(coca OR peru)", "not (“coca” or “peru”)"), ("type:seiz*", "type seiz…"),
        ('speaker="Jaime Antezana"', "speaker exactly jaime antezana"), ("country=Peru", "Peru"),
    ],
)  # fmt: skip
def test_a_query_says_itself_in_words(text: str, said: str) -> None:
    assert Query.parse(text, today=TODAY).in_words() == said


@pytest.mark.parametrize(
    "text",
    [
        "value:5", "value:5..10", "value>5", "value>=5", "value<5", "value<=5", "value<0", "date:2014", "until:-2w", "speaker=x", "country=peru",
        "type:seiz*", "-(coca OR peru)", "-(a b)", "a OR b c", "(a OR b) c", '"or"', "coca*",
    ],
)  # fmt: skip
def test_what_is_written_briefly_is_printed_as_it_is(text: str) -> None:
    assert str(Query.parse(text, today=TODAY)) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("value:1,000", "value:1000"), ("value=5..6", "value:5..6"), ("NOT a", "-a"), ("a AND b", "a b"), ("Section:QUOTES", "section:quotes"),
        ("Peru:", "peru"), ("secton:", "secton"), ("PERU:x", '"peru x"'), ("section:st*", "section:statistics"), ("country:pe*", "country:PE*"),
        ("value:−5", "value:-5"),
    ],
)  # fmt: skip
def test_another_spelling_of_a_query_is_the_same_query(text: str, printed: str) -> None:
    assert str(Query.parse(text, today=TODAY)) == printed


@pytest.mark.parametrize(
    "text", ["x" * 4000, "a " * 100, "(" * 8 + "a" + ")" * 8], ids=["characters", "parts", "parentheses"]
)
def test_as_much_as_may_be_asked_is_asked(text: str) -> None:
    assert root(text) is not None


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
        ("-", 1, "expected a letter or a digit in it"), (" & –", 2, "expected a letter or a digit in it"), ("!!!", 1, "expected a letter or a digit in it"),
        ("a " * 101, 201, "the query has more than 100 parts"), ("value>1,5", 1, "expected a number, as value>1000 or value:5..10, found 1,5"),
        ('speaker:"x', 1, "this quotation mark is never closed"), ("a speaker:!", 3, "expected a word behind speaker:"), ('measure:""', 1, "expected a value behind measure:"),
        ("value>5..6", 1, "expected a number, as value>1000 or value:5..10, found 5..6"), ("a NOT", 3, "expected something that is not wanted"),
        ("value:..", 1, "expected a number, as value>1000 or value:5..10, found .."), ("value>", 1, "expected something behind value>"),
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
        ("coc", TextTerm(("coc",), True)), ("coca ", TextTerm(("coca",))), ('"air br', TextTerm(("air", "br"), True)), ("(coca", TextTerm(("coca",), True)),
        ("coca OR", TextTerm(("coca",))), ("coca -", TextTerm(("coca",))), ("speaker:", None), ("speaker:ant", FieldTerm("speaker", ("ant",), True)),
        *((text, None) for text in ('speaker:!', "value:", "value:..", "value>5..6", "value>", "date:", "date:2014-13", "type:", "()", "NOT", "-", "value:1,5")),
        ('speaker:"x', FieldTerm("speaker", ("x",), True)), ("speaker=x*", FieldTerm("speaker", ("x",), True)), ("country=p", FieldTerm("country", ("p",), True)),
        ("type:a", FieldTerm("type", ("a",), True)), ("a AND", TextTerm(("a",))), ("has:con", FieldTerm("has", ("conflict",))), ("Peru:", TextTerm(("peru",))),
        ("has:ca", FieldTerm("has", ("caveats",))), ("has:cou", Or((FieldTerm("has", ("countries",)), FieldTerm("has", ("country",))))),
        ("section:quotes", FieldTerm("section", ("quotes",))), ("section:qu", FieldTerm("section", ("quotes",))), ("since:201", None), ("value:5.", None),
    ],
)  # fmt: skip
def test_while_it_is_typed_what_is_begun_counts_as_ended(text: str, expected: object) -> None:
    assert root(text, typing=True) == expected


def remarks_of(text: str) -> list[str]:
    remarks: list[str] = []
    Query.parse(text, today=TODAY, remarks=remarks)
    return remarks


@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize("text", ["coca - peru ", "coca & peru ", "- coca peru ", "coca – peru & ", "coca peru + "])
def test_signs_between_words_say_nothing_whoever_reads_them(text: str, typing: bool) -> None:
    assert root(text, typing) == root("coca peru")


@pytest.mark.parametrize(
    ("text", "same", "remarks"),
    [
        ("Peru: coca falls", "peru coca falls", ["there is no field 'peru': its words are searched for"]),
        ("https://www.unodc.org/a?b=c", '"https www unodc org a b c"', ["there is no field 'https': its words are searched for"]),
        ("GDP>5%", '"gdp 5"', ["there is no field 'gdp': its words are searched for"]), ("Status: unknown", "status unknown", []),
        ("secton: coca", "secton coca", ["there is no field 'secton': its words are searched for; did you mean 'section'?"]),
        ("Country:PE", "country:PE", []), ("Q1: 10:30", 'q1 "10 30"', []),
    ],
)  # fmt: skip
def test_a_pasted_headline_or_address_is_searched_for_by_its_words(text: str, same: str, remarks: list[str]) -> None:
    assert (root(text), remarks_of(text)) == (root(same), remarks)


@given(st.from_regex(r"[A-Z][a-z]{9,15}: [a-z]{3,8}( [a-z]{3,8})*", fullmatch=True))
def test_no_headline_with_a_colon_is_a_fault(text: str) -> None:
    assert isinstance(read(text, False), Query)


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
