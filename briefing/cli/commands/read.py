"""`briefing [PATH | REF]`: read on screen; print where there is no terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.command_names import COMMANDS
from briefing.cli.config import load_config
from briefing.cli.query_options import open_library
from briefing.cli.themes import default_theme
from briefing.errors import NotFound, UsageError, did_you_mean
from briefing.library.files import walk_briefing_files
from briefing.library.folder import Resolved, named_foreign
from briefing.repository.repository import BriefingRepository
from briefing.safe import short
from briefing.session.settings import THEMES
from briefing.tokenizer import close_matches

FEW_FILES = 20
"""A new library of at most so many files is indexed before the first frame, which would be empty otherwise."""


def add_read_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing read`."""
    parser.add_argument("target", nargs="?", metavar="PATH | REF", help="a folder, a file, or briefing-id[#item-id]")
    parser.add_argument("--linear", action="store_true", help="read line by line, for speech, Braille and serial lines")
    parser.add_argument(
        "--theme", metavar="NAME", help="colours: dark, light, ansi, mono, or a theme of the config file"
    )
    parser.add_argument("--mouse", action="store_true", help="use the mouse to click and scroll")
    shared.add_output_options(parser)


def start_reading(options: argparse.Namespace) -> int:
    """Read on screen, in linear mode, or print; return the exit code.

    Raises UsageError where the target is nearly the name of a command or the theme is none, NotFound where it names
    nothing.
    """
    check_theme(options.theme)
    is_path = options.target is not None and (os.path.lexists(options.target) or os.sep in options.target)
    if options.target and not is_path and (command := close_matches(options.target, list(COMMANDS), 1)):
        reject_misspelling(options, command[0])
    paths = [options.target] if is_path else shared.library_paths(options.library, has_terminal() or options.linear)
    reference = None if is_path else options.target
    if options.linear:
        return run_linear(options, paths, reference)
    if not has_terminal():
        return print_instead(options, paths, reference)
    return run_screen(options, paths, reference)


def check_theme(name: str | None) -> None:
    """Check the theme that was asked for. Raises UsageError where there is none of that name."""
    if not name or name in THEMES:
        return
    names = (*THEMES, *load_config(is_lenient=True).themes)
    if name not in names:
        raise UsageError(f"no theme '{short(name)}': expected one of {', '.join(names)}")


def run_screen(options: argparse.Namespace, paths: Sequence[str], reference: str | None) -> int:
    """Run the screens; the terminal is restored on every error.

    Raises NotFound where the reference names nothing, UsageError where the config file is invalid.
    """
    from briefing.session.settings import Settings
    from briefing.tui.startup_frame import StartupFrame

    config = load_config(is_lenient=True)
    configured = config.theme if config.theme in (*THEMES, *config.themes) else ""  # its palette may be what is wrong
    theme = options.theme or configured or default_theme(os.environ)
    settings = Settings(
        theme, options.mouse or config.mouse, config.keys, config.themes, config.templates, config.remark
    )
    with StartupFrame() as frame:
        if reference is None:
            frame.paint(paths, theme)
        from briefing.tui.app import run_app  # Textual: 170 ms that only the screen pays

        repository = open_for_screen(paths)
        return run_app(repository, find_reference(repository, reference) if reference else None, settings, frame)


def run_linear(options: argparse.Namespace, paths: Sequence[str], reference: str | None) -> int:
    """Run linear mode.

    Raises NotFound where the reference names nothing, UsageError where the config file is invalid.
    """
    from briefing.linear import terminal
    from briefing.session.settings import Settings
    from briefing.userdata.annotations import UserData

    repository = open_library(paths)
    repository.notice = ""  # it was printed already
    userdata = UserData.open(paths)
    try:
        start = find_reference(repository, reference) if reference else None
        colour = shared.wants_colour(options.colour) and options.colour == "always"
        config = load_config(is_lenient=True)
        settings = Settings(templates=config.templates, remark=config.remark)
        return terminal.converse(repository, userdata, start, settings, options.width, colour)
    finally:
        userdata.close()


def open_for_screen(paths: Sequence[str]) -> BriefingRepository:
    """Open a library with the index as it is; only a new one of few files is indexed at once."""
    repository = BriefingRepository.open(paths, is_verified_later=True)
    is_new = repository.index.size()[0] == 0
    if is_new and len(list(islice((file for path in paths for file in paths_in(path)), FEW_FILES + 1))) <= FEW_FILES:
        repository.refresh()
    repository.notice = repository.notice or next(named_foreign(paths), "")
    return repository


def paths_in(path: str) -> Iterator[str]:
    """Return the briefing files of a folder, or the file itself."""
    return walk_briefing_files(path) if os.path.isdir(path) else iter((path,))


def find_reference(repository: BriefingRepository, reference: str) -> Resolved:
    """Find a briefing or record; the index is updated once where it is not in it.

    Raises NotFound where the files do not have it either.
    """
    try:
        return repository.find(reference)
    except NotFound:
        repository.refresh()
        return repository.find(reference)


def reject_misspelling(options: argparse.Namespace, command: str) -> None:
    """Check a word that is nearly a command.

    Raises UsageError where no briefing has that id.
    """
    repository = open_library(shared.library_paths(options.library))
    if repository.index.briefing_row(options.target) is None:
        raise UsageError(f"no such command or briefing: {options.target}{did_you_mean([command])}")


def has_terminal() -> bool:
    """Tell whether stdin, stdout and stderr are a terminal that can draw: Textual reads stdin and draws on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream and stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in (
        "",
        "dumb",
        "unknown",
    )


def print_instead(options: argparse.Namespace, paths: list[str], reference: str | None) -> int:
    """Print what the screen would open: the briefing, the record, or the list; return the exit code."""
    from briefing.cli.commands.export import export_selection
    from briefing.cli.commands.list import print_list

    single = [paths[0]] if len(paths) == 1 and os.path.isfile(paths[0]) else None
    if reference or single:
        references = [reference] if reference else []
        return export_selection(
            argparse.Namespace(
                library=paths, references=references, format="text", section=None, output=None,
                width=options.width, colour=options.colour,
            )
        )  # fmt: skip
    return print_list(
        argparse.Namespace(library=paths, query=[], format="text", count=False, null=False, sort="newest", limit=0)
    )


COMMAND = CliCommand(add_read_options, start_reading)
