"""`briefing cite REF...`: records to pass on, with attribution, source, doubts and reference."""

from __future__ import annotations

import argparse

from briefing.cli import options as shared
from briefing.cli.config import configured
from briefing.cli.output import emit, report_unreadable
from briefing.cli.query_options import open_library
from briefing.export.citation import FORMS, citations


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("references", nargs="+", metavar="REF", help="a record as briefing-id#item-id, or a briefing")
    parser.add_argument("--format", default="plain", help=f"{', '.join(FORMS)}, or a template of the config file")


def run(options: argparse.Namespace) -> int:
    repository = open_library(shared.library_paths(options.library))
    found = [repository.find(reference) for reference in options.references]
    emit([citations(found, options.format, configured().templates) + "\n"])
    return report_unreadable(repository.broken())
