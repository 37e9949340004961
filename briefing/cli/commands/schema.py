"""`briefing schema`: print the JSON Schema of the format, or the field reference of the README."""

from __future__ import annotations

import argparse

from briefing.cli.output import emit
from briefing.export.json import dumps
from briefing.schema import json_schema, reference


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--reference", action="store_true", help="print the field reference, in Markdown")


def run(options: argparse.Namespace) -> int:
    """Print the schema or the reference; return 0."""
    emit([reference() if options.reference else dumps(json_schema()) + "\n"])
    return 0
