"""The keys, as they are bound: nothing here is written twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from briefing.session.location import Location
from briefing.session.registry import (
    COMMANDS,
    EVERYWHERE,
    KEY_CONTEXTS,
    MOVES,
    MOVING,
    READING,
    RECORD,
    TABLE,
    VIEWING,
    Command,
)  # fmt: skip
from briefing.tui.keybindings import screen_bindings
from briefing.tui.presenter import RecordContent
from briefing.tui.textual_private import SizeGuard
from briefing.tui.widgets.line_widget import move_widget
from briefing.tui.widgets.record_view import RecordView
from briefing.views.layout import Paragraph, Span, paragraph

LEAVING = ("quit", "leave")
"""Commands that leave from here, too."""
NAME_WIDTH = 19
"""Cells of the column of names."""
NOTES = (
    "A number before a move: 10j, 5G. Behind : a name does what its key does; some take more: :sort date.",
    "With --mouse: a click goes to a row, another opens it; links and names of sections take a click, too.",
    "In the search bar: enter goes into the results, esc back; up and down are earlier searches, tab completes.",
)


class HelpScreen(SizeGuard, Screen[None]):
    """The commands of some groups: their keys, their names for the `:` prompt, what they do."""

    BINDINGS = [
        Binding("escape,q,question_mark", "app.pop_screen", "close"),
        *screen_bindings(COMMANDS[name] for name in LEAVING),
    ]

    def __init__(self, contexts: Sequence[str], keys: Mapping[str, tuple[str, ...]]) -> None:
        """`contexts`: of KEY_CONTEXTS. `keys`: those that replace the declared ones."""
        super().__init__()
        shown = [group for context in contexts for group in KEY_CONTEXTS[context]]
        groups = [group for group in (MOVING, TABLE, RECORD, EVERYWHERE, READING, VIEWING) if group in shown]
        content = RecordContent("Keys — esc closes", list(key_lines(groups, keys)))
        self.text = RecordView("keys", lambda _: content)

    def compose(self) -> ComposeResult:
        yield self.text

    def on_mount(self) -> None:
        self.text.location = Location(revision=1)
        self.text.focus()

    def action_run(self, name: str) -> None:
        """Of the commands only moves act here, and those that leave."""
        if name in MOVES:
            move_widget(self.text, MOVES[name])
        elif name in LEAVING:
            self.app.pop_screen()
            self.app.call_later(self.app.screen.run_action, f"run({name!r})")


def key_lines(groups: Iterable[Iterable[Command]], keys: Mapping[str, tuple[str, ...]]) -> Iterator[Paragraph]:
    """A line a command: its name, its keys, what it does."""
    for group in groups:
        for command in group:
            bound = "  ".join(keys.get(command.name, command.keys))
            takes = f" ({command.takes})" if command.takes else ""
            spans = (
                Span(f"{command.name:<{NAME_WIDTH}}", "label"),
                Span(bound, "title"),
                Span(f"{'  ' if bound else ''}{command.help}"),
            )
            yield Paragraph((*spans, Span(takes, "meta")), hang=NAME_WIDTH)
        yield paragraph("")
    for note in NOTES:
        yield paragraph(note, "meta")
