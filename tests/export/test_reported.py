"""Reported speech: the editor's words, found by who spoke, and nowhere passed off as the speaker's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.export.citation import FORMS, citation
from briefing.export.markdown import record_lines
from briefing.load import load
from briefing.model import Briefing, Quote
from briefing.repository.record_query import RecordQuery
from briefing.search.query.query import Query
from briefing.table import Table, caption
from briefing.views.document import document_lines
from briefing.views.layout import plain
from briefing.views.summaries import speakers
from tests.helpers import HEAD, written
from tests.indexed import open_indexed

WORDS = "Linares said the exercise was the largest so far"
REPORTED = f"""
[[people]]
id = "linares"
name = "Carlos Linares"

[[quotes]]
id = "largest"
form = "reported"
text = "{WORDS}"
speaker = "linares"
asked_by = "a reporter"
answers = "question"
translated_from = "es"
page = "A1"
paragraph = 4

[[quotes]]
id = "question"
text = "How large is it?"
speaker = "a reporter"
"""


def loaded(folder: Path) -> tuple[Briefing, Quote]:
    briefing = load(written(folder, HEAD + REPORTED)).briefing
    assert briefing is not None
    return briefing, briefing.quotes[0]


def test_a_file_with_reported_speech_has_nothing_to_mend(tmp_path: Path) -> None:
    assert load(written(tmp_path, HEAD + REPORTED)).problems == ()


def test_the_record_says_reported_and_has_no_quotation_marks(tmp_path: Path) -> None:
    briefing, _ = loaded(tmp_path)
    text = "\n".join(map(plain, document_lines(briefing, 100, (Quote,))))

    assert (f"reported: {WORDS}" in text, f"“{WORDS}" in text, "translated from es" in text) == (True, False, True)


def test_what_it_answers_and_who_asked_are_shown(tmp_path: Path) -> None:
    briefing, _ = loaded(tmp_path)
    text = "\n".join(map(plain, document_lines(briefing, 100, (Quote,))))

    assert [line in text for line in ("Asked by        a reporter", "Answers         “How large is it?”", "p. A1, ¶ 4")] == [
        True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_no_citation_quotes_what_was_reported(form: str, tmp_path: Path) -> None:
    cited = citation(*loaded(tmp_path), form)

    assert ("reported" in cited, any(mark in cited for mark in (f"“{WORDS}", f"> {WORDS}"))) == (True, False)


@pytest.mark.parametrize("slot", ["text", "said", "first"])
def test_a_template_that_quotes_still_says_reported(slot: str, tmp_path: Path) -> None:
    briefing, quote = loaded(tmp_path)

    assert citation(briefing, quote, "wire", {"wire": f"“{{{slot}}}”"}).startswith(f"“reported: {WORDS}")


def test_the_json_of_a_citation_has_the_form_and_the_words_as_entered(tmp_path: Path) -> None:
    cited = json.loads(citation(*loaded(tmp_path), "json"))

    assert (cited["form"], cited["text"], cited["said"][0]) == ("reported", WORDS, f"reported: {WORDS}")


def test_markdown_has_no_block_quote_of_it(tmp_path: Path) -> None:
    briefing, quote = loaded(tmp_path)

    assert next(record_lines(briefing, quote)) == f"reported: {WORDS}"


def test_lists_and_captions_mark_it(tmp_path: Path) -> None:
    briefing, quote = loaded(tmp_path)
    row = Table.of(Quote, [(briefing, quote)]).rows[0]

    assert (caption(quote)[:17], str(type(row.values[1]).__name__)) == ("reported: Linares", "ReportedWords")


@pytest.mark.parametrize("query", ["speaker:linares", "form:reported", "speaker:linares largest", "has:asked_by"])
def test_it_is_found_by_its_speaker(query: str, tmp_path: Path) -> None:
    written(tmp_path, HEAD + REPORTED)
    results = open_indexed([str(tmp_path)]).index.search(Query.parse(query), 10)

    assert [(result.hit.reference, result.name) for result in results.found] == [("a#largest", f"reported: {WORDS}")]


def test_speakers_are_counted_with_what_is_reported_of_them(tmp_path: Path) -> None:
    written(tmp_path, HEAD + REPORTED)
    table = speakers(RecordQuery(open_indexed([str(tmp_path)]), Query()))

    assert {row.values[0]: row.values[2] for row in table.rows} == {"Carlos Linares": "1 reported", "a reporter": ""}
