"""The declarations hold together: what the loader, the schema, the tables and the screens all trust."""

from __future__ import annotations

import keyword

import pytest

from briefing.model import KINDS, SECTIONS, Briefing, Change, Evidence, Item, Measure, Section, Source
from briefing.model.values import Link, Mention

EVERY: tuple[type[Section], ...] = (Briefing, Source, *KINDS, Measure, Change, Evidence)
FIELDS = {f"{kind.__name__}.{declared.name}": (kind, declared) for kind in EVERY for declared in kind.FIELDS.values()}
every_kind = pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.__name__))
every_item = pytest.mark.parametrize("kind", [*KINDS, Measure], ids=lambda kind: str(kind.__name__))


def test_the_sections_of_a_briefing_are_the_kinds_in_their_order() -> None:
    lists = [
        (declared.name, declared.section) for declared in Briefing.FIELDS.values() if declared.many and declared.section
    ]

    assert lists == [(kind.TABLE, kind) for kind in KINDS]


def test_every_kind_has_a_table_and_a_name_of_its_own() -> None:
    assert (len({kind.TABLE for kind in KINDS}), len({kind.SINGULAR for kind in KINDS})) == (len(KINDS), len(KINDS))


def test_the_sections_by_name_are_the_kinds() -> None:
    assert tuple(SECTIONS.items()) == tuple((kind.TABLE, kind) for kind in KINDS)


@every_kind
def test_every_kind_says_in_a_sentence_what_it_is(kind: type[Section]) -> None:
    assert (kind.__doc__ or "").split("\n")[0].endswith(".")


@every_item
def test_every_kind_of_record_has_a_field_that_names_it(kind: type[Item]) -> None:
    assert [declared.name for declared in kind.FIELDS.values() if declared.search == "name"] != []


@every_kind
def test_every_column_is_a_field_or_a_property(kind: type[Section]) -> None:
    assert [name for name in kind.COLUMNS if name not in kind.FIELDS and not hasattr(kind, name)] == []


@every_item
def test_every_kind_of_record_has_columns_and_none_twice(kind: type[Item]) -> None:
    assert (kind.COLUMNS != (), len(set(kind.COLUMNS))) == (True, len(kind.COLUMNS))


@every_kind
def test_required_are_the_fields_without_a_default(kind: type[Section]) -> None:
    assert tuple(kind.REQUIRED) == tuple(name for name, declared in kind.FIELDS.items() if declared.required)


@every_item
def test_provenance_comes_last_in_every_kind_of_record(kind: type[Item]) -> None:
    assert tuple(kind.FIELDS)[-5:] == ("paragraph", "page", "evidence", "caveats", "formerly")


def test_every_field_is_explained_in_a_sentence() -> None:
    assert [
        name for name, (_, declared) in FIELDS.items() if not declared.doc[:1].isupper() or declared.doc[-1] not in ".…"
    ] == []


def test_every_field_has_the_name_it_stands_under_and_a_title() -> None:
    assert [
        name
        for name, (kind, declared) in FIELDS.items()
        if kind.FIELDS[declared.name] is not declared or not declared.title
    ] == []


def test_no_field_is_a_word_of_python_or_of_the_section_itself() -> None:
    taken = {kind: {*dir(kind), "others"} for kind in EVERY}

    assert [
        name
        for name, (kind, declared) in FIELDS.items()
        if keyword.iskeyword(declared.name) or declared.name in taken[kind]
    ] == []


def test_every_subtable_is_a_known_section() -> None:
    assert [name for name, (_, declared) in FIELDS.items() if declared.section and declared.section not in EVERY] == []


def test_every_value_can_be_parsed_asked_for_and_described() -> None:
    parsers = {name: declared.parser for name, (_, declared) in FIELDS.items() if not declared.section}

    assert [
        name for name, parser in parsers.items() if not (callable(parser.parse) and parser.wants and parser.schema())
    ] == []


def test_a_field_of_links_says_where_they_lead_and_no_other_does() -> None:
    leads = {Link: {"*", *SECTIONS}, Mention: {"", "*", "people", "organisations", "places"}}

    assert [name for name, (_, declared) in FIELDS.items() if declared.to not in leads.get(declared.type, {""})] == []


def test_only_a_list_may_be_written_as_a_single_value() -> None:
    assert [name for name, (_, declared) in FIELDS.items() if declared.allow_single and not declared.many] == []


def test_words_are_searched_as_a_name_or_as_text_or_not_at_all() -> None:
    assert {declared.search for _, declared in FIELDS.values()} == {"", "name", "text"}


def test_the_default_of_a_list_is_an_empty_one() -> None:
    assert [
        name
        for name, (_, declared) in FIELDS.items()
        if declared.many and not declared.required and declared.default != ()
    ] == []


def test_a_default_that_the_file_could_write_is_a_good_value() -> None:
    written = {
        name: declared
        for name, (_, declared) in FIELDS.items()
        if not declared.many and declared.default not in (None, "")
    }

    assert [
        name
        for name, declared in written.items()
        if not declared.required and declared.parse_value(declared.default) != declared.default
    ] == []


def test_links_between_sections_have_both_ends_but_for_the_figures_of_a_quote() -> None:
    ends = [
        (kind, SECTIONS[declared.to])
        for kind, declared in FIELDS.values()
        if declared.type is Link and declared.name == declared.to
    ]

    assert [(kind.SINGULAR, target.TABLE) for kind, target in ends if kind.TABLE not in target.FIELDS] == [
        ("quote", "statistics")
    ]
