"""Which files have changed since the index knew them, and taking them in."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.library.folder import duplicate_id_problem, files
from briefing.load import Loaded, load
from briefing.load.loader import default_id
from briefing.search.documents import to_document
from briefing.search.index import Index
from briefing.search.rows import FileState, IndexDocument, IndexedFile, Signature

BATCH = 250
"""Files between two commits: what is taken in can be searched at once."""

MANY = 500
"""Files from which other processes help to read them."""
MOST_HELPERS, CHUNK = 3, 20

Progress = Callable[[int, int], None]
"""Is told how many files have been read, and of how many."""


class Changes(NamedTuple):
    changed: list[str]
    """To be read, in the library's order."""
    removed: list[str]
    order: dict[str, int]
    """Where each file stands in the library: of two with the same id the first counts."""
    signatures: dict[str, Signature]

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)


def signature(path: str) -> Signature:
    """Empty for a file that cannot be looked at: it is read each time, to say why."""
    try:
        found = os.lstat(path)
    except OSError:
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}-{found.st_ino}"


def arrival_time(signed: Signature) -> int:
    """When a file came to be on this machine as it is, in nanoseconds: whatever time it was given by who sent it."""
    return int(signed.rsplit("-", 2)[1]) if signed else 0


def scan_changes(paths: Sequence[str], known: Mapping[str, FileState]) -> Changes:
    """Compare the files under `paths` with what the index knows. Raises LibraryError where a path does not exist."""
    signatures = {path: signature(path) for path in files(paths, real=True)}
    order = {path: at for at, path in enumerate(signatures)}
    stale = {path for path, own in signatures.items() if not own or path not in known or known[path].signature != own}
    removed = [path for path in known if path not in signatures]
    freed = {known[path].claim for path in (*stale, *removed) if path in known}
    stale |= {path for path in signatures if path in known and known[path].problems and known[path].claim in freed}
    stale = {path for path in stale if not (path in known and known[path].signature == signatures[path] == "")}
    return Changes(sorted(stale, key=order.__getitem__), removed, order, signatures)


class ParsedFile(NamedTuple):
    """A file that was read, before it is known whether its id is free."""

    path: str
    signature: Signature
    claim: str
    document: IndexDocument | None
    problems: tuple[str, ...]


def parse_file(path: str) -> ParsedFile:
    signed = signature(path)  # before it is read: a file written to meanwhile is read again
    loaded = load(path)
    if loaded.briefing is None:
        return ParsedFile(path, signed, default_id(path), None, faults(loaded))
    return ParsedFile(path, signed, loaded.briefing.id, to_document(loaded.briefing, path), ())


def index_changes(
    index: Index, found: Changes, known: Mapping[str, FileState], progress: Progress | None = None
) -> None:
    """Read what has changed and apply it, a batch at a time."""
    gone = {*found.changed, *found.removed}
    whole = {path: one.claim for path, one in known.items() if not one.problems}
    owners = {claim: path for path, claim in whole.items() if path not in gone}
    waiting = {claim: path for path, claim in whole.items() if path in gone}
    if found.removed:
        index.apply((), found.removed)
    done = 0
    size = BATCH if len(found.changed) < 10 * BATCH else 4 * BATCH
    for batch in batches(all_read(found.changed), size):
        if progress:
            progress(done, len(found.changed))
        filed = list(latest(one for read in batch for one in resolve_duplicate_ids(read, found, owners)))
        index.apply(filed, [waiting[one.claim] for one in filed if one.document and one.claim in waiting])
        seen = {one.path for one in filed}
        waiting = {claim: path for claim, path in waiting.items() if path not in seen}
        done += len(batch)
    if progress:
        progress(done, len(found.changed))


def all_read(paths: Sequence[str]) -> Iterator[ParsedFile]:
    """In this process, or where they are many with the help of others."""
    if len(paths) < MANY or threading.active_count() > 1:  # a process with threads is not to be forked
        yield from map(parse_file, paths)
        return
    import multiprocessing  # 20 ms that few files do not pay

    helpers = max(min(len(os.sched_getaffinity(0)) - 1, MOST_HELPERS), 1)
    with multiprocessing.get_context("fork").Pool(helpers) as pool:
        yield from pool.imap(parse_file, paths, CHUNK)


def batches(every: Iterator[ParsedFile], size: int) -> Iterator[list[ParsedFile]]:
    while batch := list(islice(every, size)):
        yield batch


def latest(files: Iterable[IndexedFile]) -> Iterator[IndexedFile]:
    """One of each path: what was said of it last."""
    yield from {one.path: one for one in files}.values()


def resolve_duplicate_ids(one: ParsedFile, found: Changes, owners: dict[str, str]) -> Iterator[IndexedFile]:
    """The file as the index takes it in, and with it one that has to give its id up."""
    other = owners.get(one.claim, one.path)
    if one.document is None:
        yield IndexedFile(*one)
    elif found.order[other] < found.order[one.path]:
        yield IndexedFile(one.path, one.signature, one.claim, None, faults(duplicate_id_problem(load(one.path), other)))
    else:
        owners[one.claim] = one.path
        yield IndexedFile(*one)
        if other != one.path:
            problems = faults(duplicate_id_problem(load(other), one.path))
            yield IndexedFile(other, found.signatures[other], one.claim, None, problems)


def faults(loaded: Loaded) -> tuple[str, ...]:
    """Without the path, which depends on where one stands: `:4:9: …`."""
    return tuple(str(problem).removeprefix(loaded.file) for problem in loaded.faults)
