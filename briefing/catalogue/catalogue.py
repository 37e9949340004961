"""The briefings of some folders and files through an index: listed and searched without reading them all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NoReturn, Self
from zlib import crc32

from briefing.catalogue.keeper import FEW, MEMORY, Keeper
from briefing.catalogue.refresh import signature
from briefing.errors import NotFound, Unreadable
from briefing.library import Broken, Found
from briefing.load import guard, load
from briefing.model import Briefing
from briefing.safe import safe
from briefing.search.query import Query
from briefing.search.sqlite import SqliteIndex
from briefing.words import near

KEPT = 32
"""Briefings kept after they were opened."""


class Catalogue(Keeper):
    """Opens one briefing at a time."""

    def __init__(self, paths: Sequence[str], place: str) -> None:
        super().__init__(paths, place)
        self.opened: dict[str, tuple[str, Briefing]] = {}
        """By path: the signature under which it was read, and what it was."""
        self.versions: dict[str, tuple[str, str]] = {}
        """By path: the signature under which its bytes were read, and their digest."""

    def briefing(self, id: str) -> Briefing | None:
        """The briefing of that id, read from its file as it is now; None where there is none any more."""
        row = self.ask(lambda index: index.listed(id))
        if row is None:
            return None
        signed = signature(row.path)
        kept = self.opened.get(row.path)
        if kept is None or kept[0] != signed:
            briefing = load(row.path).briefing
            if briefing is None or briefing.id != id:
                return None
            kept = (signed, briefing)
            self.opened.pop(row.path, None)
            self.opened[row.path] = kept
            while len(self.opened) > KEPT:
                self.opened.pop(next(iter(self.opened)))
        return kept[1]

    def beside(self) -> Self | None:
        """For another thread: the same library through a connection of its own; None where there can be none."""
        index = self.another()
        if index is None:
            return None
        found = type(self)(self.paths, self.place)
        found.frozen = self.frozen
        found.replace(index)
        return found

    def version(self, id: str) -> str:
        """Another text for other bytes of its file; empty where there is none that can be read."""
        row = self.ask(lambda index: index.listed(id))
        return self.version_at(row.path) if row else ""

    def version_at(self, path: str) -> str:
        signed = signature(path)
        kept = self.versions.get(path)
        if kept is None or kept[0] != signed or not signed:
            kept = self.versions[path] = (signed, digest_of(path))
        return kept[1]

    def find(self, reference: str) -> Found:
        """`briefing-id` or `briefing-id#item-id`. Raises NotFound with near misses, Unreadable."""
        name, mark, item = reference.partition("#")
        briefing = self.briefing(name)
        if briefing is None:
            self.refuse(name, reference)
        if not mark:
            return Found(briefing, None)
        record = briefing.by_id.get(item)
        if record is None:
            raise NotFound(safe(reference), [f"{name}#{found}" for found in near(item, list(briefing.by_id))])
        return Found(briefing, record)

    def refuse(self, name: str, reference: str) -> NoReturn:
        for one in self.broken():
            if os.path.basename(one.path).removesuffix(".toml") == name:
                raise Unreadable(one.problems[0])
        listed = self.ask(lambda index: index.briefings(Query(), 2000))
        raise NotFound(safe(reference), near(name, [one.id for one in listed]))

    def broken(self) -> list[Broken]:
        """The files that cannot be read, in the order of their paths."""
        found = self.ask(SqliteIndex.broken)
        return [
            Broken(path, tuple(self.as_given(f"{safe(path)}{fault}") for fault in faults))
            for path, faults in found.items()
        ]

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
        return f"{crc32(guard.read_bytes(path)):08x}"
    except guard.Refused:
        return ""


__all__ = ["FEW", "MEMORY", "Catalogue"]
