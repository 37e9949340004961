"""Files a second of reading briefings, as ratios to reading and parsing TOML alone.

Two libraries: a generated one of realistic briefings (seeded; 9 KB and 25
records a file, linked both ways, free of problems) and the bundled content. Of
each, in CPU seconds, the least of several interleaved passes over its files:

read          open, read, decode
read + tomli  and `tomli.loads(parse_float=Decimal)`: the floor
load          `briefing.load.load`: read, guard, parse, validate into records
library open  `Library.open`: and find the files, see that ids are unique, sort

The files are in the system's cache; the loaded records are let go after a pass.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random

import tomli

from briefing.cli.options import bundled
from briefing.library.files import briefing_files
from briefing.library.folder import Library
from briefing.load import load
from tests.bench.ratios import Subject, Timing, aligned, interleaved, option
from tests.bench.toml import Record, table

PASSES = 7
FEWEST_FILES = 300
"""Read by each subject from each library: a small one is passed over more often."""

FLOOR = "read + tomli"
HEADINGS = (f"× {FLOOR}", "files/s", "µs a file", "")


COUNTS = {"people": 4, "organisations": 5, "operations": 5, "statistics": 4, "agreements": 2, "quotes": 3}
LINKS = {"operations": ("statistics", "agreements", "quotes"), "statistics": ("operations",),
         "agreements": ("operations", "quotes"), "quotes": ("operations", "agreements")}  # fmt: skip
COUNTRIES = ("BO", "PE", "BR", "CO", "EC", "AR", "CL", "PY")
NAMES = ("Lima", "Puno", "Vega", "Rojas", "Salas", "Torres", "Flores", "Quispe", "Ramos", "Cáceres", "Muñoz")
VOCABULARY = """
the of and in a to security forces were said joint police operation officers along border river region cocaine seized
kilograms marijuana laboratory airstrip traffickers arrested during first half year ministry defence navy patrol port
container vessel cooperation agreement training information exchange between both countries against organised crime
"""
WORDS = VOCABULARY.split()


class Draw(Random):
    """Seeded chance that speaks in words; `day` is when its briefing was published."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.day = f"{self.randint(2005, 2024)}-{self.randint(1, 12):02}-{self.randint(1, 28):02}"

    def words(self, fewest: int, most: int) -> str:
        return " ".join(self.choices(WORDS, k=self.randint(fewest, most))).capitalize()

    def sentence(self) -> str:
        return f"{self.words(8, 18)}."

    def name(self) -> str:
        return " ".join([*self.choices(NAMES, k=2), self.choice(WORDS)])


def id_of(kind: str, number: int) -> str:
    return f"{kind}-article-{number % COUNTS[kind]}"


def links(kind: str, number: int) -> Record:
    """The ids of other kinds that a record leads to; the rule is symmetric, so each of them leads back."""

    def leads_to(target: str, target_number: int) -> bool:
        return (number - target_number) % min(COUNTS[kind], COUNTS[target]) == 0

    return {target: [id_of(target, target_number) for target_number in range(COUNTS[target]) if leads_to(target, target_number)]
            for target in LINKS.get(kind, ())}  # fmt: skip


def person(draw: Draw, number: int) -> Record:
    return {"name": draw.name(), "role": draw.words(3, 6), "organisation": id_of("organisations", number),
            "country": draw.choice(COUNTRIES)}  # fmt: skip


def organisation(draw: Draw, number: int) -> Record:
    larger = {"part_of": id_of("organisations", 0)} if number else {}
    return {"name": draw.name(), "type": "security-forces", "country": draw.choice(COUNTRIES)} | larger


def operation(draw: Draw, number: int) -> Record:
    return {"title": draw.words(4, 8), "event_type": draw.choice(("seizure", "arrest", "interdiction")),
            "summary": draw.sentence(), "date": f"{draw.day[:4]}-01-01/{draw.day}", "date_basis": "stated",
            "status": "completed", "countries": draw.sample(COUNTRIES, 2), "actors": [id_of("organisations", number)],
            "targets": ["drug traffickers"], "attributed_to": id_of("people", number)}  # fmt: skip


