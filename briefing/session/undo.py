"""The command `undo`: what the reader did last of his own data in this session is taken back, a step at a time."""

from __future__ import annotations

from collections.abc import Mapping, Set

from briefing.errors import UsageError
from briefing.session.reply import Reply
from briefing.session.session import Session, UndoStep
from briefing.userdata.annotation import Annotation

MOST_STEPS = 100
"""Steps that are remembered."""


def undo(session: Session, _: str = "") -> Reply:
    """Take back the last flag, note or all-read. Raises UsageError where there is none left."""
    if not session.undo_steps:
        raise UsageError("there is nothing to undo: no flag, note or all-read of this session is left")
    step = session.undo_steps.pop()
    step.take_back()
    session.marks.reload()
    session.touch()
    left = len(session.undo_steps)
    return Reply(f"undone: {step.name}" + (f"; {left} more can be undone" if left else ""))


def remember(session: Session, step: UndoStep) -> None:
    """Remember how a step is taken back."""
    session.undo_steps = [*session.undo_steps, step][-MOST_STEPS:]


def remember_annotation(
    session: Session, name: str, reference: str, before: Annotation | None, now: Annotation | None
) -> None:
    """Remember flag and note of a reference as they were before a step; what was noted meanwhile is kept beside.

    `name`: of the step, in words. `now`: what it has made of them.
    """
    kept = before or now
    if kept is None or (before and now and (before.flagged, before.note) == (now.flagged, now.note)):
        return
    key, flagged, note = session.marks.key(reference), bool(before and before.flagged), before.note if before else ""

    def take_back() -> None:
        current = session.userdata.annotations().get(key)
        if bool(current and current.flagged) != flagged:
            session.userdata.flag(key, kept.caption, kept.digest)
        if (current.note if current else "") != note:
            session.userdata.annotate(key, kept.caption, note, kept.digest, now.note if now else "")

    remember(session, UndoStep(name, take_back))


def remember_read(session: Session, name: str, before: Mapping[str, Set[str]]) -> None:
    """Remember which versions of some briefings had been read before a step."""
    remember(session, UndoStep(name, lambda: session.marks.read.restore(before)))
