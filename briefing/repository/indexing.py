"""Take what has changed into the index, a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from briefing.repository.changes import Changes
from briefing.repository.id_owners import IdOwners
from briefing.repository.last_good import LastGoodVersions
from briefing.repository.parsing import ParsedFile, parse_files
from briefing.search.index import Index
from briefing.search.indexed import IndexedFile
from briefing.search.rows import FileState, Signature

BATCH = 250
"""Files between two commits: what is taken in can be searched at once."""

Progress = Callable[[int, int], None]
"""Is told how many files have been read, and of how many."""


def index_changes(
    index: Index,
    changes: Changes,
    known: Mapping[str, FileState],
    progress: Progress | None = None,
    kept: LastGoodVersions | None = None,
) -> None:
    """Read what has changed and apply it, a batch at a time; `kept` of another index, by default of this one."""
    removed = changes.removed if changes.changed else ()
    owners = IdOwners(changes, known, kept or LastGoodVersions(index, known, changes.paths, removed))
    total, done = len(changes.changed), 0
    if changes.removed:
        index.apply((), changes.removed)
    for batch in batches(parse_files(owners.files_to_read()), BATCH if total < 10 * BATCH else 4 * BATCH):
        if progress:
            progress(done, total)
        apply_batch(index, owners, batch)
        done += len(batch)
    if progress:
        progress(done, total)


def apply_batch(index: Index, owners: IdOwners, batch: Sequence[ParsedFile]) -> None:
    """Apply the files that have another content, and note the signatures of the others."""
    as_they_were: dict[str, Signature] = {}
    files: dict[str, IndexedFile] = {}
    for parsed in batch:
        if owners.is_as_it_was(parsed):
            as_they_were[parsed.key] = parsed.signature
        else:
            files |= {file.path: file for file in owners.resolve(parsed)}  # of each path, what is said of it last
    as_they_were = {key: signed for key, signed in as_they_were.items() if key not in files}
    if files:
        index.apply(list(files.values()), owners.displaced(files.values()))
    if as_they_were:
        index.touch(as_they_were)
    owners.forget({*files, *as_they_were})


def batches(files: Iterator[ParsedFile], size: int) -> Iterator[list[ParsedFile]]:
    """Files in lists of at most `size`."""
    while batch := list(islice(files, size)):
        yield batch
