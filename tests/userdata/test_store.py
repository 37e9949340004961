"""The reader's work survives: several processes at once, a damaged file, a full disk, a folder that is read only."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from briefing.search.sqlite.file_lock import exclusive_lock
from briefing.userdata import database
from briefing.userdata.annotations import UserData
from briefing.userdata.database import VERSION
from briefing.userdata.state_file import state_path
from tests.cli.helpers import ROOT, clean
from tests.userdata.readers import again, file_of, process, read_versions

NOBODY = 65534
ONLY_NOW = "what you read and mark is kept only until you leave"
UNREAD = f"what you marked before cannot be read now, and {ONLY_NOW}"


def test_two_processes_write_at_once_and_nothing_is_lost(library: str, folder: Path) -> None:
    code = "import sys\nfor n in range(60): state.mark_read(f'{NAME}-{n}', '1'); state.flag('both', 'x')\nprint(state.notice, end='')"
    running = [process(library, code.replace("{NAME}", name), folder) for name in ("one", "two")]
    said = [process.communicate(timeout=60)[0] for process in running]
    state = UserData.open([library])

    assert (said, len(read_versions(state)), state.annotations()) == ([b"", b""], 120, {})


def test_many_may_open_it_at_once_the_first_time(library: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        states = list(pool.map(lambda _: UserData.open([library]), range(24)))

    assert {state.notice for state in states} == {""}


def test_what_another_process_wrote_is_seen(library: str, folder: Path) -> None:
    state = UserData.open([library])
    writer = process(library, "state.annotate('b', 'B', 'from beside')", folder)
    writer.communicate(timeout=60)

    assert state.annotations()["b"].note == "from beside"


def test_one_that_is_killed_while_it_writes_leaves_whole_writes(library: str, folder: Path) -> None:
    code = "for n in range(10**9): state.mark_all_read({f'{n}-a': '1', f'{n}-b': '1'}); print(n, flush=True)"
    for wait in (0.0, 0.013, 0.031):
        writer = process(library, code, folder)
        assert writer.stdout is not None
        told = int(writer.stdout.readline())
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        told = int(([str(told).encode(), *writer.communicate()[0].split(b"\n")[:-1]])[-1])
        state = UserData.open([library])
        numbers = [int(name.partition("-")[0]) for name in read_versions(state)]
        assert (state.notice, [n for n in numbers if numbers.count(n) != 2], max(numbers) >= told) == ("", [], True)


def test_a_damaged_file_is_moved_aside_and_what_can_be_read_of_it_is_kept(library: str, folder: Path) -> None:
    state = UserData.open([library])
    state.annotate("b#x", "X", "my work")
    state.mark_all_read({f"briefing-number-{n}": "1" for n in range(2000)})
    state.close()
    path = file_of(folder)
    whole = bytearray(path.read_bytes())
    whole[-9000:-8000] = b"\xff" * 1000
    path.write_bytes(whole)
    mended = UserData.open([library])
    aside = path.with_name(f"{path.name}.damaged-1")

    assert mended.notice == f"what you read and marked was damaged: what can be read of it is kept, all is in {aside}"
    assert (aside.read_bytes() == bytes(whole), mended.annotations()["b#x"].note) == (True, "my work")


def test_a_file_that_is_no_database_is_moved_aside_and_never_deleted(library: str, folder: Path) -> None:
    UserData.open([library]).close()
    path = file_of(folder)
    for text in ("one", "two"):
        path.write_text(text * 1000)
        state = UserData.open([library])
        state.mark_read("a", "1")
        assert read_versions(again(state, library)) == {"a": "1"}
    kept = [path.with_name(f"{path.name}.damaged-{n}").read_text() for n in (1, 2)]

    assert kept == ["one" * 1000, "two" * 1000]


def test_a_file_that_is_damaged_while_it_is_open_is_moved_aside_once(library: str, folder: Path) -> None:
    first, second = UserData.open([library]), UserData.open([library])
    first.mark_read("a", "1")
    connection = sqlite3.connect(file_of(folder))
    connection.execute("DROP TABLE remark")
    connection.close()
    first.flag("b", "B")
    second.flag("c", "C")

    assert (read_versions(first), list(UserData.open([library]).annotations()), len(list(folder.glob("*.damaged-*")))) == (
        {"a": "1"}, ["b", "c"], 1,
    )  # fmt: skip


def test_a_file_of_a_newer_version_is_left_alone(library: str, folder: Path) -> None:
    UserData.open([library]).mark_read("a", "1")
    path = file_of(folder)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    state = UserData.open([library])
    state.mark_read("b", "1")

    assert state.notice == f"{ONLY_NOW} ({path} is of a newer version of this program)"
    assert (read_versions(state)["b"], path.read_bytes() == before) == ("1", True)


def test_a_file_that_was_deleted_is_made_again(library: str, folder: Path) -> None:
    state = UserData.open([library])
    state.mark_read("a", "1")
    file_of(folder).unlink()
    state.mark_read("b", "1")

    assert (read_versions(again(state, library)), state.notice) == ({"b": "1"}, "")


def test_where_there_can_be_no_folder_it_is_in_memory_and_says_so(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    state = UserData.open([library])
    state.annotate("b", "B", "for now")

    assert state.notice == f"{ONLY_NOW} (/dev/null/briefing: Not a directory)"
    assert state.annotations()["b"].note == "for now"


def test_a_file_of_somebody_else_is_not_read(library: str, folder: Path) -> None:
    UserData.open([library]).mark_read("a", "1")
    path = file_of(folder)
    path.chmod(0o666)
    state = UserData.open([library])

    assert (read_versions(state), state.notice) == ({}, f"{UNREAD} ({path} belongs to others too)")


def test_where_the_way_to_the_library_is_gone_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    before = os.getcwd()
    os.chdir(tmp_path / "gone")
    try:
        (tmp_path / "gone").rmdir()
        state = UserData.open(["."])
    finally:
        os.chdir(before)

    assert (state.notice, state.flag("b", "B").value) == (f"{ONLY_NOW} (No such file or directory)", True)


def test_a_write_that_fails_goes_on_in_memory_with_what_was_kept(library: str) -> None:
    state = UserData.open([library])
    state.mark_read("a", "1")
    state.store.connection.execute("PRAGMA query_only=1")
    state.mark_read("b", "1")

    assert (read_versions(state), state.notice) == (
        {"a": "1", "b": "1"},
        f"{ONLY_NOW} (attempt to write a readonly database)",
    )
    assert read_versions(UserData.open([library])) == {"a": "1"}


def test_a_full_disk_takes_nothing_of_what_was_kept(library: str, folder: Path) -> None:
    code = (
        "import resource\nstate.mark_read('a', '1')\nresource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000))\n"
        "state.mark_all_read({f'{n}' * 20: '1' for n in range(2000)})\nstate.flag('b', 'B')\n"
        "print(len(read_versions(state)), *state.annotations(), state.notice[:51], end='')"
    )
    said = process(library, code, folder).communicate(timeout=60)[0].decode()

    assert said == f"2001 b {ONLY_NOW}"
    assert read_versions(UserData.open([library])) == {"a": "1"}


READ_ONLY = """
import os, sys
from briefing.userdata.annotations import UserData
from tests.userdata.readers import read_versions
if os.geteuid() == 0:
    os.setuid({nobody})
