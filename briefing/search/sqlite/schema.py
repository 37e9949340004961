"""The tables of the SQLite index, and how an entry is laid down in them.

Row ids of records run from the newest day of publication to the oldest, on one
day by the ids of the briefings and in each in reading order (`row_ids.py`), so
matches come in the order of the index without sorting.

The full text holds three columns of folded tokens: names, texts and fields. A
field's token begins with a private-use character, one for each field, so no word
of a text is ever taken for one; SQLite's own tokenizer only splits at the spaces.

Paths are bytes, as the file system has them. The last column of a row is its
checksum (`row_sums.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from briefing.model.days import EARLIEST, day_as_integer, days_in
from briefing.search.fields import DATED, FACETS, FIELDS, SECTION_NAMES
from briefing.search.indexed import RecordDocument, Value

FORMAT = 10
"""Counted up with every change of the tables, of `documents.py`, `folding.py` or `tokenizer.py`."""
VERSION = f"{FORMAT}-{crc32(repr((FIELDS, SECTION_NAMES, FACETS)).encode()):08x}"
"""Part of the file's name: an index of other declarations is another index."""

SECTIONS = {name: index for index, name in enumerate(SECTION_NAMES)}
IS_DATED = f"section IN ({','.join(str(SECTIONS[name]) for name in DATED)})"
DATE_ORDER = f"first = 0, CASE first WHEN {day_as_integer(EARLIEST)} THEN last ELSE first END, last, date"
"""Undated ones last; a period without a beginning counts from its end. As `Period.sort_key` has it."""

TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER, sum INTEGER) WITHOUT ROWID;
CREATE TABLE file(path BLOB PRIMARY KEY, signature TEXT, digest TEXT, claim TEXT, briefing INTEGER,
    problems TEXT, sum INTEGER) WITHOUT ROWID;
CREATE INDEX file_broken ON file(path) WHERE problems <> '';
CREATE TABLE briefing(id INTEGER PRIMARY KEY, name TEXT UNIQUE, day INTEGER, first INTEGER UNIQUE, last INTEGER,
    published TEXT, headline TEXT, countries TEXT, status TEXT, counts TEXT, path BLOB, modified TEXT, ednote TEXT,
    version TEXT, arrived INTEGER, published_basis TEXT, broken_since INTEGER,
    publisher TEXT, sum INTEGER);
CREATE UNIQUE INDEX briefing_day ON briefing(day, name);
CREATE INDEX briefing_arrived ON briefing(arrived);
CREATE INDEX briefing_broken ON briefing(path) WHERE broken_since > 0;
CREATE TABLE document(briefing INTEGER PRIMARY KEY, content BLOB);
CREATE TABLE record(id INTEGER PRIMARY KEY, briefing INTEGER, section INTEGER, published_first INTEGER,
    published_last INTEGER, first INTEGER, last INTEGER, low TEXT, high TEXT, series TEXT, source TEXT, vintage TEXT,
    facets BLOB, item TEXT, date TEXT, name TEXT, text TEXT, sum INTEGER);
CREATE INDEX record_series ON record(series, source, vintage, low, high) WHERE series IS NOT NULL;
CREATE INDEX record_date ON record({DATE_ORDER}) WHERE {IS_DATED};
CREATE TABLE fact(id INTEGER PRIMARY KEY, section INTEGER, countries TEXT, roles TEXT, doubts INTEGER, rest TEXT,
    sort TEXT, sum INTEGER);
CREATE TABLE value(id INTEGER PRIMARY KEY, field TEXT, label TEXT, term TEXT, total INTEGER, sum INTEGER,
    UNIQUE(field, label));
CREATE TABLE vocabulary(term TEXT PRIMARY KEY, records INTEGER, sum INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(name, text, field, tokenize='ascii', prefix='1 2 3');
INSERT INTO words(words, rank) VALUES('hashsize', 33554432);
"""

SHADOWS = """
CREATE TABLE 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE 'words_content'(id INTEGER PRIMARY KEY, c0, c1, c2);
CREATE TABLE 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
"""
"""What the full text makes of its one table."""

PLACES = 1 << 32
"""Row ids that a day of publication has."""
LAST_DAY = 3_652_424
"""9999-12-31, counted from 0000-01-01."""
FIRST_CODE, JOINER, GAP = 0xE000, "\ue0fe", "\ue0ff"
"""Private-use characters: before the values of the first field, for what a key is joined by, between two values."""
CODES = {name: chr(FIRST_CODE + index) for index, name in enumerate(FIELDS)}


def day_number(iso: str) -> int:
    """Days from 0000-01-01, in the proleptic Gregorian calendar; 0 for what is before it."""
    if iso.startswith("-"):
        return 0
    year, month, day = int(iso[:4]), int(iso[5:7]), int(iso[8:10])
    leap_days = (year + 3) // 4 - (year + 99) // 100 + (year + 399) // 400  # of the years before; year 0 has one
    return year * 365 + leap_days + sum(days_in(year, earlier) for earlier in range(1, month)) + day - 1


def key_token(field: str, key: str) -> str:
    """A key as one token."""
    if key.isalnum():
        return CODES[field] + key
    return CODES[field] + "".join(character if character.isalnum() else JOINER for character in key)


def exact_token(field: str, words: Sequence[str]) -> str:
    """All of a name as one token, which no word of it is."""
    return CODES[field] + JOINER + JOINER.join(words)


def exact_words(value: Value) -> tuple[str, ...]:
    """The words of a name; a country's code is not one."""
    return value.words[1:] if value.field == "country" else value.words


@lru_cache(8192)
def tokens_of(value: Value) -> str:
    """The tokens of a value in the third column."""
    code = CODES[value.field]
    if FIELDS[value.field]:
        return key_token(value.field, value.words[0])
    return code + f" {code}".join(value.words) + f" {GAP} " + exact_token(value.field, exact_words(value))


def field_text(entry: RecordDocument) -> str:
    """The third column; a gap between values, so that no phrase reaches from one into the next."""
    return f" {GAP} ".join([tokens_of(value) for value in entry.values if value.words])


def term_of(value: Value) -> str:
    """How a query asks for a value that is counted: `country:PE`, `speaker="jaime antezana"`, `date:2015`."""
    if value.field == "year":
        return f"date:{value.label}"
    if value.field == "country" and value.words[1] != value.words[0]:
        return f"country:{value.words[0].upper()}"
    if FIELDS[value.field]:
        return f"{value.field}:{value.words[0]}"
    text = " ".join(exact_words(value))
    return f'{value.field}="{text}"' if " " in text else f"{value.field}={text}"
