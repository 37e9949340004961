"""What each command loads: a fresh interpreter, and a look at `sys.modules`."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.helpers import FIRST, ROOT, clean

LOOK = """
import sys
from briefing.cli import run
sys.argv = ["briefing"]
try:
    run({arguments!r})
finally:
    heavy = ("textual", "rich", "sqlite3", "dataclasses", "inspect", "asyncio", "pathlib")
    print("loaded:", *(name for name in heavy if name in sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str) -> str:
    """What a command loads for a reader who has flagged nothing."""
    done = run_python(LOOK.format(arguments=list(arguments)))
    return done.stderr.strip().split("\n")[-1].removeprefix("loaded:").strip()


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process with the test's own state."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=clean({"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",), ("--help",), ("check",), ("schema",),
        ("export", "--format", "text"), ("export", "--format", "json"), ("export", "--format", "csv"),
        ("export", "--format", "markdown"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_data_command_loads_neither_textual_nor_rich_nor_anything_slow(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == ""


@pytest.mark.parametrize(
    "command",
    [("list",), ("list", "coca"), ("search", "coca"), ("index",), ("show", FIRST), ("cite", FIRST)],
    ids=" ".join,
)
def test_a_command_that_asks_the_index_loads_sqlite_and_nothing_else_that_is_slow(command: tuple[str, ...]) -> None:
    assert loaded(*command) == "sqlite3"


def test_colour_loads_rich_and_no_textual() -> None:
    assert "rich" in loaded("show", FIRST, "--color", "always").split()
    assert "textual" not in loaded("show", FIRST, "--color", "always").split()


def test_the_screens_load_textual() -> None:
    done = run_python("import briefing.tui.app, sys; print('textual' in sys.modules)")

    assert done.stdout == "True\n"


def test_the_layers_hold() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )

    assert (done.returncode, "0 broken" in done.stdout) == (0, True), done.stdout