state = UserData.open(["/nowhere"])
state.mark_read("b", "1")
print(sorted(read_versions(state)), state.notice, end="")
"""


@pytest.mark.parametrize("modes", [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400)], ids=["folder", "both", "file"])
def test_in_a_folder_that_cannot_be_written_what_was_kept_is_still_read(
    modes: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as home:
        monkeypatch.setenv("XDG_STATE_HOME", home)
        state = folder_of_nobody(Path(home), modes)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY.format(nobody=NOBODY)], cwd=ROOT, capture_output=True, timeout=60,
            env=clean({"XDG_STATE_HOME": home}), check=False,
        )  # fmt: skip
        state.chmod(0o700)

    assert (done.stdout.decode().partition(" (")[0], done.stderr) == (f"['a', 'b'] {ONLY_NOW}", b"")


def folder_of_nobody(home: Path, modes: tuple[int, int]) -> Path:
    """A folder of state with one file in it, which its owner may not write to."""
    UserData.open(["/nowhere"]).mark_read("a", "1")
    folder = home / "briefing"
    if os.geteuid() == 0:
        os.chmod(home, 0o755)
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    file_of(folder).chmod(modes[1])
    folder.chmod(modes[0])
    return folder


@pytest.fixture
def locked(library: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Something is flagged, and another program locks the file; the connection that does."""
    state = UserData.open([library])
    state.flag("b", "B")
    state.close()
    monkeypatch.setattr(database, "LOCK_TIMEOUT", 0.05)
    monkeypatch.setattr(database, "COPY_TIMEOUT", 0.05)
    with closing(sqlite3.connect(state_path(), isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield connection


@pytest.mark.usefixtures("locked")
def test_of_a_file_that_is_locked_it_is_not_said_that_nothing_is_marked(library: str) -> None:
    state = UserData.open([library])

    assert (state.annotations(), state.store.is_unread, state.notice) == (
        {}, True, f"{UNREAD} (another program is writing there)",
    )  # fmt: skip


def test_what_was_marked_is_there_again_once_the_file_can_be_read(locked: sqlite3.Connection, library: str) -> None:
    state = UserData.open([library])
    state.annotate("c", "C", "meanwhile", before="")
    locked.execute("ROLLBACK")
    state.store.retried = 0.0

    assert (list(state.annotations()), state.store.is_unread, state.notice) == (["b", "c"], False, "")


def test_a_lock_that_is_never_given_back_is_told_and_the_rest_goes_on(library: str) -> None:
    UserData.open([library]).flag("b", "B")
    with exclusive_lock(state_path()):
        state = UserData.open([library])

    assert (list(state.annotations()), state.notice) == (
        ["b"], f"{ONLY_NOW} (it is still being written by process {os.getpid()})",
    )  # fmt: skip
