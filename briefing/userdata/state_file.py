"""Where the reader's data lies, one file for all libraries, and the folder it lies in."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from briefing.paths import state_folder
from briefing.search.sqlite.file_lock import make_private_folder

FILE_NAME = "reader.sqlite"


def state_path() -> str:
    """Return the path of the file."""
    return os.path.join(state_folder(), FILE_NAME)


def make_own_folder(path: str) -> None:
    """Make the folder of a file private to the reader, also where others could write to it before.

    Raises UnusableFolder where it cannot be made, or belongs to somebody else.
    """
    folder = os.path.dirname(path)
    with suppress(OSError):
        status = os.lstat(folder)
        if stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid():
            os.chmod(folder, status.st_mode & 0o700)
    make_private_folder(path)


def move_aside(path: str) -> str:
    """Rename a file, with its rollback journal, to a free name `PATH.damaged-N`; return that path.

    Raises OSError where it cannot be renamed.
    """
    number = 1
    while os.path.lexists(aside := f"{path}.damaged-{number}"):
        number += 1
    os.rename(path, aside)
    with suppress(FileNotFoundError):
        os.rename(f"{path}-journal", f"{aside}-journal")
    return aside
