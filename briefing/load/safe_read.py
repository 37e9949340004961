"""Read untrusted files safely: return text that may be parsed, or reject the file with a reason.

In this order: open without following a link and without blocking, a regular file
only, at most `LARGEST` bytes, UTF-8 with or without a byte order mark, keys of at
most `DEEPEST` dotted parts.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from bisect import bisect
from time import sleep, time_ns

LARGEST = 1 << 18
"""Largest size of a briefing in bytes; a rich one has 30,000. It bounds the time any file can take."""

TRIES = 6
"""How often reading is retried while a file is being written to."""

FRESH = 12_000_000
"""Nanoseconds since the last change of a file that may be read: file systems round times to four or ten ms."""

DEEPEST = 16
"""Limit of dotted parts of one key: a parser takes seconds for a few hundred of them."""

PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
DEEP_KEY = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+({PART}(?:[ \t]*+\.[ \t]*+{PART}){{{DEEPEST},}}+)[ \t]*+[=\]]",
    re.MULTILINE,
)

MULTI_LINE = re.compile(
    r'#[^\n]*|"""(?:[^"\\]|\\[\s\S]|"(?!""))*+(?:""")?|'
    + r"'''(?:[^']|'(?!''))*+(?:''')?|"
    + r'"(?:[^"\\\n]|\\.)*+"?|'
    + r"'[^'\n]*+'?"
)
"""Strings and comments: a quotation mark inside one must not start another.

One that is never closed ends with its line or the file: a failed match would be tried anew from each mark in it.
"""

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
    """A file is not parsed; carries the reason, with line and column where they are known."""

    def __init__(self, message: str, line: int = 1, column: int = 1, text: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.text = message, line, column, text


def read_text(path: str) -> str:
    """Return the text of the file, without its byte order mark.

    Raises FileRejected where it cannot be read, is no regular file, is too large, or is not UTF-8.
    """
    text = decode_utf8(read_bytes(path))
    # 6 times faster than running the pattern on every file
    may_be_deep = any(line.count(".") >= DEEPEST for line in text.split("\n"))
    if may_be_deep and (offset := deep_key_offset(text)) is not None:
        line, column = line_and_column(text, offset)
        raise FileRejected(f"a key of more than {DEEPEST} dotted parts", line, column, text)
    return text


def deep_key_offset(text: str) -> int | None:
    """Return the offset of the first key with too many parts, outside strings and comments."""
    quoted = [match.span() for match in MULTI_LINE.finditer(text)]
    ends = [end for _, end in quoted]
    for key in DEEP_KEY.finditer(text):
        around = bisect(ends, key.start(1))
        if around == len(quoted) or quoted[around][0] >= key.start(1):
            return key.start(1)
    return None


def read_bytes(path: str) -> bytes:
    """Return the bytes of a regular file. Raises FileRejected where they cannot be read, or are too many."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:
        raise FileRejected("its name cannot be a file's") from None
    except OSError as error:
        raise FileRejected(reject_reason(error)) from None
    try:
        return read_steady(descriptor)
    except OSError as error:
        raise FileRejected(reject_reason(error)) from None
    finally:
        os.close(descriptor)


def read_steady(descriptor: int) -> bytes:
    """Return the bytes of a regular file that does not change while it is read, so never parts of two versions.

    Raises FileRejected where it is no regular file, keeps changing or is too large.
    """
    for _ in range(TRIES):
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise FileRejected(f"it is {file_kind(before.st_mode)}, not a file")
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
    """Return the content, however `size` compares to it. Raises FileRejected for more than `LARGEST` bytes."""
    content = b""
    while size <= LARGEST and (chunk := os.read(descriptor, min(size + 1, LARGEST + 1) - len(content) or 1)):
        content += chunk
        size = max(size, len(content))
    if size > LARGEST:
        raise FileRejected(f"it is larger than {LARGEST:,} bytes, the most a briefing may have")
    return content


def file_kind(mode: int) -> str:
    """Return what sort of file a mode of `stat` describes, with its article."""
    names = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return names.get(stat.S_IFMT(mode), "a device")


def reject_reason(error: OSError) -> str:
    """Return the reason of a rejection for an operating system error."""
    return REASONS.get(error.errno or 0, f"it cannot be read: {os.strerror(error.errno or 0)}")


def decode_utf8(content: bytes) -> str:
    """Return the text without its byte order mark. Raises FileRejected for the first byte that is not UTF-8."""
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
    """Return line and column, 1-based, of an offset in `text`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
