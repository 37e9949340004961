"""Keyboard, window and signals: the reader on a real pty, and somebody at the other end who means no good."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from briefing.model import KINDS
from tests.hostile.oracle import intruders
from tests.hostile.score import Score, score
from tests.hostile.strings import briefing_of, hostile, is_writable
from tests.terminal import Session

Case = TypeVar("Case")

INPUTS: dict[str, bytes] = {
    "the byte 0xFF": b"\xff",
    "a C1 CSI": b"\x9b31m",
    "Latin-1": b"caf\xe9 \xe9",
    "half a character": b"\xe2\x82",
    "a surrogate in UTF-8": b"\xed\xa0\x80",
    "an overlong NUL": b"\xc0\x80",
    "NULs": b"\x00" * 100,
    "every byte": bytes(byte for byte in range(256) if byte not in b"qQ\x03\x11\x1a\x1c"),
    "a key beyond Unicode": b"\x1b[1114112u",
    "a key of 5,000 digits": b"\x1b[" + b"9" * 5000 + b"u",
    "a negative key": b"\x1b[-1u",
    "a text beyond Unicode": b"\x1b[97;1;99999999u",
    "a mouse far away": b"\x1b[<0;99999999999;99999999999M",
    "a mouse with 400 digits": b"\x1b[<" + b"9" * 400 + b";1;1M",
    "a window reported in band": b"\x1b[48;65535;65535;1;1t",
    "a window of 5,000 digits": b"\x1b[48;" + b"9" * 5000 + b";1;1;1t",
    "a cursor far away": b"\x1b[99999;99999R",
    "modes nobody asked for": b"\x1b[?2026;9$y\x1b[?2048;1$y",
    "escapes": b"\x1b" * 50,
    "an unfinished CSI": b"\x1b[",
    "an unfinished OSC": b"\x1b]0;title",
    "a DCS": b"\x1bP1$r0m\x1b\\",
    "an unfinished paste": b"\x1b[200~hello",
    "a paste of 200,000 bytes": b"\x1b[200~" + b"x" * 200_000 + b"\x1b[201~",
    "a paste into the search": b"/\x1b[200~\x1b[2J[bold]x[/]\n\x1b[201~\x1b\x1b",
    "a paste in a paste": b"\x1b[200~a\x1b[200~b\x1b[201~c\x1b[201~",
    "the end of no paste": b"\x1b[201~",
    "2,000 keys at once": b"\tjk" * 700,
}  # fmt: skip

SIZES = ((0, 0), (1, 1), (2, 1), (1, 200), (3, 3), (80, 0), (0, 24), (65535, 1), (1, 65535), (65535, 65535), (500, 150))

SIGNALS = {
    signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGHUP: 129, signal.SIGQUIT: 131, signal.SIGABRT: 134,
    signal.SIGUSR1: 138, signal.SIGUSR2: 140, signal.SIGALRM: 142, signal.SIGXCPU: 152, signal.SIGPWR: 158,
}  # fmt: skip

KEYS = (
    b"\t", b"\x1b[Z", b"j", b"k", b"\x1b[A", b"\x1b[B", b"\x1b[5~", b"\x1b[6~", b" ", b"\r", b"\x1b", b"g", b"G", b"h", b"l",
    b"J", b"K", b"/", b"a", b"coca", b"?", b"[", b"]", b"\x04", b"\x15", b"\x06", b"\x02", b"\x7f", b"\xc3\xa9",
    b"n", b"N", b"&", b"v", b"c", b"y", b"Y", b"{", b"}", b"m", b"'", b"o", b"O", b"s", b"S",
    b"<", b">", b"w", b"H", b"L", b"V", b":", b"f", b"u", b"1", b"0", b"/section:", b"-",
)  # fmt: skip
"""Everything that is bound but what leaves, and some letters. The editor is opened between, alone: it drops
what waits, and while it is there the terminal itself echoes."""


def leaves(session: Session) -> str:
    """How it ended when it was asked to, told when that was not well."""
    session.settle(0.5, 300)
    session.type(b"\x1b\x1b\x1b")
    for _ in range(6):
        session.settle(0.4)
        session.type(b"Q")  # read in one go with an escape before it, it would be another key
        if (code := session.ended(5)) is not None:
            break
    crash = session.output.decode("utf-8", "replace").partition("a fault of the program")[2][:120]
    return "" if code == 0 and session.is_restored else f"code {code}, restored {session.is_restored} {crash}"


def inputs() -> Score:
    """Each input is survived: the next keys work, q leaves, the terminal is as it was."""
    failures = all_told(input_told, INPUTS) + all_told(first_input_told, INPUTS)
    return score("hostile inputs survived, later and as the first", failures, 2 * len(INPUTS))


def first_input_told(name: str) -> str:
    """It waits in the terminal when the screen is made."""
    with Session() as session:
        session.expect("\x1b[?1049h")
        return sent_told(session, name)


def input_told(name: str) -> str:
    with Session() as session:
        return sent_told(session.started(), name)


def sent_told(session: Session, name: str) -> str:
    session.type(INPUTS[name])
    session.settle(1.3 if "unfinished" in name else 0.25)
    told = leaves(session)
    return told and f"{name}: {told}"


def sizes() -> Score:
    """Each window size, at the start and by resize, within 100 MB."""
    failures = all_told(started_told, SIZES) + all_told(resized_told, SIZES)
    return score("window sizes, at the start and by resize", failures, 2 * len(SIZES))


def started_told(size: tuple[int, int]) -> str:
    with Session(size=size) as session:
        session.settle(1.0)
        told = leaves(session)
        return told and f"started at {size}: {told}"


def resized_told(size: tuple[int, int]) -> str:
    with Session() as session:
        session.started().resize(*size)
        session.send(signal.SIGWINCH)
        session.settle(1.0)
        peak = session.usage.peak_memory()
        told = leaves(session) or (f"{peak >> 20} MB" if peak > 100 << 20 else "")
        return told and f"resized to {size}: {told}"


def all_told(tell: Callable[[Case], str], cases: Iterable[Case]) -> list[str]:
    """What went wrong in each case, some at a time: a session mostly waits."""
    with ThreadPoolExecutor(4) as pool:
        return [told for told in pool.map(tell, cases) if told]


def signals() -> Score:
    """Each signal ends the program with its code and the terminal as it was; a dead link ends it too."""
    failures = []
    for number, expected in SIGNALS.items():
        with Session() as session:
            session.started().send(number)
            code = session.ended()
            if code != expected or not session.is_restored:
                failures.append(f"{number.name}: code {code}, restored {session.is_restored}")
    for name, before in LINKS.items():
        with Session(before=before) as session:
            session.started()
            os.close(session.slave)
            os.close(session.master)
            code = session.process.wait(20)
            if code != 129:
                failures.append(f"{name}: code {code}")
    return score("signals with the terminal restored, and dead links", failures, len(SIGNALS) + len(LINKS))


LINKS: dict[str, Callable[[], object] | None] = {
    "a dead link": None,
    "a dead link after nohup": lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
}


def idle() -> Score:
    """Left alone, in the list and in the search bar, it writes nothing. What it costs: `tests.bench.costs`."""
    failures = []
    with Session() as session:
        session.started()
        for key in (b"", b"/"):
            session.type(key)
            session.settle(0.5)
            painted = len(session.output)
            session.settle(3.0, 3.1)
            if len(session.output) != painted:
                failures.append(f"{len(session.output) - painted} bytes in 3 s")
    return score("idle: not a byte is written", failures, 2)


def strings_painted() -> Score:
    """Each string in every field of every kind, under the cursor on the real screen: no control of theirs is sent."""
    groups = list(batches([text[:300] for text in hostile() if is_writable(text[:300])], 12))
    total = sum(map(len, groups)) * len(KINDS)
    return score("strings × kinds, painted on a terminal, without a raw control", all_told(painted_told, groups), total)


def painted_told(texts: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.toml").write_text(briefing_of(*texts), "utf-8")
        with Session([folder]) as session:
            session.started().type((b"\t" + b"j" * len(texts)) * len(KINDS))
            told = leaves(session) or ", ".join(intruders(session.output)[:5])
            return told and f"{texts[0][:20]!a} and the next: {told}"


def batches(texts: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(texts), size):
        yield texts[start : start + size]
