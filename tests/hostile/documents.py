"""TOML made to be slow, large or deep, each as large as a briefing may be."""

from __future__ import annotations

from collections.abc import Callable

from briefing.load.safe_read import LARGEST

HEAD = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2016-01-02\n'
ROOM = LARGEST - len(HEAD) - 400
FIGURE = "[[statistics]]\nmeasure='m'\ntitle='t'\nunit='u'\nvalue=1\n"
FIFTEEN = "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o"


def filled(part: str) -> str:
    return HEAD + part * (ROOM // len(part))


def numbered(part: str) -> str:
    """`part` with a number in the place of `#`, as often as there is room."""
    return HEAD + "".join(part.replace("#", str(index)) for index in range(ROOM // (len(part) + 6)))


DOCUMENTS: dict[str, Callable[[], str]] = {
    "empty tables": lambda: filled("[[quotes]]\n"),
    "small records": lambda: filled('[[quotes]]\ntext="a"\nspeaker="b"\n'),
    "records of wrong types": lambda: filled("[[quotes]]\ntext=1\nspeaker=2\n"),
    "records of one title": lambda: filled('[[operations]]\ntitle="a"\n'),
    "records of one id": lambda: filled('[[operations]]\nid="a"\ntitle="a"\n'),
    "unknown keys": lambda: numbered("k#=1\n"),
    "quoted keys": lambda: numbered("'\u00e9#'=1\n"),
    "one long key": lambda: HEAD + "k" * ROOM + "=1\n",
    "dotted keys": lambda: numbered(f"{FIFTEEN}#=1\n"),
    "dotted headers": lambda: numbered(f"[{FIFTEEN}#]\n"),
    "999 dotted parts": lambda: HEAD + "\n".join(".".join(["a"] * 998 + [f"b{index}"]) + "=1" for index in range(120)),
    "numbers": lambda: HEAD + "x=[" + "1," * (ROOM // 2) + "]",
    "texts": lambda: HEAD + "x=[" + '"",' * (ROOM // 3) + "]",
    "inline table": lambda: HEAD + "x={" + ",".join(f"a{index}=1" for index in range(ROOM // 10)) + "}",
    "lists 399 deep": lambda: HEAD + "x=" + "[" * 399 + "]" * 399,
    "lists without end": lambda: HEAD + "x=" + "[" * (ROOM // 2) + "]" * (ROOM // 2),
    "tables in tables": lambda: HEAD + "x=" + "{a=" * 380 + "1" + "}" * 380,
    "a list of tables in lists of tables": lambda: HEAD + "x=" + "[{a=" * 199 + "1" + "}]" * 199,
    "links to a long quotation": lambda: (
        HEAD
        + '[[quotes]]\nid="q"\nspeaker="s"\ntext="'
        + "a " * (ROOM // 4)
        + '"\n[[operations]]\ntitle="t"\nquotes=['
        + '"q",' * (ROOM // 16)
        + "]\n"
    ),
    "a duration of 5,000 digits": lambda: HEAD + '[[operations]]\ntitle="t"\nduration="P' + "9" * 5000 + 'Y"\n',
    "an id with a control": lambda: (
        HEAD + '[[places]]\nid="lima\\u001b[31m"\nname="x"\n[[quotes]]\ntext="t"\nspeaker="lima31m"\n'
    ),
    "a change of 35 digits": lambda: (
        HEAD
        + FIGURE.replace("value=1", "value=" + "9" * 35 + "\nid='a'\nchange={base='b',value=1}")
        + FIGURE.replace("value=1", "value=1\nid='b'")
    ),
    "escapes": lambda: HEAD + 'summary="' + "\\u001b" * (ROOM // 6) + '"',
    "newlines": lambda: HEAD + 'summary="""' + "\n" * ROOM + '"""',
    "words": lambda: HEAD + 'summary="' + "a " * (ROOM // 2) + '"',
    "one word": lambda: HEAD + 'summary="' + "a" * ROOM + '"',
    "wide words": lambda: HEAD + 'summary="' + "é漢 " * (ROOM // 6) + '"',
    "marks": lambda: HEAD + 'summary="a' + "\u0301" * (ROOM // 2) + '"',
    "links both ways": lambda: (
        HEAD
        + FIGURE.replace("title", 'id="s"\ntitle')
        + "operations=["
        + '"o",' * 20000
        + ']\n[[operations]]\nid="o"\ntitle="t"\nstatistics=['
        + '"s",' * 20000
        + "]\n"
    ),
    "links to nothing": lambda: HEAD + '[[operations]]\ntitle="t"\nstatistics=[' + '"sx",' * (ROOM // 6) + "]\n",
    "links to nothing, apart": lambda: numbered('[[operations]]\ntitle="t#"\nstatistics=["zz#"]\n'),
    "names": lambda: numbered('"x#",').replace(HEAD, HEAD + '[[operations]]\ntitle="t"\nactors=[') + "]\n",
    "notes": lambda: numbered(
        '[[operations]]\nid="o#"\ntitle="t"\n[[notes]]\ntype="inference"\ntext="x"\nabout=["o#"]\n'
    ),
    "caveats": lambda: HEAD + FIGURE + "caveats=[" + "'a'," * (ROOM // 4 - 20) + "]",
    "dimensions": lambda: numbered("d#='a'\n").replace(HEAD, HEAD + FIGURE + "[statistics.dimensions]\n"),
    "an integer of 260,000 digits": lambda: HEAD + "x=" + "9" * ROOM,
    "a hexadecimal of 260,000 digits": lambda: HEAD + "x=0x" + "f" * ROOM,
    "a decimal of 260,000 digits": lambda: HEAD + FIGURE.replace("value=1", "value=1." + "9" * (ROOM - 100)),
    "an exponent of nine digits": lambda: HEAD + FIGURE.replace("value=1", "value=1e999999999"),
    "a number that is none": lambda: HEAD + FIGURE.replace("value=1", "value=nan"),
    "the last day, elsewhere": lambda: HEAD + "x=9999-12-31T23:59:59-23:59\n",
    "comments": lambda: filled("#\n"),
    "a fault in the last line": lambda: filled("#\n") + "x",
    "a text that never ends": lambda: HEAD + 'x="""' + "a\n" * (ROOM // 2),
}
