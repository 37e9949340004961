"""Commands that the reader's own data answers: flags, notes, bookmarks, what is read. Never written to the library."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.safe import safe
from briefing.session import navigate, undo
from briefing.session.reply import DONE, Ask, AskLetter, Reply
from briefing.session.session import NoteSubject, Session
from briefing.table import caption
from briefing.userdata.content_digest import content_digest

NOTE_HINT = "a note on what is under the cursor; empty takes it back"
NO_NOTE = "-"
"""The argument that takes a note away."""


def named_subject(session: Session) -> tuple[str, str]:
    """What a command is about: its reference, and its caption where it is only mentioned. Raises UsageError."""
    briefing, record = session.subject()
    return (briefing.id, briefing.headline) if record is None else (briefing.reference(record), caption(record))


def subject_digest(session: Session) -> str:
    """What it says now, as the reader's data keeps it. Raises UsageError."""
    return content_digest(*session.subject())


def flag(session: Session, _: str = "") -> Reply:
    """Flag the record, or take the flag back. Raises UsageError.

    Where another session was faster, what it did is shown and not undone.
    """
    reference, caption = named_subject(session)
    before = session.marks.annotations.get(reference)
    session.marks.reload()
    now = session.marks.annotations.get(reference)
    was_flagged, is_flagged = bool(before and before.flagged), bool(now and now.flagged)
    is_ours = was_flagged == is_flagged
    if is_ours:
        is_flagged = session.userdata.flag(session.marks.key(reference), caption, subject_digest(session)).value
    changed(session)
    if is_ours:
        name = f"{'flag' if is_flagged else 'no flag'}: {caption}"
        undo.remember_annotation(session, name, reference, now, session.marks.annotations.get(reference))
    return Reply(f"{'flagged' if is_flagged else 'no longer flagged'}: {caption}")


def note(session: Session, text: str) -> Reply:
    """Write a note, `-` takes it away; without a text ask for one, beginning with the former. Raises UsageError."""
    reference, caption = named_subject(session)
    annotation = session.marks.annotations.get(reference)
    subject = NoteSubject(reference, caption, subject_digest(session), annotation.note if annotation else "")
    if text:
        return write_note(session, subject, "" if text == NO_NOTE else text)
    session.marks.reload()
    annotation = session.marks.annotations.get(reference)
    written = annotation.note if annotation else ""
    session.note_subject = subject._replace(before=written)
    message = f"your note: {written}".replace("\n", " ") if written else "no note; note TEXT writes one"
    return Reply(message, (Ask("note", written, NOTE_HINT),))


def answer_note(session: Session, text: str) -> Reply:
    """Write the note that was asked for, on what it was asked for about."""
    subject, session.note_subject = session.note_subject, None
    return write_note(session, subject, text) if subject else DONE


def write_note(session: Session, subject: NoteSubject, text: str) -> Reply:
    """Write a note; an empty one is none. What another screen wrote meanwhile stays beside it, and is told."""
    reference, caption, digest, before = subject
    former = session.marks.annotations.get(reference)
    note = session.userdata.annotate(session.marks.key(reference), caption, text, digest, before).value
    changed(session)
    undo.remember_annotation(session, f"note: {caption}", reference, former, session.marks.annotations.get(reference))
    if note != safe(text.strip(), lines=True):
        return Reply(f"noted, beside what another screen wrote meanwhile: {note}".replace("\n", " / "))
    return Reply(f"noted: {caption}" if note else f"no note any more: {caption}")


def mark(session: Session, letter: str) -> Reply:
    """Bookmark the record or briefing under a letter; without one ask for it. Raises UsageError."""
    if not letter:
        return Reply("mark LETTER: a letter from a to z or A to Z", (AskLetter("mark"),))
    reference, caption = named_subject(session)
    session.userdata.set_bookmark(letter, reference, caption, subject_digest(session))
    changed(session)
    return Reply(f"marked {letter}: {caption}")


def jump(session: Session, letter: str) -> Reply:
    """Go to the bookmark of a letter; without one ask for it. Raises UsageError, NotFound, Unreadable."""
    if not letter:
        return Reply("jump LETTER: a letter from a to z or A to Z", (AskLetter("jump"),))
    bookmarks = session.userdata.bookmarks()
    if letter not in bookmarks:
        known = ", ".join(f"{bookmark.letter} {bookmark.caption}" for bookmark in bookmarks.values())
        raise UsageError(f"no place is marked so; there are: {known}" if known else "no place is marked yet")
    return navigate.open_reference(session, bookmarks[letter].reference)


def unread(session: Session, _: str = "") -> Reply:
    """Mark the briefing unread. Raises UsageError."""
    briefing, _record = session.subject()
    session.marks.read.mark_unread(briefing.id)
    session.touch()
    return Reply(f"not read yet: {briefing.headline}")


def all_read(session: Session, _: str = "") -> Reply:
    """Mark every briefing of the library read."""
    before = session.marks.read.mark_all_read()
    if before:
        undo.remember_read(session, f"all-read, {len(before):,} that were not", before)
    session.touch()
    return Reply(f"read: all {session.contents.briefing_count:,} briefings")


def changed(session: Session) -> None:
    """Show what was written, and what other sessions wrote meanwhile."""
    session.marks.reload()
    session.touch()
