"""Documents that open, made to become much more than they are: what is written once and shown often.

Each is made for a size in bytes, so that a test can double it.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.model.country_table import NAMES
from briefing.model.parsers import LONGEST_LINE
from tests.hostile.documents import HEAD

NUMBERED = "[[statistics]]\nid='i#'\nmeasure='m'\ntitle='t'\nunit='u'\nvalue=#\n"
"""A figure; its number stands for `#`."""


def repeated(part: str, size: int) -> str:
    """Return `part` as often as there is room, `#` replaced by its number."""
    count = max(1, size // (len(part) + 3))
    return "".join(part.replace("#", str(number)) for number in range(count))


def halves(first: str, filler: str, last: str, part: str, size: int) -> str:
    """Return a head whose text is as long as it may be, and `part` repeated."""
    room = min(size // 2, LONGEST_LINE - 4 if "text=" not in first else size)
    return HEAD + first + filler * (room // len(filler)) + last + repeated(part, size - room)


def references(size: int, most: int = 50) -> str:
    """Return a list of at most `most` references to `p`."""
    return "[" + '"p",' * min(most, size // 4) + "]"


AMPLIFIERS: dict[str, Callable[[int], str]] = {
    "a long name of a speaker": lambda size: halves(
        '[[people]]\nid="p"\nname="', "a b ", '"\n', '[[quotes]]\ntext="a#"\nspeaker="p"\n', size
    ),
    "a long role of a speaker": lambda size: halves(
        '[[people]]\nid="p"\nname="n"\nrole="', "a b ", '"\n', '[[quotes]]\ntext="a#"\nspeaker="p"\n', size
    ),
    "a long name of an actor": lambda size: halves(
        '[[organisations]]\nid="p"\nname="', "a b ", '"\n', '[[operations]]\ntitle="a#"\nactors=["p"]\n', size
    ),
    "a long name of a place": lambda size: halves(
        '[[places]]\nid="p"\nname="', "a b ", '"\n', '[[operations]]\ntitle="a#"\nplaces=["p"]\n', size
    ),
    "a name of 250 letters, fifty times a record": lambda size: (
        HEAD
        + f'[[people]]\nid="p"\nname="{"ab " * 83}"\n'
        + repeated(f'[[operations]]\ntitle="a#"\nactors={references(size)}\n', size)
    ),
    "a note about many records": lambda size: (
        HEAD
        + '[[notes]]\ntype="inference"\ntext="'
        + "a b " * (size // 12)
        + '"\nabout=['
        + "".join(f'"o{number}",' for number in range(size // 60))
        + "]\n"
        + "".join(f'[[operations]]\nid="o{number}"\ntitle="t"\n' for number in range(size // 60))
    ),
    "a hundred notes about each record": lambda size: (
        HEAD
        + "".join(f'[[operations]]\nid="o{number}"\ntitle="t"\n' for number in range(100))
        + repeated(
            '[[notes]]\nid="n#"\ntype="inference"\ntext="x"\nabout='
            + str([f"o{number}" for number in range(100)])
            + "\n",
            size,
        )
    ),
    "figures of one series": lambda size: HEAD + repeated(NUMBERED + "area=['PE']\ndate=2014\n", size),
    "figures of one series, by year": lambda size: (
        HEAD
        + "".join(
            NUMBERED.replace("#", str(number)) + f"date={1000 + number}\n" for number in range(min(8999, size // 70))
        )
    ),
    "vintages of one figure": lambda size: (
        HEAD
        + "".join(
            NUMBERED.replace("#", str(number)) + f"date=2014\nas_of='{1000 + number}'\n" for number in range(size // 80)
        )
    ),
    "changes that refer to one figure": lambda size: (
        HEAD
        + NUMBERED.replace("'i#'", "'b'").replace("#", "1")
        + repeated(NUMBERED + "change={base='b',value=1}\n", size)
    ),
    "a long title with many caveats": lambda size: (
        halves("[[operations]]\ntitle='", "a b ", "'\n", "", size) + "caveats=[" + "'a'," * (size // 8) + "]\n"
    ),
    "a long title linked from each record": lambda size: halves(
        "[[operations]]\nid='p'\ntitle='", "a b ", "'\n", '[[quotes]]\ntext="a#"\nspeaker="s"\noperations=["p"]\n', size
    ),
    "a long quote linked from each record": lambda size: halves(
        "[[quotes]]\nid='p'\nspeaker='s'\ntext='", "a b ", "'\n", '[[operations]]\ntitle="a#"\nquotes=["p"]\n', size
    ),
    "all countries, inherited by each record": lambda size: (
        HEAD
        + "countries=["
        + ",".join(f"'{code}'" for code in NAMES)
        + "]\n"
        + repeated('[[quotes]]\ntext="a#"\nspeaker="s"\n', size)
    ),
    "a long headline over many records": lambda size: (
        HEAD.replace('"x"', '"' + "a b " * (LONGEST_LINE // 4 - 1) + '"')
        + repeated('[[quotes]]\ntext="a#"\nspeaker="s"\n', size // 2)
    ),
    "a long publisher over many figures": lambda size: (
        HEAD + "[source]\npublisher='" + "a b " * (LONGEST_LINE // 4 - 1) + "'\n" + repeated(NUMBERED, size // 2)
    ),
    "a long measure": lambda size: HEAD + repeated(NUMBERED.replace("'m'", "'" + "a-b-" * 12 + "b'"), size),
    "a long unit": lambda size: HEAD + repeated(NUMBERED.replace("'u'", "'" + "a b " * 20 + "'"), size),
    "organisations in organisations": lambda size: (
        HEAD
        + '[[organisations]]\nid="p0"\nname="n"\n'
        + "".join(
            f'[[organisations]]\nid="p{number}"\nname="n{number}"\npart_of="p{number - 1}"\n'
            for number in range(1, size // 60)
        )
    ),
    "quotes that follow each other": lambda size: (
        HEAD
        + '[[quotes]]\nid="p0"\ntext="n"\nspeaker="s"\n'
        + "".join(
            f'[[quotes]]\nid="p{number}"\ntext="n{number}"\nspeaker="s"\nfollows="p{number - 1}"\n'
            for number in range(1, size // 70)
        )
    ),
    "a quote that is followed by all": lambda size: (
        HEAD
        + '[[quotes]]\nid="p0"\ntext="n"\nspeaker="s"\n'
        + repeated('[[quotes]]\ntext="n#"\nspeaker="s"\nfollows="p0"\n', size)
    ),
    "people of a long organisation": lambda size: halves(
        '[[organisations]]\nid="p"\nname="', "a b ", '"\n', '[[people]]\nname="a#"\norganisation="p"\n', size
    ),
    "speakers and who speaks for them, each with a role": lambda size: (
        HEAD
        + f'[[people]]\nid="p"\nname="{"ab " * 83}"\nrole="{"cd " * 83}"\norganisation="{"ef " * 83}"\n'
        + repeated('[[quotes]]\ntext="n#"\nspeaker="p"\non_behalf_of="p"\nvia="p"\nasked_by="p"\nanswers="p"\n', size)
    ),
    "measures of an agreement": lambda size: (
        HEAD + '[[agreements]]\ntitle="n"\nparties=["PE"]\n' + repeated("[[agreements.measures]]\nsummary='s#'\n", size)
    ),
    "caveats of measures of an agreement": lambda size: (
        HEAD
        + '[[agreements]]\ntitle="n"\nparties=["PE"]\n'
        + repeated("[[agreements.measures]]\nsummary='s#'\ncaveats=['c']\n", size)
    ),
    "dimensions of figures": lambda size: (
        HEAD + repeated(NUMBERED + "dimensions={" + ",".join(f"d{number}='v'" for number in range(40)) + "}\n", size)
    ),
    "escaped quotation marks": lambda size: (
        "# " + "." * 20 + '\nheadline="""\n' + '\\"""\n' * (size // 5) + '"""\n' + HEAD.replace('headline = "x"\n', "")
    ),
    "an opened text after escapes": lambda size: HEAD + "# " + "." * 20 + '\n"""\n' + '\\"""\n' * (size // 5),
    "parties by their codes": lambda size: (
        HEAD + repeated('[[agreements]]\ntitle="a#"\nparties=["GS","UM","VC","FK","BQ","IO","CD","KN"]\n', size)
    ),
    "actors by a code, in one record": lambda size: (
        HEAD + '[[operations]]\ntitle="t"\nactors=[' + '"GS",' * (size // 5) + "]\n"
    ),
    "areas of figures": lambda size: (
        HEAD + repeated(NUMBERED + 'area=["GS","UM","VC","FK","BQ","IO","CD","KN"]\n', size)
    ),
    "records of one line": lambda size: (
        HEAD + "organisations=[" + "".join(f'{{name="{number}"}},' for number in range(size // 17)) + "]\n"
    ),
    "names that look alike": lambda size: (
        HEAD
        + "".join(f'[[organisations]]\nname="abc abc abc {number}"\n' for number in range(size // 100))
        + '[[operations]]\ntitle="t"\nactors=['
        + "".join(f'"abc abc abd {number}",' for number in range(size // 50))
        + "]\n"
    ),
    "references to a briefing that is not there": lambda size: (
        HEAD + '[[operations]]\ntitle="t"\nsee=[' + "".join(f'"zz{number}",' for number in range(size // 9)) + "]\n"
    ),
    "small records": lambda size: HEAD + repeated('[[quotes]]\ntext="a#"\nspeaker="b"\n', size),
    "unknown keys": lambda size: HEAD + "[[quotes]]\ntext='a'\nspeaker='b'\n" + repeated("k#=1\n", size),
    "subjects": lambda size: HEAD + "subjects=[" + "".join(f"'s{number}'," for number in range(size // 9)) + "]\n",
    "former ids": lambda size: (
        HEAD
        + "[[quotes]]\ntext='a'\nspeaker='b'\nformerly=["
        + "".join(f"'s{number}'," for number in range(size // 9))
        + "]\n"
    ),
    "newlines": lambda size: HEAD + 'summary="""a' + "\n" * size + 'b"""\n',
    "a long summary": lambda size: HEAD + 'summary="' + "a b " * (size // 4) + '"\n',
    "long caveats": lambda size: (
        HEAD + NUMBERED.replace("#", "1") + "caveats=[" + "'a b c d e'," * (size // 12) + "]\n"
    ),
}
