"""Follow the files of a library while it is read: look at them in a thread, index what has changed, tell the reader.

The thread has its own connection to the index. What only the owner of the
repository may change (an index in memory, which index is open) it is told to change.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import briefing
from briefing.errors import BriefingError, IndexCorrupt, LibraryError
from briefing.repository.changes import Changes, known_files, scan_changes
from briefing.repository.follow_events import FollowEvent, IndexChanged, IndexStale, PublishedBehind, PublishedDamaged
from briefing.repository.indexing import index_changes
from briefing.repository.parsing import signature
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.search.index import Index
from briefing.search.rows import FileState

INTERVAL = 0.7
"""Seconds between two looks at the files, at the least."""
SHARE = 20
"""A look at every file is repeated the less often the longer it takes: at most a twentieth of a core goes into it."""
LONGEST_PAUSE = 60.0
"""Seconds between two tries where the files or the index cannot be reached."""
MANY = 400
"""Changed files from which another process reads them: two threads share one interpreter."""
POLL = 0.5
"""Seconds between two looks at how far that process is."""
CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from briefing.cli import run; sys.exit(run(sys.argv[2:]))"
"""What another process runs: this very program, and never one that lies in the folder one happens to stand in."""
ROOT = os.path.dirname(os.path.dirname(briefing.__file__))


class LibraryFollower:
    """`run` is the body of a thread, until `closing` is set; `report` is called in that thread."""

    def __init__(self, repository: BriefingRepository, closing: Event, report: Callable[[FollowEvent], None]) -> None:
        self.repository, self.closing, self.report = repository, closing, report
        self.open_file = ""
        """The path of the open briefing, which is looked at every time; set by the screen."""
        self.known: dict[str, FileState] | None = None
        """The files that the index holds; None where it has to be asked."""
        self.folders: list[str] = []
        """Those that hold the files."""
        self.pulse: dict[str, str] = {}
        """Signatures of the folders and of the open file at the last look."""
        self.full_look_at = 0.0
        """When every file is looked at again, by the monotonic clock."""
        self.pause = 0.0
        self.generation: int | None = None
        """Of the index as the owner was last told of it."""

    def run(self) -> None:
        """Compare, index, tell, wait."""
        while not self.closing.wait(self.pause):
            self.pause = self.next_pause()

    def next_pause(self) -> float:
        """Look once; the seconds to wait afterwards, the longer the more often it has failed."""
        try:
            self.look()
            return INTERVAL
        except (BriefingError, OSError) as error:
            self.known = None
            if isinstance(error, IndexCorrupt) and self.repository.file.published_path:
                self.report(PublishedDamaged())
                return INTERVAL
            self.report(IndexChanged(f"not following the files: {safe(str(error))}"))
            return min(max(self.pause, INTERVAL) * 2, LONGEST_PAUSE)

    def look(self) -> None:
        """Look at the folders and the open file, where most changes show; at every file as often as that costs little.

        An index that was deleted, or made anew by somebody, is opened by the owner first.
        Raises LibraryError, IndexFault, OSError.
        """
        if self.is_published_damaged():
            self.report(PublishedDamaged())
            return
        if self.repository.is_replaced():
            self.known = None
            self.report(IndexChanged("the index is opened again"))
            return
        begun, pulse = time.monotonic(), self.take_pulse()
        if self.known is not None and pulse == self.pulse and begun < self.full_look_at:
            self.follow_others()
            return
        self.look_at_every_file()
        self.pulse = pulse
        self.full_look_at = time.monotonic() + SHARE * (time.monotonic() - begun)

    def is_published_damaged(self) -> bool:
        """Compare a published index with its checksums, once, where whoever opened it did not wait for that."""
        file = self.repository.file
        return bool(file.published_path) and not file.published.verify()

    def take_pulse(self) -> dict[str, str]:
        """The signatures of the folders that hold files, and of the open briefing's own file."""
        watched = [*self.folders, self.open_file] if self.open_file else self.folders
        return {path: signature(path) for path in watched}

    def look_at_every_file(self) -> None:
        """Compare all files with the index. Raises LibraryError, IndexFault, OSError."""
        if self.known is None:
            with self.connection() as index:
                self.known = known_files(index)
            self.folders = sorted({os.path.dirname(self.repository.files.path(key)) for key in self.known})
        changes = scan_changes(self.repository.paths, self.known)
        if changes:
            self.take_in(changes, self.known)
            self.known = None
        else:
            self.repository.is_synced = True
            self.follow_others()

    def take_in(self, changes: Changes, known: dict[str, FileState]) -> None:
        """Index what has changed, or tell the owner to. Raises LibraryError, IndexFault, OSError."""
        file = self.repository.file
        if file.published_path:
            self.report(PublishedBehind())
        elif file.is_in_memory:
            self.report(IndexStale(changes, known))
        else:
            self.index_files(changes, known)
            self.repository.is_synced = True
            self.follow_others()

    def index_files(self, changes: Changes, known: dict[str, FileState]) -> None:
        """Take changed files in. Raises LibraryError, IndexFault, OSError."""
        if len(changes.changed) > MANY:
            self.read_in_another_process(len(changes.changed))
        else:
            with self.repository.lock(), self.connection() as index:
                index_changes(index, changes, known)

    def follow_others(self) -> None:
        """Tell what was taken in, by this thread or by another reader of the same library."""
        with self.connection() as index:
            generation = index.generation()
        if generation != self.generation:
            self.generation = generation
            self.report(IndexChanged())

    def read_in_another_process(self, total: int) -> None:
        """Raises LibraryError where it fails."""
        command = [sys.executable, "-I", "-c", CHILD, ROOT, "index", "update"]
        for path in self.repository.paths:
            command += ["--library", path]
        before = self.briefing_count()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while (code := process.poll()) is None:
            if self.closing.wait(POLL):
                process.terminate()
                return
            done = min(max(self.briefing_count() - before, 0), total)
            self.report(IndexChanged(f"indexing {done:,} of {total:,}"))
        if code not in (0, 3):
            raise LibraryError(f"indexing ended with {code}")

    def briefing_count(self) -> int:
        """How many briefings the index holds."""
        with self.connection() as index:
            return index.size()[0]

    @contextmanager
    def connection(self) -> Iterator[Index]:
        """The index through a connection of this thread's own; the owner's where there can be none."""
        file = self.repository.file.another()
        if file is None:
            yield self.repository.file.engine
            return
        try:
            yield file.engine
        finally:
            file.close()
