"""What a reader does with a record: copy it, flag it, write a note on it, mark the place."""

from __future__ import annotations

from textual.screen import ScreenResultType

from briefing.cell_width import truncate
from briefing.errors import UsageError
from briefing.export.citation import citation
from briefing.export.table_writer import write_table
from briefing.formatting import format_readable
from briefing.table import Table, caption
from briefing.tui.clipboard import copy
from briefing.tui.screens.record import RecordScreen
from briefing.tui.widgets.pane import LinePane
from briefing.tui.widgets.table import TablePane
from briefing.views.table_options import column_index

TABLE_FORMS = ("tsv", "markdown", "csv", "json")
LONGEST_SAID = 40
"""Cells of what was copied, where it is told."""
MOST_COPIED = 20_000
"""Rows that are read for a copy before the next key."""


class MarkingScreen(RecordScreen[ScreenResultType]):
    """What is kept of it is kept with the reader's state, never in the library."""

    def show_marked(self) -> None:
        """Show what the reader has put on a record."""
        raise NotImplementedError

    def action_copy(self, form: str) -> None:
        self.take_copy(form)

    def take_copy(self, form: str) -> None:
        """The record under the cursor as it may be passed on, or a row, or the table. Raises UsageError."""
        words = form.split()
        if words[0] in ("row", "table"):
            self.copy_table(words[0], words[1] if len(words) > 1 else "tsv")
            return
        if words[0] == "cell":
            self.copy_cell(" ".join(words[1:]))
            return
        briefing, record = self.meant()
        if briefing is None:
            self.show_status("there is nothing under the cursor to copy")
            return
        text = citation(briefing, record, form, self.desk.settings.templates)
        self.put_out(text, record.ONE if record else "briefing")

    def table_under(self) -> TablePane:
        """Raises UsageError where there is none, or no row in it."""
        pane = self.focused_pane()
        if not isinstance(pane, TablePane) or not pane.table.rows:
            raise UsageError("there is no table under the cursor")
        return pane

    def copy_cell(self, name: str) -> None:
        """What the row under the cursor has in a column, as it is read; in the one that says what it is by default."""
        pane = self.table_under()
        columns = pane.table.columns
        at = column_index(name, pane.table) if name else next((i for i, one in enumerate(columns) if one.is_name), 0)
        text = format_readable(pane.table.rows[pane.cursor].values[at])
        self.put_out(text, f"{columns[at].title}, {truncate(text, LONGEST_SAID)}")

    def copy_table(self, what: str, form: str) -> None:
        pane = self.table_under()
        if form not in TABLE_FORMS:
            raise UsageError(f"a {what} is copied as {', '.join(TABLE_FORMS)}")
        if what == "table" and len(pane.table.rows) > MOST_COPIED:
            raise UsageError(f"more than {MOST_COPIED:,} rows are for the command line, with --format {form}")
        rows = [pane.table.rows[pane.cursor]] if what == "row" else list(pane.table.rows)
        whole = Table(pane.table.title, pane.table.columns, rows)
        self.put_out("".join(write_table(whole, form)).rstrip("\n"), f"{what}, {form}")

    def put_out(self, text: str, what: str) -> None:
        driver = self.app._driver
        done = copy(text, driver.write if driver else str)
        self.show_status(f"{what}: {', '.join(done)}")

    # ----------------------------------------------------- flags, notes, marks

    def action_flag(self) -> None:
        briefing, record = self.meant()
        if briefing is None:
            self.show_status("there is nothing under the cursor to flag")
            return
        name = caption(record) if record else briefing.headline
        was = self.desk.remarks.get(self.current())
        self.desk.look_at_marks()
        now = self.desk.remarks.get(self.current())
        is_as_shown = bool(was and was.flagged) == bool(now and now.flagged)  # another reader may have been faster
        is_on = self.desk.state.flag(self.current(), name) if is_as_shown else bool(now and now.flagged)
        self.show_marked()
        self.show_status(f"flagged: {name}" if is_on else f"the flag is taken back: {name}")

    def action_note(self) -> None:
        if self.meant()[0] is None:
            self.show_status("there is nothing under the cursor to write a note on")
            return
        remark = self.desk.state.annotations().get(self.current())
        self.ask("note", remark.note if remark else "", "a note on what is under the cursor; empty takes it back")

    def take_note(self, text: str) -> None:
        briefing, record = self.meant()
        if briefing is not None:
            self.desk.state.annotate(self.current(), caption(record) if record else briefing.headline, text)
            self.show_marked()
            self.show_status("noted; briefing marks prints them all" if text else "there is no note on it now")

    def take_noted(self, text: str) -> None:
        self.take_note(text)

    def on_line_pane_lettered(self, message: LinePane.Lettered) -> None:
        take = self.take_mark if message.purpose == "mark" else self.take_jump
        take(message.letter)

    def on_line_pane_waiting(self, message: LinePane.Waiting) -> None:
        self.show_status(f"{message.purpose}: a letter from a to z or A to Z")
        self.is_saying = False  # the letter itself must not clear it before it is met

    def take_mark(self, letter: str) -> None:
        briefing, record = self.meant()
        if briefing is None or not (letter.isascii() and letter.isalpha() and len(letter) == 1):
            self.show_status("a place is marked with a letter from a to z or A to Z, on a briefing or a record")
            return
        self.desk.state.set_bookmark(letter, self.current(), caption(record) if record else briefing.headline)
        self.show_marked()
        self.show_status(f"'{letter} comes back here")

    def take_jump(self, letter: str) -> None:
        found = self.desk.state.bookmarks().get(letter)
        if found is None:
            known = " ".join(self.desk.state.bookmarks()) or "none yet; m and a letter makes one"
            self.show_status(f"no place is marked with {letter} (there are {known})"[:200])
            return
        self.go(found.reference)
