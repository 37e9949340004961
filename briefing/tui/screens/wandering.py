"""Where the reader goes and has been: links, marks, back and forward, and the place where the last run ended."""

from __future__ import annotations

from briefing.library.folder import Resolved
from briefing.search.query.query import Query
from briefing.tui.desk import BRIEFINGS, PANES, RESULTS, Desk
from briefing.tui.screens.live import LiveScreen
from briefing.tui.screens.views import ViewsScreen
from briefing.tui.trail import Place, Trail, View, read, written
from briefing.tui.widgets.prose import ProsePane

PLACE = "place"
"""Under this name the place is kept."""


class WanderingScreen(LiveScreen):
    """Every step that leaves a place notes it first."""

    def __init__(self, desk: Desk, start: Resolved | None = None) -> None:
        super().__init__(desk, start)
        self.trail = Trail()

    def begin(self) -> None:
        """Where the last run of this library ended, unless it is begun with a record."""
        self.desk.visit()
        place = read(self.desk.state.get_setting(PLACE)) if self.start is None else None
        if place and self.is_there(place):
            self.restore(place)
        else:
            super().begin()

    def on_unmount(self) -> None:
        self.desk.state.put_setting(PLACE, written(self.place))
        self.desk.state.close()

    def is_there(self, place: Place) -> bool:
        """Can it still be gone to?"""
        needs_briefing = place.pane not in (BRIEFINGS, RESULTS)
        is_pane = place.pane in PANES or (place.pane == RESULTS and bool(place.search.strip()))
        return is_pane and (not needs_briefing or self.desk.briefing(place.opened) is not None)

    def go(self, reference: str) -> None:
        """Open a record or a briefing; the way back is kept."""
        before = self.place
        if self.open_reference(reference):
            self.trail.leave(before)

    def take_open_reference(self, reference: str) -> None:
        self.go(reference)

    def action_open_reference(self) -> None:
        self.show_status(":open-reference REF opens a briefing, or a record as briefing-id#item-id")

    def on_prose_pane_followed(self, message: ProsePane.Followed) -> None:
        self.go(message.reference)

    # ------------------------------------------------------ back and forward

    def action_before(self) -> None:
        """To what was read before, wherever that was."""
        if place := self.trail.back(self.place):
            self.restore(place)
        else:
            self.show_status("nothing was read before this")

    def action_forth(self) -> None:
        if place := self.trail.forth(self.place):
            self.restore(place)
        else:
            self.show_status("there is nothing to go forward to")

    def restore(self, place: Place) -> None:
        if place.search or self.search.is_on:
            self.look_for(place.search, place.typing)
        self.opened, self.pane = place.opened, place.pane
        self.zoomed, self.cursors = place.zoomed, dict(place.cursors)
        self.show()
        if place.view:
            self.look_at(place.view)

    # ----------------------------------------------------------------- views

    def look_at(self, view: View) -> None:
        """A view of what is searched for, or of everything; a figure is compared with all there are."""
        query = Query() if view.name == "compare" else self.search.query
        screen = ViewsScreen(self.desk, query, view)
        self.app.push_screen(screen, lambda chosen: self.come_from_view(chosen, screen.here, query))

    def come_from_view(self, chosen: str | None, view: View, asked: Query) -> None:
        """Open the record that was chosen, or search for what was; back leads into the view again.

        `asked`: what the view was of, which its row counts within.
        """
        self.show_marked()
        if not chosen:
            self.trail.future.append(self.place._replace(view=view))
            return
        before = self.place._replace(view=view)
        if "#" in chosen or self.desk.briefing(chosen) is not None:
            if not self.open_reference(chosen):
                return
        else:
            self.ask_for(str(asked.narrowed(Query.parse(chosen).root)))
        self.trail.leave(before)
