"""Checksums of the pages of a finished file: every bit of it is looked at, also those that no question happens to read.

Those of a published index stand behind its pages in the same file, those of the
reader's own beside it. A writer forgets them before it writes, and whoever has
the lock makes them again once everything is in the file and nothing in its log.
"""

from __future__ import annotations

import os
import sqlite3
import struct
from array import array
from collections.abc import Iterator
from contextlib import suppress
from zlib import crc32

from briefing.errors import IndexCorrupt

SUMS = ".sums"
"""Behind the name of an index: its checksums."""
BLOCK = 1 << 16
"""Bytes that have a checksum together: sixteen pages."""
FOOTER = struct.Struct("<QI16s")
"""How many bytes the pages have, the checksum of what stands before it, and MAGIC."""
MAGIC = b"briefing-sums-1\n"
SMALL = 1 << 24
"""Bytes of a file that is looked at every time, in five milliseconds; a larger one when its times are others."""
LARGE = 1 << 28
"""Bytes of a file of one's own from which on making its checksums would be felt: only its rows have some."""


def blocks(descriptor: int, size: int) -> Iterator[bytes]:
    """Yield the first `size` bytes of a file in pieces of BLOCK. Raises OSError."""
    for start in range(0, size, BLOCK):
        yield os.pread(descriptor, min(BLOCK, size - start), start)


def sums_of(descriptor: int, size: int) -> bytes:
    """Return the checksums of the first `size` bytes of a file, four bytes for each BLOCK. Raises OSError."""
    return array("I", map(crc32, blocks(descriptor, size))).tobytes()


def trailer(size: int, sums: bytes) -> bytes:
    """Return checksums as they stand behind the pages."""
    head = sums + struct.pack("<Q", size)
    return head + FOOTER.pack(size, crc32(head), MAGIC)[8:]


def read_trailer(descriptor: int, start: int, stop: int) -> tuple[int, bytes] | None:
    """Return the size of the pages and their checksums from a part of a file; None where there are none that are whole.

    Raises OSError.
    """
    if stop - start < FOOTER.size:
        return None
    content = os.pread(descriptor, stop - start, start)
    size, total, magic = FOOTER.unpack(content[-FOOTER.size :])
    if magic != MAGIC or crc32(content[: 8 - FOOTER.size]) != total:
        return None
    return size, content[: -FOOTER.size]


def pages_in(descriptor: int, stop: int) -> int:
    """Return how many bytes before `stop` are pages, as the footer says; -1 where it can not be. Raises OSError."""
    footer = os.pread(descriptor, FOOTER.size, max(stop - FOOTER.size, 0))
    if len(footer) < FOOTER.size:
        return -1
    size, _, _ = FOOTER.unpack(footer)
    return size if size + -(-size // BLOCK) * 4 + FOOTER.size == stop else -1


def published_trailer(descriptor: int) -> bytes:
    """Return what stands behind the pages of a published index; empty where it cannot be. Raises OSError."""
    stop = os.fstat(descriptor).st_size
    size = pages_in(descriptor, stop)
    return os.pread(descriptor, stop - size, size) if size >= 0 else b""


def has_its_sums(descriptor: int) -> bool:
    """Compare a published index with the checksums behind its pages. Raises OSError."""
    stop = os.fstat(descriptor).st_size
    size = pages_in(descriptor, stop)
    known = read_trailer(descriptor, size, stop) if size >= 0 else None
    return known is not None and known[1] == sums_of(descriptor, size)


def stamp(status: os.stat_result) -> str:
    """Return what changes with every ordinary write to a file."""
    return f"{status.st_ino}-{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}"


def forget_sums(path: str) -> None:
    """Delete the checksums of an index that is going to be written to."""
    with suppress(OSError):
        os.unlink(path + SUMS)


def keep_sums(path: str) -> None:
    """Make the checksums of an index that has none; the caller holds its lock.

    Where a reader is in the middle of a question, the log cannot be emptied, and there are none for now.
    """
    if os.path.exists(path + SUMS) or not os.path.exists(path):
        return
    with suppress(OSError, sqlite3.Error):
        if is_log_emptied(path):
            write_sums(path)


def is_log_emptied(path: str) -> bool:
    """Move all that was written from the log into the file; whether nobody was in the way. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    finally:
        connection.close()


def write_sums(path: str) -> None:
    """Write the checksums of a file beside it. Raises OSError."""
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as pages:
        status = os.fstat(pages.fileno())
        if status.st_size > LARGE:
            return
        content = trailer(status.st_size, sums_of(pages.fileno(), status.st_size)) + stamp(status).encode()
    aside = f"{path}{SUMS}.{os.getpid()}"
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb") as file:
        file.write(content)
    os.replace(aside, path + SUMS)


def require_sums(path: str) -> None:
    """Compare the reader's own index with its checksums, where it has some; the caller holds its lock.

    Raises IndexCorrupt where it has other bytes than when they were made, OSError.
    """
    try:
        with open(path + SUMS, "rb") as file, open(path, "rb") as pages:
            status, known = os.fstat(pages.fileno()), file.read()
            size, noted = status.st_size, known.rpartition(MAGIC)[2]
            if size > SMALL and noted == stamp(status).encode():
                return
            if known != trailer(size, sums_of(pages.fileno(), size)) + noted:
                raise IndexCorrupt("its pages do not have their checksums")
    except FileNotFoundError:
        return
