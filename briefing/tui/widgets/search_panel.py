"""The search bar with what it does: the session searches for what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from briefing.search.query.parser import LONGEST
from briefing.session import searching
from briefing.session.completion import complete_query, completion_text
from briefing.session.search_history import load_search_history, save_search_history
from briefing.session.session import Session
from briefing.tui.widgets.search_bar import SearchBar


class SearchPanel(Container):
    """Posts `Changed` when the session has searched for another text, `Closed` when the bar has gone."""

    @dataclass
    class Changed(Message):
        """`text`: why the query cannot be read, or what tab would make of it."""

        text: str

    class Closed(Message):
        """The reader is in the results, or back where the search began."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="search-panel")
        self.session = session
        self.bar = SearchBar("search", load_search_history())
        self.bar.candidates = self.candidates
        self.display = False

    def compose(self) -> ComposeResult:
        yield self.bar

    def open(self, text: str) -> None:
        """Show the bar with a text; results follow what is typed."""
        self.display = True
        self.bar.begin(text)
        searching.begin_typing(self.session)

    def close(self) -> None:
        """Hide the bar."""
        self.display = False
        self.post_message(self.Closed())

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        """Search, unless another key has been typed meanwhile."""
        if message.text == self.bar.value and self.display:
            searching.type_query(self.session, message.text)
            cycle = self.bar.cycle
            if cycle.is_on(message.text):
                hint = completion_text(cycle.candidates, cycle.typed, cycle.index)
            else:
                hint = completion_text(self.candidates(message.text), message.text)
            self.post_message(self.Changed(self.session.search.remark or hint))

    def candidates(self, text: str) -> Sequence[str]:
        """What tab makes of a text; where nothing is found, what may have been meant."""
        search = self.session.search
        is_empty = search.is_on and not search.results.found
        return complete_query(text, self.session.repository, tuple(self.session.contents.saved)) or (
            search.spelling if is_empty else ()
        )

    def on_search_bar_done(self) -> None:
        """Go into the results; a search for nothing is none, and the bar stays over a text that is no query."""
        text = self.bar.value
        if not text.strip():
            self.on_search_bar_left()
        elif self.session.search.unreadable:
            self.post_message(self.Changed(self.session.search.unreadable))
        else:
            self.bar.remember(text)
            save_search_history(self.bar.history)
            self.session.touch()
            self.close()

    def on_search_bar_left(self) -> None:
        """Go back to where the search began."""
        searching.give_up(self.session)
        self.close()

    def on_search_bar_full(self) -> None:
        """Tell that the query is as long as it may be."""
        self.post_message(self.Changed(f"a search has at most {LONGEST:,} characters: nothing was added"))
