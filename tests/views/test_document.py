"""The head of a briefing: its day, its correction, and whether it may be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.export.citation import citation
from briefing.export.markdown import write_markdown
from briefing.export.request import ExportRequest
from briefing.library.folder import Resolved
from briefing.search.documents import head_document
from briefing.views.document import head_view
from briefing.views.layout import Paragraph
from tests.helpers import good

CORRECTED = 'date_modified = 2015-08-01\nednote = """The area was 42,900 hectares,\nnot 49,200."""\n'
WITHHELD = 'pub_status = "withheld"\nednote = "The source asks for it."\n'


def text(paragraph: Paragraph) -> str:
    return "".join(span.text for span in paragraph.spans)


@pytest.mark.parametrize(
    ("more", "said", "role"),
    [
        ('pub_status = "canceled"\n', "CANCELED: not to be used", "fault"),
        (WITHHELD, "WITHHELD: not to be used: The source asks for it.", "fault"),
        (CORRECTED, "Corrected: The area was 42,900 hectares, not 49,200.", "note"),
        ('ednote = "From the archive."\n', "Editor's note: From the archive.", "note"),
    ],
)
def test_why_it_is_not_to_be_used_or_what_was_corrected_stands_under_the_dateline(
    more: str, said: str, role: str, tmp_path: Path
) -> None:
    status = head_view(good(tmp_path, more))[2]

    assert (text(status), status.spans[0].role) == (said, role)


def test_a_correction_has_its_day_in_the_dateline(tmp_path: Path) -> None:
    assert text(head_view(good(tmp_path, CORRECTED))[1]) == "2015-07-22 · corrected 2015-08-01"


def test_a_briefing_of_which_nothing_is_said_has_no_such_line(tmp_path: Path) -> None:
    assert [text(paragraph) for paragraph in head_view(good(tmp_path, ""))[:3]] == ["Coca in Peru", "2015-07-22", ""]


def test_markdown_says_it_too(tmp_path: Path) -> None:
    lines = "".join(write_markdown(ExportRequest((Resolved(good(tmp_path, WITHHELD), None),)))).split("\n")

    assert lines[4] == "**WITHHELD: not to be used: The source asks for it.**"


def test_a_citation_takes_it_along(tmp_path: Path) -> None:
    assert citation(good(tmp_path, CORRECTED), None).split("\n") == [
        "Coca in Peru",
        "Source: “Coca in Peru”, 2015-07-22, corrected 2015-08-01",
        "Corrected: The area was 42,900 hectares, not 49,200.",
        "[a]",
    ]


def test_a_citation_for_programs_has_the_fields(tmp_path: Path) -> None:
    assert '"ednote": "The source asks for it."' in citation(good(tmp_path, WITHHELD), None, "json")
    assert '"date_modified": "2015-08-01"' in citation(good(tmp_path, CORRECTED), None, "json")


def test_a_briefing_is_found_by_the_words_of_its_note(tmp_path: Path) -> None:
    assert "source asks" in head_document(good(tmp_path, WITHHELD)).words[1]


def test_a_language_that_nobody_stated_is_not_claimed(tmp_path: Path) -> None:
    assert [text(paragraph) for paragraph in head_view(good(tmp_path, "")) if "Language" in text(paragraph)] == []


def test_a_language_that_is_stated_is_shown(tmp_path: Path) -> None:
    assert "Language        en" in [text(paragraph) for paragraph in head_view(good(tmp_path, 'language = "en"\n'))]


def test_a_day_of_publication_that_is_inferred_says_so(tmp_path: Path) -> None:
    briefing = good(tmp_path, 'date_published_basis = "inferred"\n')
    shown = text(head_view(briefing)[1])

    assert (shown, "2015-07-22 (inferred)" in citation(briefing, None)) == ("2015-07-22 (inferred)", True)


def test_when_the_source_was_looked_at_and_where_it_is_archived_is_shown(tmp_path: Path) -> None:
    source = '[source]\narchive_url = "https://archive.example/1"\naccessed = 2015-07-23\n'
    briefing = good(tmp_path, source)
    facts = [text(paragraph) for paragraph in head_view(briefing)]

    assert [line for line in facts if "2015-07-23" in line or "archive" in line] == [
        "Archived at     https://archive.example/1", "Accessed        2015-07-23",
    ]  # fmt: skip
    assert "accessed 2015-07-23" in citation(briefing, None)
