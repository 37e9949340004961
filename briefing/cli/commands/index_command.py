"""`briefing index [status | rebuild | publish DIR]`: the search index, and one for many readers."""

from __future__ import annotations

import argparse
import os

from briefing.catalogue.catalogue import MEMORY, Catalogue
from briefing.catalogue.keeper import BEHIND, own_place
from briefing.catalogue.published import publish
from briefing.cli import options as shared
from briefing.cli.asking import Progress, opened
from briefing.cli.output import emit, plural, talk
from briefing.errors import UsageError

ACTIONS = ("status", "update", "rebuild", "publish")


def describe(parser: argparse.ArgumentParser) -> None:
    actions = "status (the default), update, rebuild, or publish into the folder of a library"
    parser.add_argument("action", nargs="?", choices=ACTIONS, default=ACTIONS[0], help=actions)
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the library whose index is published into it")


def run(options: argparse.Namespace) -> int:
    if options.action == "publish":
        if options.folder is None:
            raise UsageError("expected the folder of a library: briefing index publish DIR")
        path = publish(options.folder, Progress())
        talk(f"briefing: published {os.path.basename(path)}, {megabytes(path)}")
        return 0
    if options.folder is not None:
        raise UsageError(f"index {options.action} takes no folder: the library is named with --library")
    paths = shared.library_paths(options.library)
    if options.action == "rebuild":
        return status(rebuilt(paths))
    return status(in_use(paths) if options.action == "status" else opened(paths))


def in_use(paths: list[str]) -> Catalogue:
    """The index that a search would use: a published one only while it is level with the files."""
    catalogue = Catalogue.open(paths)
    if not (catalogue.frozen and catalogue.changes()):
        return catalogue
    own = Catalogue.open(paths, own_place(paths))
    own.notice = own.notice or BEHIND
    return own


def rebuilt(paths: list[str]) -> Catalogue:
    """The reader's own index, made anew; a published one is for its publisher to make."""
    catalogue = Catalogue.open(paths, own_place(paths))
    catalogue.rebuild(Progress())
    return catalogue


def status(catalogue: Catalogue) -> int:
    """A line a fact: where the index is, what it holds, and how far behind the files it is."""
    if catalogue.place == MEMORY:
        catalogue.refresh()  # as every command does that asks it: it begins empty each time
    briefings, records = catalogue.ask(lambda index: index.size())
    changes = catalogue.changes()
    where = (
        "published beside the library"
        if catalogue.frozen
        else "in memory"
        if catalogue.place == MEMORY
        else catalogue.place
    )
    size = "" if catalogue.place == MEMORY else f", {megabytes(catalogue.frozen or catalogue.place)}"
    rows = {
        "index": f"{where}{size}",
        "holds": f"{plural(briefings, 'briefing')}, {records:,} records and heads",
        "behind": f"{plural(len(changes.stale), 'file')} to read, {len(changes.removed):,} gone"
        if changes
        else "nothing",
        "unreadable": plural(len(catalogue.broken()), "file"),
    }
    emit(f"{name:<11}{text}\n" for name, text in rows.items())
    if notice := catalogue.notice or catalogue.lost:
        talk(f"briefing: {notice}")
    return 0


def megabytes(path: str) -> str:
    return f"{os.path.getsize(path) / 1e6:,.1f} MB"
