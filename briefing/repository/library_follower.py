"""Follow the files of a library while it is read. Temporary until the seam lands."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from threading import Event
from typing import NamedTuple

import briefing
from briefing.errors import BriefingError, LibraryError
from briefing.repository.index_file import MEMORY
from briefing.repository.indexing import Changes, index_changes, scan_changes, signature
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.search.rows import FileState
from briefing.search.sqlite.connection import SqliteIndex

EVERY = 0.7
SHARE = 20
LONGEST_PAUSE = 60.0
CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from briefing.cli import run; sys.exit(run(sys.argv[2:]))"
ROOT = os.path.dirname(os.path.dirname(briefing.__file__))
MANY = 400


class IndexChanged(NamedTuple):
    activity: str = ""


class IndexStale(NamedTuple):
    changes: Changes
    known: dict[str, FileState]


class PublishedBehind(NamedTuple):
    pass


FollowEvent = IndexChanged | IndexStale | PublishedBehind


class LibraryFollower:
    def __init__(
        self, repository: BriefingRepository, closing: Event, report: Callable[[FollowEvent], None]
    ) -> None:
        self.repository, self.closing, self.report = repository, closing, report
        self.folders: list[str] = []
        self.folders_of: dict[str, FileState] = {}
        self.open_file = ""
        self.shown_generation = 0

    def run(self) -> None:
        """The thread: compare, take in, tell, wait.

        Every second the folders are looked at, and the file that is open: that is where
        most changes show. Every file is looked at as often as its cost allows. An index
        that was deleted, or made anew by somebody, is opened by the screen first.
        """
        known: dict[str, FileState] | None = None
        pause, full_at = 0.0, 0.0
        before: dict[str, str] = {}
        while not self.closing.wait(pause):
            began = time.monotonic()
            if self.repository.is_replaced():
                known, pause = None, EVERY
                self.report(IndexChanged("the index is opened again"))
                continue
            try:
                pulse = self.pulse(known or {})
                if known is not None and pulse == before and began < full_at:
                    self.follow_others()
                else:
                    known, before = self.look_once(known), pulse
                    full_at = time.monotonic() + SHARE * (time.monotonic() - began)
                pause = EVERY
            except (BriefingError, OSError, sqlite3.Error) as error:
                known, pause = None, min(max(pause, EVERY) * 2, LONGEST_PAUSE)
                self.report(IndexChanged(f"not following the files: {safe(str(error))}"))

    def pulse(self, known: dict[str, FileState]) -> dict[str, str]:
        """The signatures of the folders that hold files, and of the open briefing's own file."""
        if known is not self.folders_of:
            self.folders_of = known
            self.folders = sorted({os.path.dirname(path) for path in known})
        watched = [*self.folders, *(path for path in (self.open_file,) if path)]
        return {path: signature(path) for path in watched}

    def look_once(self, known: dict[str, FileState] | None) -> dict[str, FileState] | None:
        """What is known afterwards; None where it has to be asked for again."""
        catalogue = self.repository
        if known is None:
            known = catalogue.query_in_thread(SqliteIndex.file_states)
        found = scan_changes(catalogue.paths, known)
        if not found:
            if not catalogue.is_synced:
                self.report(IndexChanged())
            self.follow_others()
            return known
        if catalogue.published_path:
            self.report(PublishedBehind())
        elif catalogue.path == MEMORY:
            self.report(IndexStale(found, known))
        elif len(found.changed) > MANY:
            self.read_in_another_process(len(found.changed))
        else:
            with catalogue.lock():
                index = SqliteIndex.open(catalogue.path)
                try:
                    index_changes(index, found, known)
                finally:
                    index.close()
        self.report(IndexChanged())
        return None

    def follow_others(self) -> None:
        """Another reader of the same library may have taken something in."""
        if self.repository.query_in_thread(SqliteIndex.generation) != self.shown_generation:
            self.report(IndexChanged())

    def read_in_another_process(self, total: int) -> None:
        command = [sys.executable, "-P", "-c", CHILD, ROOT, "index", "update"]
        for path in self.repository.paths:
            command += ["--library", path]
        before = self.held()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while (code := process.poll()) is None:
            if self.closing.wait(0.5):
                process.terminate()
                return
            done = min(max(self.held() - before, 0), total)
            self.report(IndexChanged(f"indexing {done:,} of {total:,}"))
        if code not in (0, 3):
            raise LibraryError(f"indexing ended with {code}")

    def held(self) -> int:
        """Briefings in the index."""
        return self.repository.query_in_thread(SqliteIndex.size)[0]

