"""What the reader's own state says of what is listed: flags, notes, what is not read yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefing.repository.repository import BriefingRepository
from briefing.userdata.annotations import UserData
from briefing.views.layout import Paragraph, paragraph


def remarks(state: UserData, catalogue: BriefingRepository, is_library: bool) -> Callable[[str], str]:
    """Of a reference, in a few words; the state is asked once a list."""
    remarks, seen = state.annotations(), state.read_versions() if is_library else {}

    def remark(reference: str) -> str:
        own = remarks.get(reference)
        parts = ["flagged"] if own and own.flagged else []
        parts += [note_line(own.note)] if own and own.note else []
        return ", ".join((*parts, *news(catalogue, reference, seen)))

    return remark


def news(catalogue: BriefingRepository, id: str, seen: Mapping[str, str]) -> Iterator[str]:
    """Whether a briefing was not read yet, or not as it is now; nothing where nothing was ever read."""
    version = catalogue.content_hash(id) if seen else ""
    if version and seen.get(id) != version:
        yield "changed since you read it" if id in seen else "unread"


def own_words(state: UserData, reference: str) -> Iterator[Paragraph]:
    """Under a record that is read in full."""
    own = state.annotations().get(reference)
    if own and own.flagged:
        yield paragraph("Flagged.", "note")
    if own and own.note:
        yield paragraph(f"Y{note_line(own.note)[1:]}", "note", hang=2)


def note_line(note: str) -> str:
    return f"your note: {note}".replace("\n", " ")
