"""What tab and shift-tab put into a bar, one candidate after the other, and at last again what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class CompletionCycle:
    """Begins anew as soon as something else is typed."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew with the next key."""
        self.typed = ""
        """What was completed."""
        self.candidates: Sequence[str] = ()
        self.index = 0
        """Of the candidate that is in the bar; their number where that is what was typed."""

    @property
    def current(self) -> str:
        """What is in the bar while it is completed."""
        return [*self.candidates, self.typed][self.index]

    def is_on(self, text: str) -> bool:
        """Is this text in the bar because it was completed?"""
        return len(self.candidates) > 1 and text == self.current

    def step(self, text: str, by: int, candidates_of: Callable[[str], Sequence[str]]) -> str:
        """Return the candidate after the one in the bar, or before it; the text itself where there is none."""
        if not self.is_on(text):
            self.typed, self.candidates = text, candidates_of(text)
            self.index = len(self.candidates)
        self.index = (self.index + by) % (len(self.candidates) + 1)
        return self.current
