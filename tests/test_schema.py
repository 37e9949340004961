"""The schema says of a file what the loader does, as far as a schema can; the reference has every key."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefing.export.json import dumps
from briefing.load import load
from briefing.model import KINDS, Briefing, Change, Evidence, Measure, Section, Source
from briefing.schema import field_reference, json_schema
from tests.helpers import CONTENT, HEAD, ROOT, statistic, written

EVERY: tuple[type[Section], ...] = (Briefing, Source, *KINDS, Measure, Change, Evidence)
SCHEMA = json.loads(dumps(json_schema()))


def objections(text: str) -> list[str]:
    """What the schema says against a file, dates of TOML read as the texts they are in JSON."""
    values = json.loads(json.dumps(tomllib.loads(text), default=str))
    return [str(error.message) for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(values)]


def test_the_schema_is_a_good_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_beside_the_content_is_the_one_that_the_program_prints() -> None:
    printed = dumps(json_schema()) + "\n"

    assert (CONTENT / "schema.json").read_text("utf-8") == printed, "out of date: run `python -m tests.mend`"


def test_the_readme_has_the_reference_that_the_program_prints() -> None:
    assert field_reference().strip() in (ROOT / "README.md").read_text("utf-8"), (
        "out of date: run `python -m tests.mend`"
    )


def table(kind: type[Section]) -> Any:
    return SCHEMA if kind is Briefing else SCHEMA["$defs"][kind.__name__]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.__name__))
def test_the_schema_has_every_key_in_the_order_of_its_declaration(kind: type[Section]) -> None:
    assert (list(table(kind)["properties"]), table(kind).get("required", [])) == (
        list(kind.FIELDS),
        list(kind.REQUIRED),
    )


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.__name__))
def test_the_schema_explains_every_key_in_the_words_of_its_declaration(kind: type[Section]) -> None:
    said = {name: schema["description"] for name, schema in table(kind)["properties"].items()}

    assert said == {name: declared.doc for name, declared in kind.FIELDS.items()}


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.__name__))
def test_the_reference_has_every_key_but_the_sections_themselves(kind: type[Section]) -> None:
    rows = {line.split(" | ")[0].strip("| *") for line in field_reference().split("\n") if line.startswith("| ")}
    sections = {section.TABLE for section in KINDS} if kind is Briefing else set()

    assert set(kind.FIELDS) - sections - rows == set()


@pytest.mark.parametrize(
    "text",
    [
        "", statistic(), "date_published_note = 1\n", 'countries = ["PE", "BO"]\n', 'pub_status = "withheld"\n', 'id = "año.2-b_c"\n',
        '[[places]]\nname = "n"\ncountry = "PE"\nparagraph = 3\n', '[[places]]\nname = "n"\ncountry = ["PE", "BO"]\nparagraph = [3, 4]\n',
        statistic() + "date = 2015\n", statistic() + "date = 2015-06-23\n", statistic() + 'date = "2011/.."\n',
        statistic() + 'dimensions = { drug = "cocaine", nation = ["PE"] }\n', statistic() + "value_note = {}\n",
        '[source]\nurl = "https://example.org"\n', '[[operations]]\ntitle = "t"\nduration = "P1Y2M"\n',
    ],
    ids=range(15),
)  # fmt: skip
def test_what_the_loader_takes_the_schema_takes(text: str, tmp_path: Path) -> None:
    assert (load(written(tmp_path, HEAD + text)).faults, objections(HEAD + text)) == ((), [])


@pytest.mark.parametrize(
    "text",
    [
        'countries = ["XX"]\n', 'countries = "PE"\n', 'pub_status = "usabel"\n', "byline = 5\n", 'byline = ""\n', 'id = "a b"\n',
        'language = "english language"\n', "statistics = 3\n", "[[statistics]]\n", statistic().replace("42900", '"many"'),
        statistic() + "paragraph = 0\n", statistic() + "exhaustive = 1\n", statistic() + "dimensions = { drug = [] }\n",
        statistic() + "date = 5\n", statistic() + "[statistics.change]\n", '[source]\nurl = "javascript:x"\n',
        '[[operations]]\ntitle = "t"\nduration = "P"\n', '[[notes]]\ntype = "sourcing"\nabout = []\ntext = "t"\n',
    ],
    ids=range(18),
)  # fmt: skip
def test_what_the_loader_refuses_the_schema_refuses(text: str, tmp_path: Path) -> None:
    assert (load(written(tmp_path, HEAD + text)).faults != (), objections(HEAD + text) != []) == (True, True)
