"""What an export may not overwrite: the files of the library, under whatever name they are reached."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress

from briefing.errors import UsageError
from briefing.repository.library_paths import LibraryPaths
from briefing.safe import safe

PUBLISHED = ".briefing-"
"""What the names of published indexes begin with."""


def refuse_library_files(targets: Iterable[str], library: Sequence[str]) -> None:
    """Look at what would be written before anything is. Raises UsageError where a target is a file of the library.

    A target counts by what it is: through a link of either kind, and however its path is written. One that would
    become a file of the library is refused, too.
    """
    targets = list(targets)
    paths = LibraryPaths(library)
    files = (identity for path in paths.files().values() if (identity := file_identity(path)))
    present = set(files) if any(map(os.path.isfile, targets)) else set()
    for path in targets:
        is_kept = is_kept_in(os.path.realpath(path), paths.roots)
        if os.path.isfile(path) and (is_kept or file_identity(path) in present):
            raise UsageError(f"{safe(path)} is a file of the library, which is never overwritten: choose another file")
        if is_kept:
            raise UsageError(f"{safe(path)} would be a file of the library: choose another folder, or another ending")


def file_identity(path: str) -> tuple[int, int] | None:
    """Return device and inode of a file, links followed; None where it cannot be looked at."""
    with suppress(OSError):
        status = os.stat(path)
        return status.st_dev, status.st_ino
    return None


def is_kept_in(path: str, roots: Sequence[str]) -> bool:
    """Tell whether a real path is TOML or a published index below a folder of the library."""
    is_kept = path.lower().endswith(".toml") or os.path.basename(path).startswith(PUBLISHED)
    return is_kept and any(path.startswith(root) for root in roots)
