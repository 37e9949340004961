"""`briefing index [status | update | rebuild | publish DIR]`: the search index, and one published for many readers."""

from __future__ import annotations

import argparse
import os

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, plural, print_status
from briefing.cli.query_options import Progress, open_library
from briefing.errors import IndexFault, OutputError, UsageError
from briefing.repository.index_file import BEHIND, default_index_path
from briefing.repository.publishing import publish
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe

ACTIONS = ("status", "update", "rebuild", "publish")


def add_index_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing index`."""
    actions = "status (the default), update, rebuild, or publish into the folder of a library"
    parser.add_argument("action", nargs="?", choices=ACTIONS, default=ACTIONS[0], help=actions)
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the library whose index is published into it")


def manage_index(options: argparse.Namespace) -> int:
    """Update, rebuild or publish the index and print its status; return 0.

    Raises UsageError where the folder is missing or not expected.
    """
    if options.action == "publish":
        if options.folder is None:
            raise UsageError("expected the folder of a library: briefing index publish DIR")
        path = publish(options.folder, Progress())
        print_status(f"briefing: published {os.path.basename(path)}, {megabytes(path)}")
        return 0
    if options.folder is not None:
        raise UsageError(f"index {options.action} takes no folder: the library is named with --library")
    paths = shared.library_paths(options.library)
    if options.action == "rebuild":
        return status(rebuilt(paths))
    return status(in_use(paths) if options.action == "status" else open_library(paths))


def in_use(paths: list[str]) -> BriefingRepository:
    """Open the index that a search would use: a published one only while it is up to date."""
    repository = BriefingRepository.open(paths)
    if not (repository.file.published_path and repository.changes()):
        return repository
    reader_index = BriefingRepository.open(paths, default_index_path(paths))
    reader_index.notice = reader_index.notice or BEHIND
    return reader_index


def rebuilt(paths: list[str]) -> BriefingRepository:
    """Rebuild the reader's own index; a published one is left to its publisher.

    Raises OutputError where it cannot be written.
    """
    try:
        repository = BriefingRepository.open(paths, default_index_path(paths))
        repository.rebuild(Progress())
    except (IndexFault, OSError) as error:
        why = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
        raise OutputError(f"the index cannot be made again: {safe(why)}") from None
    if repository.file.is_in_memory:
        raise OutputError(repository.file.memory_reason or repository.notice)
    return repository


def status(repository: BriefingRepository) -> int:
    """Print where the index is, what it contains, and how many files it lags behind; return 0."""
    file = repository.file
    if file.is_in_memory:
        repository.refresh()  # as every command does that asks it: it begins empty each time
    briefings, records = repository.index.size()
    changes = repository.changes()
    where = "in memory" if file.is_in_memory else "published beside the library" if file.published_path else file.path
    size = f", {megabytes(file.own_path)}" if file.own_path else ""
    rows = {
        "index": f"{where}{size}",
        "holds": f"{plural(briefings, 'briefing')}, {records:,} records and heads",
        "behind": f"{plural(len(changes.changed), 'file')} to read, {len(changes.removed):,} gone"
        if changes
        else "nothing",
        "unreadable": plural(len(repository.unreadable_files()), "file"),
    }
    if file.published.refusal:
        rows["published"] = f"not used: {file.published.refusal}"
    emit(f"{name:<11}{text}\n" for name, text in rows.items())
    if notice := file.notice or file.memory_reason:
        print_status(f"briefing: {notice}")
    return 0


def megabytes(path: str) -> str:
    """Return the size of a file: `1.5 MB`."""
    return f"{os.path.getsize(path) / 1e6:,.1f} MB"


COMMAND = CliCommand(add_index_options, manage_index)
