"""What content may not do to a format it is written in."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.export import ExportRequest, writer
from briefing.export.csv import cell
from briefing.export.json import dumps
from briefing.export.markdown import escape
from briefing.export.table_writer import write_table
from briefing.library.folder import Library, Resolved
from briefing.table import Column, Row, Table
from tests.hostile.oracle import unfiltered
from tests.hostile.strings import briefing_of


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


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_a_table_is_separated_as_records_are(form: str, separator: str) -> None:
    table = Table(
        "Values", (Column("text", "Text"), Column("figure", "Figure")), (Row("b#x", ("=1+1", Decimal("-13"))),)
    )

    assert unfiltered(write_table(table, form)) == "reference,text,figure\nb#x,'=1+1,-13\n".replace(",", separator)


def test_json_keeps_every_digit() -> None:
    value = Decimal("0.1234567890123456789012345")

    assert json.loads(dumps({"x": value}), parse_float=Decimal) == {"x": value}


def test_json_of_nested_values_reads_back() -> None:
    value = {"a": [1, True, None, "é\n"], "b": {}, "c": [], "d": {"e": [{"f": "g"}]}}

    assert [json.loads(dumps(value, indent)) for indent in (2, None)] == [value, value]


MARKUP = ("[bold]x[/bold]", "[/]", "[sic]", "[@click=app.quit]y[/]", "[link=https://x.y]z[/link]")


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "tsv"])
def test_markup_of_the_screens_stands_in_an_export_as_it_was_written(form: str, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(briefing_of(" ".join(MARKUP)), "utf-8")
    library = Library.open([str(tmp_path)])

    written = unfiltered(writer(form)(ExportRequest((Resolved(library.briefings[0], None),), width=200)))

    assert [text for text in MARKUP if text not in written] == []


def test_markup_of_the_screens_is_escaped_in_markdown(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(briefing_of("[sic] *b*"), "utf-8")
    library = Library.open([str(tmp_path)])

    written = unfiltered(writer("markdown")(ExportRequest((Resolved(library.briefings[0], None),))))

    assert (r"\[sic\] \*b\*" in written, "[sic]" in written) == (True, False)
