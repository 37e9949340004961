"""Write the ids that a file leaves out, so that its records keep them whatever becomes of their titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.library.source_text import NotEditable, Reading, SourceText
from briefing.load import safe_read
from briefing.load.loader import default_id
from briefing.load.problems import Path
from briefing.safe import safe


class Pinned(NamedTuple):
    """A file with all ids written."""

    source: SourceText
    text: str
    """The file's text afterwards; as it was where nothing is left out."""
    ids: tuple[tuple[int, str], ...]
    """Line, 1-based, of the record's beginning as the file is now, and the id, in the order of the file."""


def pin(path: str, folders: Sequence[str] = ()) -> Pinned:
    """Return a file of the library `folders` with the ids that it leaves out written; nothing is written to the disk.

    Raises Unreadable where it is no briefing that can be read, NotEditable where it cannot be changed safely.
    """
    source = SourceText(path, folders)
    missing = unwritten_ids(source.reading, path)
    text = source.changed(source.add_pairs(place, [f'id = "{id}"']) for place, id in missing.items())
    require_same(source, text)
    return Pinned(source, text, tuple(sorted((source.line(place or ("schema",)), id) for place, id in missing.items())))


def unwritten_ids(reading: Reading, path: str) -> dict[Path, str]:
    """Return the ids that are not written, by the path of their record; of the briefing itself the path is empty."""
    head: dict[Path, str] = {} if "id" in reading.raw else {(): default_id(path)}
    return head | reading.report.unwritten


def require_same(source: SourceText, text: str) -> None:
    """Check that a text says what the file says, with every id written.

    Raises NotEditable where it does not.
    """
    try:
        after = source.read(text)
    except safe_read.FileRejected as refused:
        raise NotEditable(f"{safe(source.path)}: its layout allows no id to be written ({refused.message})") from None
    if after.briefing != source.reading.briefing or unwritten_ids(after, source.path):
        raise NotEditable(f"{safe(source.path)}: its layout allows no id to be written; nothing was changed")
