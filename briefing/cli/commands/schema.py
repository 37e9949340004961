"""`briefing schema`: JSON Schema of the format, or the field reference that stands in the README."""

from __future__ import annotations

import argparse

from briefing.cli.output import emit
from briefing.export.json import dumps
from briefing.schema import json_schema, reference


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reference", action="store_true", help="the field reference, in Markdown")


def run(options: argparse.Namespace) -> int:
    emit([reference() if options.reference else dumps(json_schema()) + "\n"])
    return 0
