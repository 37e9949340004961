"""A known value of a generated file is spoiled, and the fault stands exactly there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.load import load

SPACES = st.sampled_from(["", " ", "  ", "\t"])
BETWEEN = st.sampled_from(["", "\n", "# a comment = [with, brackets\n", '\n\n  # \'quoted\' """\n'])
TEXT = st.sampled_from(
    ['"plain"', "'single'", '"with # and ]"', '"""several\nlines = [x]\n"""', "'''l'x'''", '"é漢\\u00e9"', '"a\\"b"']
)
MARK = "\N{DAGGER}"
"""Where the value to be spoiled begins."""


def pair(draw: st.DrawFn, key: str, value: str) -> str:
    return f"{draw(SPACES)}{key}{draw(SPACES)}={draw(SPACES)}{value}"


def listed(draw: st.DrawFn, values: list[str]) -> str:
    """A list on one line or many, with comments between."""
    if draw(st.booleans()):
        return f"[{draw(SPACES)}{', '.join(values)}{draw(SPACES)}]"
    inner = "".join(f"  {value},  # about, this ]\n{draw(BETWEEN)}" for value in values)
    return f"[\n{inner}]"


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, str]:
    """A file with `MARK` before one wrong value, and the path of that value."""
    index = draw(st.integers(0, 2))
    where = draw(st.sampled_from(["value", "caveats", "dimensions", "dotted", "change", "quoted"]))
    lines = ['schema = "briefing/1"', f"headline = {draw(TEXT)}", "date_published = 2016"]
    for number in range(3):
        bad = number == index
        lines += [draw(BETWEEN), f"[[statistics]]{draw(SPACES)}# number {number}"]
        lines += [
            pair(draw, "measure", '"m"'),
            pair(draw, "id", f'"figure-{number}"'),
            pair(draw, "title", draw(TEXT)),
            pair(draw, "unit", draw(TEXT)),
        ]
        lines += field(draw, where if bad else "", draw(TEXT))
    return "\n".join(lines) + "\n", paths(index)[where]


def field(draw: st.DrawFn, where: str, text: str) -> list[str]:
    """The lines of one record that may be spoiled, spoiled at `where`."""
    value = f"{MARK}{text}" if where == "value" else "7.4"
    caveats = listed(draw, [text, f"{MARK}5", text] if where == "caveats" else [text])
    drug = f"{MARK}true" if where == "dimensions" else text
    lines = [pair(draw, "value", value), pair(draw, "caveats", caveats)]
    if where == "dotted":
        return [*lines, pair(draw, f"dimensions{draw(SPACES)}.{draw(SPACES)}'a.b'", f"{MARK}5")]
    if where == "quoted":
        return [*lines, pair(draw, '"d\\u0061te"', f'{MARK}"2014-13"')]
    change = f"{{ value = {MARK}{text} }}" if where == "change" else "{ value = 1 }"
    inline = f"{{{draw(SPACES)}x = '{{', drug = {drug}{draw(SPACES)}}}"
    return [*lines, pair(draw, "dimensions", inline), pair(draw, "change", change)]


def paths(index: int) -> dict[str, str]:
    record = f"statistics[{index}]"
    return {
        "value": f"{record}.value", "caveats": f"{record}.caveats[1]", "dimensions": f"{record}.dimensions.drug",
        "dotted": f"{record}.dimensions.a.b", "change": f"{record}.change.value", "quoted": f"{record}.date",
    }  # fmt: skip


@given(spoiled())
def test_the_fault_stands_at_the_value_that_was_spoiled(case: tuple[str, str]) -> None:
    text, where = case
    offset = text.index(MARK)
    expected = (text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), where)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        path.write_text(text.replace(MARK, ""), "utf-8")

        assert [(fault.line, fault.column, fault.where) for fault in load(str(path)).faults] == [expected]
