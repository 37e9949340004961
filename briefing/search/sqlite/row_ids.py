"""Row ids of records, so that their order is the order of the index.

A day of publication has PLACES row ids, the newest day the lowest. In a day,
briefings stand in the order of their ids, with a gap between two of them: one
that comes later finds its place in the gap. Where it finds none, the briefings
of the day are set apart anew.
"""

from __future__ import annotations

import sqlite3

from briefing.search.sqlite.schema import LAST_DAY, PLACES, day_number

GAP = 1 << 12
"""Row ids that are left free between two briefings of a day."""


def first_id(day: int) -> int:
    """The row id at which the records of a day begin; `day` as `day_number` counts."""
    return (LAST_DAY - day) * PLACES


def allocate(connection: sqlite3.Connection, iso: str, name: str, count: int) -> int:
    """The first of `count` free row ids for a briefing of a day, made free where there are none.

    Raises sqlite3.IntegrityError where a day has more records than row ids.
    """
    day = day_number(iso)
    first = free_ids(connection, day, name, count)
    if first is None:
        spread(connection, day)
        first = free_ids(connection, day, name, count)
    if first is None:
        raise sqlite3.IntegrityError(f"too many records were published on {iso}")
    return first


def free_ids(connection: sqlite3.Connection, day: int, name: str, count: int) -> int | None:
    """The first of `count` row ids between the neighbours of a briefing; None where there are not so many."""
    before = connection.execute(
        "SELECT last FROM briefing WHERE day = ? AND name < ? ORDER BY name DESC LIMIT 1", (day, name)
    ).fetchone()
    after = connection.execute(
        "SELECT first FROM briefing WHERE day = ? AND name > ? ORDER BY name LIMIT 1", (day, name)
    ).fetchone()
    lowest = before[0] + 1 if before else first_id(day)
    room = (after[0] if after else first_id(day) + PLACES) - lowest - count
    if room < 0:
        return None
    if before and after:
        return int(lowest + room // 2)
    if not before and not after:
        return int(lowest + room // 2)
    return int(lowest + min(GAP, room) if before else lowest + max(room - GAP, 0))


def spread(connection: sqlite3.Connection, day: int) -> None:
    """Set the briefings of a day apart again, from the middle of the day."""
    execute = connection.execute
    spans = execute("SELECT first, last FROM briefing WHERE day = ? ORDER BY name", (day,)).fetchall()
    needed = sum(last - first + 1 + GAP for first, last in spans)
    start = first_id(day) + max(PLACES - needed, 0) // 2
    moves = []
    for first, last in spans:
        moves.append((first, last, start - first))
        start += last - first + 1 + GAP
    move(connection, moves)


def move(connection: sqlite3.Connection, moves: list[tuple[int, int, int]]) -> None:
    """Give the records of each span, first and last, row ids that are larger by so much; negative ones meanwhile."""
    execute = connection.execute
    words = []
    for first, last, shift in moves:
        rows = execute("SELECT rowid, name, text, field FROM words WHERE rowid BETWEEN ? AND ?", (first, last))
        words += [(id + shift, *texts) for id, *texts in rows]
        for id in range(first, last + 1):
            execute("DELETE FROM words WHERE rowid = ?", (id,))
        for table in ("record", "fact"):
            execute(f"UPDATE {table} SET id = -(id + ?) WHERE id BETWEEN ? AND ?", (shift, first, last))
        execute("UPDATE briefing SET first = -(first + ?), last = last + ? WHERE first = ?", (shift, shift, first))
    for table, column in (("record", "id"), ("fact", "id"), ("briefing", "first")):
        execute(f"UPDATE {table} SET {column} = -{column} WHERE {column} < 0")
    connection.executemany("INSERT INTO words(rowid, name, text, field) VALUES(?,?,?,?)", words)
