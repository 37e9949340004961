"""An index for many readers of one library: found, and believed or not.

It stands in the library's folder as `.briefing-index-VERSION-HASH.sqlite`, made
by `publishing.py`: HASH is that of the checksums of its pages, which stand behind
them. A reader looks at whose it is (`trust.py`), compares every page with its
checksum, once for each file, and uses it only while every file of the library is
as it was. The hash proves nothing about who made it: whoever writes the file
writes its name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefing.errors import LibraryError
from briefing.library.files import walk_briefing_files
from briefing.paths import cache_folder
from briefing.repository.trust import distrust
from briefing.search.open_index import (
    SMALL,
    VERSION,
    UnusableFolder,
    has_its_sums,
    make_private_folder,
    published_trailer,
    stamp,
)

PUBLISHED, SUFFIX = ".briefing-index-", ".sqlite"
PREFIX = f"{PUBLISHED}{VERSION}-"


class PublishedIndex:
    """What was found beside a library."""

    def __init__(self, path: str = "", refusal: str = "") -> None:
        self.path = path
        """Empty where there is none to be believed."""
        self.refusal = refusal
        """Why one that is there is not believed."""
        self.is_verified = not path or is_noted(path)
        """Its pages were compared with their checksums, by this reader at some time."""

    def verify(self) -> bool:
        """Compare its pages with their checksums, once; whether they fit."""
        self.is_verified = self.is_verified or is_whole(self.path)
        return self.is_verified


def find_published(paths: Sequence[str]) -> PublishedIndex:
    """Return the file of a library's published index that may be believed, its content not yet looked at."""
    if len(paths) != 1 or not os.path.isdir(paths[0]):
        return PublishedIndex()
    folder, refusal = os.path.realpath(paths[0]), ""
    try:
        for name in sorted(os.listdir(folder)):
            if name.startswith(PREFIX) and name.endswith(SUFFIX):
                refusal = refuse(os.path.join(folder, name))
                if not refusal:
                    return PublishedIndex(os.path.join(folder, name))
    except (OSError, LibraryError):
        pass  # what cannot be read is not used; the library itself will say what is wrong with it
    return PublishedIndex(refusal=refusal)


def refuse(path: str) -> str:
    """Say why a published index is not believed; empty where it is. Raises OSError, LibraryError."""
    if next(walk_briefing_files(os.path.dirname(path)), None) is None:
        return "there is no briefing beside it"
    try:
        with opened(path) as descriptor:
            return distrust(os.fstat(descriptor), path)
    except OSError as error:
        return os.strerror(error.errno or 0)


@contextmanager
def opened(path: str) -> Iterator[int]:
    """Open a file, and no link, for reading; the descriptor. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def note_of(path: str) -> str:
    """The file in the reader's cache that notes which published index was looked at."""
    return os.path.join(cache_folder(), f"verified-{os.path.basename(path)[len(PREFIX) :][:32]}")


def is_noted(path: str) -> bool:
    """Was a large file looked at before, as it is now? A small one is looked at every time."""
    try:
        status = os.stat(path)
        with open(note_of(path), encoding="ascii") as file:
            return status.st_size > SMALL and file.read() == f"{status.st_dev}-{stamp(status)}"
    except (OSError, ValueError):
        return False


def is_whole(path: str) -> bool:
    """Has every page its checksum, and the checksums the hash of its name? Noted for the next time."""
    from hashlib import sha256  # 3 ms, and few libraries have a published index

    try:
        with opened(path) as descriptor:
            status = os.fstat(descriptor)
            digest = sha256(published_trailer(descriptor)).hexdigest()
            if digest != os.path.basename(path)[len(PREFIX) : -len(SUFFIX)] or not has_its_sums(descriptor):
                return False
        write_note(note_of(path), f"{status.st_dev}-{stamp(status)}")
    except OSError:
        return False
    return True


def write_note(note: str, text: str) -> None:
    """Write a note into the cache; without one, the file is looked at again the next time."""
    try:
        make_private_folder(note)
        with open(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "w") as file:
            file.write(text)
    except (OSError, UnusableFolder):
        pass
