"""Indexes that somebody else wrote, and indexes of which a bit is the other way round: no crash, no hang, no silent lie."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

from briefing.repository.publishing import publish, put
from briefing.repository.repository import BriefingRepository
from briefing.search.fields import FACETS
from briefing.search.index import GROUPINGS, ORDERS
from briefing.search.query.query import Query
from briefing.search.sqlite.page_sums import SUMS, pages_in
from briefing.search.sqlite.row_sums import head_number, sum_of
from briefing.search.sqlite.schema import TABLES
from tests.bench.library import generate
from tests.hostile.score import Score, score

RECORDS = 60
QUERIES = ("coca", "coc", "country:PE", "coca OR country:PE", "date:2015", "has:conflict", "value>1", "speaker:a")
MOST_SECONDS, MOST_MEMORY = 20, 600 << 20
"""Of the processor, and of memory beyond what the process has when it begins."""

Answers = list[object]


class Library:
    """A small library with a cache of its own, and what a good index answers."""

    def __init__(self, folder: str) -> None:
        self.folder, self.cache = Path(folder, "library"), Path(folder, "cache")
        generate(str(self.folder), RECORDS)
        self.expected, _ = self.ask()

    def ask(self, is_verified_later: bool = False) -> tuple[Answers, str]:
        """Every kind of answer, and what was told."""
        told: list[str] = []
        repository = BriefingRepository.open([str(self.folder)], is_verified_later=is_verified_later)
        try:
            repository.file.tell = told.append
            repository.refresh()
            told += [repository.notice] if repository.notice else []
            return answers(repository), " ".join(dict.fromkeys(told))
        finally:
            repository.close()

    @property
    def index(self) -> Path:
        return next(self.cache.rglob("*.sqlite"))

    @property
    def published(self) -> Path:
        return next(self.folder.glob(".briefing-index-*"))


def answers(repository: BriefingRepository) -> Answers:
    """What the views, the list and the search are made of."""
    index, everything = repository.index, Query()
    said: Answers = [index.size(), index.briefings(everything), index.unreadable(), index.broken()]
    for text in QUERIES:
        query = Query.parse(text)
        said += [index.search(query, 50), index.count(query), index.facets(query, FACETS), index.spelling(query)]
    for order in ORDERS:
        records = index.list_records(everything, order)
        said += [index.window(records, 0, records.length)]
    said += [index.group(everything, by) for by in GROUPINGS]
    said += [index.date_counts(everything), *(index.values(field, "", 20) for field in FACETS)]
    return [*said, *(index.document(row.id) for row in index.briefings(everything)[:5])]


@contextmanager
def library() -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, XDG_CACHE_HOME=f"{folder}/cache"):
        yield Library(folder)


# ------------------------------------------------------------------------- flips


def flipped_published(count: int, seed: int = 1) -> Score:
    """A bit of a published index the other way round, as the command line and as the screen open it."""
    choose, silent, unseen = random.Random(seed), list[str](), 0
    with library() as own:
        publish(str(own.folder))
        for number in range(count):
            with flipped(own.published, choose) as at:
                said, told = own.ask()
                if not told:
                    unseen += said == own.expected
                    silent += [f"byte {at}"] if said != own.expected else []
                elif said != own.expected:
                    silent.append(f"byte {at}: told, and wrong")
                if number % 10 == 0 and "damaged" not in told_on_screen(own):
                    silent.append(f"byte {at}: not told on screen")
    return score("flipped bits of a published index: none is silently wrong", silent, count, f"{unseen} unseen")


def told_on_screen(own: Library) -> str:
    """What the screen tells, which compares the pages when the index is open already."""
    repository = BriefingRepository.open([str(own.folder)], is_verified_later=True)
    try:
        if repository.file.published_path and not repository.file.published.verify():
            repository.file.leave_damaged()
        return repository.notice
    finally:
        repository.close()


def flipped_own(count: int, seed: int = 1) -> Score:
    """A bit of the reader's own index the other way round."""
    silent, unseen = flip_own(count, seed, has_sums=True)
    return score("flipped bits of one's own index: none is silently wrong", silent, count, f"{unseen} unseen")


def flipped_rows(count: int, seed: int = 1) -> Score:
    """The same without checksums of the pages, as in a very large index: rows tell, what they are found by does not."""
    silent, unseen = flip_own(count, seed, has_sums=False)
    crashed = [fault for fault in silent if "Error" in fault]
    wrong = len(silent) - len(crashed)
    return score("… its rows alone: an answer, and no crash", crashed, count, f"{unseen} unseen, {wrong} of them wrong")


def flip_own(count: int, seed: int, has_sums: bool) -> tuple[list[str], int]:
    """What was silently wrong, and how many flips nobody noticed."""
    choose, silent, unseen = random.Random(seed), list[str](), 0
    with library() as own:
        for _ in range(count):
            index = own.index
            sums = index.with_name(index.name + SUMS)
            with flipped(index, choose) as at:
                if not has_sums:
                    sums.unlink(missing_ok=True)
                try:
                    said, told = own.ask()
                except Exception as error:
                    silent.append(f"byte {at}: {type(error).__name__}: Error {error}")
                    continue
                unseen += not told
                silent += [f"byte {at}: {told}"] if said != own.expected else []
            if not sums.exists() and has_sums:
                silent.append(f"byte {at}: no checksums afterwards")
    return silent, unseen


