"""The reading screen: the library, the open briefing, one section of it, one record."""

from __future__ import annotations

import os
import shlex
import subprocess

from textual.app import SuspendNotSupported
from textual.binding import Binding

from briefing.export.citation import citation
from briefing.model import SECTIONS, Statistic
from briefing.search.query import Query
from briefing.tui.clipboard import copy
from briefing.tui.desk import BRIEFINGS, PANES, RESULTS, SUMMARY
from briefing.tui.screens.keys import KeysScreen
from briefing.tui.screens.live import LiveScreen
from briefing.tui.screens.views import ViewsScreen
from briefing.tui.widgets.table import TablePane


def editor() -> list[str]:
    """The words of $VISUAL or $EDITOR; vi where neither is set."""
    return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")


class ReadingScreen(LiveScreen):
    """Moving between the panes."""

    BINDINGS = [
        Binding("tab", "pane(1)", "next pane"),
        Binding("right_square_bracket", "pane(1)", "next pane"),
        Binding("shift+tab", "pane(-1)", "previous pane"),
        Binding("left_square_bracket", "pane(-1)", "previous pane"),
        Binding("right_curly_bracket", "briefing(1)", "next briefing"),
        Binding("left_curly_bracket", "briefing(-1)", "previous briefing"),
        Binding("e", "edit", "edit the file, at the record"),
        Binding("J", "record(1)", "read on in the record below"),
        Binding("K", "record(-1)", "read back in the record below"),
        Binding("v", "views", "views of the library: timeline, measures, countries …"),
        Binding("c", "compare", "compare this figure across briefings"),
        Binding("y", "copy('plain')", "copy with attribution"),
        Binding("Y", "copy('markdown')", "copy as Markdown"),
        Binding("escape,h,left", "back", "back"),
        Binding("question_mark", "keys", "the keys"),
        Binding("q", "leave", "leave"),
        Binding("ctrl+q,ctrl+c", "leave", "leave", priority=True),
    ]

    def on_table_pane_highlighted(self, message: TablePane.Highlighted) -> None:
        self.cursors[message.place] = message.reference
        self.show_record()
        if self.pane == BRIEFINGS:
            self.show_bars()
        elif self.search.is_on:
            self.show_status()

    def on_table_pane_opened(self, message: TablePane.Opened) -> None:
        if message.pane == "section":
            self.zoomed = True
        elif message.reference.startswith("@"):
            self.run_saved(message.reference[1:])
            return
        elif self.desk.briefing(message.reference) is not None:
            self.open_highlighted()
            self.pane = SUMMARY
        self.show()

    def open_highlighted(self) -> None:
        """The briefing under the cursor of the library is the open one from here on."""
        if self.desk.briefing(self.library_pane.reference) is not None:
            self.opened = self.cursors["", BRIEFINGS] = self.library_pane.reference

    def action_pane(self, by: int) -> None:
        """To the next pane; from the library it is one of the briefing under the cursor."""
        if self.pane == RESULTS:
            return
        if self.pane == BRIEFINGS:
            if self.desk.briefing(self.library_pane.reference) is None:
                return
            self.open_highlighted()
        if self.opened:
            self.pane = PANES[(PANES.index(self.pane) + by) % len(PANES)]
            self.show()

    def action_briefing(self, by: int) -> None:
        """The same pane of the next briefing of the list."""
        rows = self.desk.briefings().rows
        at = self.desk.place_of(self.opened) + by
        if self.opened and self.pane not in (BRIEFINGS, RESULTS) and 0 <= at < len(rows):
            name = rows[at].reference
            if self.desk.briefing(name) is not None:
                zoomed = self.zoomed
                self.opened = self.cursors["", BRIEFINGS] = name
                self.zoomed = zoomed
                self.show()

    def action_edit(self) -> None:
        """In the reader's own editor; what was changed is shown when it ends."""
        found = self.desk.place_in_file(self.current() or self.opened)
        if found is None:
            self.show_status("there is no file under the cursor")
            return
        try:
            with self.app.suspend():
                code = subprocess.run([*editor(), f"+{found[1]}", found[0]], check=False).returncode
            self.show_status(f"the editor ended with {code}" if code else "")
        except (OSError, SuspendNotSupported) as error:
            self.show_status(f"no editor: {error}")
        self.refresh()

    def action_record(self, by: int) -> None:
        """Read on in the record, the cursor staying where it is."""
        self.record_pane.scroll_lines(by)

    def action_back(self) -> None:
        """One step: out of a record, back to the results, out of a search, out of a briefing."""
        if self.search.is_on and self.pane != RESULTS:
            self.pane = RESULTS
            self.show()
        elif self.search.is_on or self.pane == RESULTS:
            self.clear_search()
        elif self.zoomed and self.pane in SECTIONS:
            self.zoomed = False
            self.show()
        elif self.pane != BRIEFINGS:
            self.pane = BRIEFINGS
            self.show()

    def action_views(self) -> None:
        """The views of what is searched for, or of everything."""
        self.app.push_screen(ViewsScreen(self.desk, self.search.query), self.come_from_view)

    def action_compare(self) -> None:
        """The figure under the cursor beside every other of its measure."""
        briefing = self.desk.briefing(self.current().partition("#")[0])
        record = briefing.by_id.get(self.current().partition("#")[2]) if briefing else None
        if isinstance(record, Statistic):
            self.app.push_screen(
                ViewsScreen(self.desk, Query(), "compare", self.current(), record.measure), self.come_from_view
            )
        else:
            self.show_status("c compares a figure: there is none under the cursor")

    def action_copy(self, form: str) -> None:
        """The record under the cursor, or the briefing, as it may be passed on; the status says which ways it took."""
        name, _, item = (self.current() or self.opened).partition("#")
        briefing = self.desk.briefing(name)
        if briefing is None:
            self.show_status("there is nothing under the cursor to copy")
            return
        record = briefing.by_id.get(item)
        driver = self.app._driver
        done = copy(citation(briefing, record, form), driver.write if driver else str)
        self.show_status(f"{record.ONE if record else 'briefing'}: {', '.join(done)}")

    def come_from_view(self, chosen: str | None) -> None:
        """Open the record that was chosen, or search for what was."""
        if not chosen:
            return
        if "#" in chosen:
            self.open_reference(chosen)
        else:
            self.ask_for(chosen)

    def action_keys(self) -> None:
        self.app.push_screen(KeysScreen((self, self.section_pane)))

    def action_leave(self) -> None:
        self.app.exit()
