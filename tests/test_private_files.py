"""What the program makes for itself is its owner's alone from the first; what is asked for has the user's umask."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from briefing.__main__ import OUT_OF_MEMORY
from briefing.atomic import replace_file
from tests.cli.helpers import ALL, ROOT, clean
from tests.terminal import Session


def modes_under(folder: Path) -> set[int]:
    """The rights that others have of anything in a folder."""
    return {stat.S_IMODE(path.lstat().st_mode) & 0o077 for path in folder.rglob("*")}


def homes(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "XDG_STATE_HOME": "", "XDG_CACHE_HOME": ""}


@pytest.mark.parametrize("umask", [0o000, 0o022], ids=oct)
def test_state_and_cache_are_the_readers_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    """A search, a flag, a copy and the kept frame; the folders above them are made too."""
    with Session(["--library", ALL], environment=homes(tmp_path), before=lambda: os.umask(umask)) as session:
        session.started().type(b"/coca\ry!\x11")
        code = session.ended()
    names = {path.name for path in (tmp_path / ".local/state/briefing").iterdir()}

    assert (code, {"searches", "clip.txt", "reader.sqlite"} - names) == (0, set())
    assert modes_under(tmp_path) == {0}


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o007, 0o660)])
def test_an_export_has_the_umask_of_the_user(tmp_path: Path, umask: int, mode: int) -> None:
    path = tmp_path / "a.json"
    command = [sys.executable, "-m", "briefing", "export", "--format", "json", "--output", str(path), "--library", ALL]
    subprocess.run(command, cwd=ROOT, env=clean({}), check=True, umask=umask)

    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_file_of_the_program_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "clip.txt"
    path.write_text("before")
    path.chmod(0o644)
    replace_file(str(path), ["now"], is_own=True)

    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("now", 0o600)


def test_a_folder_and_an_index_that_were_open_to_others_are_closed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefing", "index", "update", "--library", ALL]
    run = partial(subprocess.run, command, cwd=ROOT, env=clean(homes(tmp_path)), check=True, capture_output=True)
    run()
    made = [*(tmp_path / ".cache/briefing").glob("*.sqlite"), tmp_path / ".cache/briefing"]
    first = [stat.S_IMODE(path.stat().st_mode) for path in made]
    for path in made:
        path.chmod(0o755 if path.is_dir() else 0o644)
    run()

    assert (first, [stat.S_IMODE(path.stat().st_mode) for path in made]) == ([0o600, 0o700], [0o600, 0o700])


SABOTAGE = """
import briefing.cli
from briefing.__main__ import main
def too_much(*_):
    bytearray(1 << 60)
def failing(*_):
    raise KeyError
briefing.cli.dispatch = {dispatch}
briefing.cli.crash_report = {crash_report}
raise SystemExit(main())
"""


@pytest.mark.parametrize(
    ("dispatch", "crash_report"), [("too_much", "failing"), ("failing", "too_much")], ids=["a command", "its report"]
)
def test_too_little_memory_is_told_in_a_sentence(dispatch: str, crash_report: str) -> None:
    """Also where there is none for the report of a fault."""
    sabotage = SABOTAGE.format(dispatch=dispatch, crash_report=crash_report)
    ended = subprocess.run([sys.executable, "-c", sabotage], cwd=ROOT, env=clean({}), capture_output=True, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (70, b"", OUT_OF_MEMORY)


def test_no_module_is_imported_from_the_folder_that_one_stands_in(tmp_path: Path) -> None:
    """As one of a library that somebody else has packed."""
    for name in ("argparse", "sqlite3", "tomllib", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')")
    ended = subprocess.run(
        [sys.executable, "-m", "briefing", "list", "--library", ALL], cwd=tmp_path,
        env=clean(homes(tmp_path) | {"PYTHONPATH": str(ROOT)}), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (ended.returncode, "planted" in ended.stderr) == (0, False)
