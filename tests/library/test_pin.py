"""Ids that are left out are written, and nothing else changes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import Unreadable
from briefing.library.pin import pin
from briefing.load import load
from tests.cli.helpers import briefing
from tests.helpers import HEAD, written

NEWLINE = st.sampled_from(["\n", "\r\n"])
GAP = st.sampled_from(["", "\n", "# a [[comment]]\n", "  \n\n"])
INDENT = st.sampled_from(["", "  ", "\t"])
TITLES = st.lists(
    st.sampled_from(["Coca area", "Área de coca", "60 %", "“Yes”", "!", "漢字", "a 'b' [c] # d"]),
    min_size=1,
    unique=True,
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A briefing laid out in every way, some of its ids written."""
    lines = [draw(GAP) + 'schema = """\nbriefing/1""" # first' if draw(st.booleans()) else "schema='briefing/1'"]
    lines += ['headline = "x"', "date_published = 2016"]
    lines += ['id = "written"'] if draw(st.booleans()) else []
    lines += [inline_people(draw)] if draw(st.booleans()) else []
    for index, title in enumerate(draw(TITLES)):
        indent = draw(INDENT)
        lines += [draw(GAP) + f"{indent}[[ agreements ]]{draw(st.sampled_from(['', ' # [[x]]']))}"]
        lines += [f'{indent}parties=["PE"]', f"{indent}title = '''{title}'''"]
        lines += [f'{indent}id = "a{index}"'] if draw(st.booleans()) else []
        lines += [f'{indent}[[agreements."measures"]]\nsummary = "of {index}"'] if draw(st.booleans()) else []
    end = draw(st.sampled_from(["", "\n"]))
    return ("\n".join(lines) + end).replace("\n", draw(NEWLINE))


def inline_people(draw: st.DrawFn) -> str:
    space = draw(st.sampled_from(["", " "]))
    return f'people = [{space}{{{space}name = "Ana" }}, # }}\n {{id="b",name="Bob"}},\n]'


@given(files())
def test_a_pinned_file_says_the_same_with_every_id_written(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), text)
        before, pinned = load(path), pin(path)
        after = load(written(Path(folder), pinned.text))

        assert (after.briefing, after.unwritten) == (before.briefing, {})
        assert pin(path).ids == ()


@given(files())
def test_all_other_bytes_stay(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pinned = pin(written(Path(folder), text))
    rest = pinned.text
    for _, id in pinned.ids:
        rest = without_first(rest, f'id = "{id}"')

    assert rest.split() == text.split()


def without_first(text: str, pair: str) -> str:
    return text.replace(f"{pair}, ", "", 1) if f"{pair}, " in text else text.replace(pair, "", 1)


def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + '[[people]]\nname = "Ana"').replace("\n", "\r\n").encode())
    briefing("pin", str(path))

    head = HEAD.replace('1"\n', '1"\nid = "a"\n', 1)
    expected = head + '[[people]]\nid = "ana"\nname = "Ana"'
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()


def test_pin_tells_what_it_writes_and_dry_run_writes_nothing(tmp_path: Path) -> None:
    text = HEAD + 'id = "a"\n[[people]]\nname = "Ana"\n'
    path = written(tmp_path, text)
    tried = briefing("pin", "--dry-run", path)

    assert (tried, Path(path).read_text()) == (
        (0, f'{path}:5: id = "ana"\n', "1 id would be written to 1 file\n"), text,
    )  # fmt: skip
    assert briefing("pin", path) == (0, f'{path}:5: id = "ana"\n', "1 id written to 1 file\n")
    assert briefing("pin", path) == (0, "", "0 ids written to 0 files\n")


def test_a_file_that_cannot_be_read_is_refused_and_stays(tmp_path: Path) -> None:
    text = HEAD + '[[people]]\nname = "Ana"\n[[people]]\nname = "Ana"\n'
    path = written(tmp_path, text)

    with pytest.raises(Unreadable, match=r"a\.toml:6:1: no id is written, and 'ana', made from its name"):
        pin(path)
    assert (briefing("pin", path).code, Path(path).read_text()) == (3, text)
