"""The options that commands share, and where the library is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

from briefing.errors import LibraryError
from briefing.safe import safe


class CommandParser(argparse.ArgumentParser):
    """argparse whose errors have passed `safe`, and no abbreviations that a later option would break."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {safe(message)}", file=sys.stderr)
        raise SystemExit(2)


def parser_for(name: str, text: str, command: Any) -> CommandParser:
    parser = CommandParser(
        prog=f"briefing {name}".removesuffix(" read"),
        description=text,
        allow_abbrev=False,
        formatter_class=partial(argparse.HelpFormatter, width=80),  # asking the terminal would load shutil, bz2, lzma
    )
    parser.add_argument("--library", action="append", metavar="DIR", help="a folder of briefings; may be repeated")
    command.describe(parser)
    return parser


def add_output_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--width", type=width, default=80, metavar="N", help="wrap text to N cells (default: 80)")
    parser.add_argument("--color", "--colour", choices=("auto", "always", "never"), default="auto", dest="colour")


def width(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if not 20 <= number <= 10_000:
        raise argparse.ArgumentTypeError(f"expected a number from 20 to 10000, found {safe(text)}")
    return number


def wants_colour(choice: str) -> bool:
    """`--color`, then NO_COLOR and FORCE_COLOR (empty means unset), then whether stdout is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def library_paths(given: Sequence[str] | None) -> list[str]:
    """Folders of the library: the option, the environment, the config file, or what comes with the program."""
    if given:
        return list(given)
    if from_environment := os.environ.get("BRIEFING_LIBRARY"):
        return [path for path in from_environment.split(os.pathsep) if path]
    from briefing.cli.config import configured  # only where nothing else names the library

    return list(configured().library) or [bundled()]


def bundled() -> str:
    """The briefings that come with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for path in (os.path.join(package, "content"), os.path.join(os.path.dirname(package), "content")):
        if os.path.isdir(path):
            return path
    raise LibraryError("no library: give --library DIR or set BRIEFING_LIBRARY")
