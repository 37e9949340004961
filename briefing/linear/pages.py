"""A long answer, a page at a time: what is not asked for is neither laid out nor sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.views.layout import Line, Span

SIZE = 20
"""Lines of a page, where the reader has not said otherwise."""


class Pages:
    """The answer that was given last. `put` writes lines."""

    def __init__(self, put: Callable[[Iterable[Line]], None]) -> None:
        self.put, self.size = put, SIZE
        """0 is no pages: everything at once."""
        self.starts: list[int] = []
        """Of the pages that were given, the first item."""
        self.begin(0, lambda _: ())

    def begin(self, count: int, item: Callable[[int], Sequence[Line]]) -> None:
        """Another answer, of `count` items: a record of a list, or a line of a text. Gives its first page."""
        self.count, self.item, self.at = count, item, 0
        self.starts.clear()
        self.more()

    def begin_lines(self, lines: Sequence[Line]) -> None:
        self.begin(len(lines), lambda index: lines[index : index + 1])

    @property
    def is_over(self) -> bool:
        return self.at >= self.count

    def more(self) -> None:
        """The next page: as many items as it has room for, one at the least."""
        if self.is_over:
            return
        self.starts.append(self.at)
        room = self.size
        while not self.is_over:
            lines = self.item(self.at)
            if self.size and len(lines) > room and self.at > self.starts[-1]:
                break
            self.put(lines)
            self.at += 1
            room -= len(lines)
        if not self.is_over:
            self.put([(Span(f"{self.at:,} of {self.count:,}; empty line for more", "meta"),)])

    def again(self) -> None:
        """The page before the one that was given last, or that one where there is none before."""
        for _ in range(min(2, len(self.starts))):
            self.at = self.starts.pop()
        self.more()

    def drop(self) -> None:
        """Nothing more of it."""
        self.at = self.count
