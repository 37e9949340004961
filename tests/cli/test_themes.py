"""Which theme a terminal gets, and the reader's own ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.config import load_config
from briefing.cli.themes import default_theme
from briefing.session.palette import LIGHT
from tests.cli.helpers import ALL, ROOT, Ended, briefing

DUSK = """\
theme = "dusk"
[themes.dusk]
base = "light"
figure = "#004020"
"""


@pytest.fixture
def config(own_folders: Path) -> Path:
    """The config file, not there yet."""
    folder = own_folders / "config" / "briefing"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def theme_of(environment: dict[str, str]) -> str:
    """The theme in a process of its own: curses sets up one terminal in each."""
    code = f"from briefing.cli.themes import default_theme; print(default_theme({environment!r}))"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize(
    ("term", "theme"),
    [("xterm-256color", "dark"), ("xterm", "ansi"), ("linux", "ansi"), ("vt100", "mono"), ("no-such-terminal", "dark")],
)
def test_a_terminal_gets_the_theme_that_it_has_colours_for(term: str, theme: str) -> None:
    assert theme_of({"TERM": term}) == theme


def test_what_the_environment_says_counts_before_the_terminal() -> None:
    truecolor, no_color = {"TERM": "xterm", "COLORTERM": "truecolor"}, {"COLORTERM": "truecolor", "NO_COLOR": "1"}

    assert (default_theme(truecolor), default_theme(no_color)) == ("dark", "mono")


def test_a_theme_of_ones_own_begins_with_another_one(config: Path) -> None:
    config.write_text(DUSK)

    assert (load_config().theme, load_config().themes) == ("dusk", {"dusk": LIGHT._replace(figure="#004020")})


@pytest.mark.parametrize("options", [(), ("--linear",)])
def test_a_theme_that_there_is_none_of_is_refused_however_one_reads(options: tuple[str, ...]) -> None:
    ended = briefing(*options, "--theme", "dakr", "--library", ALL)

    assert ended == Ended(2, "", "briefing: no theme 'dakr': expected one of dark, light, ansi, mono\n")


def test_a_reader_is_not_kept_from_reading_by_a_fault_and_told_the_first(config: Path) -> None:
    config.write_text('theme = "dakr"\nmouse = true\n[keys]\nflag = "x"\nnote = "x"\nfrist = "y"\n')
    lenient = load_config(is_lenient=True)

    assert (lenient.theme, lenient.mouse, lenient.keys) == ("", True, {})
    assert lenient.remark == (
        f"briefing: {config}:1:9: theme: expected one of dark, light, ansi, mono, found dakr (and 1 more: `briefing list` tells them)"
    ).removeprefix("briefing: ")


def test_a_config_that_is_not_toml_leaves_every_default(config: Path) -> None:
    config.write_text("theme = \n")

    assert load_config(is_lenient=True).remark.startswith(f"{config}:1:")


def test_keys_that_clash_are_told_with_the_other_faults_of_keys(config: Path) -> None:
    config.write_text('[keys]\nflag = "x"\nnote = "x"\nfrist = "y"\n')

    assert load_config(is_lenient=True).remark.split("\n") == [
        f"{config}:4:1: keys.frist: no such command; did you mean 'first'?",
        f"{config}:2:8: keys.flag: x is the key of flag and of note",
    ]
