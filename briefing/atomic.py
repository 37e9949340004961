"""Write files atomically: a process that is killed, or a full disk, leaves the old file as it was.

What the program makes for itself is its owner's alone, whatever the umask; what the user asks for has the user's umask.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable
from typing import BinaryIO

OWN_UMASK = 0o077
"""Of the process, once `set_own_umask` has been called: no file is open to others even for a moment."""

user_umasks: list[int] = []
"""The umask that the process was started with; empty where it has that still."""


def set_own_umask() -> None:
    """Make files and folders for their owner alone from now on."""
    user_umasks.append(os.umask(OWN_UMASK))


def user_umask() -> int:
    """Return the umask of the user, for other programs; -1 where the process has that still."""
    return user_umasks[0] if user_umasks else -1


def give_user_mode(path: str, mode: int) -> None:
    """Give what the user has asked for the mode that the user's umask leaves of `mode`. Raises OSError."""
    if user_umasks:
        os.chmod(path, mode & ~user_umasks[0])


def make_own_folders(folder: str) -> None:
    """Make a folder of the program, and those above it that are missing, for its owner alone.

    Raises OSError, also where it is a link: it may lead anywhere.
    """
    if os.path.islink(folder):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), folder)
    before = os.umask(OWN_UMASK)
    try:
        os.makedirs(folder, exist_ok=True)
    finally:
        os.umask(before)
    close_to_others(folder)


def close_to_others(path: str) -> None:
    """Take the rights of others from a file or folder of the program that was made before. Raises OSError."""
    status = os.lstat(path)
    if status.st_mode & OWN_UMASK and status.st_uid == os.geteuid() and not stat.S_ISLNK(status.st_mode):
        os.chmod(path, stat.S_IMODE(status.st_mode) & ~OWN_UMASK)


def replace_file(path: str, pieces: Iterable[str], is_own: bool = False) -> None:
    """Replace the file at `path` atomically: temporary file in its folder, fsync, rename.

    `is_own`: it is the program's, for its owner alone; else an existing file's mode is kept, and a new one has what
    the user's umask leaves. Raises OSError where the folder, the disk or the permissions do not allow it; the old
    file is then untouched.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:200]}.{os.getpid()}.{time.monotonic_ns()}.part")
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, 0o600 if is_own else 0o666)) as file:
            if not is_own and os.path.exists(path):
                os.fchmod(file.fileno(), os.stat(path).st_mode & 0o7777)
            elif not is_own:
                give_user_mode(temporary, 0o666)
            write_pieces(file, pieces)
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def write_pieces(file: BinaryIO, pieces: Iterable[str]) -> None:
    """Write the pieces as UTF-8 and flush. Raises OSError where the file cannot be written."""
    for piece in pieces:
        file.write(piece.encode("utf-8", "replace"))
    file.flush()
