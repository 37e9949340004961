"""A long answer, a page at a time: what is not asked for is neither laid out nor sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.errors import UsageError
from briefing.safe import short
from briefing.views.layout import Line, Span

SIZE = 20
"""Lines of a page, where the reader has not said otherwise."""
LONGEST_SIZE = 5
"""Digits of the size of a page."""


class Pages:
    """The answer that was given last. `put` writes lines."""

    def __init__(self, put: Callable[[Iterable[Line]], None]) -> None:
        self.put, self.size = put, SIZE
        """`size` 0 is no pages: everything at once."""
        self.starts: list[int] = []
        """The first item of each page that was given."""
        self.begin(0, lambda _: ())

    def begin(self, count: int, item: Callable[[int], Sequence[Line]]) -> None:
        """Give the first page of another answer of `count` items: rows of a list, or lines of a text."""
        self.count, self.item, self.position = count, item, 0
        self.starts.clear()
        self.more()

    def begin_lines(self, lines: Sequence[Line]) -> None:
        """Give the first page of a text."""
        self.begin(len(lines), lambda index: lines[index : index + 1])

    @property
    def is_over(self) -> bool:
        """Has every item been given?"""
        return self.position >= self.count

    def more(self) -> None:
        """Give the next page: as many items as it has room for, one at the least."""
        if self.is_over:
            return
        self.starts.append(self.position)
        room = self.size
        while not self.is_over:
            lines = self.item(self.position)
            if self.size and len(lines) > room and self.position > self.starts[-1]:
                break
            self.put(lines)
            self.position += 1
            room -= len(lines)
        if not self.is_over:
            self.put([(Span(f"{self.position:,} of {self.count:,}; empty line for more", "meta"),)])

    def next_page(self) -> None:
        """Give the next page. Raises UsageError after the last one."""
        if self.is_over:
            raise UsageError("that was all")
        self.more()

    def previous_page(self) -> None:
        """Give the page before the one that was given last, or that one again. Raises UsageError without one."""
        if not self.starts:
            raise UsageError("there is no page before this")
        for _ in range(min(2, len(self.starts))):
            self.position = self.starts.pop()
        self.more()

    def drop(self) -> None:
        """Forget the rest of the answer."""
        self.position = self.count

    def set_size(self, size: str) -> str:
        """Set the lines of a page unless `size` is empty; how many there are, in words. Raises UsageError."""
        if size and not (size.isascii() and size.isdigit() and len(size) <= LONGEST_SIZE):
            raise UsageError(f"expected a number of lines, found {short(size)}")
        self.size = int(size) if size else self.size
        return f"{self.size} lines a page" if self.size else "no pages: everything at once"
