"""`changes`, and the columns and order of every view, as a script meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.userdata.annotations import UserData
from tests.cli.helpers import ALL, Ended, briefing
from tests.helpers import HEAD, written

ARRIVAL = re.compile(r"(?<!since )\b20[2-9]\d-\d\d-\d\d \d\d:\d\d")
NEWER = HEAD.replace("Coca in Peru", "Coca in Bolivia").replace("07-22", "08-18")
CORRECTED = f'{HEAD}date_modified = 2015-09-01\nednote = "42,900 hectares, not 49,200."\n'
WITHHELD = 'pub_status = "withheld"\nednote = """The source\nasks for it."""\n'


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One that was read, one that was read before it was corrected, one that is new, one that is withheld."""
    folder = tmp_path / "library"
    for name in ("read", "corrected"):
        written(folder, HEAD, f"{name}.toml")
    written(folder, NEWER, "new.toml")
    written(folder, HEAD.replace("Coca in Peru", "Not this") + WITHHELD, "withheld.toml")
    repository = BriefingRepository.open([str(folder)], MEMORY)
    repository.refresh()
    state = UserData.open([str(folder)])
    state.mark_all_read({name: repository.content_hash(name) for name in ("read", "corrected", "withheld")})
    state.close()
    written(folder, CORRECTED, "corrected.toml")
    return folder


@pytest.fixture
def home(own_folders: Path) -> str:
    return str(own_folders / "state")


def changes(library: Path, home: str, *arguments: str) -> Ended:
    ended = briefing("changes", *arguments, "--library", str(library), XDG_STATE_HOME=home)
    return ended._replace(out=ARRIVAL.sub("NOW", ended.out))


TEXT = """\
corrected  Coca in Peru
           2015-07-22 · corrected 2015-09-01 · came in NOW ·
           corrected
           42,900 hectares, not 49,200.
new        Coca in Bolivia
           2015-08-18 · came in NOW · new
withheld   Not this
           2015-07-22 · came in NOW · withheld
           The source asks for it.
"""


def test_what_is_news_stands_with_what_became_of_it_the_newest_first(library: Path, home: str) -> None:
    assert changes(library, home) == (0, TEXT, "")


def test_a_query_leaves_only_what_matches(library: Path, home: str) -> None:
    assert changes(library, home, "coca", "-bolivia", "--format", "csv").out == (
        "reference,what,arrived,date_published,date_modified,headline,corrections,ednote,id\n"
        'corrected,corrected,NOW,2015-07-22,2015-09-01,Coca in Peru,,"42,900 hectares, not 49,200.",corrected\n'
    )


def test_json_says_since_when_and_has_the_headline_as_it_is(library: Path, home: str) -> None:
    said = json.loads(changes(library, home, "withheld", "--format", "json", "--since", "2026-01-01T00:00Z").out)

    assert (said["table"], said["since"][:4] in ("2025", "2026"), said["rows"]) == (
        "changes", True,
        [{
            "reference": "withheld", "what": "withheld", "arrived": "NOW", "date_published": "2015-07-22", "date_modified": None,
            "headline": "Not this", "corrections": [], "ednote": "The source\nasks for it.", "id": "withheld",
        }],
    )  # fmt: skip


def test_in_a_table_a_headline_that_is_not_to_be_used_has_its_mark(library: Path, home: str) -> None:
    lines = changes(library, home, "--columns", "headline", "--sort", "-what").out.split("\n")

    assert lines[2:5] == ["[WITHHELD] Not this", "Coca in Bolivia", "Coca in Peru"]


def test_since_the_last_visit_is_what_came_in_after_it(library: Path, home: str) -> None:
    state = UserData.open([str(library)])
    state.settings.visit("2126-11-23T06:00:00+00:00")

    assert (changes(library, home).code, changes(library, home, "--since", "-1d").out) == (1, TEXT)
    assert changes(library, home).err.startswith("briefing: nothing is new or corrected since 2126-11-2")


def test_a_moment_that_cannot_be_read_is_told_with_what_was_expected(library: Path, home: str) -> None:
    ended = changes(library, home, "--since", "noon")

    assert (ended.code, ended.err) == (
        2,
        "briefing: expected a moment, as 06:00, 2026-11-23, 2026-11-23T06:00, -1d, -6h or -30m before now, or visit;"
        " found noon\n",
    )


def test_files_that_cannot_be_read_are_named_beside_the_news(library: Path, home: str) -> None:
    written(library, "=", "bad.toml")
    ended = changes(library, home)

    assert (ended.code, ended.out, ended.err.startswith("briefing: unreadable: ")) == (3, TEXT, True)


# ------------------------------------------------------------ columns and order


def view(*arguments: str) -> list[str]:
    return briefing(*arguments, "--library", ALL, "--format", "csv").out.splitlines()


def test_a_view_has_the_columns_that_are_asked_for_in_their_order() -> None:
    assert view("measures", "--columns", "observations,measure", "--sort", "-observations")[:3] == [
        "reference,observations,measure",
        "measure:coca-cultivation-area,21,coca-cultivation-area",
        "measure:drugs-seized,10,drugs-seized",
    ]


def test_a_comparison_can_be_sorted_by_its_figures() -> None:
    rows = view("compare", "coca-cultivation-area", "country:PE", "--sort", "quantity", "--columns", "quantity")

    assert [row.partition(",")[2] for row in rows[:4]] == [
        "quantity",
        "over 3200 hectares",
        "38700 hectares",
        "42900 hectares",
    ]


@pytest.mark.parametrize("option", ["--columns", "--sort"])
def test_a_column_that_there_is_not_is_told_with_what_is_near(option: str) -> None:
    ended = briefing("speakers", option, "qoutes")

    assert (ended.code, ended.err) == (
        2,
        "briefing: there is no column 'qoutes'; did you mean 'quotes'? (there are speaker, quotes, marks, span, "
        "briefings)\n",
    )


def test_an_arranged_view_is_printed_as_a_table() -> None:
    asked = ("timeline", "coca", "section:agreements", "--columns", "name,date", "--library", ALL)

    assert briefing(*asked).out.split("\n")[0].split() == ["What", "Period"]
