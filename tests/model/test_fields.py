"""A section is frozen, equal by value, and holds exactly the keys it declares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.model import Briefing, Country, Evidence, Measure, Note, Period, Person, Place, Quote, Statistic
from briefing.model.fields import Inconsistency
from briefing.model.quote import Attribution
from briefing.model.values import Id, Line, Link, Mention, Offset, Prose


def person(name: str = "Felipe Cáceres") -> Person:
    return Person(id=Id("felipe-caceres"), name=Line(name), country=Country("BO"))


def test_a_section_cannot_be_changed() -> None:
    record = person()

    with pytest.raises(AttributeError, match=r"^Person is frozen$"):
        record.name = Line("Somebody else")  # type: ignore[misc]


def test_sections_of_equal_values_are_equal_and_hash_alike() -> None:
    assert (person(), hash(person())) == (person(), hash(person()))


def test_sections_of_other_values_or_of_another_kind_differ() -> None:
    place = Place(id=Id("felipe-caceres"), name=Line("Felipe Cáceres"), country=(Country("BO"),))

    assert (person() == person("Jaime Antezana"), person() == place, person() == "felipe-caceres") == (False,) * 3


def test_every_section_of_a_briefing_can_stand_in_a_set() -> None:
    measure = Measure(summary=Prose("Joint training."), places=(Mention("puno"),))
    note = Note(type=Note.FIELDS["type"].parser.parse("sourcing"), about=(Link("a"),), text=Prose("x"))  # type: ignore[arg-type]

    assert len({measure, note, measure, note, person()}) == 3


def test_what_was_cached_beside_the_values_makes_no_difference() -> None:
    cached, fresh = (
        Briefing(
            schema=Briefing.FIELDS["schema"].parser.parse("briefing/1"),  # type: ignore[arg-type]
            headline=Line("x"),
            date_published=Period.parse(2015),
            people=(person(),),
        )
        for _ in range(2)
    )

    assert (cached.by_id, cached == fresh, hash(cached)) == ({"felipe-caceres": person()}, True, hash(fresh))


def test_a_missing_key_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^Person wants name$"):
        Person()  # type: ignore[call-arg]


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^Person has no age, colour$"):
        Person(name=Line("x"), colour="red", age=3)  # type: ignore[call-arg]


def test_what_is_not_said_is_the_default() -> None:
    record = Person(name=Line("x"))

    assert (record.id, record.role, record.named, record.paragraph, record.others) == ("", None, True, (), ())


def test_a_section_shows_what_it_says_and_nothing_else() -> None:
    assert repr(Person(name=Line("x"))) == "Person(name='x', named=True)"


def figure(value: str | None, low: str | None = None, high: str | None = None) -> Statistic:
    value_, low_, high_ = (None if text is None else Decimal(text) for text in (value, low, high))
    return Statistic(measure=Id("m"), title=Line("t"), unit=Line("u"), value=value_, min=low_, max=high_)


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        (figure("5"), []), (figure(None, "1", "2"), []), (figure(None, "1"), []), (figure(None, "2", "2"), []),
        (figure(None), [("value", "min", "max")]), (figure("5", "1"), [("value", "min", "max")]), (figure(None, "3", "2"), [("min", "max")]),
        (Evidence(at=(Offset(120), Offset(164))), []), (Evidence(at=(Offset(164), Offset(120))), [("at",)]), (Evidence(at=(Offset(5),)), [("at",)]),
        (Quote(text=Prose("x"), speaker=Mention("y")), []), (Quote(text=Prose("x"), attribution=Attribution.UNCLEAR), []),
        (Quote(text=Prose("x")), [("speaker", "attribution")]),
        (Quote(text=Prose("x"), attribution=Attribution.NAMED), [("speaker", "attribution")]),
    ],
    ids=str,
)  # fmt: skip
def test_values_that_contradict_each_other_are_named(record: Statistic, keys: list[tuple[str, ...]]) -> None:
    errors: list[Inconsistency] = record.inconsistencies()

    assert [error.keys for error in errors] == keys


@pytest.mark.parametrize(
    ("value", "is_within"), [("0.9", False), ("1", True), ("3", True), ("5", True), ("5.1", False)]
)
def test_a_value_lies_within_its_margin_or_at_an_end_of_it(value: str, is_within: bool) -> None:
    figure = Statistic(
        measure=Id("m"), title=Line("t"), value=Decimal(value), min=Decimal(1), max=Decimal(5), unit=Line("u")
    )

    assert [error.keys for error in figure.inconsistencies()] == ([] if is_within else [("value", "min", "max")])
