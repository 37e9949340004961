"""`briefing [PATH | REF]`: read on screen; without a terminal, print."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.catalogue.catalogue import Catalogue
from briefing.cli import COMMANDS
from briefing.cli import options as shared
from briefing.cli.asking import opened
from briefing.cli.config import THEMES, configured
from briefing.errors import NotFound, UsageError, did_you_mean
from briefing.library import Found, walk
from briefing.words import near

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
    if options.target and not is_path and (command := near(options.target, list(COMMANDS), 1)):
        refuse_command(options, command[0])
    paths = [options.target] if is_path else shared.library_paths(options.library)
    reference = None if is_path else options.target
    if options.linear:
        return converse(options, paths, reference)
    if not has_terminal():
        return print_instead(options, paths, reference)
    return on_screen(options, paths, reference)


def on_screen(options: argparse.Namespace, paths: Sequence[str], reference: str | None) -> int:
    from briefing.tui.early import StartupFrame
    from briefing.tui.settings import Settings

    config = configured()
    theme = options.theme or config.theme or ("mono" if os.environ.get("NO_COLOR") else "dark")
    settings = Settings(theme, options.mouse or config.mouse, config.keys, config.templates)
    with StartupFrame() as frame:
        if reference is None:
            frame.paint(paths, theme)
        from briefing.tui.app import read  # Textual: 170 ms that only the screen pays

        catalogue = ready(paths)
        return read(catalogue, found(catalogue, reference) if reference else None, settings, frame)


def converse(options: argparse.Namespace, paths: Sequence[str], reference: str | None) -> int:
    from briefing.catalogue.state import State
    from briefing.linear import terminal

    catalogue = opened(paths)
    catalogue.notice = ""  # it has been said
    state = State.open(paths)
    try:
        start = found(catalogue, reference) if reference else None
        colour = shared.wants_colour(options.colour) and options.colour == "always"
        return terminal.converse(catalogue, state, start, options.width, colour, configured().templates)
    finally:
        state.close()


def ready(paths: Sequence[str]) -> Catalogue:
    """What is known of the library; only a small new one is read before the screen is there."""
    catalogue = Catalogue.open(paths)
    is_new = catalogue.ask(lambda index: index.size())[0] == 0
    if is_new and len(list(islice((file for path in paths for file in one_by_one(path)), AT_ONCE + 1))) <= AT_ONCE:
        catalogue.refresh()
    return catalogue


def one_by_one(path: str) -> Iterator[str]:
    return walk(path) if os.path.isdir(path) else iter((path,))


def found(catalogue: Catalogue, reference: str) -> Found:
    """Raises NotFound where neither the index nor, after a look at them, the files have it."""
    try:
        return catalogue.find(reference)
    except NotFound:
        catalogue.refresh()
        return catalogue.find(reference)


def refuse_command(options: argparse.Namespace, command: str) -> None:
    """Raise UsageError where a word is nearly a command, and no briefing."""
    catalogue = opened(shared.library_paths(options.library))
    if catalogue.ask(lambda index: index.listed(options.target)) is None:
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
    from briefing.cli.commands import export_command, list_command

    single = [paths[0]] if len(paths) == 1 and os.path.isfile(paths[0]) else None
    if reference or single:
        references = [reference] if reference else []
        return export_command.run(
            argparse.Namespace(
                library=paths, references=references, format="text", section=None, output=None,
                width=options.width, colour=options.colour,
            )
        )  # fmt: skip
    return list_command.run(
        argparse.Namespace(library=paths, query=[], format="text", count=False, null=False, sort="newest", limit=0)
    )
