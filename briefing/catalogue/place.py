"""Where what is kept of a library lies: folders of the reader's own, never the library."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from zlib import crc32

from briefing.catalogue.homes import cache_folder, state_folder
from briefing.search.tables import VERSION


class NoPlace(Exception):
    """There is nowhere to keep a file; says why, in words for the reader."""


def library_digest(paths: Sequence[str]) -> str:
    """The same for one library by whatever way it is reached. Raises OSError where even that way is gone."""
    own = "\0".join(os.path.realpath(path) for path in paths).encode("utf-8", "surrogateescape")
    return f"{crc32(own):08x}{crc32(own[::-1]):08x}"  # two of one name would only take turns; hashlib costs 3 ms


def index_path(paths: Sequence[str]) -> str:
    """The file of the index of these folders and files: one for each library and version of the tables."""
    return os.path.join(cache_folder(), f"index-{VERSION}-{library_digest(paths)}.sqlite")


def state_path(paths: Sequence[str]) -> str:
    """The file of what the reader has read and marked in these folders and files."""
    return os.path.join(state_folder(), f"reader-{library_digest(paths)}.sqlite")


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


def forget(path: str) -> None:
    """Delete an index with what SQLite keeps beside it; what is not there is no fault."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        try:
            os.unlink(path + suffix)
        except FileNotFoundError:
            continue
