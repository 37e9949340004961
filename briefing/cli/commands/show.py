"""`briefing show`: print briefings or records; `export` with at least one reference."""

from __future__ import annotations

import argparse

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.commands.export import export_selection
from briefing.export import FORMATS
from briefing.model import SECTIONS


def add_show_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing show`."""
    parser.add_argument("references", nargs="+", metavar="REF", help="a briefing, or a record as briefing-id#item-id")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    parser.add_argument(
        "--section", action="append", choices=tuple(SECTIONS), help="print only this section; may be repeated"
    )
    parser.set_defaults(output=None)
    shared.add_output_options(parser)


COMMAND = CliCommand(add_show_options, export_selection)