@contextmanager
def flipped(path: Path, choose: random.Random) -> Iterator[int]:
    """Turn one bit of a file, and put all of it back afterwards."""
    good, sums = path.read_bytes(), path.with_name(path.name + SUMS)
    before = sums.read_bytes() if sums.exists() else None
    at = choose.randrange(len(good))
    path.write_bytes(good[:at] + bytes([good[at] ^ 1 << choose.randrange(8)]) + good[at + 1 :])
    try:
        yield at
    finally:
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        path.write_bytes(good)
        if before is not None:
            sums.write_bytes(before)


# ----------------------------------------------------------------------- planted

Change = Callable[[sqlite3.Connection], object]
ENDLESS = """WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
    SELECT CAST('a' || n AS BLOB) AS path, 's' AS signature, 'd' AS digest, 'c' AS claim, 1 AS briefing, '' AS problems,
    1 AS sum FROM endless"""
STRANGE = {
    "NULL": "NULL",
    "a BLOB": "x'ff00ff'",
    "a text": "char(27) || ']0;owned' || char(7)",
    "a huge text": "hex(zeroblob(6000000))",
    "a huge number": "9223372036854775807",
    "a negative number": "-7",
    "infinity": "9e999",
}
SCRIPTS = {
    "a view that never ends": f"DROP TABLE file; CREATE VIEW file AS {ENDLESS}",
    "a view of 900 MB": "DROP TABLE file; CREATE VIEW file AS SELECT zeroblob(900000000) AS path, 's' AS signature, "
    "'d' AS digest, 'c' AS claim, 1 AS briefing, '' AS problems, 1 AS sum",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON file BEGIN DELETE FROM briefing; END",
    "another table": "CREATE TABLE other(a)",
    "another index": "CREATE INDEX other ON record(text)",
    "another text of a table": "ALTER TABLE fact RENAME COLUMN sort TO sorted",
    "statistics": "ANALYZE",
    "no table": "DROP TABLE fact",
    "no files": "DELETE FROM file",
    "another version of the full text": "UPDATE words_config SET v = 99 WHERE k = 'version'",
    "a rank of its own": "INSERT OR REPLACE INTO words_config VALUES('rank', 'bm25(1, 2')",
    "full text that is garbage": "UPDATE words_data SET block = randomblob(length(block))",
    "full text that is gone": "DELETE FROM words_data",
    "full text of one length": "UPDATE words_docsize SET sz = x'ffffffffffffffff'",
    "schema that is garbage": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'CREATE TABLE ' || sql",
    "a root of another table": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = 2",
    "a root that is the schema": "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = 1 WHERE name = 'record'",
}


def planted_changes(every: int) -> dict[str, Change]:
    """Everything that is planted, by what it is; of the values in columns that never hold them each so many."""
    scripts = {name: script(text) for name, text in SCRIPTS.items()}
    return {**scripts, **FORGED, **dict(list(strange_columns().items())[::every])}


def script(text: str) -> Change:
    """A change that is SQL."""
    return lambda connection: connection.executescript(text)


