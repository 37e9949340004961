"""The keys, as they are bound: nothing here is written twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from briefing.tui.widgets.prose import ProsePane
from briefing.views.layout import Paragraph, Span, paragraph

NAMES = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]",
    "pagedown": "page down", "pageup": "page up", "escape": "esc", "shift+tab": "shift-tab", "ampersand": "&",
}  # fmt: skip


class KeysScreen(Screen[None]):
    """The keys of some nodes, with what they do."""

    BINDINGS = [Binding("escape,q,question_mark", "app.pop_screen", "close")]

    def __init__(self, nodes: Iterable[DOMNode]) -> None:
        super().__init__()
        self.keys_pane = ProsePane("keys")
        self.keys_pane.show("Keys — esc closes", list(key_lines(nodes)))

    def compose(self) -> ComposeResult:
        yield self.keys_pane


def key_lines(nodes: Iterable[DOMNode]) -> Iterator[Paragraph]:
    """A line an action: its keys, then what it does."""
    for action, keys in keys_by_action(nodes).items():
        yield Paragraph((Span(f"{'  '.join(keys):<26}", "label"), Span(action)), hang=26)
    yield paragraph("")
    text = "In the search bar: enter goes into the results, esc back; up and down are earlier searches, tab completes."
    yield paragraph(text, "meta")


def keys_by_action(nodes: Iterable[DOMNode]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for node in nodes:
        own = (
            pair
            for cls in type(node).__mro__
            for pair in cls.__dict__.get("BINDINGS", ())
            if cls.__module__.startswith("briefing")
        )
        for binding in own:
            if isinstance(binding, Binding):
                names = [NAMES.get(key, key.replace("ctrl+", "ctrl-")) for key in binding.key.split(",")]
                out.setdefault(binding.description, []).extend(names)
    return out
