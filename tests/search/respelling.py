"""Generated figures, and other ways of writing the same ones."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from hypothesis import strategies as st

MEASURES = ("coca-area", "killed")
AREAS = ((), ("PE",), ("BO", "PE"))
PLACES = ((), ("Áncash",), ("Unity State", "Áncash"), ("Upper Nile",))
PERIODS = (
    (), ("2014", '"2014"', '"2014-01-01/2014-12-31"', '"2014-01/2014-12"', '"2014-01/2014"'),
    ('"2014-06"', '"2014-06-01/2014-06-30"', '"2014-06/2014-06"'), ("2014-06-23", '"2014-06-23"', '"2014-06-23/2014-06-23"'),
    ('"201X"', '"2010/2019"', '"2010-01-01/2019-12"'), ('"2011/.."', '"2011-01-01/.."', '"2011-01/"'),
)  # fmt: skip
DIMENSIONS = ((), (("drug", ("cocaine base",)),), (("drug", ("cocaine base", "café")), ("from", ("Peru",))))
CODED = {"Peru": "PE", "cocaine base": "cocaine-base"}
"""Values of dimensions that may be written by a code or a key."""
UNITS = (
    (("hectares", ""), ("hectare", ""), ("ha", "H18"), ("HECTARES", "h18"), ("Hectáreas", "HAR")),
    (("percent", ""), ("%", ""), ("per cent", "P1"), ("percentage", "")),
    (("percentage points", ""), ("pp", ""), ("percentage point", "PP")),
    (("people", ""), ("persons", "IE"), ("person", ""), ("People", "C62")),
    (("airstrips", ""), ("airstrip", ""), ("Airstrips", "H87")),
    (("loads", ""), ("Costales", ""), ("costal", "XLO"), ("sacos", "xlo")),
    (("million US dollars", ""), ("million US dollar", "USD"), ("Million U.S. dollars", "")),
)
LISTED = """
[[measures]]
measure = "{measure}"
title = "Anything"
unit = "loads"
unit_code = "XLO"
unit_names = ["costales"]
"""
"""What `measures.toml` says of each measure."""
VALUES = (("100", "100.0", "1e2", "1_00"), ("6.4", "6.40", "64e-1"), ("6.5",))
SOURCES = ("", "UNODC", "Oficina de Análisis")
VINTAGES = ((), ("2014-06-30", '"2014-06-30"'), ('"2014"', '"2014-01/2014-12"'), ("2015-02-01", '"2015-02-01/2015-02-01"'))  # fmt: skip


class Meaning(NamedTuple):
    """What a figure says, by the place of each part among those above."""

    measure: str
    area: tuple[str, ...]
    places: tuple[str, ...]
    period: tuple[str, ...]
    dimensions: tuple[tuple[str, tuple[str, ...]], ...]
    unit: tuple[tuple[str, str], ...]
    value: tuple[str, ...]
    source: str
    vintage: tuple[str, ...]


def meanings() -> st.SearchStrategy[Meaning]:
    """Figures that often meet: the first of each part is the likeliest."""

    def likely(values: tuple[object, ...]) -> st.SearchStrategy[object]:
        return st.sampled_from((values[-1],) * 12 + values)

    parts = (MEASURES, AREAS, PLACES, PERIODS, DIMENSIONS, UNITS, VALUES, SOURCES, VINTAGES)
    alike = [likely(values) for values in parts[:6]]
    return st.builds(Meaning, *alike, *map(st.sampled_from, parts[6:]))


def libraries() -> st.SearchStrategy[list[list[Meaning]]]:
    """The figures of a few briefings."""
    return st.lists(st.lists(meanings(), min_size=1, max_size=3), min_size=1, max_size=3)


def respelt(draw: st.DrawFn, text: str) -> str:
    """The same words in another case or form of Unicode."""
    other = draw(st.sampled_from((text, text.upper(), text.title(), f" {text}")))
    return unicodedata.normalize("NFD" if draw(st.booleans()) else "NFC", other)


def shuffled(draw: st.DrawFn, texts: tuple[str, ...]) -> str:
    """A list of TOML of the same texts in some order, one perhaps twice."""
    order = draw(st.permutations(texts + draw(st.sampled_from((texts[:1], ())))))
    return f"[{', '.join(order)}]"


def figure_text(draw: st.DrawFn, figure: Meaning, id: str) -> str:
    """One way of writing a figure."""
    name, code = draw(st.sampled_from(figure.unit))
    lines = [f'id = "{id}"', f'measure = "{draw(st.sampled_from((figure.measure, figure.measure.upper())))}"']
    lines += ['title = "t"', f"value = {draw(st.sampled_from(figure.value))}", f'unit = "{name}"']
    lines += [f'unit_code = "{code}"'] if code else []
    lines += [f"area = {shuffled(draw, tuple(map(quoted, figure.area)))}"] if figure.area else []
    if figure.places:
        places = tuple(draw(st.sampled_from((PLACE_IDS[name], respelt(draw, name)))) for name in figure.places)
        lines.append(f"places = {shuffled(draw, tuple(map(quoted, places)))}")
    lines += [f"date = {draw(st.sampled_from(figure.period))}"] if figure.period else []
    lines += [f"as_of = {draw(st.sampled_from(figure.vintage))}"] if figure.vintage else []
    lines += [f'attributed_to = "{respelt(draw, figure.source)}"'] if figure.source else []
    if figure.dimensions:
        pairs = draw(st.permutations(figure.dimensions))
        inside = ", ".join(f"{name} = {values_text(draw, values)}" for name, values in pairs)
        lines.append(f"dimensions = {{ {inside} }}")
    return "[[statistics]]\n" + "\n".join(lines) + "\n"


def values_text(draw: st.DrawFn, values: tuple[str, ...]) -> str:
    """The values of a dimension; one alone perhaps without its list."""
    words = tuple(quoted(draw(st.sampled_from((respelt(draw, value), CODED.get(value, value))))) for value in values)
    return draw(st.sampled_from((words[0], f"[{words[0]}]"))) if len(words) == 1 else shuffled(draw, words)


def quoted(text: str) -> str:
    return f'"{text}"'


PLACE_IDS = {"Áncash": "p-1", "Unity State": "p-2", "Upper Nile": "p-3"}
HEADER = 'schema = "briefing/1"\nid = "b-{number}"\nheadline = "Report"\ndate_published = 2014-01-01\n'


def briefing_text(draw: st.DrawFn, number: int, figures: list[Meaning]) -> str:
    """One way of writing a briefing; its id and those of its figures are always the same."""
    people = "".join(
        f'[[places]]\nid = "{id}"\nname = "{respelt(draw, name).strip()}"\n' for name, id in PLACE_IDS.items()
    )
    order = draw(st.permutations([figure_text(draw, figure, f"s-{at}") for at, figure in enumerate(figures)]))
    return HEADER.format(number=number) + people + "".join(order)


def listed_text() -> str:
    """The `measures.toml` of every library."""
    return "".join(LISTED.format(measure=measure) for measure in MEASURES)
