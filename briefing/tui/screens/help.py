"""The keys, as they are bound: nothing here is written twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.binding import Binding

from briefing.commands import Command, Keys
from briefing.tui.screens.sized import SizedScreen
from briefing.tui.widgets.prose import ProsePane
from briefing.views.layout import Paragraph, Span, paragraph

NAMES = 19
"""Cells of the column of names."""


class KeysScreen(SizedScreen[None]):
    """The commands of some groups: their keys, their names for the `:` prompt, what they do."""

    BINDINGS = [Binding("escape,q,question_mark", "app.pop_screen", "close")]

    def __init__(self, groups: Iterable[Iterable[Command]], keys: Keys) -> None:
        super().__init__()
        self.keys_pane = ProsePane("keys")
        self.keys_pane.show("Keys — esc closes", list(key_lines(groups, keys)))

    def compose(self) -> ComposeResult:
        yield self.keys_pane


def key_lines(groups: Iterable[Iterable[Command]], keys: Keys) -> Iterator[Paragraph]:
    """A line a command: its keys, its name, what it does."""
    for group in groups:
        for one in group:
            own = "  ".join(keys.get(one.name, one.keys))
            takes = f" ({one.takes})" if one.takes else ""
            spans = (
                Span(f"{one.name:<{NAMES}}", "label"),
                Span(own, "title"),
                Span(f"{'  ' if own else ''}{one.help}"),
            )
            yield Paragraph((*spans, Span(takes, "meta")), hang=NAMES)
        yield paragraph("")
    text = "A number before a move: 10j, 5G. Behind : a name does what its key does; some take more: :sort date."
    yield paragraph(text, "meta")
    text = "With --mouse: a click goes to a row, another opens it; links and names of sections take a click, too."
    yield paragraph(text, "meta")
    text = "In the search bar: enter goes into the results, esc back; up and down are earlier searches, tab completes."
    yield paragraph(text, "meta")
