"""Commands of the links of the current record."""

from __future__ import annotations

from briefing.cell_width import truncate
from briefing.errors import UsageError
from briefing.session.navigate import open_reference
from briefing.session.reply import Reply
from briefing.session.session import Session
from briefing.views.layout import Link, links_of

LONGEST_LINK = 80
"""Cells of what a link is called."""


def links(session: Session) -> list[Link]:
    """What the current record leads to."""
    _, paragraphs = session.contents.record_text(session.location, session.reference)
    return links_of(paragraphs)


def link_by(session: Session, by: int) -> Reply:
    """Choose the next link of the record, round and round. Raises UsageError."""
    targets = links(session)
    if not targets:
        raise UsageError("this leads nowhere: it names no other record")
    first = 0 if by > 0 else -1
    session.link = (first if session.link is None else session.link + by) % len(targets)
    session.touch()
    name = truncate(targets[session.link].text.strip(), LONGEST_LINK)
    return Reply(f"Link {session.link + 1} of {len(targets)}: {name}; follow goes there")


def follow(session: Session, _: str = "") -> Reply:
    """Go where the chosen link leads. Raises UsageError."""
    targets = links(session)
    if session.link is None or session.link >= len(targets):
        raise UsageError("follow what? next-link names what the record leads to")
    return open_reference(session, targets[session.link].target)
