"""Write files atomically: a process that is killed, or a full disk, leaves the old file as it was."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import BinaryIO


def replace_file(path: str, pieces: Iterable[str]) -> None:
    """Replace the file at `path` atomically: temporary file in its folder, fsync, rename.

    An existing file's mode is kept. Raises OSError where the folder, the disk or
    the permissions do not allow it; the old file is then untouched.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:200]}.{os.getpid()}.{time.monotonic_ns()}.part")
    try:
        with open(temporary, "xb") as file:
            if os.path.exists(path):
                os.fchmod(file.fileno(), os.stat(path).st_mode & 0o7777)
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
