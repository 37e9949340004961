"""Give a record or a briefing another id: in its file, and in every reference to it in the library."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.errors import NotFound, UsageError
from briefing.library.folder import Library, UnreadableFile
from briefing.library.source_text import Edit, NotEditable, SourceText, reference_values
from briefing.load import safe_read
from briefing.load.problems import Path
from briefing.model import Briefing, Item
from briefing.model.ids import ID, is_external
from briefing.model.values import Reference
from briefing.safe import safe


class RenamedFile(NamedTuple):
    """A file of the library in which something changes."""

    source: SourceText
    text: str
    lines: tuple[tuple[int, str], ...]
    """Number, 1-based, and text of each line that is new or changed."""


class Renaming(NamedTuple):
    """What is renamed, and to what."""

    briefing: Briefing
    record: Item | None
    """None where the briefing itself is renamed."""
    new: str

    @property
    def old(self) -> str:
        """Return the id before."""
        return self.record.id if self.record else self.briefing.id

    @property
    def briefing_ids(self) -> frozenset[str]:
        """Return the ids of the briefing, now and before."""
        return frozenset((self.briefing.id, *self.briefing.formerly))

    @property
    def names(self) -> frozenset[str]:
        """Return the ids that lead to what is renamed."""
        return frozenset((self.record.id, *self.record.formerly)) if self.record else self.briefing_ids


def rename(paths: Sequence[str], old: str, new: str) -> tuple[list[RenamedFile], list[UnreadableFile]]:
    """Return the files that change, that of the record first, and those that cannot be read; nothing is written.

    Raises NotFound where there is no such record, UsageError where the new id is taken or is no id, Unreadable where
    a file cannot be changed so that it says the same.
    """
    library = Library.open(paths)
    renaming = Renaming(*library.find(old), new_id(library, old, new))
    require_free(library, renaming)
    own = library.file_of[renaming.briefing.id].path
    others = [file.path for file in library.loaded if file.briefing and file.path != own]
    renamed = [renamed_file(path, paths, renaming, path == own) for path in (own, *others)]
    return [file for file in renamed if file], library.broken


def new_id(library: Library, old: str, new: str) -> str:
    """Return the new id; that of a record may have the id of its briefing before it.

    Raises UsageError where it is no id, or that of a record of another briefing; NotFound as `rename`.
    """
    name, mark, item = new.rpartition("#")
    if mark and ("#" not in old or library.find(old).briefing is not library.by_id.get(name)):
        raise UsageError(f"a record stays in its briefing: expected a new id without '{safe(name)}#'")
    item = unicodedata.normalize("NFC", item)
    if not ID.fullmatch(item):
        raise UsageError(f"expected an id of letters, digits, - _ and ., found {safe(item) or 'nothing'}")
    return item


def require_free(library: Library, renaming: Renaming) -> None:
    """Check that the new id leads to nothing else. Raises UsageError where it does."""
    briefing, record, new = renaming
    if new == renaming.old:
        raise UsageError(f"it is called '{new}' already")
    try:
        owner = library.find(f"{briefing.id}#{new}" if record else new)
    except NotFound:
        return
    if (owner.record or owner.briefing) is not (record or briefing):
        raise UsageError(f"'{new}' leads to another {'record' if record else 'briefing'} already")


def renamed_file(path: str, paths: Sequence[str], renaming: Renaming, is_own: bool) -> RenamedFile | None:
    """Return a file with the new id in it; None where it has no reference to what is renamed.

    Raises Unreadable as `rename`.
    """
    source = SourceText(path, paths)
    edits = list(reference_edits(source, renaming, is_own))
    if is_own:
        edits += id_edits(source, renaming)
    if not edits:
        return None
    text = source.changed(edits)
    require_renamed(source, text, renaming if is_own else None)
    return RenamedFile(source, text, tuple(changed_lines(source.text, text)))


def reference_edits(source: SourceText, renaming: Renaming, is_own: bool) -> Iterator[Edit]:
    """Yield the edit of each reference of a file to what is renamed."""
    for path, text, declared in reference_values(Briefing, source.reading.raw):
        name, mark, item = unicodedata.normalize("NFC", text).partition("#")
        if mark and is_external(text) and name in renaming.briefing_ids:
            if not renaming.record:
                yield source.replace_text(path, f"{renaming.new}#{item}")
            elif item in renaming.names:
                yield source.replace_text(path, f"{name}#{renaming.new}")
        elif not mark and name in renaming.names:
            is_id_here = name in source.reading.report.ids or name in source.reading.report.former
            if (is_own and renaming.record) or (not renaming.record and declared.type is Reference and not is_id_here):
                yield source.replace_text(path, renaming.new)


def id_edits(source: SourceText, renaming: Renaming) -> Iterator[Edit]:
    """Yield the edits that write the new id, and the old one among those that it had before."""
    report, former = source.reading.report, (renaming.record or renaming.briefing).formerly
    path: Path = report.ids[renaming.old] if renaming.record else ()
    is_listed = (*path, "formerly") in source.positions.offsets
    if renaming.new in former:
        yield source.replace_text((*path, "formerly", former.index(renaming.new)), renaming.old)
    elif is_listed:
        yield source.add_element((*path, "formerly"), renaming.old, not former)
    pairs = [] if is_listed else [f'formerly = ["{renaming.old}"]']
    if (*path, "id") in source.positions.offsets:
        yield source.replace_text((*path, "id"), renaming.new)
        if pairs:
            yield source.add_after((*path, "id"), pairs)
    else:
        yield source.add_pairs(path, [f'id = "{renaming.new}"', *pairs])


def require_renamed(source: SourceText, text: str, renaming: Renaming | None) -> None:
    """Check that a text can be read, has no more errors than before, and the new id where it belongs.

    Raises NotEditable where that is not so.
    """
    try:
        after = source.read(text)
    except safe_read.FileRejected as refused:
        raise NotEditable(f"{safe(source.path)}: its layout does not allow the change ({refused.message})") from None
    before, briefing = source.reading, after.briefing
    is_right = after.report.faults <= before.report.faults and len(briefing.by_id) == len(before.briefing.by_id)
    if renaming:
        found = (
            briefing.by_id.get(renaming.new) if renaming.record else briefing if briefing.id == renaming.new else None
        )
        is_right = is_right and found is not None and renaming.old in found.formerly
    if not is_right:
        raise NotEditable(f"{safe(source.path)}: its layout does not allow the change; nothing was changed")


def changed_lines(before: str, after: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that stands in `after` and not so in `before`."""
    old, new = before.splitlines(), after.splitlines()
    for kind, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from ((index + 1, safe(new[index].strip())) for index in range(first, last))
