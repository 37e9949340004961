"""The module and the parser of a command, the options that commands share, and the location of the library."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import NoReturn

from briefing import paths
from briefing.cli.command import CliCommand
from briefing.cli.command_names import COMMANDS, TAKE_A_QUERY, VIEWS
from briefing.errors import LibraryError
from briefing.limits import GROWTH, set_growth
from briefing.safe import short
from briefing.sink import emit, print_error


class CommandParser(argparse.ArgumentParser):
    """An argument parser without abbreviations; what it prints passes the sink."""

    def error(self, message: str) -> NoReturn:
        """Print usage and message to stderr.

        Raises SystemExit with code 2, always.
        """
        print_error(self.format_usage(), lines=True, end="")
        print_error(f"{self.prog}: {message}")
        raise SystemExit(2)

    def _print_message(self, message: str, file: object = None) -> None:
        """Print what argparse says by itself, which is help, to stdout."""
        assert file is None or file is sys.stdout
        emit([message])


def command_of(name: str) -> CliCommand:
    """Import the module of a command and return what it declares."""
    command: CliCommand = import_module(f"briefing.cli.commands.{'view' if name in VIEWS else name}").COMMAND
    return command


def parse_options(name: str, command: CliCommand, rest: list[str]) -> argparse.Namespace:
    """Parse the options of a command.

    Raises SystemExit where argparse rejects them, UsageError where the operator's file is invalid.
    """
    parser = parser_for(name, COMMANDS[name], command)
    parser.set_defaults(command=name)
    if name not in TAKE_A_QUERY:
        options = parser.parse_args(rest)
    else:
        from briefing.cli.query_options import escape_minus_words

        options = parser.parse_intermixed_args(escape_minus_words(rest, value_options(parser)))
    take_trust(options.trust_uid)
    return options


def take_trust(numbers: Sequence[int]) -> None:
    """Believe the users that the command line and the operator's file name.

    Raises UsageError where the file is invalid.
    """
    if numbers or os.path.lexists(paths.SYSTEM_CONFIG):
        from briefing.cli.system_config import trusted_users  # few machines have the file
        from briefing.repository.trust import trust_users

        trust_users([*numbers, *trusted_users(paths.SYSTEM_CONFIG)])


def parser_for(name: str, text: str, command: CliCommand) -> CommandParser:
    """Return the parser of a command: `--library`, and the options that it adds."""
    parser = CommandParser(
        prog=f"briefing {name}".removesuffix(" read"),
        description=text,
        allow_abbrev=False,
        formatter_class=partial(argparse.HelpFormatter, width=80),  # asking the terminal would load shutil, bz2, lzma
    )
    parser.add_argument("--library", action="append", metavar="DIR", help="a folder of briefings; may be repeated")
    parser.add_argument(
        "--growth",
        type=parse_growth,
        metavar="N",
        help=f"take files that become N times their size (default: {GROWTH})",
    )
    trusting = "believe a published index of this user, besides root's and one's own; may be repeated"
    parser.add_argument("--trust-uid", action="append", type=parse_uid, default=[], metavar="UID", help=trusting)
    command.add_options(parser)
    return parser


def parse_growth(text: str) -> int:
    """Parse how many times its size a file may become, and set it for this process.

    Raises argparse.ArgumentTypeError where it is no whole number from 1 to 10,000.
    """
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 10000, found {short(text)}")
    set_growth(number)
    return number


def parse_uid(text: str) -> int:
    """Parse the number of a user.

    Raises ArgumentTypeError where it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 11 and int(text) < (1 << 32) - 1):
        raise argparse.ArgumentTypeError(f"expected the number of a user, found {short(text)}")
    return int(text)


def value_options(parser: argparse.ArgumentParser) -> frozenset[str]:
    """Return the options of a parser that take a value: `--width`, `--format`, …"""
    actions = parser._option_string_actions
    return frozenset(option for option, action in actions.items() if action.nargs != 0)


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add `--width` and `--color`."""
    parser.add_argument("--width", type=parse_width, default=80, metavar="N", help="wrap text at N cells (default: 80)")
    parser.add_argument(
        "--color",
        "--colour",
        choices=("auto", "always", "never"),
        default="auto",
        dest="colour",
        help="colour the text (default: auto)",
    )


def parse_width(text: str) -> int:
    """Parse a width in cells.

    Raises ArgumentTypeError where it is not a number from 20 to 10,000.
    """
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if not 20 <= number <= 10_000:
        raise argparse.ArgumentTypeError(f"expected a number from 20 to 10000, found {short(text)}")
    return number


def wants_colour(choice: str) -> bool:
    """Tell whether to write colour: `--color` decides, then NO_COLOR, FORCE_COLOR (empty: unset), then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def library_paths(given: Sequence[str] | None, is_lenient: bool = False) -> list[str]:
    """Return the paths of the library: of the option, the environment, the config file, or the bundled one.

    `is_lenient`: whatever else the config file says may be invalid; who reads tells it.
    Raises UsageError where the config file is invalid, LibraryError where there is no library.
    """
    if given:
        return list(given)
    if from_environment := os.environ.get("BRIEFING_LIBRARY"):
        return [path for path in from_environment.split(os.pathsep) if path]
    from briefing.cli.config import load_config  # only where nothing else names the library

    return list(load_config(is_lenient).library) or [bundled()]


def bundled() -> str:
    """Return the folder of the bundled briefings: in the installed package, or next to it in a checkout.

    Raises LibraryError where there is none.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for path in (os.path.join(package, "content"), os.path.join(os.path.dirname(package), "content")):
        if os.path.isdir(path):
            return path
    raise LibraryError("no library: give --library DIR or set BRIEFING_LIBRARY")
