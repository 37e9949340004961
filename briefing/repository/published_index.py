"""An index for many readers of one library: built aside, hashed, put in place, never changed again.

It stands in the library's folder as `.briefing-index-VERSION-HASH.sqlite`, its
own SHA-256 in its name. A reader who finds one hashes it before trusting it, once
for each file, and uses it only while every file of the library is as it was.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Sequence
from contextlib import suppress

from briefing.errors import IndexFault, LibraryError, OutputError
from briefing.paths import cache_folder
from briefing.repository.changes import scan_changes
from briefing.repository.indexing import Progress, index_changes
from briefing.safe import safe
from briefing.search.open_index import (
    VERSION,
    UnusableFolder,
    delete_index,
    make_private_folder,
    open_index,
    seal_index,
)

PUBLISHED, BUILDING, SUFFIX = ".briefing-index-", ".briefing-building-", ".sqlite"
PREFIX = f"{PUBLISHED}{VERSION}-"
CHUNK = 1 << 20
ABANDONED = 86_400
"""Seconds after which nobody is building any more: another machine may be, and its processes are not seen here."""


def publish(folder: str, progress: Progress | None = None) -> str:
    """Build the index of a folder and put it there, older ones away; its path. Raises LibraryError, OutputError."""
    if not os.path.isdir(folder):
        raise LibraryError(f"{safe(folder)}: an index is published into the folder of a library, and this is none")
    aside = os.path.join(folder, f"{BUILDING}{os.getpid()}")
    try:
        name = built(folder, aside, progress)
        os.chmod(aside, 0o644)
        os.replace(aside, os.path.join(folder, name))
        sync_folder(folder)
        clear(folder, name)
    except (OSError, IndexFault) as error:
        why = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
        raise OutputError(f"{safe(folder)}: {why}") from None
    finally:
        delete_index(aside)
    return os.path.join(folder, name)


def clear(folder: str, kept: str) -> None:
    """Away with what was published before, and with what a publisher that was killed has left."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        is_left = name.startswith(BUILDING) and time.time() - os.lstat(path).st_mtime > ABANDONED
        is_old = name.startswith(PUBLISHED) and name.endswith(SUFFIX) and name != kept
        if (is_left or is_old) and os.path.isfile(path):
            with suppress(FileNotFoundError):  # another publisher was quicker
                os.unlink(path)


def built(folder: str, aside: str, progress: Progress | None) -> str:
    """Build at `aside`, and give the name it shall have."""
    index = open_index(aside)
    with index.bulk_load(is_first=True):
        index_changes(index, scan_changes([folder], {}), {}, progress)
    index.close()
    seal_index(aside)
    with open(aside, "rb") as file:
        os.fsync(file.fileno())
    return f"{PREFIX}{hash_of(aside)}{SUFFIX}"


def sync_folder(folder: str) -> None:
    """Write a folder's entries to the disk. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(descriptor)
    os.close(descriptor)


def hash_of(path: str) -> str:
    """SHA-256 of a file, hexadecimal. Raises OSError."""
    from hashlib import sha256  # 3 ms, and few libraries have a published index

    digest = sha256()
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def published_index(paths: Sequence[str]) -> str | None:
    """The file of a library's published index, verified; None where there is none to trust."""
    if len(paths) != 1 or not os.path.isdir(paths[0]):
        return None
    folder = os.path.realpath(paths[0])
    try:
        names = [entry for entry in os.listdir(folder) if entry.startswith(PREFIX) and entry.endswith(SUFFIX)]
        for name in names:
            path = os.path.join(folder, name)
            if is_trusted(path) and is_whole(path, name[len(PREFIX) : -len(SUFFIX)]):
                return path
    except OSError:
        pass  # what cannot be read is not used; the library itself will say what is wrong with it
    return None


def is_trusted(path: str) -> bool:
    """A regular file of root, the reader or whoever owns the library, that nobody else can write to."""
    status, folder = os.lstat(path), os.stat(os.path.dirname(path))
    is_own = status.st_uid in (0, os.geteuid(), folder.st_uid)
    return stat.S_ISREG(status.st_mode) and is_own and not status.st_mode & 0o022


def is_whole(path: str, digest: str) -> bool:
    """Does the file still have the hash of its name? Looked at once for each file as it is, and remembered."""
    status = os.stat(path)
    seen = f"{status.st_dev}-{status.st_ino}-{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}"
    note = os.path.join(cache_folder(), f"verified-{digest[:32]}")
    try:
        with open(note, encoding="ascii") as file:
            if file.read() == seen:
                return True
    except (OSError, ValueError):
        pass
    if hash_of(path) != digest:
        return False
    try:
        make_private_folder(note)
        with open(note, "w", encoding="ascii") as file:
            file.write(seen)
    except (OSError, UnusableFolder):
        pass  # without a cache it is hashed again the next time
    return True
