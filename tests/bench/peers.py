"""Other engines over the same words, asked the same: what is found, at most fifty of it."""

from __future__ import annotations

import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from shutil import which
from typing import Any

from briefing.search.query.nodes import FieldTerm
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from briefing.tokenizer import folded_words

Ask = Callable[..., object]
FIFTY = 50


def peers(index: SqliteIndex, library: str) -> dict[str, Ask]:
    """By name; what is not installed is left out."""
    raw = raw_table(index)
    found: dict[str, Ask] = {
        "FTS5, newest": lambda text: rows(raw, "rowid", text),
        "FTS5, bm25": lambda text: rows(raw, "rank", text),
    }
    if find_spec("tantivy"):
        found["tantivy"] = tantivy(index)
    if which("rg"):
        found["ripgrep"] = lambda text: ripgrep(library, text)
    return found


def words_of(text: str) -> tuple[list[str], str]:
    """The words, and the section that is asked for."""
    root = Query.parse(text, typing=True).root
    parts: tuple[Any, ...] = getattr(root, "parts", (root,))
    section = next((part.words[0] for part in parts if isinstance(part, FieldTerm)), "")
    return [word for part in parts if not isinstance(part, FieldTerm) for word in part.words], section


def records(index: SqliteIndex) -> Iterator[tuple[int, str, str]]:
    sql = "SELECT w.rowid, w.name || ' ' || w.text, r.section FROM words AS w JOIN record AS r ON r.id = w.rowid"
    yield from index.connection.execute(sql)


def raw_table(index: SqliteIndex) -> sqlite3.Connection:
    """A plain full-text table: one column of words, one of the section."""
    connection = sqlite3.connect(tempfile.NamedTemporaryFile(suffix=".sqlite").name)  # noqa: SIM115  gone with the run
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("CREATE VIRTUAL TABLE raw USING fts5(words, section, tokenize='ascii', prefix='1 2 3')")
    every = ((id, words, f"s{section}") for id, words, section in records(index))
    connection.executemany("INSERT INTO raw(rowid, words, section) VALUES(?,?,?)", every)
    connection.execute("INSERT INTO raw(raw) VALUES('optimize')")
    connection.commit()
    return connection


def rows(connection: sqlite3.Connection, order: str, text: str) -> list[Any]:
    words, section = words_of(text)
    if text.startswith('"'):
        match = f'"{" ".join(words)}"'
    else:
        match = " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}" *'])
    match = f"{{words}} : ({match})" + (" AND section : s4" if section else "")
    return connection.execute(
        f"SELECT rowid FROM raw WHERE raw MATCH ? ORDER BY {order} LIMIT {FIFTY}", (match,)
    ).fetchall()


def tantivy(index: SqliteIndex) -> Ask:
    engine: Any = import_module("tantivy")  # it is no dependency: whoever measures against it installs it
    builder = engine.SchemaBuilder()
    builder.add_text_field("words", stored=False, tokenizer_name="whitespace")
    builder.add_text_field("section", stored=False, tokenizer_name="raw")
    builder.add_integer_field("id", stored=True)
    schema = builder.build()
    made = engine.Index(schema, path=tempfile.mkdtemp())
    writer = made.writer(200_000_000)
    for id, words, section in records(index):
        writer.add_document(engine.Document(words=words, section=str(section), id=id))
    writer.commit()
    writer.wait_merging_threads()
    made.reload()
    searcher = made.searcher()

    def ask(text: str) -> object:
        words, section = words_of(text)
        if text.startswith('"'):
            wanted = [engine.Query.phrase_query(schema, "words", words)]
        else:
            wanted = [engine.Query.term_query(schema, "words", word) for word in words[:-1]]
            wanted.append(engine.Query.regex_query(schema, "words", f"{words[-1]}.*"))
        if section:
            wanted.append(engine.Query.term_query(schema, "section", "4"))
        return searcher.search(engine.Query.boolean_query([(engine.Occur.Must, one) for one in wanted]), FIFTY)

    return ask


def ripgrep(library: str, text: str) -> object:
    """The files that hold the last word, accents and case as they are."""
    word = folded_words(text)[-1]
    return subprocess.run(["rg", "-il", f"\\b{word}", library], stdout=subprocess.DEVNULL, check=False)
