"""Lock a file between processes, and refuse one that somebody else could write to."""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from briefing.atomic import close_to_others, make_own_folders
from briefing.errors import IndexUnavailable

PATIENCE = 2.0
"""Seconds that a lock of somebody else is waited for: it may have been stopped, and never give it back."""
PAUSE = 0.02


class UnusableFolder(Exception):
    """There is nowhere to keep a file; says why, in words for the reader."""


@contextmanager
def exclusive_lock(path: str, patience: float = PATIENCE) -> Iterator[None]:
    """One process at a time makes or replaces the file; the others wait, and find it done.

    Raises IndexUnavailable, which names the process that has the lock, after `patience` seconds.
    """
    descriptor = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        end = time.monotonic() + patience
        while not is_locked(descriptor):
            if time.monotonic() > end:
                raise IndexUnavailable(f"it is still being written by {holder_of(descriptor)}")
            time.sleep(PAUSE)
        with suppress(OSError):  # a full disk: the others are not told who it is
            os.truncate(descriptor, 0)
            os.pwrite(descriptor, b"%d" % os.getpid(), 0)
        yield
    finally:
        os.close(descriptor)


def is_locked(descriptor: int) -> bool:
    """Take the lock of an open file, where nobody has it. Raises OSError."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def holder_of(descriptor: int) -> str:
    """Return who has the lock, as it says itself: `process 4711`."""
    number = os.pread(descriptor, 20, 0)
    return f"process {number.decode()}" if number.isdigit() else "another process"


def make_private_folder(path: str) -> None:
    """Make the folder of a file, for its owner alone. Raises UnusableFolder where it cannot be trusted or made."""
    folder = os.path.dirname(path)
    try:
        if not os.path.isdir(folder):
            make_own_folders(folder)
        require_owner(folder, stat.S_ISDIR)
        close_to_others(folder)
        if os.path.lexists(path):
            require_owner(path, stat.S_ISREG)
            close_to_others(path)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise UnusableFolder(f"{folder} cannot be written to")
    except OSError as error:
        raise UnusableFolder(f"{folder}: {os.strerror(error.errno or 0)}") from None


def require_owner(path: str, is_kind: object) -> None:
    """Accept a path only of the kind it should be, owned by this user and writable by nobody else.

    Raises UnusableFolder where it is not so, OSError where it cannot be read.
    """
    status = os.lstat(path)
    if not is_kind(status.st_mode):  # type: ignore[operator]
        raise UnusableFolder(f"{path} is not what it should be")
    if status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise UnusableFolder(f"{path} belongs to others too")
