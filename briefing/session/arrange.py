"""Commands that arrange the current list: sort, choose columns, wrap, scroll sideways."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.session import lists
from briefing.session.reply import DONE, Reply
from briefing.session.session import Session
from briefing.session.table_options import TableOptions, apply_options, drawn_columns, fit_options, next_sort
from briefing.views.table_options import column_index

MOST_WRAPPED = 2000
"""Rows whose cells are wrapped; a longer table is cut, and says so."""

WRAPPED_NEXT = {None: True, True: False, False: None}
WRAPPED_TEXTS = {
    True: "long cells are wrapped",
    False: "long cells are cut",
    None: "cells are wrapped where there is room",
}


def set_options(session: Session, options: TableOptions) -> None:
    """Show the current list otherwise. Raises UsageError, everything staying as it was."""
    apply_options(lists.plain_table(session), options)
    session.table_options[session.location.list_name] = options
    session.location = session.location._replace(row=-1)
    session.touch()


def fitting_options(session: Session) -> TableOptions:
    """How the reader wants the current list, as far as it has the columns. Raises BriefingError."""
    return fit_options(lists.plain_table(session), lists.options_of(session))[0]


def sort(session: Session, name: str) -> Reply:
    """Sort by a column, after a minus descending; without a name by the next one. Raises UsageError."""
    table, options = lists.plain_table(session), fitting_options(session)
    name = name or next_sort(table, options.sort, 1)
    sign = "-" if name.startswith("-") else ""
    column = f"{sign}{table.columns[column_index(name.lstrip('-'), table)].name}" if name else ""
    set_options(session, options._replace(sort=column))
    return DONE


def reverse(session: Session, _: str = "") -> Reply:
    """Sort the other way round. Raises UsageError where nothing is sorted."""
    options = fitting_options(session)
    if not options.sort:
        raise UsageError("nothing is sorted yet: sort sorts by the next column")
    turned = options.sort[1:] if options.sort.startswith("-") else f"-{options.sort}"
    set_options(session, options._replace(sort=turned))
    return DONE


def columns(session: Session, names: str) -> Reply:
    """Show only these columns, in this order; without names all. Raises UsageError."""
    options = fitting_options(session)
    set_options(session, options._replace(columns=tuple(names.replace(",", " ").split()), skipped=0))
    if names:
        return DONE
    known = " ".join(column.name for column in lists.plain_table(session).columns)
    return Reply(f"all columns; columns NAME … chooses from {known}")


def scroll_columns(session: Session, by: int) -> Reply:
    """Show the columns further right or left; what tells the rows apart stays."""
    options = fitting_options(session)
    names, pinned = drawn_columns(lists.plain_table(session), options)
    most = max(len(names) - pinned - 1, 0)
    set_options(session, options._replace(skipped=max(0, min(options.skipped + by, most))))
    return DONE


def wrap(session: Session, _: str = "") -> Reply:
    """Wrap long cells, cut them with a mark, or wrap them where all rows have room."""
    options = fitting_options(session)
    is_wrapped = WRAPPED_NEXT[options.is_wrapped]
    set_options(session, options._replace(is_wrapped=is_wrapped))
    if is_wrapped and len(lists.plain_table(session).rows) > MOST_WRAPPED:
        return Reply(f"more than {MOST_WRAPPED:,} rows are not wrapped")
    return Reply(WRAPPED_TEXTS[is_wrapped])
