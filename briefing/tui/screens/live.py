"""Files that change while they are read: looked for beside, taken in beside, shown in place."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time

from textual.message import Message

import briefing
from briefing.errors import BriefingError, LibraryError
from briefing.library.folder import Resolved
from briefing.repository.indexing import Changes, index_changes, scan_changes, signature
from briefing.repository.repository import MEMORY
from briefing.safe import safe
from briefing.search.rows import FileState
from briefing.search.sqlite.connection import SqliteIndex
from briefing.tui.desk import RESULTS, Desk
from briefing.tui.screens.searching import SearchingScreen

EVERY = 0.7
"""Seconds between two looks at the files, at the least."""
SHARE = 20
"""A look at every file is repeated the less often the longer it takes: at most a twentieth of a core goes into it."""
LONGEST_PAUSE = 60.0
"""Seconds between two tries where the files or the index cannot be reached."""
CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from briefing.cli import run; sys.exit(run(sys.argv[2:]))"
"""What another process runs: this very program, and never one that lies in the folder one happens to stand in."""
ROOT = os.path.dirname(os.path.dirname(briefing.__file__))
MANY = 400
"""Changed files from which another process reads them: two threads share one interpreter."""


class LiveScreen(SearchingScreen):
    """Starts one thread that looks at the files for as long as the screen is there."""

    class Taken(Message):
        """The index holds something new, or more of it is to come."""

        def __init__(self, activity: str = "") -> None:
            super().__init__()
            self.activity = activity

    class Stale(Message):
        """Files have changed, and the index in memory is for this screen to change."""

        def __init__(self, found: Changes, known: dict[str, FileState]) -> None:
            super().__init__()
            self.found, self.known = found, known

    class Unfrozen(Message):
        """The published index is behind the files: one of the reader's own is to be used."""

    def __init__(self, desk: Desk, start: Resolved | None = None) -> None:
        super().__init__(desk, start)
        self.folders: list[str] = []
        self.folders_of: dict[str, FileState] = {}
        """What `folders` are the folders of."""
        self.open_file = ""
        """The path of the open briefing, for the thread to look at."""

    def watch_opened(self) -> None:
        listed = (
            self.desk.catalogue.query_with_recovery(lambda index: index.briefing_row(self.opened))
            if self.opened
            else None
        )
        self.open_file = listed.path if listed else ""

    def on_mount(self) -> None:
        self.run_worker(self.look, thread=True, group="live")

    def on_unmount(self) -> None:
        self.desk.leaving.set()
        self.halt()

    def look(self) -> None:
        """The thread: compare, take in, tell, wait.

        Every second the folders are looked at, and the file that is open: that is where
        most changes show. Every file is looked at as often as its cost allows. An index
        that was deleted, or made anew by somebody, is opened by the screen first.
        """
        known: dict[str, FileState] | None = None
        pause, full_at = 0.0, 0.0
        before: dict[str, str] = {}
        while not self.desk.leaving.wait(pause):
            began = time.monotonic()
            if self.desk.catalogue.is_replaced():
                known, pause = None, EVERY
                self.post_message(self.Taken("the index is opened again"))
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
                self.post_message(self.Taken(f"not following the files: {safe(str(error))}"))

    def pulse(self, known: dict[str, FileState]) -> dict[str, str]:
        """The signatures of the folders that hold files, and of the open briefing's own file."""
        if known is not self.folders_of:
            self.folders_of = known
            self.folders = sorted({os.path.dirname(path) for path in known})
        watched = [*self.folders, *(path for path in (self.open_file,) if path)]
        return {path: signature(path) for path in watched}

    def look_once(self, known: dict[str, FileState] | None) -> dict[str, FileState] | None:
        """What is known afterwards; None where it has to be asked for again."""
        catalogue = self.desk.catalogue
        if known is None:
            known = catalogue.query_in_thread(SqliteIndex.file_states)
        found = scan_changes(catalogue.paths, known)
        if not found:
            if not catalogue.is_synced:
                self.post_message(self.Taken())
            self.follow_others()
            return known
        if catalogue.published_path:
            self.post_message(self.Unfrozen())
        elif catalogue.path == MEMORY:
            self.post_message(self.Stale(found, known))
        elif len(found.changed) > MANY:
            self.read_in_another_process(len(found.changed))
        else:
            with catalogue.lock():
                index = SqliteIndex.open(catalogue.path)
                try:
                    index_changes(index, found, known)
                finally:
                    index.close()
        self.post_message(self.Taken())
        return None

    def follow_others(self) -> None:
        """Another reader of the same library may have taken something in."""
        if self.desk.catalogue.query_in_thread(SqliteIndex.generation) != self.desk.stamp:
            self.post_message(self.Taken())

    def read_in_another_process(self, total: int) -> None:
        command = [sys.executable, "-P", "-c", CHILD, ROOT, "index", "update"]
        for path in self.desk.catalogue.paths:
            command += ["--library", path]
        before = self.held()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while (code := process.poll()) is None:
            if self.desk.leaving.wait(0.5):
                process.terminate()
                return
            done = min(max(self.held() - before, 0), total)
            self.post_message(self.Taken(f"indexing {done:,} of {total:,}"))
        if code not in (0, 3):
            raise LibraryError(f"indexing ended with {code}")

    def held(self) -> int:
        """Briefings in the index."""
        return self.desk.catalogue.query_in_thread(SqliteIndex.size)[0]

    def on_live_screen_stale(self, message: Stale) -> None:
        self.desk.catalogue.query_with_recovery(lambda index: index_changes(index, message.found, message.known))
        self.post_message(self.Taken())

    def on_live_screen_unfrozen(self) -> None:
        self.desk.catalogue.open_or_rebuild()
        self.post_message(self.Taken("the published index is behind the files"))

    def on_live_screen_taken(self, message: Taken) -> None:
        """Show what is new, the reader's place as it is."""
        self.activity = message.activity
        self.desk.catalogue.is_synced = not message.activity
        if self.desk.catalogue.is_replaced():
            self.desk.catalogue.open_or_rebuild()
        self.desk.reload()
        if self.search.is_on and self.pane == RESULTS:
            self.look_for(self.search.text, typing=self.search.typing)
        if not self.search_bar.display:
            self.show()
        self.show_bars()
