"""What is kept for a whole library: settings by name, and when it was visited last."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from briefing.safe import safe
from briefing.userdata.editions import LibraryFolders
from briefing.userdata.entries import clean_text
from briefing.userdata.store import Store


class LibrarySettings:
    """Written under every name of the library, as its paths were given and with links resolved; read under any."""

    def __init__(self, store: Store, folders: LibraryFolders) -> None:
        self.store, self.names = store, [safe(name) for name in folders.names]
        self.known = [*self.names, *sorted(folders.digests)]
        """The names, and what the files of earlier versions were called by."""

    def put(self, name: str, value: str) -> None:
        """Store a text under a name, replacing the previous one."""
        rows = [(safe(name), library, safe(value, lines=True)) for library in self.names]
        sql = "INSERT OR REPLACE INTO kept(name, paths, value) VALUES(?,?,?)"
        self.store.write(lambda connection: connection.executemany(sql, rows))

    def get(self, name: str) -> str:
        """Return the text stored under a name; empty where there is none."""
        rows = self.store.rows("SELECT paths, value FROM kept WHERE name = ?", safe(name))
        return self.first(dict(rows))  # type: ignore[arg-type]

    def first(self, values: dict[object, object]) -> str:
        """Return the value of the first name of the library that has one; empty without one."""
        return next((clean_text(values[name], lines=True) for name in self.known if name in values), "")

    def visit(self, now: str) -> str:
        """Store that a visit begins `now` (ISO 8601); return when the previous one began, empty for the first."""
        previous = self.last_visit
        rows = [(library, safe(now)) for library in self.names]

        def begin(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO visit(paths, at) VALUES(?,?)", rows)

        self.store.write(begin)
        return previous

    @property
    def last_visit(self) -> str:
        """When the last stored visit began (ISO 8601); empty where there is none, or no moment is stored."""
        stored = self.first(dict(self.store.rows("SELECT paths, at FROM visit")))  # type: ignore[arg-type]
        return stored if is_moment(stored) else ""


def is_moment(text: str) -> bool:
    """Tell whether a text is a date and time of ISO 8601."""
    try:
        datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return False
    return True
