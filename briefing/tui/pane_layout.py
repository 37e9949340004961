"""Which widgets of the main screen are shown in which room: by the width of the terminal and the location."""

from __future__ import annotations

from collections.abc import Mapping

from textual.screen import Screen

from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY, Location
from briefing.tui.presenter import Presenter
from briefing.tui.widgets.line_widget import LineWidget
from briefing.tui.widgets.record_view import RecordView
from briefing.tui.widgets.results_list import ResultsList
from briefing.tui.widgets.table_widget import TableWidget

WIDE, DESK = 110, 160
"""Cells from which the list stands beside what is read, and from which the record stands beside its section."""
BAR_LINES = 4
"""Lines of the screen that are no table and no record."""


class PaneLayout:
    """Sets classes of the screen, which the style sheet lays out, and the heights of the tables."""

    def __init__(
        self,
        screen: Screen[None],
        presenter: Presenter,
        library: TableWidget,
        section: TableWidget,
        results: ResultsList,
        record: RecordView,
    ) -> None:
        self.screen, self.presenter = screen, presenter
        self.library, self.section, self.results, self.record = library, section, results, record

    def set_width(self, cells: int) -> bool:
        """Lay out for a width of the terminal; whether the list came beside what is read, or went."""
        was_wide, self.presenter.is_wide = self.presenter.is_wide, cells >= WIDE
        self.set_classes({"wide": cells >= WIDE, "desk": cells >= DESK})
        return was_wide != self.presenter.is_wide

    def show(self, here: Location) -> None:
        """Show the widgets of a location."""
        is_prose = here.pane == SUMMARY or here.is_record_open
        self.set_classes({"-library": here.pane == BRIEFINGS, "-results": here.pane == RESULTS, "-prose": is_prose})
        self.size_tables(here)

    def set_classes(self, wanted: Mapping[str, bool]) -> None:
        """Add and remove classes of the screen, and match the style sheet once."""
        before = self.screen.classes
        for name, is_set in wanted.items():
            self.screen.set_class(is_set, name, update=False)
        if self.screen.classes != before:
            self.screen.update_node_styles()

    def focused(self, here: Location) -> LineWidget:
        """The widget that moves act on."""
        if here.pane == SUMMARY or here.is_record_open:
            return self.record
        return {BRIEFINGS: self.library, RESULTS: self.results}.get(here.pane, self.section)

    def size_tables(self, here: Location) -> None:
        """A table above its record takes what its rows need, at the most half of the room."""
        room, is_desk = self.screen.size.height - BAR_LINES, self.screen.has_class("desk")
        self.results.styles.height = "1fr" if is_desk else max(room * 3 // 5, 3)
        section = self.presenter.section(here)
        rows = len(self.presenter.library(here).table.rows), len(section.table.rows) if section else 0
        tables = ((self.library, rows[0], self.presenter.is_wide), (self.section, rows[1], is_desk))
        for table, count, is_beside in tables:
            height = min(max(count, 1) + table.source.heads, max(room // 2, 3))
            table.styles.height = "1fr" if is_beside else height
