"""TOML made to be slow, large or deep, each as large as there is room; ROOM is all that a briefing may have."""

# ruff: noqa: ARG005 -- some are as small as they are
from __future__ import annotations

from collections.abc import Callable

from briefing.load.safe_read import LARGEST

HEAD = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2016-01-02\n'
ROOM = LARGEST - len(HEAD) - 400
FIGURE = "[[statistics]]\nmeasure='m'\ntitle='t'\nunit='u'\nvalue=1\n"
FIFTEEN = "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o"


def filled(part: str, room: int = ROOM) -> str:
    return HEAD + part * (room // len(part))


def numbered(room: int, part: str) -> str:
    """`part` with a number in the place of `#`, as often as there is room."""
    return HEAD + "".join(part.replace("#", str(index)) for index in range(room // (len(part) + 6)))


DOCUMENTS: dict[str, Callable[[int], str]] = {
    "empty tables": lambda room: filled("[[quotes]]\n", room),
    "small records": lambda room: filled('[[quotes]]\ntext="a"\nspeaker="b"\n', room),
    "records of wrong types": lambda room: filled("[[quotes]]\ntext=1\nspeaker=2\n", room),
    "records of one title": lambda room: filled('[[operations]]\ntitle="a"\n', room),
    "records of one id": lambda room: filled('[[operations]]\nid="a"\ntitle="a"\n', room),
    "unknown keys": lambda room: numbered(room, "k#=1\n"),
    "quoted keys": lambda room: numbered(room, "'\u00e9#'=1\n"),
    "one long key": lambda room: HEAD + "k" * room + "=1\n",
    "dotted keys": lambda room: numbered(room, f"{FIFTEEN}#=1\n"),
    "dotted headers": lambda room: numbered(room, f"[{FIFTEEN}#]\n"),
    "999 dotted parts": lambda room: (
        HEAD + "\n".join(".".join(["a"] * 998 + [f"b{index}"]) + "=1" for index in range(room // 2100))
    ),
    "numbers": lambda room: HEAD + "x=[" + "1," * (room // 2) + "]",
    "texts": lambda room: HEAD + "x=[" + '"",' * (room // 3) + "]",
    "inline table": lambda room: HEAD + "x={" + ",".join(f"a{index}=1" for index in range(room // 10)) + "}",
    "lists 399 deep": lambda room: HEAD + "x=" + "[" * 399 + "]" * 399,
    "lists without end": lambda room: HEAD + "x=" + "[" * (room // 2) + "]" * (room // 2),
    "tables in tables": lambda room: HEAD + "x=" + "{a=" * 380 + "1" + "}" * 380,
    "a list of tables in lists of tables": lambda room: HEAD + "x=" + "[{a=" * 199 + "1" + "}]" * 199,
    "links to a long quotation": lambda room: (
        HEAD
        + '[[quotes]]\nid="q"\nspeaker="s"\ntext="'
        + "a " * (room // 4)
        + '"\n[[operations]]\ntitle="t"\nquotes=['
        + '"q",' * (room // 16)
        + "]\n"
    ),
    "a duration of 5,000 digits": lambda room: HEAD + '[[operations]]\ntitle="t"\nduration="P' + "9" * 5000 + 'Y"\n',
    "an id with a control": lambda room: (
        HEAD + '[[places]]\nid="lima\\u001b[31m"\nname="x"\n[[quotes]]\ntext="t"\nspeaker="lima31m"\n'
    ),
    "a change of 35 digits": lambda room: (
        HEAD
        + FIGURE.replace("value=1", "value=" + "9" * 35 + "\nid='a'\nchange={base='b',value=1}")
        + FIGURE.replace("value=1", "value=1\nid='b'")
    ),
    "escapes": lambda room: HEAD + 'summary="' + "\\u001b" * (room // 6) + '"',
    "newlines": lambda room: HEAD + 'summary="""' + "\n" * room + '"""',
    "words": lambda room: HEAD + 'summary="' + "a " * (room // 2) + '"',
    "one word": lambda room: HEAD + 'summary="' + "a" * room + '"',
    "wide words": lambda room: HEAD + 'summary="' + "é漢 " * (room // 6) + '"',
    "marks": lambda room: HEAD + 'summary="a' + "\u0301" * (room // 2) + '"',
    "links both ways": lambda room: (
        HEAD
        + FIGURE.replace("title", 'id="s"\ntitle')
        + "operations=["
        + '"o",' * (room // 13)
        + ']\n[[operations]]\nid="o"\ntitle="t"\nstatistics=['
        + '"s",' * (room // 13)
        + "]\n"
    ),
    "links to nothing": lambda room: HEAD + '[[operations]]\ntitle="t"\nstatistics=[' + '"sx",' * (room // 6) + "]\n",
    "links to nothing, apart": lambda room: numbered(room, '[[operations]]\ntitle="t#"\nstatistics=["zz#"]\n'),
    "names": lambda room: numbered(room, '"x#",').replace(HEAD, HEAD + '[[operations]]\ntitle="t"\nactors=[') + "]\n",
    "notes": lambda room: numbered(
        room, '[[operations]]\nid="o#"\ntitle="t"\n[[notes]]\ntype="inference"\ntext="x"\nabout=["o#"]\n'
    ),
    "caveats": lambda room: HEAD + FIGURE + "caveats=[" + "'a'," * (room // 4 - 20) + "]",
    "dimensions": lambda room: numbered(room, "d#='a'\n").replace(HEAD, HEAD + FIGURE + "[statistics.dimensions]\n"),
    "an integer of 260,000 digits": lambda room: HEAD + "x=" + "9" * room,
    "a hexadecimal of 260,000 digits": lambda room: HEAD + "x=0x" + "f" * room,
    "a decimal of 260,000 digits": lambda room: HEAD + FIGURE.replace("value=1", "value=1." + "9" * (room - 100)),
    "an exponent of nine digits": lambda room: HEAD + FIGURE.replace("value=1", "value=1e999999999"),
    "a number that is none": lambda room: HEAD + FIGURE.replace("value=1", "value=nan"),
    "the last day, elsewhere": lambda room: HEAD + "x=9999-12-31T23:59:59-23:59\n",
    "comments": lambda room: filled("#\n", room),
    "a fault in the last line": lambda room: filled("#\n", room) + "x",
    "a text that never ends": lambda room: HEAD + 'x="""' + "a\n" * (room // 2),
}
