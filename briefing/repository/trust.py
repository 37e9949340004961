"""Whose index is believed: root's, the reader's own, and that of users whom the operator names.

Never that of a library, which says nothing about who may be believed. A file is
as trustworthy as whoever can put another one in its place: so the folder that it
lies in and every folder above must belong to one of these too, and let nobody
else write, but where a sticky bit keeps others' hands off it (as sshd's
StrictModes has it for keys).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from briefing.safe import safe

WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
named: set[int] = set()
"""Numbers of users whom the operator named for this process."""


def trust_users(numbers: Iterable[int]) -> None:
    """Believe the indexes of users, by their numbers, for as long as the process runs."""
    named.update(numbers)


def is_believed(owner: int) -> bool:
    """Is a user root, the reader, or named by the operator?"""
    return owner in (0, os.geteuid()) or owner in named


def distrust(status: os.stat_result, path: str) -> str:
    """Say why a file is not believed; empty where it is. Raises OSError.

    `status`: of the file as it was opened, `path`: where it lies, links resolved.
    """
    if not stat.S_ISREG(status.st_mode):
        return "it is no file"
    if not is_believed(status.st_uid):
        return f"it belongs to the user {status.st_uid}: --trust-uid {status.st_uid} believes it"
    if status.st_mode & WRITABLE_BY_OTHERS:
        return "others can write to it"
    return next(filter(None, map(distrust_folder, folders_above(path))), "")


def distrust_folder(folder: str) -> str:
    """Say why what lies in a folder is not believed; empty where it is. Raises OSError."""
    status = os.stat(folder)
    if not is_believed(status.st_uid):
        return f"{safe(folder)} belongs to the user {status.st_uid}"
    if status.st_mode & WRITABLE_BY_OTHERS and not status.st_mode & stat.S_ISVTX:
        return f"others can write to {safe(folder)}"
    return ""


def folders_above(path: str) -> Iterator[str]:
    """Yield the folder of a file and every one above it."""
    folder = os.path.dirname(path)
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
