"""What a terminal may be sent: the sequences the program itself uses, and text without a control."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.sink import Piece, Styled
from tests.hostile.strings import raw_controls

ALLOWED = re.compile(
    r"\x1b\[[0-9;]*m"  # colours and weight
    r"|\x1b\[[0-9]*(?:;[0-9]+)?H"  # to a place
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # modes of a full-screen program
    r"|\x1b\[\?(?:2026|2048)\$p"  # whether two of them are known
    r"|\x1b\[[><]\d*u"  # the keyboard protocol of newer terminals
    r"|\x1b\[[0-9]*[JKABCD]"  # clear, move
    r"|\x1b\]52;c;[A-Za-z0-9+/]*=*\x07"  # what is copied, in letters that no terminal obeys
    r"|\x07|\r\n"
)


def intruders(painted: bytes) -> list[str]:
    """Controls in what was painted that the program did not mean: none, if all is well."""
    return raw_controls(ALLOWED.sub("", painted.decode("utf-8", "replace")))


def unfiltered(pieces: Iterable[Piece]) -> str:
    """The texts of what is written, before the sink makes them harmless: they are so already."""
    return "".join(piece.text if isinstance(piece, Styled) else str(piece) for piece in pieces)
