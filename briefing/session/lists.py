"""The list of a location as a table: as it comes, and as the reader has arranged it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.errors import UsageError
from briefing.model import SECTIONS
from briefing.search.rows import Results
from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY, Location
from briefing.session.session import Session
from briefing.session.table_options import TableOptions, fit_options, listed_table
from briefing.table import Row, Table
from briefing.views.lazy_rows import PagedRows
from briefing.views.results import results_table
from briefing.views.table_options import arranged

RESULT_COLUMNS = ("name", "section", "date", "excerpt")


def plain_table(session: Session, location: Location | None = None) -> Table:
    """The rows of a location, the current one by default, in their own order, every column. Raises BriefingError."""
    here = location or session.location
    if here.view:
        return session.view(here).table
    if here.pane == BRIEFINGS:
        return session.contents.library_table()
    if here.pane == RESULTS:
        table = arranged(results_table(session.search.results, session.search.query.phrases), RESULT_COLUMNS)
        return by_section(table) if session.is_background else table
    if here.pane == SUMMARY:
        return session.contents.summary_table(here, session.search.query)
    return session.contents.section_table(here, session.search.query)


def by_section(table: Table) -> Table:
    """Results as a screen shows them: section after section, the section of the first row first."""
    column = [column.name for column in table.columns].index("section")
    sections = list(dict.fromkeys(row.values[column] for row in table.rows))
    return table._replace(rows=tuple(sorted(table.rows, key=lambda row: sections.index(row.values[column]))))


def options_of(session: Session, location: Location | None = None) -> TableOptions:
    """How the reader wants the current list."""
    return session.table_options.get((location or session.location).list_name, TableOptions())


def arranged_table(session: Session, location: Location | None = None) -> Table:
    """The rows of a location, the current one by default, as the reader has arranged them. Raises BriefingError.

    Another table of this name, as a comparison that is empty, may not have all the columns: the others count.
    """
    table, options = plain_table(session, location), options_of(session, location)
    if options == TableOptions() and len(table.facts) == len(table.columns):
        return table
    try:
        return listed_table(table, fit_options(table, options)[0])
    except UsageError:  # too long to be sorted by that
        return table


def sorted_results(session: Session) -> Results:
    """The results in the order that the reader chose."""
    results = session.search.results
    if not options_of(session).sort:
        return results
    by_reference = {found.hit.reference: found for found in results.found}
    rows = arranged_table(session).rows
    return results._replace(found=tuple(by_reference[row.reference] for row in rows))


def row_index(location: Location, rows: Sequence[Row]) -> int:
    """Where the current row stands; -1 before the first."""
    if 0 <= location.row < len(rows) and rows[location.row].reference == location.record:
        return location.row
    if isinstance(rows, PagedRows):
        return rows.row_index(location.record)
    return next((index for index, row in enumerate(rows) if row.reference == location.record), -1)


def select_first(session: Session) -> None:
    """Put the cursor on the first row of the current list where it stands on none that is there."""
    here = session.location
    if not here.view and here.pane == SUMMARY:
        return
    if not here.view and here.pane == RESULTS:  # no table of excerpts is made for a key
        references: Sequence[str] = [found.hit.reference for found in sorted_results(session).found]
        is_there = here.record in references
    else:
        rows = arranged_table(session).rows if not here.view or session.made() else ()
        references, is_there = [row.reference for row in rows[:1]], bool(here.record) and row_index(here, rows) >= 0
    if references and not is_there:
        session.select(references[0], 0)


def current_row(session: Session) -> tuple[Table, int]:
    """The arranged table and the index of its current row. Raises UsageError where there is none."""
    table = arranged_table(session)
    index = row_index(session.location, table.rows)
    if index < 0:
        raise UsageError("there is no current row")
    return table, index


def is_section(location: Location) -> bool:
    """Is the list a section of the open briefing, and no view?"""
    return not location.view and location.pane in SECTIONS
