"""What is kept of records whose ids are not written: told by `check`, since an edited title would lose it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.library.references import located, unwritten_by_id
from briefing.load import Loaded, Problem
from briefing.load.report import Finding
from briefing.model import Briefing
from briefing.safe import safe
from briefing.tokenizer import close_matches
from briefing.userdata.annotation import Annotation, Bookmark
from briefing.userdata.annotations import UserData
from briefing.userdata.resolved import is_changed

Kept = Annotation | Bookmark


def kept_by_reference(state: UserData) -> dict[str, Kept]:
    """Return what is kept of each record and briefing, by reference; of several the flag and note."""
    marks: dict[str, Kept] = {mark.reference: mark for mark in state.bookmarks().values()}
    return marks | state.annotations()


def unpinned_problems(file: Loaded, kept: Mapping[str, Kept]) -> list[Problem]:
    """Return a warning for each record of a file whose id is not written though something is kept by it."""
    findings = list(unpinned(file, file.briefing, kept)) if file.briefing and kept else []
    return located(findings, file) if findings else []


def unpinned(file: Loaded, briefing: Briefing, kept: Mapping[str, Kept]) -> Iterator[Finding]:
    """Yield the findings: at the record that the reference leads to, else at the one it may have led to."""
    unwritten = unwritten_by_id(file)
    for reference, entry in kept.items():
        name, mark, item = reference.partition("#")
        if not mark or (name != briefing.id and name not in briefing.formerly):
            continue
        record = briefing.find_record(item)
        if record is None:
            yield lost(item, entry, unwritten)
        elif record.id in unwritten:
            yield Finding(unwritten[record.id], kept_text(record.id, is_changed(entry, briefing, record), entry), False)


def kept_text(id: str, has_changed: bool, entry: Kept) -> str:
    """Return the warning about a record that is there: that its id is not written, and whether it has changed."""
    since = f", and it is not what it was then: {safe(entry.caption)}" if has_changed else ""
    return f"something is kept by the id '{id}', which is made from its name{since}: write id = \"{id}\""


def lost(item: str, entry: Kept, unwritten: Mapping[str, tuple[str | int, ...]]) -> Finding:
    """Return the warning about a record that is not there: at the record whose id is nearest, which may be it."""
    near = close_matches(item, list(unwritten), 1)
    path = unwritten[near[0]] if near else ()
    rest = (
        f'was this its title? write id = "{item}"' if near else f'write id = "{item}" in it, or formerly = ["{item}"]'
    )
    return Finding(
        path, f"something is kept by '{safe(item)}' ({safe(entry.caption)}), an id that no record has: {rest}", False
    )
