"""`search`, `list QUERY` and `index` as a script meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.helpers import ALL, FIRST, ONE, briefing
from tests.helpers import written

ODD = 'schema = "briefing/1"\nheadline = "Odd"\ndate_published = 2016-01-01\n'


def references(*arguments: str) -> list[str]:
    ended = briefing("search", *arguments, "--format", "jsonl", "--limit", "0")
    return [json.loads(line)["reference"].partition("#")[2] for line in ended.out.splitlines()]


def test_the_best_match_comes_first_with_its_text_around_it() -> None:
    lines = briefing("search", "milestone").out.split("\n")

    assert lines[:2] == [f"{FIRST}#unattributed-milestone · quotes", "  an important milestone"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (("section:quotes", "speaker:antezana"), {"antezana-routes"}), (("value>40000",), {"coca-area-2013", "coca-area-2014"}),
        (('"air bridge"', "section:operations"), {"air-bridge"}), (("section:statistics", "coca", "-2013"), {"coca-area-2014"}),
        (("42,900",), {"coca-area-2014"}), (("type:seizure",), {"bolivia-seizures-2015h1"}),
    ],
)  # fmt: skip
def test_a_query_finds(query: tuple[str, ...], expected: set[str]) -> None:
    assert set(references(*query)) == expected


def test_nothing_found_is_code_one_and_says_what_may_have_been_meant() -> None:
    ended = briefing("search", "cocaxine")

    assert (ended.code, ended.out, ended.err) == (
        1,
        "",
        "briefing: nothing matches “cocaxine”; did you mean 'cocaine'?\n",
    )


def test_a_query_that_cannot_be_read_is_code_two_with_its_column() -> None:
    ended = briefing("search", "coca", "(peru")

    assert (ended.code, ended.err) == (2, "briefing: query:6: this parenthesis is never closed\n")


def test_a_limit_is_never_silent() -> None:
    ended = briefing("search", "coca*", "--limit", "2", "--format", "json")
    whole = json.loads(ended.out)

    assert (whole["total"], len(whole["rows"]), whole["order"]) == (15, 2, "best first")
    assert ended.err == "briefing: 13 more records (best first) left out; --limit 0 shows all\n"


def test_a_count_is_a_number_and_nothing_else() -> None:
    assert [briefing(command, "coca*", "--count").out for command in ("search", "list")] == ["15\n", "1\n"]


def test_references_can_be_handed_on() -> None:
    printed = briefing("search", "section:quotes", "-0").out

    assert (printed.count("\0"), printed.endswith("\0"), printed.split("\0")[0]) == (
        10,
        True,
        f"{FIRST}#spokesman-alliance",
    )


def test_every_format_holds_the_same_records() -> None:
    rows = list(csv.DictReader(io.StringIO(briefing("search", "coca", "--format", "csv").out)))

    assert [row["reference"].partition("#")[2] for row in rows] == references("coca")


def test_values_among_the_matches_are_counted() -> None:
    rows = csv.DictReader(io.StringIO(briefing("search", "coca*", "--facet", "country", "--format", "csv").out))

    assert [(row["reference"], row["value"], row["count"]) for row in rows] == [
        ("country:BO", "Bolivia", "11"),
        ("country:PE", "Peru", "10"),
    ]


def test_a_minus_is_a_part_of_the_query(tmp_path: Path) -> None:
    written(tmp_path, ODD, "odd.toml")

    assert briefing("list", "-odd", "--library", str(tmp_path)).code == 1
    assert briefing("list", "-coca", "--library", str(tmp_path)).out.split()[1] == "odd"


def test_briefings_are_listed_by_their_day_or_by_what_matches_best() -> None:
    orders = {
        order: [
            line.split()[1] for line in briefing("list", "unitas", "--sort", order, "--library", ALL).out.splitlines()
        ]
        for order in ("newest", "oldest")
    }
    best = briefing("list", "potential", "--sort", "relevance", "--library", ALL).out.split()[1]

    assert (orders["newest"] == orders["oldest"][::-1], best) == (True, "2015-07-02-colombia-2014-survey")


def test_a_saved_search_is_run_by_its_name(tmp_path: Path) -> None:
    home = str(tmp_path)
    kept = briefing("search", "--save", "areas", "section:statistics coca", XDG_CONFIG_HOME=home)

    assert (kept.code, kept.out, kept.err) == (0, "", "briefing: kept as @areas: statistics, “coca”\n")
    assert (
        briefing("search", "@areas", "--count", "--library", ONE, XDG_CONFIG_HOME=home).out
        == briefing("search", "section:statistics", "coca", "--count").out
    )


def test_files_that_cannot_be_read_are_named_and_the_others_searched(tmp_path: Path) -> None:
    written(tmp_path, ODD, "odd.toml")
    written(tmp_path, "headline = 5", "bad.toml")
    ended = briefing("search", "odd", "--library", str(tmp_path))

    assert (ended.code, "odd" in ended.out, "unreadable: " in ended.err) == (3, True, True)


def test_the_status_is_that_of_the_index_in_use(tmp_path: Path) -> None:
    """A published one that is behind the files is in nobody's use."""
    written(tmp_path / "library", ODD, "odd.toml")
    home, library = str(tmp_path / "home"), str(tmp_path / "library")
    briefing("index", "publish", library, XDG_CACHE_HOME=home)
    level = briefing("index", "--library", library, XDG_CACHE_HOME=home)
    (tmp_path / "library" / "odd.toml").touch()
    behind = briefing("index", "--library", library, XDG_CACHE_HOME=home)

    assert (level.out.split("\n")[0].partition(",")[0], f"index      {home}" in behind.out, behind.err) == (
        "index      published beside the library",
        True,
        "briefing: the published index is behind the files: one of your own is used\n",
    )


def test_the_status_of_the_index_says_where_it_is_and_what_it_holds(tmp_path: Path) -> None:
    written(tmp_path / "library", ODD, "odd.toml")
    home, library = str(tmp_path), str(tmp_path / "library")
    before, after = (
        briefing("index", "--library", library, XDG_CACHE_HOME=home),
        briefing("index", "update", "--library", library, XDG_CACHE_HOME=home),
    )

    assert ("behind     1 file to read, 0 gone" in before.out, "behind     nothing" in after.out) == (True, True)
    assert "holds      1 briefing, 1 records and heads" in after.out


def test_an_index_is_published_and_then_used(tmp_path: Path) -> None:
    written(tmp_path / "library", ODD, "odd.toml")
    library = str(tmp_path / "library")
    published = briefing("index", "publish", library)

    assert (published.code, published.out, published.err.startswith("briefing: published .briefing-index-")) == (
        0,
        "",
        True,
    )
    assert "published beside the library" in briefing("index", "--library", library).out
    assert briefing("search", "odd", "--library", library).code == 0


def test_an_index_that_cannot_be_kept_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder")
    ended = briefing("search", "milestone", "--count", XDG_CACHE_HOME=str(tmp_path / "home"))

    assert (ended.code, ended.out, ended.err) == (0, "2\n", "")
