"""`briefing schema`: print the JSON Schema of the format, or the field reference of the README."""

from __future__ import annotations

import argparse

from briefing.cli.command import CliCommand
from briefing.cli.output import emit
from briefing.export.json import dumps
from briefing.schema import field_reference, json_schema


def add_schema_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing schema`."""
    parser.add_argument("--reference", action="store_true", help="print the field reference, in Markdown")


def print_schema(options: argparse.Namespace) -> int:
    """Print the schema or the reference; return 0."""
    emit([field_reference() if options.reference else dumps(json_schema()) + "\n"])
    return 0


COMMAND = CliCommand(add_schema_options, print_schema)
