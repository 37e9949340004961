"""Whether what a command wrote of the reader's own is on disk: its reply says so where it is not."""

from __future__ import annotations

from collections.abc import Callable

from briefing.session.reply import Reply
from briefing.session.session import Session


def told_whether_kept(session: Session, run: Callable[[], Reply], is_leave: bool = False) -> Reply:
    """Run a command; its reply tells where what it wrote is not on disk, or is after all. Raises BriefingError."""
    before, count = session.userdata.unkept, len(session.userdata.store.unkept)
    session.is_leave_asked = session.is_leave_asked and is_leave
    reply = run()
    unkept = session.userdata.unkept
    if is_leave or (unkept and len(session.userdata.store.unkept) == count) or not (unkept or before):
        return reply
    text = unkept or "what was not kept before is kept now"
    return reply._replace(message=f"{text} ({reply.message})" if reply.message and unkept else reply.message or text)
