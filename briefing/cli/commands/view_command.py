"""`briefing timeline | compare | measures | countries | speakers | actors | agreements | questions [QUERY]`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator

from briefing.catalogue.catalogue import Catalogue
from briefing.cli import options as shared
from briefing.cli.asking import add_query, asked, opened
from briefing.cli.output import emit, first_faults, report_unreadable, talk
from briefing.errors import NotFound
from briefing.export import FORMATS
from briefing.export.tables import write_table
from briefing.export.text import lines_to_text
from briefing.model import Briefing, Item, Statistic
from briefing.search.fields import HEADS
from briefing.search.query import Query
from briefing.table import Table
from briefing.views.compare import compare, compare_lines, measures
from briefing.views.layout import Line
from briefing.views.overview import actors, agreements, countries, questions, speakers
from briefing.views.timeline import timeline, timeline_lines
from briefing.words import near

Records = list[tuple[Briefing, Item]]

VIEWS: dict[str, Callable[[Records], Table]] = {
    "timeline": timeline, "compare": compare, "measures": measures, "countries": countries, "speakers": speakers,
    "actors": actors, "agreements": agreements, "questions": questions,
}  # fmt: skip

LAID_OUT: dict[str, Callable[[Table, int], Iterable[Line]]] = {"timeline": timeline_lines, "compare": compare_lines}
"""Views that are read otherwise than as a table."""


def describe(parser: argparse.ArgumentParser) -> None:
    if parser.prog.endswith(" compare"):
        parser.add_argument("measure", metavar="MEASURE", help="as `briefing measures` lists them")
    add_query(parser, "only records that match")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    query = asked(options)
    catalogue = opened(shared.library_paths(options.library))
    records = list(records_of(catalogue, query))
    if options.command == "compare":
        records = of_measure(catalogue, records, options.measure)
    table = VIEWS[options.command](records)
    broken = catalogue.broken()
    if table.rows or options.format != "text":
        write(table, options, first_faults(broken))
    code = report_unreadable(broken)
    if not table.rows:
        talk("briefing: nothing matches" if query.root else f"briefing: there is nothing for {options.command}")
    return code or (0 if table.rows else 1)


def write(table: Table, options: argparse.Namespace, unreadable: tuple[str, ...]) -> None:
    colour = shared.wants_colour(options.colour)
    if options.format == "text" and options.command in LAID_OUT:
        emit([lines_to_text(LAID_OUT[options.command](table, options.width), colour)])
    else:
        emit(write_table(table, options.format, options.width, colour, unreadable))


def records_of(catalogue: Catalogue, query: Query) -> Iterator[tuple[Briefing, Item]]:
    """What matches, newest briefing first and in reading order; a briefing is read when its turn comes."""
    total = catalogue.ask(lambda index: index.count(query))
    found = catalogue.ask(lambda index: index.search(query, max(total, 1), "newest")).found
    for hit in (one.hit for one in found if one.hit.section != HEADS):
        briefing = catalogue.briefing(hit.briefing)
        record = briefing.by_id.get(hit.id) if briefing else None
        if briefing and record:
            yield briefing, record


def of_measure(catalogue: Catalogue, records: Records, measure: str) -> Records:
    """Raises NotFound, with near misses, for a measure that the library does not have."""
    terms = catalogue.ask(lambda index: index.values("measure", "", 100_000))
    known = [term.partition(":")[2] for term in terms]
    if measure not in known:
        raise NotFound(measure, near(measure, known))
    return [(briefing, one) for briefing, one in records if isinstance(one, Statistic) and one.measure == measure]
