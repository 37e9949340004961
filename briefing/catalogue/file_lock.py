"""Lock a file between processes, and refuse one that somebody else could write to."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager


class NoPlace(Exception):
    """There is nowhere to keep a file; says why, in words for the reader."""


@contextmanager
def alone(path: str) -> Iterator[None]:
    """One process at a time makes or replaces the file; the others wait, and find it done."""
    descriptor = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make_place(path: str) -> None:
    """Make the folder of a file, for its owner alone. Raises NoPlace where it cannot be trusted or made."""
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        refuse_others(folder, stat.S_ISDIR)
        if os.path.lexists(path):
            refuse_others(path, stat.S_ISREG)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise NoPlace(f"{folder} cannot be written to")
    except OSError as error:
        raise NoPlace(f"{folder}: {os.strerror(error.errno or 0)}") from None


def refuse_others(path: str, is_kind: object) -> None:
    """What somebody else owns or can write to could say anything: it is nothing of ours."""
    found = os.lstat(path)
    if not is_kind(found.st_mode):  # type: ignore[operator]
        raise NoPlace(f"{path} is not what it should be")
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise NoPlace(f"{path} belongs to others too")
