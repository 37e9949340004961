"""Rows have checksums, and their columns are parsed."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.sqlite.row_sums import (
    from_blob,
    head_number,
    require_key,
    require_period,
    require_sum,
    section_name,
    sum_of,
    to_blob,
    with_sum,
    without_sum,
)

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1)
NUMBERS = st.integers(-(1 << 63), (1 << 63) - 1)


@given(TEXTS, NUMBERS, st.integers(0, 62))
def test_another_bit_of_the_number_has_another_checksum(texts: list[str], number: int, bit: int) -> None:
    total = sum_of(texts, number)
    require_sum(total, texts, number)
    with pytest.raises(ValueError, match="checksum"):
        require_sum(total, texts, number ^ 1 << bit)


@given(TEXTS, NUMBERS, st.data())
def test_another_letter_has_another_checksum(texts: list[str], number: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(texts) - 1))
    with pytest.raises(ValueError, match="checksum"):
        require_sum(sum_of(texts, number), [*texts[:place], f"{texts[place]}x", *texts[place + 1 :]], number)


@pytest.mark.parametrize("number", [None, "7", b"7", 7.0, float("inf")])
def test_a_number_that_is_none_has_no_checksum(number: object) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError)):
        require_sum(0, ("a",), number)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, 7, b"text", 7.0])
def test_a_text_that_is_none_has_no_checksum(text: object) -> None:
    with pytest.raises(TypeError):
        require_sum(0, ("a", text))  # type: ignore[arg-type]


def test_no_bit_of_a_time_is_lost() -> None:
    base = head_number(735_000, 12, 1_700_000_000_000_000_000, 0)

    assert 0 not in [(head_number(735_000, 12, 1_700_000_000_000_000_000 ^ 1 << bit, 0) - base) for bit in range(62)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back_without_its_checksum(text: str) -> None:
    assert without_sum(with_sum(text)) == text


@pytest.mark.parametrize("text", ["PE", "PE\x1f00000000", "\x1f00000000", None, b"PE", 7])
def test_a_text_without_its_checksum_is_damage(text: object) -> None:
    with pytest.raises(ValueError, match=r"checksum|type"):
        without_sum(text)


def test_a_flipped_blob_is_damage() -> None:
    blob = to_blob(array("i", [1, 2, 3]))

    assert from_blob(blob) == array("i", [1, 2, 3])
    for place in range(len(blob)):
        with pytest.raises(ValueError, match="checksum"):
            from_blob(blob[:place] + bytes([blob[place] ^ 4]) + blob[place + 1 :])


@pytest.mark.parametrize("key", ["a.toml", "2014/a.toml", "/1/b.toml", "..a.toml", "a..toml", "\udcff.toml"])
def test_a_path_within_the_library(key: str) -> None:
    require_key(key)


@pytest.mark.parametrize(
    "key", ["", "/", "..", "../a.toml", "a/../../b.toml", "/etc/passwd", "/1/../a", "/1//etc/passwd", "a//b", "/99999/a", "a\0b",
     "a/", "/1/a/", ".", "./a", "a/.", "a/./b", "a/..", "/a/1"]
)  # fmt: skip
def test_a_path_that_leads_out_of_it(key: str) -> None:
    with pytest.raises(ValueError, match="path"):
        require_key(key)


@pytest.mark.parametrize("text", ["soon", "2014-13", "2015-01-01/2014-01-01"])
def test_a_date_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        require_period(text)


@pytest.mark.parametrize("number", [-1, 99, 1 << 40])
def test_a_section_that_is_none(number: int) -> None:
    with pytest.raises(ValueError, match="no section"):
        section_name(number)
