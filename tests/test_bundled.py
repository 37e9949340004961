"""The briefings that come with the program: whole, verbatim where they quote, in our own words elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from briefing.export.citation import citation
from briefing.load import load
from briefing.model import Briefing
from tests.cli.helpers import ROOT
from tests.cli.helpers import briefing as command

CONTENT = sorted((ROOT / "content").glob("[0-9]*.toml"))
SOURCES = ROOT.parent / "shared" / "sources"
FIRST = ROOT / "content" / "2015-07-22-bolivia-peru-counterdrug.toml"
LONGEST_RUN = 7
"""Words in a row that a restatement may share with its source: names of bodies are that long."""


def briefing(path: Path) -> Briefing:
    found = load(str(path)).briefing
    assert found is not None
    return found


def source(path: Path) -> str:
    about = briefing(path).source
    text = SOURCES / (about.file or "" if about else "")
    if not text.is_file():
        pytest.skip("../shared is not beside this checkout")
    return text.read_text("utf-8")


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_a_bundled_file_loads_without_a_problem(path: Path) -> None:
    assert load(str(path), thorough=True).problems == ()


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_a_bundled_file_follows_the_schema(path: Path) -> None:
    schema = json.loads((ROOT / "content" / "schema.json").read_text("utf-8"))
    values = tomllib.loads(path.read_text("utf-8"))
    plain = json.loads(json.dumps(values, default=str))

    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(plain)] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_an_editor_finds_the_schema(path: Path) -> None:
    assert path.read_text("utf-8").split("\n")[0] == "#:schema schema.json"


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_every_quotation_is_verbatim(path: Path) -> None:
    text = printed(source(path))
    verbatim = [quote for quote in briefing(path).quotes if quote.is_verbatim]

    assert [quote.id for quote in verbatim if printed(quote.text) not in text] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_nothing_reported_is_cited_as_the_speakers_words(path: Path) -> None:
    whole = briefing(path)
    reported = [quote for quote in whole.quotes if not quote.is_verbatim]
    cited = [printed(citation(whole, quote, form)) for quote in reported for form in ("plain", "markdown")]
    marked = [f"{mark}{printed(quote.text)}" for quote in reported for mark in ('"', "> ")]

    assert [words for words in marked if any(words in text for text in cited)] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_whoever_speaks_in_the_source_is_found_as_a_speaker(path: Path) -> None:
    listed = {about["file"]: about["speakers"] for about in tomllib.loads(index())["source"]}
    whole = briefing(path)
    names = {str(person.id): person.name for person in whole.people}
    spoken = {names.get(str(quote.speaker)) for quote in whole.quotes}

    assert whole.source is not None
    assert set(listed[str(whole.source.file)]) - spoken == set()


@pytest.mark.parametrize(("speaker", "statements"), [("linares", 1), ("antonioli", 2), ("biato", 4), ("delgadillo", 2)])
def test_reported_speech_is_found_by_its_speaker(speaker: str, statements: int) -> None:
    ended = command("search", f"speaker:{speaker}", "form:reported", "--count", BRIEFING_LIBRARY="content")

    assert (ended.code, ended.out) == (0, f"{statements}\n")


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_a_figure_as_written_is_as_the_source_writes_it(path: Path) -> None:
    text = printed(source(path))
    figures = [figure for figure in briefing(path).statistics if figure.as_written]

    assert [figure.id for figure in figures if printed(str(figure.as_written)) not in text] == []


def printed(text: str) -> str:
    """Text with one form of quotation marks and of white space."""
    marks = dict.fromkeys(map(ord, "“”„«»"), 0x22) | dict.fromkeys(map(ord, "‘’"), 0x27)
    return " ".join(text.translate(marks).split())


def test_a_quotation_stands_in_the_paragraph_it_names() -> None:
    blocks = source(FIRST).split("\n\n")[2:]  # behind the headline, and the byline with its date

    verbatim = [quote for quote in briefing(FIRST).quotes if quote.is_verbatim]

    assert [quote.id for quote in verbatim if quote.text not in blocks[quote.paragraph[0] - 1]] == []


def test_the_first_briefing_names_its_source_by_hash() -> None:
    about = briefing(FIRST).source
    assert about is not None

    assert hashlib.sha256(source(FIRST).encode()).hexdigest() == about.sha256


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_outside_quotations_no_run_of_words_is_the_sources(path: Path) -> None:
    """Reported speech and notes are ours as all the rest is."""
    theirs = words(source(path))
    runs = {tuple(theirs[at : at + LONGEST_RUN + 1]) for at in range(len(theirs) - LONGEST_RUN)}
    ours = words(without_quotations(path))
    shared = [
        ours[at : at + LONGEST_RUN + 1] for at in range(len(ours)) if tuple(ours[at : at + LONGEST_RUN + 1]) in runs
    ]

    assert shared == []


def without_quotations(path: Path) -> str:
    """Text of a file below its head, without the words that are quoted."""
    text = path.read_text("utf-8").split("# ---", 1)[-1]
    for quote in briefing(path).quotes:
        text = text.replace(quote.text, "") if quote.is_verbatim else text
    return text


def index() -> str:
    listed = SOURCES / "INDEX.toml"
    if not listed.is_file():
        pytest.skip("../shared is not beside this checkout")
    return listed.read_text("utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def test_the_traps_of_the_first_article_are_handled() -> None:
    first = briefing(FIRST)
    quotes = {str(quote.id): quote for quote in first.quotes}
    places = {str(place.id): place for place in first.places}

    assert quotes["spokesman-alliance"].speaker == "caceres-spokesman"
    assert (quotes["unattributed-milestone"].speaker, quotes["unattributed-milestone"].attribution) == (None, "unclear")
    assert (places["callao"].country, bool(places["callao"].caveats)) == (("BO",), True)
    assert quotes["caceres-air-bridge"].via == "la-razon"
    assert {str(one.value) for one in first.statistics if one.measure == "coca-cultivation-area"} == {"42900", "49200"}
