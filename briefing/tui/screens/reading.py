"""The reading screen: the library, the open briefing, one section of it, one record."""

from __future__ import annotations

import os
import shlex
import subprocess

from textual.app import SuspendNotSupported

from briefing.commands import READING, TOGETHER
from briefing.errors import UsageError
from briefing.model import SECTIONS, Statistic
from briefing.tui.bindings import bindings
from briefing.tui.desk import BRIEFINGS, PANES, RESULTS, SUMMARY, now
from briefing.tui.looking import NAMES
from briefing.tui.screens.wandering import WanderingScreen
from briefing.tui.trail import View
from briefing.tui.widgets.bar import Tabs
from briefing.tui.widgets.table import TablePane
from briefing.userdata.saved_searches import save_search
from briefing.userdata.since import parse_since


def editor() -> list[str]:
    """The words of $VISUAL or $EDITOR; vi where neither is set."""
    return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")


class ReadingScreen(WanderingScreen):
    """Moving between the panes."""

    BINDINGS = bindings(READING)
    COMMAND_GROUPS = (*TOGETHER["reading"][:2], *TOGETHER["reading a record"][1:])

    @property
    def is_plain(self) -> bool:
        """Is this what the next session will begin with?"""
        return not (self.search_bar.display or self.prompt.display or self.start)

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
            self.trail.leave(self.place)
            self.open_highlighted()
            self.pane = SUMMARY
        self.show()

    def open_highlighted(self) -> None:
        """The briefing under the cursor of the library is the open one from here on."""
        if self.desk.briefing(self.library_pane.reference) is not None:
            self.opened = self.cursors["", BRIEFINGS] = self.library_pane.reference
            self.desk.see(self.opened)

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        here = PANES.index(self.pane) if self.pane in PANES else 0
        self.action_pane(message.index - here)

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
                self.trail.leave(self.place)
                self.opened = self.cursors["", BRIEFINGS] = name
                self.desk.see(name)
                self.zoomed = zoomed
                self.show()

    def action_edit(self) -> None:
        """In the reader's own editor; what was changed is shown when it ends."""
        found = self.desk.place_in_file(self.current())
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
        self.look_at(View(NAMES[0], "", ""))

    def take_views(self, name: str) -> None:
        """Raises UsageError."""
        found = [one for one in NAMES if one.startswith(name)]
        if not found:
            raise UsageError(f"no such view: there are {', '.join(NAMES)}")
        self.look_at(View(found[0], "", ""))

    def action_changes(self) -> None:
        self.look_at(View("changes", "", ""))

    def take_changes(self, when: str) -> None:
        """Raises UsageError."""
        self.desk.since = parse_since(when, now(), self.desk.visited)
        self.action_changes()

    def action_compare(self) -> None:
        """The figure under the cursor beside every other of its measure."""
        _, record = self.meant()
        if isinstance(record, Statistic):
            self.look_at(View("compare", record.measure, self.current()))
        else:
            self.show_status("c compares a figure: there is none under the cursor")

    def take_compare(self, measure: str) -> None:
        self.look_at(View("compare", measure, ""))

    def action_unread(self) -> None:
        """The next reader of this terminal finds it unread."""
        name = self.current().partition("#")[0]
        if self.desk.briefing(name) is None:
            self.show_status("there is no briefing under the cursor")
            return
        self.desk.unsee(name)
        self.show()
        self.show_status("it counts as unread again")

    def action_all_read(self) -> None:
        self.desk.see_all()
        self.show()
        self.show_status("every briefing counts as read")

    def action_save_search(self) -> None:
        self.show_status(":save-search NAME keeps what is searched for")

    def take_save_search(self, name: str) -> None:
        """Raises UsageError, OutputError."""
        if not self.search.is_on:
            raise UsageError("there is no search to keep")
        save_search(name, self.search.text.strip())
        self.desk.reload()
        self.show()
        self.show_status(f"kept: @{name}")
