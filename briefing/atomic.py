"""A file is whole or not there: what was killed, or found the disk full, leaves what stood before."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import BinaryIO


def replace_file(path: str, pieces: Iterable[str]) -> None:
    """Atomic: a temporary file beside it, fsync, rename; what stood there keeps its mode, or stays as it was."""
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
    for piece in pieces:
        file.write(piece.encode("utf-8", "replace"))
    file.flush()
