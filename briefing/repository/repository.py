"""The briefings of some folders and files through an index: listed and searched without reading them all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NoReturn, Self
from zlib import crc32

from briefing.errors import NotFound, Unreadable
from briefing.library.folder import Resolved, UnreadableFile
from briefing.load import load, safe_read
from briefing.model import Briefing
from briefing.repository.index_file import FEW, MEMORY, IndexFile
from briefing.repository.indexing import signature
from briefing.repository.indexing import index_changes
from briefing.safe import safe
from briefing.search.rows import BriefingRow
from briefing.search.query.query import Query
from briefing.search.sqlite.connection import SqliteIndex
from briefing.tokenizer import close_matches

CACHE_SIZE = 32
"""Briefings kept after they were opened."""


class BriefingRepository(IndexFile):
    """Opens one briefing at a time."""

    def __init__(self, paths: Sequence[str], path: str) -> None:
        super().__init__(paths, path)
        self.cache: dict[str, tuple[str, Briefing]] = {}
        """By path: the signature under which it was read, and what it was."""
        self.versions: dict[str, tuple[str, str]] = {}
        """By path: the signature under which its bytes were read, and their digest."""

    def briefing(self, id: str) -> Briefing | None:
        """The briefing of that id, read from its file as it is now; None where there is none any more."""
        row = self.query_with_recovery(lambda index: index.briefing_row(id))
        if row is None:
            return None
        signed = signature(row.path)
        kept = self.cache.get(row.path)
        if kept is None or kept[0] != signed:
            briefing = load(row.path).briefing
            if briefing is None or briefing.id != id:
                return None
            kept = (signed, briefing)
            self.cache.pop(row.path, None)
            self.cache[row.path] = kept
            while len(self.cache) > CACHE_SIZE:
                self.cache.pop(next(iter(self.cache)))
        return kept[1]

    def for_thread(self) -> Self | None:
        """For another thread: the same library through a connection of its own; None where there can be none."""
        index = self.new_connection()
        if index is None:
            return None
        found = type(self)(self.paths, self.path)
        found.published_path = self.published_path
        found.replace(index)
        return found

    def content_hash(self, id: str) -> str:
        """Another text for other bytes of its file; empty where there is none that can be read."""
        row = self.query_with_recovery(lambda index: index.briefing_row(id))
        return self.content_hash_at(row.path) if row else ""

    def content_hash_at(self, path: str) -> str:
        signed = signature(path)
        kept = self.versions.get(path)
        if kept is None or kept[0] != signed or not signed:
            kept = self.versions[path] = (signed, digest_of(path))
        return kept[1]

    def find(self, reference: str) -> Resolved:
        """`briefing-id` or `briefing-id#item-id`. Raises NotFound with near misses, Unreadable."""
        name, mark, item = reference.partition("#")
        briefing = self.briefing(name)
        if briefing is None:
            self.raise_not_found(name, reference)
        if not mark:
            return Resolved(briefing, None)
        record = briefing.by_id.get(item)
        if record is None:
            raise NotFound(safe(reference), [f"{name}#{found}" for found in close_matches(item, list(briefing.by_id))])
        return Resolved(briefing, record)

    def raise_not_found(self, name: str, reference: str) -> NoReturn:
        for one in self.broken():
            if os.path.basename(one.path).removesuffix(".toml") == name:
                raise Unreadable(one.problems[0])
        listed = self.query_with_recovery(lambda index: index.briefings(Query(), 2000))
        raise NotFound(safe(reference), close_matches(name, [one.id for one in listed]))

    def broken(self) -> list[UnreadableFile]:
        """The files that cannot be read, in the order of their paths."""
        found = self.query_with_recovery(SqliteIndex.broken)
        return [
            UnreadableFile(path, tuple(self.as_given(f"{safe(path)}{fault}") for fault in faults))
            for path, faults in found.items()
        ]

    def unreadable_files(self) -> list[UnreadableFile]:
        return self.broken()

    def path_of(self, row: BriefingRow) -> str:
        return row.path

    def apply_changes(self, event: object) -> None:
        index_changes(self.index, event.changes, event.known)  # type: ignore

    def as_given(self, text: str) -> str:
        """A text with paths of the index, as the reader would write them."""
        for given in self.paths:
            real = safe(os.path.realpath(given))
            text = text.replace(real + os.sep, safe(given).rstrip(os.sep) + os.sep).replace(
                f"{real}:", f"{safe(given)}:"
            )
        return text


def digest_of(path: str) -> str:
    try:
        return f"{crc32(safe_read.read_bytes(path)):08x}"
    except safe_read.FileRejected:
        return ""


__all__ = ["FEW", "MEMORY", "BriefingRepository"]
