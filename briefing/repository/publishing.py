"""Publish an index: built aside in a folder of the publisher's own, copied beside the files, never changed again.

Others may write to the folder of a library. Nothing there is opened by a name
that was there before: the copy is a new file, written through its descriptor, and
its mode is set before it has its name.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from tempfile import mkdtemp

from briefing.errors import IndexFault, LibraryError, OutputError
from briefing.paths import cache_folder
from briefing.repository.changes import scan_changes
from briefing.repository.indexing import Progress, index_changes
from briefing.repository.published_index import PREFIX, PUBLISHED, SUFFIX, opened
from briefing.safe import safe
from briefing.search.open_index import (
    UnusableFolder,
    blocks,
    make_private_folder,
    merge_log,
    open_index,
    sums_of,
    trailer,
)

BUILDING, ASIDE = ".briefing-building-", "publishing-"
"""How the copy begins that is being written beside the files, and the folder in the cache where it is built."""
MODE = 0o644
ABANDONED = 86_400
"""Seconds after which nobody is building any more, where a lock cannot tell."""


def publish(folder: str, progress: Progress | None = None) -> str:
    """Build the index of a folder and put it there, older ones away; its path. Raises LibraryError, OutputError."""
    if not os.path.isdir(folder):
        raise LibraryError(f"{safe(folder)}: an index is published into the folder of a library, and this is none")
    try:
        with folder_aside() as aside:
            built = os.path.join(aside, "index.sqlite")
            build(built, folder, progress)
            name = put(built, folder)
        clear(folder, name)
    except (OSError, IndexFault) as error:
        why = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
        raise OutputError(f"{safe(folder)}: {why}") from None
    return os.path.join(folder, name)


@contextmanager
def folder_aside() -> Iterator[str]:
    """Make a folder that only the publisher can enter, locked and deleted at the end. Raises OSError."""
    cache: str | None = cache_folder()
    try:
        make_private_folder(os.path.join(cache_folder(), ASIDE))
        clear_aside(cache_folder())
    except UnusableFolder:
        cache = None  # that of all temporary files
    folder = mkdtemp(prefix=ASIDE, dir=cache)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        lock(descriptor)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def build(path: str, folder: str, progress: Progress | None) -> None:
    """Build the index of a folder at `path`. Raises LibraryError, IndexFault."""
    index = open_index(path, epoch=0)
    with index.bulk_load(is_first=True):
        index_changes(index, scan_changes([folder], {}), {}, progress)
    index.close()
    merge_log(path)


def put(built: str, folder: str) -> str:
    """Copy a finished index into a folder, with the checksums of its pages; its name there. Raises OSError."""
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    aside = f"{BUILDING}{os.urandom(8).hex()}"
    try:
        name = write_copy(built, aside, place)
        os.rename(aside, name, src_dir_fd=place, dst_dir_fd=place)
        os.fsync(place)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside, dir_fd=place)
        raise
    finally:
        os.close(place)
    return name


def write_copy(built: str, aside: str, place: int) -> str:
    """Write a new file `aside` in the folder that is open as `place`; the name it shall have. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with opened(built) as source, open(os.open(aside, flags, 0o600, dir_fd=place), "wb") as file:
        lock(file.fileno())
        size = os.fstat(source).st_size
        behind = trailer(size, sums_of(source, size))
        file.writelines(blocks(source, size))
        file.write(behind)
        file.flush()
        os.fchmod(file.fileno(), MODE)
        os.fsync(file.fileno())
    return f"{PREFIX}{sha256(behind).hexdigest()}{SUFFIX}"


def lock(descriptor: int) -> None:
    """Show others that the publisher lives; where the file system cannot, they go by the age."""
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def clear(folder: str, kept: str) -> None:
    """Delete what was published before, and what a publisher that was killed has left. Raises OSError."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        is_left = name.startswith(BUILDING) and is_abandoned(path)
        is_old = name.startswith(PUBLISHED) and name.endswith(SUFFIX) and name != kept and os.path.isfile(path)
        if is_left or is_old:
            with suppress(FileNotFoundError):  # another publisher was quicker
                os.unlink(path)


def clear_aside(cache: str) -> None:
    """Delete the folders that publishers who were killed have left in the cache. Raises OSError."""
    for name in os.listdir(cache):
        path = os.path.join(cache, name)
        if name.startswith(ASIDE) and is_abandoned(path, stat.S_IFDIR):
            shutil.rmtree(path, ignore_errors=True)


def is_abandoned(path: str, kind: int = stat.S_IFREG) -> bool:
    """Is it a file or a folder of the publisher's, and nobody building it any more?"""
    try:
        with opened(path) as descriptor:
            status = os.fstat(descriptor)
            if stat.S_IFMT(status.st_mode) != kind or status.st_uid != os.geteuid():
                return False
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            except OSError:
                return time.time() - status.st_mtime > ABANDONED
            return True
    except OSError:
        return False  # a link, or gone
