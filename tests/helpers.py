"""A briefing file in a few words, and the material that lies beside the checkout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.load import load
from briefing.model import Briefing

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
FIRST = "2015-07-22-bolivia-peru-counterdrug"

HEAD = """\
schema = "briefing/1"
headline = "Coca in Peru"
date_published = "2015-07-22"
"""
"""The least a briefing may say: three lines, so that what a test adds begins on the fourth."""

STATISTIC = '[[statistics]]\nid = "{id}"\nmeasure = "coca"\ntitle = "Area"\nvalue = 42900\nunit = "hectares"\n'
"""The least a figure may say, with an id."""


MOMENT = re.compile(r"(?<!since )\b20[2-9]\d-\d\d-\d\d([ T])\d\d:\d\d(:\d\d[+-]\d\d:\d\d)?")
"""When something came in or was marked: as the clock has it, so that it stands in no golden."""


def with_fixed_moments(text: str) -> str:
    """A text with one moment in place of those of the clock, as wide."""
    return MOMENT.sub(lambda match: f"2026-01-02{match[1]}06:00{':00+00:00' if match[2] else ''}", text)


def statistic(id: str = "area") -> str:
    return STATISTIC.format(id=id)


def written(folder: Path, text: str, name: str = "a.toml") -> str:
    """The path of a new file that holds exactly `text`."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    return str(path)


def report(folder: Path, text: str, thorough: bool = False) -> list[str]:
    """What is said of a file of that text, as `briefing check` prints it from the file's own folder."""
    loaded = load(written(folder, text), thorough)
    return [str(problem).removeprefix(f"{folder}/") for problem in loaded.problems]


def good(folder: Path, text: str, name: str = "a.toml") -> Briefing:
    """The briefing of `HEAD` and `text`, which nothing is wrong with."""
    loaded = load(written(folder, HEAD + text, name))
    assert (loaded.briefing is not None, loaded.problems) == (True, ())
    return loaded.briefing  # type: ignore[return-value]


def shared(name: str) -> Path:
    """A file or folder of the material beside the checkout; without it the test says that it did not run."""
    path = ROOT.parent / "shared" / name
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return path
