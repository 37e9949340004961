"""Searching on screen: the bar, the results, and stepping through the matches of the open briefing."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from briefing.catalogue.faults import is_damage
from briefing.catalogue.saved import named
from briefing.errors import BriefingError
from briefing.library import Found
from briefing.search.parse import LONGEST
from briefing.search.query import Query
from briefing.search.sqlite import SqliteIndex
from briefing.tui.completion import completions, said
from briefing.tui.desk import BRIEFINGS, RESULTS, SUMMARY, Desk
from briefing.tui.history import keep_searches
from briefing.tui.screens.panes import PanesScreen
from briefing.tui.searching import Outcome, in_full
from briefing.tui.trail import Place
from briefing.tui.widgets.results import ResultsPane
from briefing.tui.widgets.search import SearchBar

REST = 0.15
"""Seconds without a key after which everything about a search is found out."""


class SearchingScreen(PanesScreen):
    """State beside that of the panes: where the search began, to come back to."""

    class FoundBeside(Message):
        """A search that went on beside has ended."""

        def __init__(self, outcome: Outcome) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self, desk: Desk, start: Found | None = None) -> None:
        super().__init__(desk, start)
        self.began: Place | None = None
        self.resting: Timer | None = None
        """It runs out when the keys rest; None where nothing more is to be found out."""
        self.beside: SqliteIndex | None = None
        """The connection of the search that goes on beside."""
        self.candidates: list[str] = []
        """What tab will put into the bar."""

    # ------------------------------------------------------------------ the bar

    def action_search(self) -> None:
        if self.pane != RESULTS and not self.search.is_on:
            self.began = self.place
        self.search_bar.display = True
        self.search_bar.begin(self.search.text)
        self.pane = RESULTS
        self.show()

    def take_search(self, text: str) -> None:
        """Raises QueryError."""
        Query.parse(named(text, self.desk.saved))
        self.ask_for(text)

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        if message.text == self.search_bar.value and self.search_bar.display:  # the last key wins
            self.look_for(message.text, typing=True)
            self.candidates = completions(message.text, self.desk.catalogue, tuple(self.desk.saved))
            self.show_status(self.search.fault or said(self.candidates, message.text))

    def look_for(self, text: str, typing: bool) -> None:
        self.halt()
        try:
            whole = named(text, self.desk.saved)
            self.search.look_for(whole, typing and whole == text)
        except BriefingError as error:
            self.search.fault = str(error)
        self.results_pane.count_values({})
        self.show_section()
        if self.search.is_on and not self.search.fault:
            self.resting = self.set_timer(REST if self.search.is_complete else 0.01, self.find_out)

    def on_search_bar_complete(self) -> None:
        if self.candidates:
            self.search_bar.put(self.candidates[0])

    def on_search_bar_done(self) -> None:
        """Into the results; a search for nothing is none."""
        if self.search_bar.value.strip() and not self.search.fault:
            self.search_bar.remember(self.search_bar.value)
            keep_searches(self.search_bar.history)
            self.search_bar.display = False
            self.show()
        elif not self.search_bar.value.strip():
            self.clear_search()

    def on_search_bar_full(self) -> None:
        self.show_status(f"a search has at most {LONGEST:,} characters: nothing was added")

    def on_search_bar_left(self) -> None:
        self.clear_search()

    def clear_search(self) -> None:
        """Back to where the search began, everything as it was."""
        self.halt()
        self.search_bar.display = False
        self.search.look_for("", typing=False)
        self.only_matching = False
        place, self.began = self.began or self.place, None
        behind = SUMMARY if place.opened else BRIEFINGS
        self.opened, self.pane = place.opened, place.pane if place.pane != RESULTS else behind
        self.zoomed, self.cursors = place.zoomed, place.cursors
        self.show()

    # ------------------------------------------------------- what goes on beside

    def find_out(self) -> None:
        """The keys rest: find everything about the search, in a thread with its own connection."""
        self.resting, text, query = None, self.search.text, self.search.query
        index = self.desk.catalogue.another()
        if index is None:
            outcome = self.desk.catalogue.ask(lambda own: in_full(own, text, query))
            self.post_message(self.FoundBeside(outcome))
            return
        self.beside = index
        self.run_worker(lambda: self.find_beside(index, text, query), thread=True, group="search")

    def find_beside(self, index: SqliteIndex, text: str, query: Query) -> None:
        try:
            outcome = in_full(index, text, query)
            if not get_current_worker().is_cancelled:
                self.post_message(self.FoundBeside(outcome))
        except Exception as error:  # interrupted by the next key; a fault of the index is met by that key's own search
            if not (isinstance(error, sqlite3.Error) or is_damage(error)):
                raise
        finally:
            index.close()

    def halt(self) -> None:
        """Whatever is still looked for is no longer wanted."""
        if self.resting is not None:
            self.resting.stop()
            self.resting = None
        if self.beside is not None:
            with suppress(sqlite3.ProgrammingError):  # it may have ended, and be closed
                self.beside.connection.interrupt()
            self.beside = None

    def on_searching_screen_found_beside(self, message: FoundBeside) -> None:
        if self.search.take(message.outcome) and self.pane == RESULTS:
            self.show_section()

    # ------------------------------------------------------------------ results

    def on_results_pane_highlighted(self) -> None:
        self.show_record()

    def on_results_pane_opened(self, message: ResultsPane.Opened) -> None:
        """The record in its briefing, its words highlighted there."""
        self.go(message.reference)

    def open_reference(self, reference: str) -> bool:
        """Whether there is such a record; where there is none the status says so."""
        try:
            self.open_at(self.desk.catalogue.find(reference))
        except BriefingError as error:
            self.show_status(str(error))
            return False
        self.show()
        self.call_after_refresh(self.record_pane.go_to_match)
        return True

    def action_match(self, by: int) -> None:
        """To another match of the open briefing, round and round."""
        if not self.search.is_on or not self.matches or self.pane == RESULTS:
            self.show_status(self.no_match())
            return
        zoomed = self.zoomed
        item = self.current().partition("#")[2]
        at = self.matches.index(item) + by if item in self.matches else 0 if by > 0 else -1
        target = self.matches[at % len(self.matches)]
        self.open_reference(f"{self.opened}#{target}" if target else self.opened)
        self.zoomed = zoomed or self.pane == SUMMARY
        self.show()

    def no_match(self) -> str:
        if not self.search.is_on:
            return "there is no search whose matches to go to: / begins one"
        return "all of these match: enter goes into one" if self.pane == RESULTS else "nothing in here matches"

    def action_only_matching(self) -> None:
        if self.search.is_on and self.pane != RESULTS:
            self.only_matching = not self.only_matching
            self.show()
        elif not self.search.is_on:
            self.show_status("& shows only what matches: there is no search yet, / begins one")

    def run_saved(self, name: str) -> None:
        """A saved search, as if it had been typed."""
        self.ask_for(f"@{name}")

    def ask_for(self, text: str) -> None:
        """Search for a text that is complete."""
        self.began = self.began if self.search.is_on else self.place
        self.pane = RESULTS
        self.look_for(text, typing=False)
        self.show()
