"""Keys at random on a real pty, narrow and wide, with a mouse that is used or only reports; and for a long time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.cli.helpers import ALL
from tests.hostile.keyboard import KEYS, all_told, leaves
from tests.hostile.oracle import intruders
from tests.hostile.score import Score, score
from tests.terminal import Session

BATCH = 100
"""Keys that are typed at once: fewer than are ever dropped."""
GROWTH = 0.05
"""Of the memory after a tenth of the keys, that the rest of them may take more."""


class Monkey(NamedTuple):
    """Somebody who types so many keys, in a window of so many columns and rows."""

    number: int
    seed: int
    size: tuple[int, int]
    options: tuple[str, ...] = ()
    reports: bool = False
    """Does the terminal report a mouse, whether or not it was asked to?"""

    @property
    def keys(self) -> Iterator[bytes]:
        """Everything that is bound but what leaves; every fifth key a report of the mouse where there is one."""
        choose = random.Random(self.seed)
        for _ in range(self.number):
            yield mouse_report(choose, self.size) if self.reports and choose.random() < 0.2 else choose.choice(KEYS)


def mouse_report(choose: random.Random, size: tuple[int, int]) -> bytes:
    """A click, a turn of the wheel or a move, as SGR, urxvt or X10 report it."""
    column, row = choose.randint(1, size[0]), choose.randint(1, size[1])
    button = choose.choice((0, 0, 0, 2, 35, 64, 65))
    kinds = (
        b"\x1b[<%d;%d;%dM\x1b[<%d;%d;%dm" % (button, column, row, button, column, row),
        b"\x1b[%d;%d;%dM" % (button + 32, column, row),
        b"\x1b[M" + bytes((button + 32, min(column + 32, 255), min(row + 32, 255))),
    )
    return choose.choice(kinds) if choose.random() < 0.3 else kinds[0]


def monkeys(count: int, seed: int = 1) -> Score:
    """So many keys each at 80 and 200 columns, without a mouse, with one, and with one that nobody has asked for."""
    troop = [
        Monkey(count, seed + number, size, options, reports)
        for size in ((80, 24), (200, 50))
        for number, (options, reports) in enumerate((((), False), (("--mouse",), True), ((), True)))
    ]
    what = "random keys and clicks at 80 and 200 columns"
    return score(what, all_told(monkey_told, troop), len(troop), f"{count:,} keys each")


def monkey_told(monkey: Monkey) -> str:
    with Session(["--library", ALL, *monkey.options], size=monkey.size) as session:
        session.started()
        found = typed(session, list(monkey.keys))
        session.rest()
        told = [told] if (told := leaves(session)) else []
        raw = [*found, *intruders(session.output)][:3]
        return f"{monkey.size} {monkey.options} {monkey.reports}: {[*told, *raw]}" if told or raw else ""


def typed(session: Session, keys: Sequence[bytes]) -> list[str]:
    """Type keys as fast as they are met, the editor opened between; what was painted raw. The output is not kept."""
    found: list[str] = []
    for start in range(0, len(keys), BATCH):
        session.type(b"".join(keys[start : start + BATCH]))
        session.met()
        if start % 5000 == 0:  # alone: it drops what waits, and while it is there the terminal itself echoes
            session.rest()
            session.type(b"e")
            session.rest()
        found += intruders(session.output)[:3]
        session.output = session.output[-200:]
        if session.process.poll() is not None:
            break
    return found


def soak(count: int, seed: int = 3) -> Score:
    """The memory after a tenth of the keys is nearly that after all of them, every screen having been seen by then."""
    keys = list(Monkey(count, seed, (120, 40)).keys)
    with Session(["--library", ALL], size=(120, 40)) as session:
        session.started()
        sizes = []
        for part in (keys[: count // 10], keys[count // 10 :]):
            typed(session, part)
            session.rest()
            sizes.append(session.usage.resident_memory())
        told = leaves(session)
    first, last = sizes
    note = f"{first / (1 << 20):.1f} MB after 10 %, {last / (1 << 20):.1f} MB after all of {count:,}"
    failures = [told] if told else [note] if last > first * (1 + GROWTH) else []
    return score("memory of a long session: it does not grow", failures, 1, note)
