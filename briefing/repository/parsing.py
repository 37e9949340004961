"""Files -> what the index takes in; in this process, or with the help of others."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from briefing.load import Loaded, load, safe_read
from briefing.load.loader import build_briefing, default_id, parse_toml
from briefing.model import Briefing
from briefing.model.measures import ListedUnit
from briefing.search.documents import to_document
from briefing.search.indexed import IndexDocument
from briefing.search.rows import Signature, StoredDocument

MANY = 500
"""Files from which other processes help to read them."""
MOST_HELPERS, CHUNK = 3, 20


class FileToRead(NamedTuple):
    """A file that may have changed."""

    key: str
    path: str
    digest: str
    """Of the content that needs no reading; empty where it is to be read whatever it is."""
    units: tuple[ListedUnit, ...] = ()
    """Those of its `measures.toml`."""


class ParsedFile(NamedTuple):
    """A file that was read, before it is known whether its id is free."""

    key: str
    signature: Signature
    digest: str
    claim: str
    """Empty where its content is the one that needed no reading."""
    document: IndexDocument | None
    problems: tuple[str, ...]


def signature(path: str, units: tuple[ListedUnit, ...] = ()) -> Signature:
    """Of a file and of the listed units it is read with. Empty where it cannot be looked at: it is read each time."""
    try:
        status = os.lstat(path)
    except OSError:
        return ""
    mark = f"{crc32(repr(units).encode()):08x}+" if units else ""
    return f"{mark}{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"


def mark_of(signed: Signature) -> str:
    """The part of a signature that stands for the listed units."""
    return signed.rpartition("+")[0]


def arrival_time(signed: Signature) -> int:
    """When a file came to be on this machine as it is, in nanoseconds: whatever time it was given by who sent it."""
    return int(signed.rsplit("-", 2)[1]) if signed else 0


def digest_of(content: bytes) -> str:
    """SHA-256, hexadecimal; empty for no content."""
    from hashlib import sha256  # 3 ms, and most runs read no file

    return sha256(content).hexdigest() if content else ""


def content_of(path: str) -> bytes:
    """The bytes of a file; none where it may not be read."""
    try:
        return safe_read.read_bytes(path)
    except safe_read.FileRejected:
        return b""


def parse_file(file: FileToRead) -> ParsedFile:
    """Read and parse one file, unless its content is the known one."""
    signed = signature(file.path, file.units)  # before it is read: a file written to meanwhile is read again
    content = content_of(file.path)
    digest = digest_of(content)
    if digest and digest == file.digest:
        return ParsedFile(file.key, signed, digest, "", None, ())
    loaded = load(file.path, units=file.units)
    if loaded.is_foreign:
        return ParsedFile(file.key, signed, digest, f"/{file.key}", None, ())  # a claim that is no id
    if loaded.briefing is None:
        return ParsedFile(file.key, signed, digest, default_id(file.path), None, faults(loaded))
    document = to_document(loaded.briefing, file.key, content)
    return ParsedFile(file.key, signed, digest, loaded.briefing.id, document, ())


def parse_files(files: Sequence[FileToRead]) -> Iterator[ParsedFile]:
    """In this process, or where they are many with the help of others."""
    if len(files) < MANY or threading.active_count() > 1:  # a process with threads is not to be forked
        yield from map(parse_file, files)
        return
    import multiprocessing  # 20 ms that few files do not pay

    helpers = max(min(len(os.sched_getaffinity(0)) - 1, MOST_HELPERS), 1)
    with multiprocessing.get_context("fork").Pool(helpers) as pool:
        yield from pool.imap(parse_file, files, CHUNK)


def faults(loaded: Loaded) -> tuple[str, ...]:
    """Without the path, which depends on where one stands: `:4:9: …`."""
    return tuple(str(problem).removeprefix(loaded.file) for problem in loaded.faults)


def briefing_of(document: StoredDocument, units: tuple[ListedUnit, ...]) -> Briefing | None:
    """The briefing of a stored document; None where this version of the program cannot read it.

    `units`: those of its `measures.toml`.
    """
    try:
        raw = parse_toml(safe_read.decode_utf8(document.content))
        return build_briefing(raw, default_id(document.path), units=units)[0]
    except safe_read.FileRejected:
        return None
