"""`briefing cite REF...`: print records as citations, with attribution, source, caveats, notes and reference."""

from __future__ import annotations

import argparse

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.config import load_config
from briefing.cli.output import emit, report_unreadable
from briefing.cli.query_options import open_library
from briefing.export.citation import FORMS, citations


def add_cite_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing cite`."""
    parser.add_argument("references", nargs="+", metavar="REF", help="a record as briefing-id#item-id, or a briefing")
    parser.add_argument("--format", default="plain", help=f"{', '.join(FORMS)}, or a template of the config file")


def print_citations(options: argparse.Namespace) -> int:
    """Print the citations; return the exit code.

    Raises NotFound where a reference names nothing, UsageError where there is no such format.
    """
    repository = open_library(shared.library_paths(options.library))
    cited = [repository.find(reference) for reference in options.references]
    emit([citations(cited, options.format, load_config().templates) + "\n"])
    return report_unreadable(repository.unreadable_files())


COMMAND = CliCommand(add_cite_options, print_citations)
