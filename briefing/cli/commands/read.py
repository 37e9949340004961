"""`briefing [PATH | REF]`: read on screen; without a terminal, print."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.cli import COMMANDS
from briefing.cli import options as shared
from briefing.cli.config import THEMES, configured
from briefing.cli.query_options import open_library
from briefing.errors import NotFound, UsageError, did_you_mean
from briefing.library.folder import Resolved, walk
from briefing.repository.repository import BriefingRepository
from briefing.tokenizer import close_matches

AT_ONCE = 20
"""Files of a new library that are read before the screen is there: it would only begin empty, and be full at once."""


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", nargs="?", metavar="PATH | REF", help="a folder, a file, or briefing-id[#item-id]")
    parser.add_argument("--linear", action="store_true", help="a conversation, for speech, Braille and serial lines")
    parser.add_argument("--theme", choices=THEMES, help="colours of the screen (default: dark)")
    parser.add_argument("--mouse", action="store_true", help="let the mouse point and scroll")
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    is_path = options.target is not None and (os.path.lexists(options.target) or os.sep in options.target)
    if options.target and not is_path and (command := close_matches(options.target, list(COMMANDS), 1)):
        refuse_command(options, command[0])
    paths = [options.target] if is_path else shared.library_paths(options.library)
    reference = None if is_path else options.target
    if options.linear:
        return converse(options, paths, reference)
    if not has_terminal():
        return print_instead(options, paths, reference)
    return on_screen(options, paths, reference)


def on_screen(options: argparse.Namespace, paths: Sequence[str], reference: str | None) -> int:
    from briefing.session.settings import Settings
    from briefing.tui.startup_frame import StartupFrame

    config = configured()
    theme = options.theme or config.theme or ("mono" if os.environ.get("NO_COLOR") else "dark")
    settings = Settings(theme, options.mouse or config.mouse, config.keys, config.templates)
    with StartupFrame() as frame:
        if reference is None:
            frame.paint(paths, theme)
        from briefing.tui.app import run_app  # Textual: 170 ms that only the screen pays

        repository = ready(paths)
        return run_app(repository, found(repository, reference) if reference else None, settings, frame)


def converse(options: argparse.Namespace, paths: Sequence[str], reference: str | None) -> int:
    from briefing.linear import terminal
    from briefing.session.settings import Settings
    from briefing.userdata.annotations import UserData

    repository = open_library(paths)
    repository.notice = ""  # it has been said
    userdata = UserData.open(paths)
    try:
        start = found(repository, reference) if reference else None
        colour = shared.wants_colour(options.colour) and options.colour == "always"
        settings = Settings(templates=configured().templates)
        return terminal.converse(repository, userdata, start, settings, options.width, colour)
    finally:
        userdata.close()


def ready(paths: Sequence[str]) -> BriefingRepository:
    """What is known of the library; only a small new one is read before the screen is there."""
    repository = BriefingRepository.open(paths)
    is_new = repository.query_with_recovery(lambda index: index.size())[0] == 0
    if is_new and len(list(islice((file for path in paths for file in one_by_one(path)), AT_ONCE + 1))) <= AT_ONCE:
        repository.refresh()
    return repository


def one_by_one(path: str) -> Iterator[str]:
    return walk(path) if os.path.isdir(path) else iter((path,))


def found(repository: BriefingRepository, reference: str) -> Resolved:
    """Raises NotFound where neither the index nor, after a look at them, the files have it."""
    try:
        return repository.find(reference)
    except NotFound:
        repository.refresh()
        return repository.find(reference)


def refuse_command(options: argparse.Namespace, command: str) -> None:
    """Raise UsageError where a word is nearly a command, and no briefing."""
    repository = open_library(shared.library_paths(options.library))
    if repository.query_with_recovery(lambda index: index.briefing_row(options.target)) is None:
        raise UsageError(f"no such command or briefing: {options.target}{did_you_mean([command])}")


def has_terminal() -> bool:
    """Textual reads stdin and paints on stderr: all three streams must be one terminal that can be painted on."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream and stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in (
        "",
        "dumb",
        "unknown",
    )


def print_instead(options: argparse.Namespace, paths: list[str], reference: str | None) -> int:
    """What the screen would open with: the briefing, the record, or the list."""
    from briefing.cli.commands import export, list

    single = [paths[0]] if len(paths) == 1 and os.path.isfile(paths[0]) else None
    if reference or single:
        references = [reference] if reference else []
        return export.run(
            argparse.Namespace(
                library=paths, references=references, format="text", section=None, output=None,
                width=options.width, colour=options.colour,
            )
        )  # fmt: skip
    return list.run(
        argparse.Namespace(library=paths, query=[], format="text", count=False, null=False, sort="newest", limit=0)
    )
