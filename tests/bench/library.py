"""A generator of realistic libraries: the words of a language, names with accents, figures, dates; seeded.

    python -m tests.bench.library FOLDER RECORDS

Words follow Zipf's law over a vocabulary that grows with the library, as real
text does. A briefing has 22 records beside its head and about 9 KB; the same
number gives the same file, whatever is generated around it.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random

from tests.bench.toml import Record, table

RECORDS = 22
"""Records of a briefing: 3 people, 3 organisations, 5 operations, 5 statistics, 2 agreements, 4 quotes."""
FIRST_YEAR, YEARS = 2005, 20
VOCABULARY = 40_000
COMMON = [
    "the",
    "of",
    "and",
    "in",
    "to",
    "a",
    "for",
    "on",
    "with",
    "by",
    "that",
    "was",
    "as",
    "from",
    "at",
    "is",
    "were",
    "its",
    "which",
    "has",
    "said",
    "this",
    "two",
    "after",
    "more",
    "between",
    "police",
    "cocaine",
    "seized",
    "security",
    "drug",
    "coca",
    "border",
    "operation",
    "officers",
    "joint",
    "kilograms",
    "year",
    "years",
    "half",
    "first",
    "countries",
    "trafficking",
    "navy",
    "river",
    "army",
    "forces",
    "joint",
    "cooperation",
    "agreement",
    "ministry",
    "defence",
    "exercise",
    "training",
    "information",
    "region",
    "laboratory",
    "airstrip",
    "arrested",
    "suspects",
    "hectares",
    "cultivation",
    "survey",
    "eradication",
    "aircraft",
    "vessel",
    "port",
    "container",
    "patrol",
]
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "bu",
    "ca",
    "ce",
    "co",
    "cu",
    "da",
    "de",
    "di",
    "do",
    "fa",
    "fe",
    "fi",
    "ga",
    "go",
    "gu",
    "ha",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "mu",
    "na",
    "ne",
    "ni",
    "no",
    "nu",
    "pa",
    "pe",
    "pi",
    "po",
    "qui",
    "ra",
    "re",
    "ri",
    "ro",
    "ru",
    "sa",
    "se",
    "si",
    "so",
    "su",
    "ta",
    "te",
    "ti",
    "to",
    "tu",
    "va",
    "ve",
    "vi",
    "xi",
    "ya",
    "yo",
    "za",
    "zo",
]
COUNTRIES = ("BO", "PE", "BR", "CO", "EC", "AR", "CL", "PY", "MX", "US", "ES", "VE")
GIVEN = ("José", "María", "Luis", "Ana", "Raúl", "Inés", "Óscar", "Jaime", "Lucía", "Andrés", "Sofía", "Iñaki")
FAMILY = ("Cáceres", "Muñoz", "Peña", "Núñez", "Gutiérrez", "Antezana", "Quispe", "Rojas", "Vega", "Ibáñez", "Ávila")
MEASURES = (("coca-cultivation-area", "hectares", "H18"), ("drugs-seized", "tons", "TNE"), ("suspects-arrested", "people", "IE"),
            ("laboratories-dismantled", "laboratories", "H87"), ("airstrips-destroyed", "airstrips", "H87"))  # fmt: skip


@lru_cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words, and the sums of their frequencies: the first is as frequent as the next two together."""
    draw = Random(1)
    made = dict.fromkeys(COMMON)
    while len(made) < VOCABULARY:
        made["".join(draw.choices(SYLLABLES, k=draw.choice((2, 2, 3, 3, 3, 4))))] = None
    return list(made), list(accumulate(1 / (rank + 2.7) for rank in range(len(made))))


class Draw(Random):
    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.known, self.sums = vocabulary()
        self.day = f"{FIRST_YEAR + self.randrange(YEARS)}-{self.randint(1, 12):02}-{self.randint(1, 28):02}"

    def word(self) -> str:
        return self.known[min(bisect(self.sums, self.random() * self.sums[-1]), len(self.known) - 1)]

    def words(self, fewest: int, most: int) -> str:
        return " ".join([self.word() for _ in range(self.randint(fewest, most))])

    def title(self) -> str:
        return self.words(4, 8).capitalize()

    def sentence(self) -> str:
        return f"{self.words(12, 24).capitalize()}."

    def name(self) -> str:
        return f"{self.choice(GIVEN)} {self.choice(FAMILY)} {self.choice(FAMILY)}"


def briefing(number: int) -> str:
    """A briefing as TOML."""
    draw = Draw(number)
    head: Record = {"schema": "briefing/1", "headline": draw.title(), "date_published": draw.day,
                    "countries": draw.sample(COUNTRIES, 2), "subjects": ["drug trafficking", draw.word()],
                    "summary": f"{draw.sentence()} {draw.sentence()}"}  # fmt: skip
    parts = [table(head)]
    for section, count, make in (("people", 3, person), ("organisations", 3, organisation), ("operations", 5, operation),
                                 ("statistics", 5, statistic), ("agreements", 2, agreement), ("quotes", 4, quote)):  # fmt: skip
        for at in range(count):
            parts.append(f"\n[[{section}]]\n{table({'id': f'{section}-{at}'} | make(draw, at))}")
    return "".join(parts)


def person(draw: Draw, _: int) -> Record:
    return {
        "name": draw.name(),
        "role": draw.title(),
        "organisation": "organisations-0",
        "country": draw.choice(COUNTRIES),
    }


def organisation(draw: Draw, _: int) -> Record:
    return {"name": draw.title(), "type": draw.choice(("police", "government")), "country": draw.choice(COUNTRIES)}


def operation(draw: Draw, at: int) -> Record:
    return {"title": draw.title(), "event_type": draw.choice(("seizure", "arrest", "destruction")), "summary": f"{draw.sentence()} {draw.sentence()}",
            "date": draw.day[:7], "date_basis": "stated", "countries": [draw.choice(COUNTRIES)],
            "actors": [f"organisations-{at % 3}"], "targets": ["drug traffickers"], "attributed_to": "people-0",
            "paragraph": at + 1}  # fmt: skip


def statistic(draw: Draw, at: int) -> Record:
    measure, unit, code = MEASURES[at]
    return {"measure": measure, "title": draw.title(), "value": draw.randrange(10, 99_999), "unit": unit, "unit_code": code,
            "area": [draw.choice(COUNTRIES)], "date": draw.day[:4], "date_basis": "inferred", "caveats": [draw.sentence()],
            "paragraph": at + 2}  # fmt: skip


def agreement(draw: Draw, at: int) -> Record:
    return {"title": draw.title(), "parties": draw.sample(COUNTRIES, 2), "date": draw.day[:4], "status": "signed",
            "summary": f"{draw.sentence()} {draw.sentence()}", "paragraph": at + 3}  # fmt: skip


def quote(draw: Draw, at: int) -> Record:
    return {"text": f"{draw.sentence()} {draw.sentence()}", "speaker": f"people-{at % 3}", "attribution": "named",
            "date": draw.day, "paragraph": at + 4}  # fmt: skip


def generate(folder: str, records: int) -> None:
    """Files in subfolders of a thousand."""
    for number in range(max(records // RECORDS, 1)):
        path = Path(folder, f"{number // 1000:03}")
        if number % 1000 == 0:
            path.mkdir(parents=True, exist_ok=True)
        (path / f"briefing-{number:06}.toml").write_text(briefing(number), "utf-8")


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    generate(sys.argv[1], int(sys.argv[2]))
