"""The list of a location as a table: as it comes, and as the reader has arranged it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.errors import UsageError
from briefing.model import SECTIONS
from briefing.search.index import FACETED
from briefing.search.rows import Results
from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY, Location
from briefing.session.session import Session
from briefing.session.table_options import TableOptions, fit_options, listed_table
from briefing.table import Row, Table
from briefing.views.lazy_rows import PagedRows
from briefing.views.result_rows import by_group, result_rows

RESULT_ORDERS = {"best": "", "newest": "-published", "oldest": "published"}
"""Orders of results by name: what they are sorted by."""


def plain_table(session: Session, location: Location | None = None) -> Table:
    """The rows of a location, the current one by default, in their own order, every column. Raises BriefingError."""
    here = location or session.location
    if here.view:
        return session.view(here).table
    if here.pane == BRIEFINGS:
        return session.contents.library_table()
    if here.pane == RESULTS:
        search = session.search
        return result_rows(search.results.found, search.facts, search.query.phrases)
    if here.pane == SUMMARY:
        return session.contents.summary_table(here, session.search.query)
    return session.contents.section_table(here, session.search.query)


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
        table = listed_table(table, fit_options(table, options)[0])
    except UsageError:  # too long to be sorted by that
        return table
    is_results = (location or session.location).list_name == RESULTS
    return table._replace(rows=tuple(by_group(table.rows, lambda row: row.group))) if is_results else table


def sorted_results(session: Session) -> Results:
    """The results section after section, in each in the order that the reader chose."""
    search, sort = session.search, options_of(session).sort
    kept = search.sorted
    if kept is None or kept[0] is not search.results or kept[1] is not search.facts or kept[2] != sort:
        kept = search.sorted = search.results, search.facts, sort, sort_results(session)
    return kept[3]


def sort_results(session: Session) -> Results:
    """As `sorted_results`, made anew."""
    results = session.search.results
    if not options_of(session).sort:  # no table of excerpts is made for that
        return results._replace(found=tuple(by_group(results.found, lambda found: found.hit.section)))
    by_reference = {found.hit.reference: found for found in results.found}
    rows = arranged_table(session).rows
    return results._replace(found=tuple(by_reference[row.reference] for row in rows))


def result_groups(session: Session) -> dict[str, str]:
    """The sections of the results in their order, each with how many of its records match: `12`, `60 of 75`."""
    search = session.search
    shown = Counter(found.hit.section for found in sorted_results(session).found)
    totals = {count.label: count.records for count in search.facets.get("section", ())}
    more = "+" if search.results.total > FACETED else ""
    return {
        section: f"{count:,} of {totals[section]:,}{more}" if totals.get(section, 0) > count else f"{count:,}"
        for section, count in shown.items()
    }


def result_section(session: Session, reference: str) -> str:
    """The section of a result; empty where it is none."""
    sections = (found.hit.section for found in session.search.results.found if found.hit.reference == reference)
    return next(sections, "")


def order_name(session: Session) -> str:
    """In which order the results stand: `newest first`, `by who`; empty for that in which they were found."""
    sort = options_of(session).sort
    names = {sort: name for name, sort in RESULT_ORDERS.items() if sort}
    return f"{names[sort]} first" if sort in names else f"by {sort.lstrip('-')}" if sort else ""


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
        listed = arranged_table if options_of(session).sort else plain_table  # no rows are read again for a key
        rows = listed(session).rows if not here.view or session.made() else ()
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
