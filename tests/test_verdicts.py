"""The schema and `check` give the same verdict of a file, wherever a schema can tell: files are made, and spoiled."""

from __future__ import annotations

import datetime
import json
import tempfile
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.json import dumps
from briefing.load import load
from briefing.model import KINDS, Briefing, Country, Evidence, Measure, Period, Section, Source, Statistic
from briefing.model.choice import Choice
from briefing.model.dimensions import Dimensions
from briefing.model.fields import Field
from briefing.model.values import Duration, Id, Language, Line, Mention, Offset, Page, Prose, Url
from briefing.model.vocabulary import Vocabulary
from briefing.schema import json_schema
from tests.helpers import CONTENT

SCHEMA = jsonschema.Draft202012Validator(json.loads(dumps(json_schema())))

WORDS = st.sampled_from(["Coca in Peru", "nearly half", "Cáceres", "x", "10 percent", "«so»", " a ", "外交部"])
VALUES: dict[object, st.SearchStrategy[Any]] = {
    Line: WORDS,
    Prose: WORDS | st.just("two\nlines"),
    Mention: st.sampled_from(["Somebody Else", "La Razón", "外交部"]),
    Id: st.sampled_from(["coca", "coca-area", "a.b", "año_2", "x1"]),
    Language: st.sampled_from(["en", "es-PE", "zh-Hant"]),
    Url: st.sampled_from(["https://example.org/page", "http://example.org/a?b=c#d", "https://example.org"]),
    Duration: st.sampled_from(["P20Y", "P1Y6M", "PT36H", "P2W"]),
    Decimal: st.integers(-(10**12), 10**12) | st.sampled_from([0.5, -7.4, 1e6]),
    bool: st.booleans(),
    int: st.integers(1, 10**9 - 1),
    Offset: st.integers(0, 10**9 - 1),
    Page: st.integers(1, 99) | st.sampled_from(["A1", "xiv"]),
    Period: st.sampled_from(
        ["2014", "2014-08", "2015-06-23", "2015-01-01/2015-06-30", "2011/..", "../2015", "/2015", "1995~", "201X", "20XX", "2014-XX",
         "2014-08-XX", "2014-XX-XX", "2014-21", "2014-24~", "-0043", "-0043-03-15", "2012-02-29", "2014/2014", 2014, 1000]
    ) | st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)),
    Country: st.sampled_from(["PE", "BO", "XK", "EU", "001", "419", "PE-LIM", "GB-ENG", "ES-M"]),
    Dimensions: st.dictionaries(st.sampled_from(["drug", "sex", "by age"]), WORDS | st.lists(WORDS, min_size=1, max_size=2), max_size=2),
}  # fmt: skip
"""What is right for each type of value; records are not linked, since a schema knows no ids."""

WRONG: dict[object, list[object]] = {
    Line: ["", " ", "\n", 5, True, [], ["x"], {}],
    Prose: ["", " \n ", 5, {}],
    Mention: ["", " ", 5, ["x"]],
    Id: ["", "a b", "a#b", "-a", "a/b", 5],
    Language: ["english language", "e", "", 5],
    Url: ["javascript:x", "example.org", "https://", "https:///x", "https://a b", "", 5],
    Duration: ["P", "20 years", "PT", "P1", "p1y", 20],
    Decimal: ["many", "42900", True, [], datetime.date(2015, 1, 1)],
    bool: [1, 0, "true", "yes", []],
    int: [0, -1, 10**9, 1.5, "3", True, []],
    Offset: [-1, 10**9, "3", True],
    Page: [0, -1, "", " ", True, 1.5, {}],
    Period: ["yesterday", "2015-13-45", "2015-02-30", "2015-13", "2015-00", "2014-04-31", "2014-8", "201x", "", "..", "../..", "/", "2014-25",
             "2019-W19", "2015-06-23T10:00", "-0000", "-44", "June 2015", 999, 10000, True, [], 2014.5, datetime.datetime(2015, 6, 23, 10),
             "2014-06-2X", "201X-05", "2014-XX-05", "2014/2015/2016", " 2014"],
    Country: ["pe", "Peru", "XX", "", "PER", "UK", "PE-", "PE-LIMA", "ZZ-1", "604", 51, []],
    Dimensions: ["x", [], {"drug": ""}, {"drug": []}, {"drug": 5}, {"drug": ["", "x"]}, {"drug": " "}],
}  # fmt: skip


