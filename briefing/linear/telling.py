"""Where one is, in a line; headings; what an empty list says."""

from __future__ import annotations

from briefing.cell_width import truncate
from briefing.formatting import format_readable
from briefing.linear.library import LibraryRows
from briefing.linear.places import BRIEFINGS, RESULTS, SUMMARY, Place
from briefing.linear.tables import Tables
from briefing.model import SECTIONS, Briefing
from briefing.table import Table

LONGEST_TITLE = 60


def title(briefing: Briefing) -> str:
    return f"“{truncate(briefing.headline, LONGEST_TITLE)}”"


def heading(tables: Tables, place: Place, table: Table) -> str:
    """What is listed, and how much of it."""
    sort = tables.sorts.get(place.pane)
    count = f"{len(table.rows):,}{f', sorted by {sort}' if sort else ''}"
    searched = tables.query(place).in_words()
    if place.pane == BRIEFINGS:
        return f"Briefings: {tables.catalogue.query_with_recovery(lambda index: index.size())[0]:,}{besides(table)}"
    if place.pane == RESULTS:
        return f"Search for {searched}: {count if sort else tables.order}"
    if place.view:
        of = f" {place.measure}" if place.view == "compare" else ""
        return f"{place.view.capitalize()}{of}, {searched if place.asked else 'the whole library'}: {count}"
    if tables.is_narrowed(place):
        every = len(tables.briefing(place.opened).section(SECTIONS[place.pane]))
        return f"{place.pane.capitalize()} that match {searched}: {count} of {every:,}"
    return f"{place.pane.capitalize()}: {count}"


def besides(table: Table) -> str:
    """What the list of the library holds behind the briefings."""
    if not isinstance(table.rows, LibraryRows):
        return ""
    saved, broken = len(table.rows.saved), len(table.rows.broken)
    searches = f", {saved} saved search{'' if saved == 1 else 'es'}" if saved else ""
    return (f", {broken} unreadable" if broken else "") + searches


def nothing(tables: Tables, place: Place) -> str:
    """What an empty list says."""
    if place.pane == BRIEFINGS:
        return "the library has no briefings"
    if place.view:
        return heading(tables, place, Table("", (), ()))
    which = "none that match; only-matches shows all" if tables.is_narrowed(place) else "none in this briefing"
    return f"{place.pane.capitalize()}: {which}"


def where(tables: Tables, place: Place) -> str:
    """`Statistic 8 of 10: Area under coca, Peru; in “Bolivia, Peru Cooperate …”; search for “coca”, match 3 of 17`."""
    table = tables.table(place)
    index = tables.index(place, table.rows)
    name = "Summary" if place.pane == SUMMARY else heading(tables, place, table)
    if place.is_read and place.pane in SECTIONS and index >= 0:
        kind = SECTIONS[place.pane].ONE.capitalize()
        name = f"{kind} {index + 1} of {len(table.rows):,}: {name_of(table, index)}"
    elif index >= 0:
        name += f"; at {index + 1}"
    briefing = f"; in {title(tables.briefing(place.opened))}" if place.is_in_briefing else ""
    return f"{name}{briefing}{match_place(tables, place)}"


def name_of(table: Table, index: int) -> str:
    """The value of a row that says what it is."""
    pairs = zip(table.columns, table.rows[index].values, strict=True)
    return truncate(
        next((format_readable(value, short=True) for column, value in pairs if column.is_name), ""), LONGEST_TITLE
    )


def match_place(tables: Tables, place: Place) -> str:
    """`; search for coca, match 3 of 17`: which of the matches of the open briefing is read."""
    if not place.asked or not place.is_in_briefing:
        return ""
    found = tables.matching(place)
    item = place.at.partition("#")[2]
    at = f"match {found.index(item) + 1} of {len(found)}" if item in found else f"{len(found)} matches here"
    return f"; search for {tables.query(place).in_words()}, {at}"
