"""The command `copy`: a record with its attribution, a row, a cell or a table as text, always written to a file too."""

from __future__ import annotations

import os

from briefing.atomic import make_own_folders, replace_file
from briefing.cell_width import truncate
from briefing.errors import UsageError
from briefing.export.citation import citation
from briefing.export.table_writer import write_table
from briefing.formatting import format_readable
from briefing.paths import state_folder
from briefing.session import lists
from briefing.session.reply import Copy, Reply
from briefing.session.session import Session
from briefing.sink import printable, printed
from briefing.table import Table, caption
from briefing.userdata.resolved import resolve_annotations
from briefing.views.table_options import column_index

TABLE_FORMS = ("tsv", "markdown", "csv", "json")
KEPT = "in clip.txt"
"""What is told where there is a line for it: its path would be cut."""
LONGEST_LABEL = 40
"""Cells of what was copied, where it is told."""
LONGEST_NAME = 30
"""Cells of the record that was copied: what was done with it stands behind it, in eighty cells."""
MOST_COPIED = 20_000
"""Rows that are read for a copy before the next key."""


def copy(session: Session, form: str) -> Reply:
    """Copy the record in a form (`plain`), or `url`, `flagged FORM`, `cell COLUMN`, `row FORM`, `table FORM`.

    Raises UsageError.
    """
    what, _, rest = (form or "plain").partition(" ")
    if what in ("row", "table"):
        return copied(*table_text(session, what, rest.strip() or "tsv"))
    if what == "flagged":
        return copied(*flagged_text(session, rest.strip() or "plain"))
    if what == "url":
        return copied(*url_text(session))
    if what == "cell":
        return copied(*cell_text(session, rest.strip()))
    briefing, record = session.subject()
    text = citation(briefing, record, form or "plain", session.settings.templates)
    return copied(text, truncate(caption(record) if record else briefing.headline, LONGEST_NAME))


def copy_markdown(session: Session, _: str = "") -> Reply:
    """Copy the record as Markdown. Raises UsageError."""
    return copy(session, "markdown")


def table_text(session: Session, what: str, form: str) -> tuple[str, str]:
    """A row or the table, and what it is called. Raises UsageError."""
    if form not in TABLE_FORMS:
        raise UsageError(f"a {what} is copied as {', '.join(TABLE_FORMS)}")
    table = lists.arranged_table(session)
    if what == "table" and len(table.rows) > MOST_COPIED:
        raise UsageError(f"more than {MOST_COPIED:,} rows are for the command line, with --format {form}")
    rows = list(table.rows) if what == "table" else [table.rows[lists.current_row(session)[1]]]
    if not rows:
        raise UsageError("nothing is listed here to be copied")
    text = printed(write_table(Table(table.title, table.columns, rows), form)).rstrip("\n")
    return text, f"{what}, {form}"


def url_text(session: Session) -> tuple[str, str]:
    """The URL of the source, of a note its own, as one line. Raises UsageError where there is none."""
    briefing, record = session.subject()
    url = getattr(record, "url", None) or (briefing.source.url if briefing.source else None)
    if not url:
        raise UsageError("neither the record nor the source of its briefing has a URL")
    return str(url), f"url, {url}"


def flagged_text(session: Session, form: str) -> tuple[str, str]:
    """Every flagged record and briefing of the library with its attribution. Raises UsageError where there is none."""
    flagged = [kept for kept in resolve_annotations(session.repository, session.userdata) if kept.flagged]
    texts = [
        citation(kept.briefing, kept.record, form, session.settings.templates)
        for kept in flagged
        if kept.briefing and not kept.missing_reason
    ]
    if not texts:
        raise UsageError("nothing that can be read is flagged: flag does that")
    missing = f", {len(flagged) - len(texts)} are not there any more" if len(texts) < len(flagged) else ""
    return "\n\n".join(text.rstrip("\n") for text in texts), f"{len(texts)} flagged{missing}"


def cell_text(session: Session, name: str) -> tuple[str, str]:
    """The value of a column in the current row, the column that names the record by default. Raises UsageError."""
    table, index = lists.current_row(session)
    row = table.rows[index]
    whole = lists.plain_table(session)
    if name and whole.shown:  # a screen shows columns that are not copied with the row
        table, row = whole, next(shown for shown in whole.rows if shown.reference == row.reference)
    names = (position for position, column in enumerate(table.columns) if column.is_name)
    column = column_index(name, table) if name else next(names, 0)
    text = format_readable(row.values[column])
    return text, f"{table.columns[column].title}, {truncate(text, LONGEST_LABEL)}"


def copied(text: str, label: str) -> Reply:
    """Write a text to the clip file and reply with the effect that copies it; `label` names it for the reader."""
    harmless = printable(text)
    written = write_clip(harmless)
    kept = KEPT if written.startswith("written") else written
    return Reply(f"{label}: {written}", (Copy(harmless, label, kept),))


def write_clip(text: str) -> str:
    """Write the clip file; what was done, in words."""
    path = os.path.join(state_folder(), "clip.txt")
    try:
        make_own_folders(os.path.dirname(path))
        replace_file(path, [text, "\n"], is_own=True)
    except OSError as error:
        return f"not written to {path}: {os.strerror(error.errno or 0)}"
    return f"written to {path}"
