"""Records -> groups that are counted: countries, speakers, actors, measures. Engines that cannot count so use these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from briefing.model import Country, Period
from briefing.model.conflicts import has_rivals
from briefing.model.days import EARLIEST, LATEST, year_of
from briefing.model.figures import Stated
from briefing.search.fact_rows import Fact, Group, Observation, Roles
from briefing.search.index import MARKS, MEASURES, ROLES, SPEAKERS


class Grouping(Protocol):
    """What is counted of one group."""

    def add(self, fact: Fact) -> None:
        """Count a record."""
        ...

    def group(self) -> Group:
        """What was counted."""
        ...


class Speaker:
    """Quotes of one speaker."""

    def __init__(self, kind: int, name: str) -> None:
        self.kind, self.name, self.quotes = kind, name, 0
        self.marks = dict.fromkeys(MARKS, 0)
        self.dates: set[Period] = set()
        self.briefings: set[str] = set()

    def add(self, fact: Fact) -> None:
        """Count a record."""
        if fact.quote:
            self.quotes += 1
            self.marks[MARKS[0]] += fact.quote.is_for_another
            self.marks[MARKS[1]] += fact.quote.is_second_hand
            self.marks[MARKS[2]] += fact.quote.is_reported
            self.dates.add(fact.date or fact.published)
            self.briefings.add(fact.hit.briefing)

    def group(self) -> Group:
        """What was counted."""
        dates = sorted(self.dates, key=lambda date: (date.sort_key, date.text))
        marks = {mark: count for mark, count in self.marks.items() if count}
        return Group(
            self.name, self.quotes, marks, self.kind, dates[0].text, dates[-1].text, briefings=len(self.briefings)
        )


class Measure:
    """Figures of one measure."""

    def __init__(self, name: str) -> None:
        self.name, self.figures = name, 0
        self.years: set[str] = set()
        self.areas: set[Country] = set()
        self.units: Counter[str] = Counter()
        self.series: dict[str, set[Stated]] = {}
        """The figures of each series."""

    def add(self, fact: Fact) -> None:
        """Count a record."""
        if fact.observation:
            self.figures += 1
            self.years.update(stated_years(fact.date))
            self.add_figure(fact.observation)

    def add_figure(self, figure: Observation) -> None:
        """Count what a figure says of its measure."""
        self.areas.update(figure.areas)
        self.units[figure.unit] += 1
        self.series.setdefault(figure.series, set()).add(figure.figure)

    def group(self) -> Group:
        """What was counted."""
        return Group(
            self.name,
            self.figures,
            dict(self.units.most_common()),
            years=(min(self.years, default=""), max(self.years, default="")),
            areas=tuple(sorted(self.areas, key=lambda area: area.name)),
            conflicts=sum(map(has_rivals, self.series.values())),
        )


def stated_years(period: Period | None) -> tuple[str, ...]:
    """The first and the last that a period says."""
    both = (period.first, period.last) if period else ()
    return tuple(year_of(day) for day in both if day not in (EARLIEST, LATEST))


def group_facts(facts: Iterable[Fact], by: str, most: int | None = None) -> list[Group]:
    """Group quotes by SPEAKERS, or figures by MEASURES; facts of other records count for nothing."""
    groups: dict[tuple[int, str], Grouping] = {}
    for fact in facts:
        if by == SPEAKERS and fact.quote:
            key = (fact.quote.group, fact.quote.name)
            groups.setdefault(key, Speaker(*key)).add(fact)
        elif by == MEASURES and fact.observation:
            name = fact.observation.measure
            groups.setdefault((0, name), Measure(name)).add(fact)
    return largest((group.group() for group in groups.values()), most)


def group_countries(counts: Iterable[tuple[str, str, int]], most: int | None = None) -> list[Group]:
    """Group by country: `counts` are a section, codes parted by spaces, and how many records name just these."""
    sections: dict[str, Counter[str]] = {}
    for section, codes, count in counts:
        for code in codes.split():
            sections.setdefault(code, Counter())[section] += count
    return largest((Group(code, sums.total(), dict(sums)) for code, sums in sections.items()), most)


def group_actors(counts: Iterable[tuple[Roles, int]], most: int | None = None) -> list[Group]:
    """Group by name: `counts` are the names in each of ROLES, and how many records name just these."""
    by_name: dict[str, list[int]] = {}
    for roles, count in counts:
        for role, names in enumerate(roles):
            for name in names:
                by_name.setdefault(name, [0] * len(ROLES))[role] += count
    groups = (Group(name, sum(sums), dict(zip(ROLES, sums, strict=True))) for name, sums in by_name.items())
    return largest(groups, most)


def largest(groups: Iterable[Group], most: int | None) -> list[Group]:
    """The largest groups first, by name among equals; at most `most`."""
    return sorted(groups, key=lambda group: (-group.records, group.name, group.kind))[:most]
