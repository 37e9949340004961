"""A path -> the text of a file that may be parsed, or a refusal that says why.

In this order: open without following a link and without waiting, a regular file
only, not larger than `LARGEST`, UTF-8 with or without a byte order mark, keys
of at most `DEEPEST` dotted parts.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from bisect import bisect
from time import sleep, time_ns

LARGEST = 1 << 18
"""Bytes of a briefing; a rich one has 30,000. What a file can cost at most is a matter of its size."""

TRIES = 6
"""How often a file that is being written to is looked at again."""

FRESH = 12_000_000
"""Nanoseconds a file must be at rest: the clock of a file system ticks every four or ten milliseconds."""

DEEPEST = 16
"""Dotted parts of one key: a parser takes seconds for a few hundred of them."""

PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
DEEP_KEY = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+({PART}(?:[ \t]*+\.[ \t]*+{PART}){{{DEEPEST},}}+)[ \t]*+[=\]]",
    re.MULTILINE,
)

MULTI_LINE = re.compile(
    r'#[^\n]*|"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"""|'
    + r"'''(?:[^']|'(?!''))*+'''|"
    + r'"(?:[^"\\\n]|\\.)*+"|'
    + r"'[^'\n]*+'"
)
"""Texts and comments; those of one line only so that a quotation mark in them opens nothing."""

REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "this user may not read it",
    errno.EPERM: "this user may not read it",
    errno.ELOOP: "it is a link; a library holds files of its own",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENXIO: "it is a socket or a pipe, not a file",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOTDIR: "a part of its path is not a folder",
}


class FileRejected(Exception):
    """Why a file is not parsed, with line and column where they are known."""

    def __init__(self, message: str, line: int = 1, column: int = 1, text: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.text = message, line, column, text


def read(path: str) -> str:
    """The text of the file, without its byte order mark. Raises FileRejected."""
    text = decode(read_bytes(path))
    dotted = any(
        line.count(".") >= DEEPEST for line in text.split("\n")
    )  # 6 times faster than asking the pattern first
    if dotted and (at := deep_key(text)) is not None:
        line, column = line_and_column(text, at)
        raise FileRejected(f"a key of more than {DEEPEST} dotted parts", line, column, text)
    return text


def deep_key(text: str) -> int | None:
    """Where a key of too many parts begins; what stands in a text or a comment is no key."""
    texts = [found.span() for found in MULTI_LINE.finditer(text)]
    ends = [end for _, end in texts]
    for found in DEEP_KEY.finditer(text):
        around = bisect(ends, found.start(1))
        if around == len(texts) or texts[around][0] >= found.start(1):
            return found.start(1)
    return None


def read_bytes(path: str) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:
        raise FileRejected("its name cannot be a file's") from None
    except OSError as error:
        raise FileRejected(reason(error)) from None
    try:
        return read_steady(descriptor)
    except OSError as error:
        raise FileRejected(reason(error)) from None
    finally:
        os.close(descriptor)


def read_steady(descriptor: int) -> bytes:
    """The bytes of a regular file that nobody writes to meanwhile: half of two versions is neither."""
    for _ in range(TRIES):
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise FileRejected(f"it is {kind(before.st_mode)}, not a file")
        age = time_ns() - before.st_mtime_ns
        if 0 <= age < FRESH:
            sleep((FRESH - age) / 1e9)
            continue
        os.lseek(descriptor, 0, os.SEEK_SET)
        content = read_bounded(descriptor, before.st_size)
        after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return content
    raise FileRejected("it is being written to; it will be read when it is at rest")


def read_bounded(descriptor: int, size: int) -> bytes:
    """At most `LARGEST` bytes, whatever size the file claims to have."""
    content = b""
    while size <= LARGEST and (chunk := os.read(descriptor, min(size + 1, LARGEST + 1) - len(content) or 1)):
        content += chunk
        size = max(size, len(content))
    if size > LARGEST:
        raise FileRejected(f"it is larger than {LARGEST:,} bytes, the most a briefing may have")
    return content


def kind(mode: int) -> str:
    names = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return names.get(stat.S_IFMT(mode), "a device")


def reason(error: OSError) -> str:
    return REASONS.get(error.errno or 0, f"it cannot be read: {os.strerror(error.errno or 0)}")


def decode(content: bytes) -> str:
    try:
        return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8")) + 1
        message = f"not UTF-8: expected text in UTF-8, found the byte 0x{error.object[error.start]:02X}"
        text = content.decode("utf-8", "replace")
        raise FileRejected(message, before.count(b"\n") + 1, column, text) from None


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