def kinds_of(declared: Field, table: dict[object, Any]) -> Any:
    """The entry of a table for the type of a field."""
    return table.get(declared.type)


def right(declared: Field) -> st.SearchStrategy[Any] | None:
    """A right value for a field: one, or a list where the field wants several; None for what is not made here."""
    if declared.name in ("id", "formerly") or (
        declared.section is None and declared.type not in VALUES and not is_word(declared)
    ):
        return None
    single = VALUES.get(declared.type)
    if declared.section:
        if declared.section in KINDS or declared.section not in (Source, Evidence, Measure):
            return None
        single = tables(declared.section)
    elif is_word(declared):
        single = st.sampled_from(words_of(declared.type))
    assert single is not None
    if not declared.many:
        return single
    if declared.name == "at":
        return st.just([]) | st.just([3, 7])
    several = st.lists(single, min_size=1 if declared.required else 0, max_size=2)
    return several | single if declared.allow_single else several


def is_word(declared: Field) -> bool:
    """Is it of a vocabulary, closed or open?"""
    return isinstance(declared.type, type) and issubclass(declared.type, Choice | Vocabulary)


def words_of(kind: Any) -> list[str]:
    return [*kind.KNOWN, "prison-break"] if issubclass(kind, Vocabulary) else [member.value for member in kind]


FIGURES = ("value", "min", "max", "plus_minus")
"""What a figure says in one of several ways."""
LEFT_OUT = (*FIGURES, "duration_qualifier")


@st.composite
def tables(draw: st.DrawFn, kind: type[Section]) -> dict[str, Any]:
    """A table of a kind that is right: what is required, and some of the rest."""
    table: dict[str, Any] = {}
    for name, declared in kind.FIELDS.items():
        value = right(declared)
        is_wanted = declared.required or (name not in LEFT_OUT and draw(st.integers(0, 5)) == 0)
        if value is not None and is_wanted:
            table[name] = draw(value)
    if kind is Statistic:
        table |= draw(
            st.sampled_from(
                [
                    {"value": 5},
                    {"min": 5},
                    {"max": 5.5},
                    {"min": 1, "max": 5},
                    {"value": 5, "plus_minus": 0.5},
                    {"value": 3, "min": 1, "max": 5},
                ]
            )
        )
    if kind.TABLE == "quotes":
        table |= draw(st.sampled_from([{"speaker": "Somebody"}, {"attribution": "unclear"}]))
    return table


CHECKED = tuple(kind for kind in KINDS if kind.TABLE != "notes")
"""The kinds whose records can stand without the id of another."""


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A file that is right: its head and up to two sections of up to two records."""
    document = draw(tables(Briefing))
    for kind in draw(st.lists(st.sampled_from(CHECKED), max_size=2, unique=True)):
        records = draw(st.lists(tables(kind), min_size=1, max_size=2))
        document[kind.TABLE] = [record | {"id": f"{kind.TABLE}-{index}"} for index, record in enumerate(records)]
    for index, agreement in enumerate(document.get("agreements", [])):
        for step, measure in enumerate(agreement.get("measures", [])):
            measure["id"] = f"measure-{index}-{step}"
    return document


def spoiled_value(draw: st.DrawFn, declared: Field) -> Any:
    """A wrong value for a field."""
    if declared.section:
        return draw(st.sampled_from([5, "x"]))
    wrong = WRONG.get(declared.type, ["Not A Key", "", 5, []])
    value = draw(st.sampled_from(wrong))
    return [value] if declared.many and draw(st.booleans()) else value


@st.composite
def spoiled(draw: st.DrawFn) -> dict[str, Any]:
    """A file with one thing done to it that may be wrong: a value, a key left out, one too many."""
    document = draw(documents())
    places: list[tuple[type[Section], dict[str, Any]]] = [(Briefing, document)]
    places += [(kind, record) for kind in CHECKED for record in document.get(kind.TABLE, [])]
    places += [(Source, document["source"])] if "source" in document else []
    kind, table = draw(st.sampled_from(places))
    known = [
        declared
        for declared in kind.FIELDS.values()
        if right(declared) is not None and declared.name not in FIGURES[1:]
    ]
    declared = draw(st.sampled_from(known))
    if draw(st.booleans()) and declared.name in table:
        del table[declared.name]
        if kind is Statistic and declared.name == "value":
            for name in FIGURES:
                table.pop(name, None)
    else:
        value = spoiled_value(draw, declared)
        if not (isinstance(value, datetime.date) and declared.type not in (Period, Decimal)):
            table[declared.name] = value
    return document


def written(value: Any) -> str:
    """A value as TOML, tables in line."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime.date():
            return value.isoformat()
        case dict():
            return f"{{ {', '.join(f'{json.dumps(key, ensure_ascii=False)} = {written(part)}' for key, part in value.items())} }}"
        case list():
            return f"[{', '.join(map(written, value))}]"
        case str():
            return json.dumps(value, ensure_ascii=False)
    return repr(value)


