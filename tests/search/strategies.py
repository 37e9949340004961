"""Generated queries and libraries, over few words, so that they meet."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from briefing.search.query.nodes import And, DateTerm, FieldTerm, Not, Or, Part, TextTerm, ValueTerm
from briefing.search.query.query import Query
from tests.bench.toml import table

WORDS = ("coca", "cocaine", "peru", "air", "bridge", "42900", "caceres", "北", "the", "co")
RAW = ("coca", "Cocaine", "Peru", "air", "bridge", "42,900", "Cáceres", "北京", "the", "co")
COUNTRIES = ("PE", "BO", "BR")
DAYS = ("2012", "2013-05", "2014-01-01/2014-06-30", "2015-07-22", "201X", "1995~/..", "../2014")


def words() -> st.SearchStrategy[Part]:
    return st.builds(TextTerm, st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(tuple), st.booleans())


def fields() -> st.SearchStrategy[Part]:
    keys = st.sampled_from(
        (
            ("section", "statistics"),
            ("section", "quotes"),
            ("has", "conflict"),
            ("has", "caveats"),
            ("measure", "coca-area"),
            ("in", "b-1"),
            ("type", "seizure"),
        )
    )
    names = st.sampled_from((("speaker", "caceres"), ("country", "pe"), ("country", "peru"), ("speaker", "felipe")))
    return st.one_of(
        keys.map(lambda pair: FieldTerm(pair[0], (pair[1],))),
        names.map(lambda pair: FieldTerm(pair[0], (pair[1],))),
        st.just(FieldTerm("speaker", ("felipe", "caceres"))),
        st.sampled_from((("felipe", "caceres"), ("caceres",), ("somebody",))).map(
            lambda words: FieldTerm("speaker", words, is_exact=True)
        ),
        st.just(FieldTerm("country", ("peru",), is_exact=True)),
        st.just(FieldTerm("measure", ("coca",), True)),
    )


def figures() -> st.SearchStrategy[Part]:
    number = st.integers(0, 12).map(Decimal)
    both = st.tuples(number, number).map(sorted).map(lambda pair: ValueTerm(pair[0], pair[1]))
    return (
        both
        | st.builds(lambda low, has: ValueTerm(low, None, has), number, st.booleans())
        | st.builds(lambda high, has: ValueTerm(None, high, True, has), number, st.booleans())
    )


def dates() -> st.SearchStrategy[Part]:
    text = st.tuples(st.sampled_from(("date", "since", "until", "published")), st.sampled_from((*DAYS, "-30d", "-12y")))
    return (
        text.map(lambda pair: Query.parse(f"{pair[0]}:{pair[1]}", today="2026-11-23").root)
        .filter(lambda part: part is not None)
        .map(lambda part: part if isinstance(part, DateTerm) else TextTerm(("coca",)))
    )


def parts() -> st.SearchStrategy[Part]:
    leaves = words() | fields() | figures() | dates()
    return st.recursive(leaves, lambda inner: groups(And, inner) | groups(Or, inner) | inner.map(without), max_leaves=6)


def groups(kind: type[And] | type[Or], inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    return st.lists(inner.filter(lambda part: not isinstance(part, kind)), min_size=2, max_size=3).map(
        lambda found: kind(tuple(found))
    )


def without(part: Part) -> Part:
    return part.part if isinstance(part, Not) else Not(part)


def queries() -> st.SearchStrategy[Query]:
    return st.none().map(Query) | parts().map(Query)


@st.composite
def libraries(draw: st.DrawFn) -> list[str]:
    """The texts of a few briefings; `b-0`, `b-1` … are their ids."""
    return [briefing(draw, number) for number in range(draw(st.integers(1, 4)))]


def briefing(draw: st.DrawFn, number: int) -> str:
    def text() -> str:
        return " ".join(draw(st.lists(st.sampled_from(RAW), min_size=1, max_size=5)))

    published = draw(st.sampled_from(("2012-11-14", "2015-07-22", "2015-07", "2014")))
    out = table(
        {
            "schema": "briefing/1",
            "id": f"b-{number}",
            "headline": text(),
            "date_published": published,
            "countries": [draw(st.sampled_from(COUNTRIES))],
        }
    )
    out += "\n[[people]]\n" + table({"id": "felipe", "name": "Felipe Cáceres"})
    for at in range(draw(st.integers(0, 3))):
        figure = {"value": draw(st.integers(0, 12))} if draw(st.booleans()) else {"min": draw(st.integers(0, 5))}
        dated = {"date": draw(st.sampled_from(DAYS))} if draw(st.booleans()) else {}
        caveats = {"caveats": [text()]} if draw(st.booleans()) else {}
        own = {
            "id": f"s-{at}",
            "measure": draw(st.sampled_from(("coca-area", "drugs"))),
            "title": text(),
            "unit": "t",
            "area": [draw(st.sampled_from(COUNTRIES))],
        }
        out += "\n[[statistics]]\n" + table(own | figure | dated | caveats)
    for at in range(draw(st.integers(0, 2))):
        out += "\n[[quotes]]\n" + table(
            {"id": f"q-{at}", "text": text(), "speaker": draw(st.sampled_from(("felipe", "Somebody")))}
        )
    if draw(st.booleans()):
        out += "\n[[operations]]\n" + table({"id": "o", "title": text(), "event_type": "seizure"})
    return out
