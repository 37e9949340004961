"""One line of the scoreboard."""

from __future__ import annotations

from typing import NamedTuple


class Score(NamedTuple):
    what: str
    passed: int
    total: int
    note: str = ""
    failures: tuple[str, ...] = ()
    """What did not pass, the first few."""

    def __str__(self) -> str:
        return f"{self.what:<58} {f'{self.passed:,}/{self.total:,}':>21}  {self.note}".rstrip()


def score(what: str, failures: list[str], total: int, note: str = "") -> Score:
    return Score(what, total - len(failures), total, note, tuple(failures[:5]))