def statistic(draw: Draw, number: int) -> Record:
    """A figure; the second is 10 percent more than the first, and says so."""
    value = 12_000 + 1_200 * number if number < 2 else Decimal(draw.randrange(10, 99_999)) / 10
    change = {"change": {"base": id_of("statistics", 0), "value": 10, "unit_code": "P1"}} if number == 1 else {}
    return {"measure": "coca-cultivation-area", "title": draw.words(4, 8), "value": value, "unit": "hectares",
            "unit_code": "H18", "area": [draw.choice(COUNTRIES)], "date": draw.day[:7], "date_basis": "inferred",
            "dimensions": {"drug": draw.choice(WORDS)}, "caveats": [draw.sentence()]} | change  # fmt: skip


def agreement(draw: Draw, number: int) -> Record:
    measure = {"id": f"measure-{number}", "type": "training", "summary": draw.sentence()}
    return {"title": draw.words(4, 8), "parties": draw.sample(COUNTRIES, 2), "form": "bilateral", "date": draw.day[:4],
            "status": "signed", "subjects": [draw.words(1, 3)], "summary": draw.sentence(),
            "agencies": [id_of("organisations", number)], "measures": [measure]}  # fmt: skip


def quote(draw: Draw, number: int) -> Record:
    return {"text": f"{draw.sentence()} {draw.sentence()}", "speaker": id_of("people", number), "attribution": "named",
            "basis": "cue", "date": draw.day, "partial": True}  # fmt: skip


MAKERS = {"people": person, "organisations": organisation, "operations": operation, "statistics": statistic,
          "agreements": agreement, "quotes": quote}  # fmt: skip


def written(number: int) -> str:
    """A briefing as TOML, the same for the same number."""
    draw = Draw(number)
    head = {"schema": "briefing/1", "headline": draw.words(6, 10), "date_published": draw.day,
            "countries": draw.sample(COUNTRIES, 2), "summary": f"{draw.sentence()} {draw.sentence()}"}  # fmt: skip
    return table(head) + "".join(
        f"\n[[{kind}]]\n{table(record(draw, kind, number))}" for kind in COUNTS for number in range(COUNTS[kind])
    )


def record(draw: Draw, kind: str, number: int) -> Record:
    fields = MAKERS[kind](draw, number)
    return {"id": id_of(kind, number)} | fields | {"paragraph": draw.randint(1, 30)} | links(kind, number)


def generate(folder: str, count: int) -> None:
    for number in range(count):
        Path(folder, f"briefing-{number:06}.toml").write_text(written(number), encoding="utf-8")


def refuse_problems(paths: Sequence[str]) -> None:
    """Files with problems take other ways through the loader. Raises RuntimeError with the first."""
    for path in paths:
        if problems := load(path).problems:
            raise RuntimeError(str(problems[0]))


def read(path: str) -> str:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, os.fstat(descriptor).st_size).decode()
    finally:
        os.close(descriptor)


def parse(path: str) -> Record:
    return tomli.loads(read(path), parse_float=Decimal)


def each(act: Callable[[str], object], paths: Sequence[str]) -> None:
    for path in paths:
        act(path)


def measure(title: str, folder: str) -> None:
    paths = briefing_files([folder])
    refuse_problems(paths)
    acts: dict[str, Callable[[str], object]] = {"read": read, FLOOR: parse, "load": load}
    subjects: dict[str, Subject] = {label: partial(each, act, paths) for label, act in acts.items()}
    subjects["library open"] = partial(Library.open, [folder])
    timings = interleaved(subjects, max(PASSES, FEWEST_FILES // len(paths)), time.process_time)
    print(f"{title}: {len(paths)} of {sum(map(os.path.getsize, paths)) / len(paths) / 1000:.1f} KB")
    print(aligned(HEADINGS, rows(timings, len(paths))))


def rows(timings: dict[str, Timing], count: int) -> Iterator[Sequence[str]]:
    for label, (_, best) in timings.items():
        yield f"{best / timings[FLOOR].best:.2f}", f"{count / best:,.0f}", f"{best / count * 1e6:,.1f}", label


def main() -> None:
    count = option("Files a second of reading briefings.", "--files", 300, "files of the generated library")
    with tempfile.TemporaryDirectory() as folder:
        generate(folder, count)
        measure("generated", folder)
    measure("\nbundled", bundled())


if __name__ == "__main__":
    main()
