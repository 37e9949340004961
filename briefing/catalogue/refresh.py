"""Which files have changed since the index knew them, and taking them in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.library import files, twice
from briefing.load import Loaded, load
from briefing.load.files import default_id
from briefing.search.index import Filed, Index, Known, Signature

BATCH = 250
"""Files between two commits: what is taken in can be searched at once."""

Progress = Callable[[int, int], None]
"""Is told how many files have been read, and of how many."""


class Changes(NamedTuple):
    stale: list[str]
    """To be read, in the library's order."""
    removed: list[str]
    order: dict[str, int]
    """Where each file stands in the library: of two with the same id the first counts."""
    signatures: dict[str, Signature]

    def __bool__(self) -> bool:
        return bool(self.stale or self.removed)


def signature(path: str) -> Signature:
    """Empty for a file that cannot be looked at: it is read each time, to say why."""
    try:
        found = os.lstat(path)
    except OSError:
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}-{found.st_ino}"


def changes(paths: Sequence[str], known: Mapping[str, Known]) -> Changes:
    """Compare the files under `paths` with what the index knows. Raises LibraryError where a path does not exist."""
    signatures = {path: signature(path) for path in map(os.path.abspath, files(paths))}
    order = {path: at for at, path in enumerate(signatures)}
    stale = {path for path, own in signatures.items() if not own or path not in known or known[path].signature != own}
    removed = [path for path in known if path not in signatures]
    freed = {known[path].claim for path in (*stale, *removed) if path in known and not known[path].problems}
    stale |= {path for path in signatures if path in known and known[path].problems and known[path].claim in freed}
    stale = {path for path in stale if not (path in known and known[path].signature == signatures[path] == "")}
    return Changes(sorted(stale, key=order.__getitem__), removed, order, signatures)


def take_in(index: Index, found: Changes, known: Mapping[str, Known], progress: Progress | None = None) -> None:
    """Read what has changed and apply it, a batch at a time."""
    gone = {*found.stale, *found.removed}
    owners = {one.claim: path for path, one in known.items() if not one.problems and path not in gone}
    if found.removed:
        index.apply((), found.removed)
    for at in range(0, len(found.stale), BATCH):
        if progress:
            progress(at, len(found.stale))
        batch = found.stale[at : at + BATCH]
        index.apply(list(latest(filed for path in batch for filed in filed_as(path, found, owners))))
    if progress:
        progress(len(found.stale), len(found.stale))


def latest(files: Iterable[Filed]) -> Iterator[Filed]:
    """One of each path: what was said of it last."""
    yield from {one.path: one for one in files}.values()


def filed_as(path: str, found: Changes, owners: dict[str, str]) -> Iterator[Filed]:
    """The file as the index takes it in, and with it one that has to give its id up."""
    signed = signature(path)  # before it is read: a file written to meanwhile is read again
    loaded = load(path)
    if loaded.briefing is None:
        yield Filed(path, signed, default_id(path), None, faults(loaded))
        return
    own = loaded.briefing.id
    other = owners.get(own, path)
    if found.order[other] < found.order[path]:
        yield Filed(path, signed, own, None, faults(twice(loaded, other)))
        return
    owners[own] = path
    yield Filed(path, signed, own, loaded.briefing)
    if other != path:
        yield Filed(other, found.signatures[other], own, None, faults(twice(load(other), path)))


def faults(loaded: Loaded) -> tuple[str, ...]:
    """Without the path, which depends on where one stands: `:4:9: …`."""
    return tuple(str(problem).removeprefix(loaded.file) for problem in loaded.faults)
