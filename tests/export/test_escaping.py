"""What content may not do to a format it is written in."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from briefing.export.csv import cell
from briefing.export.json import dumps
from briefing.export.markdown import escape


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("[read](javascript:alert(1))", r"\[read\](javascript:alert(1))"),
        ("<script>", r"\<script\>"),
        ("# head", r"\# head"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("7.4 tons", "7.4 tons"),
        ("a | b", r"a \| b"),
    ],
)
def test_a_sign_of_markdown_in_content_is_only_a_sign(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_a_negative_figure_stays_a_number() -> None:
    assert cell(Decimal("-13")) == "-13"


def test_json_keeps_every_digit() -> None:
    value = Decimal("0.1234567890123456789012345")

    assert json.loads(dumps({"x": value}), parse_float=Decimal) == {"x": value}


def test_json_of_nested_values_reads_back() -> None:
    value = {"a": [1, True, None, "é\n"], "b": {}, "c": [], "d": {"e": [{"f": "g"}]}}

    assert [json.loads(dumps(value, indent)) for indent in (2, None)] == [value, value]