def strange_columns() -> dict[str, Change]:
    """Each column of each table with each value that it never holds."""
    memory = sqlite3.connect(":memory:")
    memory.executescript(TABLES)
    tables = [name for (name,) in memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {name: [row[1] for row in memory.execute(f"PRAGMA table_info({name})")] for name in tables}
    memory.close()
    return {
        f"{table}.{column}: {name}": script(f"UPDATE OR IGNORE {table} SET {column} = {value}")
        for table in tables
        if table not in ("words", "words_data")
        for column in columns[table]
        for name, value in STRANGE.items()
    }


def forged_paths(path: str) -> Change:
    """Every briefing and file lies at another path, with the checksums that belong to it."""

    def change(connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT path, coalesce(briefing, 0), signature, digest, claim, problems FROM file")
        for number, (key, briefing, *texts) in enumerate(rows.fetchall()):
            forged = path.format(number)
            row = (forged.encode(), sum_of((forged, *texts), briefing), key)
            connection.execute("UPDATE file SET path = ?, sum = ? WHERE path = ?", row)

    return change


def forged_words(connection: sqlite3.Connection) -> None:
    """The words of the vocabulary are syntax."""
    for number, (term,) in enumerate(connection.execute("SELECT term FROM vocabulary").fetchall()):
        forged = f'{term[:4]}" OR {number}'
        connection.execute("UPDATE vocabulary SET term = ?, sum = ? WHERE term = ?", (forged, sum_of((forged,)), term))


def forged_doubts(connection: sqlite3.Connection) -> None:
    """A record with more doubts than memory has room for."""
    connection.execute("UPDATE fact SET doubts = 1 << 40")


def forged_documents(connection: sqlite3.Connection) -> None:
    """Files of 64 MB, compressed."""
    machine, zeros = zlib.compressobj(9), bytes(1 << 20)
    bomb = b"".join(machine.compress(zeros) for _ in range(64)) + machine.flush()
    connection.execute("UPDATE document SET content = ?", (bomb,))


def forged_counts(connection: sqlite3.Connection) -> None:
    """JSON that is nested as deep as the stack."""
    nested = "[" * 100_000
    for id, name, day, length, arrived, since, path, *texts in connection.execute(
        "SELECT id, name, day, last - first + 1, arrived, broken_since, path, published, headline, countries, status, "
        "counts, modified, ednote, version, published_basis, publisher FROM briefing"
    ).fetchall():
        texts[4] = nested
        total = sum_of((name, path.decode(), *texts), head_number(day, length, arrived, since))
        connection.execute("UPDATE briefing SET counts = ?, sum = ? WHERE id = ?", (nested, total, id))


FORGED: dict[str, Change] = {
    "paths that lead out": forged_paths("../../../etc/passwd{}"),
    "paths from the root": forged_paths("/etc/passwd{}"),
    "paths in a folder that is none": forged_paths("/9/a{}.toml"),
    "words that are syntax": forged_words,
    "doubts without end": forged_doubts,
    "documents without end": forged_documents,
    "values without depth": forged_counts,
}


def planted_indexes(every: int = 1) -> Score:
    """Published indexes whose owner means no good, with a name and checksums that fit: each in a process of its own."""
    failures, changes = list[str](), list(planted_changes(every).items())
    with library() as own:
        publish(str(own.folder))
        good = pages_of(own.published)
        for name, change in changes:
            if plant(own, good, change) and (fault := asked_apart(own)):
                failures.append(f"{name}: {fault}")
        for name, damage in PAGES.items():
            plant_pages(own, damage(good))
            if fault := asked_apart(own):
                failures.append(f"{name}: {fault}")
    return score("planted indexes: an answer, no hang, no crash", failures, len(changes) + len(PAGES))


def pages_of(path: Path) -> bytes:
    """A published index without the checksums behind its pages."""
    with open(path, "rb") as file:
        return file.read(pages_in(file.fileno(), path.stat().st_size))


def plant(own: Library, good: bytes, change: Change) -> bool:
    """Publish an index that was changed; whether SQLite let it be changed so."""
    aside = own.cache / "planted"
    aside.write_bytes(good)
    connection = sqlite3.connect(aside, isolation_level=None)
    try:
        connection.execute("PRAGMA cache_size=-64000")
        change(connection)
    except sqlite3.IntegrityError:
        return False
    finally:
        connection.close()
    plant_pages(own, aside.read_bytes())
    return True


def plant_pages(own: Library, pages: bytes) -> None:
    """Publish a file of these pages, with the checksums and the name that belong to them."""
    aside = own.cache / "planted"
    aside.write_bytes(pages)
    own.published.unlink()
    put(str(aside), str(own.folder))


def repeated_children(pages: bytes) -> bytes:
    """Every inner page of a tree leads to its first child again and again: a small file without an end."""
    changed = bytearray(pages)
    for start in range(0, len(changed), 4096):
        kind, cells = changed[start], int.from_bytes(changed[start + 3 : start + 5], "big")
        if start and kind in (2, 5) and 0 < cells < 500:
            places = [int.from_bytes(changed[start + 12 + 2 * i : start + 14 + 2 * i], "big") for i in range(cells)]
            first = changed[start + places[0] : start + places[0] + 4]
            for place in places:
                changed[start + place : start + place + 4] = first
            changed[start + 8 : start + 12] = first
    return bytes(changed)


def inner_cycles(pages: bytes) -> bytes:
    """Every inner page of a tree leads to itself."""
    changed = bytearray(pages)
    for start in range(4096, len(changed), 4096):
        if changed[start] in (2, 5):
            changed[start + 8 : start + 12] = (start // 4096 + 1).to_bytes(4, "big")
    return bytes(changed)


PAGES: dict[str, Callable[[bytes], bytes]] = {
    "pages that are reached again and again": repeated_children,
    "pages that lead to themselves": inner_cycles,
    "half of the pages": lambda pages: pages[: len(pages) // 8192 * 4096],
    "pages of garbage": lambda pages: pages[:4096] + b"\xff" * (len(pages) - 4096),
    "no page": lambda pages: pages[:0],
}


def asked_apart(own: Library) -> str:
    """What is wrong when a process of its own, with little memory and time, asks; empty for nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            pages = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
            resource.setrlimit(resource.RLIMIT_AS, (pages + MOST_MEMORY, pages + MOST_MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
            os.write(writing, fault_of(own).encode(errors="replace")[:500])
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return said.decode() if said and said != b"-" else "" if said else f"ended with {signal.Signals(status & 127).name}"


def fault_of(own: Library) -> str:
    """What is wrong with the answers; `-` for nothing."""
    try:
        said, told = own.ask()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "told, and another answer" if told and said != own.expected else "-"