def is_right_by_schema(text: str) -> bool:
    """What the schema says, dates of TOML read as the texts they are in JSON."""
    return bool(SCHEMA.is_valid(json.loads(json.dumps(tomllib.loads(text), default=str))))


def verdicts(document: dict[str, Any]) -> tuple[bool, bool, str]:
    """Is it right: as the schema says, as the loader says, and what that says of it."""
    text = "".join(f"{name} = {written(value)}\n" for name, value in document.items())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.toml"
        path.write_text(text, "utf-8")
        faults = load(str(path)).faults
    return is_right_by_schema(text), faults == (), "\n".join(map(str, faults))


@given(documents())
def test_what_is_right_is_right_for_both(document: dict[str, Any]) -> None:
    assert verdicts(document) == (True, True, "")


@given(spoiled())
def test_what_is_spoiled_has_one_verdict(document: dict[str, Any]) -> None:
    by_schema, by_check, faults = verdicts(document)

    assert by_schema == by_check, faults


def test_every_right_and_every_wrong_value_has_one_verdict() -> None:
    """One file a value, so that none is left to chance."""
    head: dict[str, Any] = {"schema": "briefing/1", "headline": "x", "date_published": "2015"}
    places: list[tuple[str, Callable[[Any], dict[str, Any]], object]] = [
        ("byline", lambda value: {"byline": value}, Line), ("summary", lambda value: {"summary": value}, Prose),
        ("language", lambda value: {"language": value}, Language), ("date", lambda value: {"date_modified": value}, Period),
        ("url", lambda value: {"source": {"url": value}}, Url), ("countries", lambda value: {"countries": [value]}, Country),
        ("page", lambda value: {"places": [{"name": "n", "page": value}]}, Page),
        ("dimensions", lambda value: {"statistics": [{"measure": "m", "title": "t", "value": 1, "unit": "u", "dimensions": value}]}, Dimensions),
        ("value", lambda value: {"statistics": [{"measure": "m", "title": "t", "value": value, "unit": "u"}]}, Decimal),
        ("measure", lambda value: {"statistics": [{"measure": value, "title": "t", "value": 1, "unit": "u"}]}, Id),
        ("duration", lambda value: {"operations": [{"title": "t", "duration": value}]}, Duration),
        ("named", lambda value: {"people": [{"name": "n", "named": value}]}, bool),
    ]  # fmt: skip
    differ = [
        (name, value, both)
        for name, place, kind in places
        for value in WRONG[kind]
        if (both := verdicts(head | place(value))[:2]) != (False, False)
    ]

    assert differ == []


def test_a_figure_and_a_quote_want_what_the_schema_wants_of_them() -> None:
    head: dict[str, Any] = {"schema": "briefing/1", "headline": "x", "date_published": "2015"}
    figure: dict[str, Any] = {"measure": "m", "title": "t", "unit": "u"}
    quote: dict[str, Any] = {"text": "t"}
    cases = [
        ({"statistics": [figure]}, False), ({"statistics": [figure | {"min": 1}]}, True), ({"quotes": [quote]}, False),
        ({"quotes": [quote | {"attribution": "named"}]}, False), ({"quotes": [quote | {"attribution": "unclear"}]}, True),
        ({"operations": [{"title": "t", "duration_qualifier": "about"}]}, False),
        ({"operations": [{"title": "t", "evidence": {"at": [3]}}]}, False), ({"operations": [{"title": "t", "evidence": {"at": []}}]}, True),
    ]  # fmt: skip

    assert [verdicts(head | case)[:2] for case, _ in cases] == [(expected, expected) for _, expected in cases]


def test_every_example_of_the_schema_is_one() -> None:
    whole = json.loads((CONTENT / "schema.json").read_text("utf-8"))
    examples = [(definition, text) for definition in whole["$defs"].values() for text in definition.get("examples", [])]
    wrong = [text for definition, text in examples if not jsonschema.Draft202012Validator(definition).is_valid(text)]

    assert (wrong, len(examples) > 8) == ([], True)
