"""Labels in a column of their own, with the values or links behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.formatting import NamedReference, format_readable
from briefing.model import Briefing
from briefing.views.layout import Paragraph, Span

LABEL = 16
"""Width of the label column, in cells."""


def links_to(briefing: Briefing, value: Any) -> Iterator[Span]:
    """Return the records that a value names as links, separated by `; `; nothing where none is in the briefing."""
    names = value if isinstance(value, tuple) and not hasattr(value, "_fields") else (value,)
    if not any(isinstance(name, NamedReference) and name.id for name in names):
        return
    for index, name in enumerate(names):
        is_link = isinstance(name, NamedReference) and name.id
        target = reference_of(briefing, name.id) if is_link else ""
        yield Span("; " if index else "")
        yield Span(format_readable(name).replace("\n", " "), "link" if is_link else "text", target)


def reference_of(briefing: Briefing, name: str) -> str:
    """Return the reference of an id that a record of the briefing names; one to another briefing is its own."""
    return f"{briefing.id}#{name}" if name in briefing.by_id else name


def label_links(title: str, spans: tuple[Span, ...]) -> Paragraph:
    """Return a label in its column, followed by spans."""
    return Paragraph((Span(f"{title:<{LABEL - 1}} ", "label"), *spans), hang=LABEL)


def labelled(title: str, text: str, role: str = "text") -> Paragraph:
    """Return a label in its column, followed by a text that wraps under itself."""
    return Paragraph((Span(f"{title:<{LABEL - 1}} ", "label"), Span(text.replace("\n", " "), role)), hang=LABEL)
