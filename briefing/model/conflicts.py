"""Which figures of one key stand, which are at odds, and which a newer vintage has replaced.

Each takes steps in proportion to the number of figures: of those at odds with one, a handful is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from briefing.model.figures import Stated

Name = TypeVar("Name", bound=Hashable)
MOST_NAMED = 5
"""Figures that are named; of the others it is told how many there are."""


class Named(NamedTuple, Generic[Name]):
    """Some figures by name, and how many more there are."""

    names: tuple[Name, ...]
    more: int


def standing(figures: Mapping[Name, Stated]) -> dict[Name, Stated]:
    """Return the figures that a newer vintage of the same source has not replaced; `figures` are of one key."""
    newest: dict[str, str] = {}
    for figure in figures.values():
        newest[figure.source] = max(figure.vintage, newest.get(figure.source, ""))
    return {name: figure for name, figure in figures.items() if figure.vintage in ("", newest[figure.source])}


def rivals(figures: Mapping[Name, Stated]) -> dict[Name, Named[Name]]:
    """Return for each figure at odds with others the names of these; `figures` are of one key.

    At odds are different values that stand, and those of one source and vintage, replaced or not.
    """
    stands = standing(figures)
    groups: dict[object, dict[Name, Stated]] = {}
    for name, figure in figures.items():
        said = (figure.source, figure.vintage) if figure.vintage else (None, name)
        groups.setdefault("" if name in stands else said, {})[name] = figure
    return {name: named for group in groups.values() for name, named in of_another_value(group, group).items()}


def of_another_value(figures: Mapping[Name, Stated], others: Mapping[Name, Stated]) -> dict[Name, Named[Name]]:
    """Return for each figure that differs from some of `others` the first of these.

    Twice as many candidates as are named, not more than MOST_NAMED of one value, hold the first ones for any figure.
    """
    counts: Counter[tuple[str, str]] = Counter()
    candidates: list[tuple[Name, tuple[str, str]]] = []
    for name, figure in others.items():
        counts[figure.bounds] += 1
        if counts[figure.bounds] <= MOST_NAMED and len(candidates) < 2 * MOST_NAMED:
            candidates.append((name, figure.bounds))
    differing = {}
    for name, figure in figures.items():
        if count := len(others) - counts[figure.bounds]:
            names = [candidate for candidate, bounds in candidates if bounds != figure.bounds][:MOST_NAMED]
            differing[name] = Named(tuple(names), count - len(names))
    return differing


def has_rivals(figures: Iterable[Stated]) -> bool:
    """Tell whether some of the figures, all of one key, are at odds."""
    distinct = {figure: figure for figure in figures}
    if len({figure.bounds for figure in standing(distinct)}) > 1:
        return True
    said = Counter((figure.source, figure.vintage) for figure in distinct if figure.vintage)
    return any(count > 1 for count in said.values())


def vintages(figures: Mapping[Name, Stated]) -> dict[Name, Named[Name]]:
    """Return for each figure that has replaced some of another value these, the newest first; all are of one key."""
    by_source: dict[str, dict[Name, Stated]] = {}
    for name, figure in figures.items():
        if figure.vintage:
            by_source.setdefault(figure.source, {})[name] = figure
    replaced: dict[Name, Named[Name]] = {}
    for dated in by_source.values():
        newest = max(figure.vintage for figure in dated.values())
        ordered = sorted(dated.items(), key=lambda pair: pair[1].vintage, reverse=True)
        latest = {name: figure for name, figure in ordered if figure.vintage == newest}
        earlier = {name: figure for name, figure in ordered if figure.vintage < newest}
        replaced.update(of_another_value(latest, earlier))
    return replaced


def latest_by_source(figures: Mapping[Name, Stated]) -> dict[str, Name]:
    """Return for each source with vintages the first figure of its newest; `figures` are of one key."""
    stands = standing(figures).items()
    return {figure.source: name for name, figure in reversed(list(stands)) if figure.vintage}
