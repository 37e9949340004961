"""One path -> a briefing or problems with a place: hard documents, excerpts, and nothing raw in a report."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.load import load
from briefing.load.report import MOST_FINDINGS
from briefing.safe import safe
from tests.helpers import HEAD, ROOT, good, report, shared, statistic, written

NESTED = "not TOML: lists or tables nested too deep"


def test_a_file_that_says_nothing_is_told_all_that_is_missing_in_the_order_of_the_format(tmp_path: Path) -> None:
    messages = [problem.message.split(":")[0] for problem in load(written(tmp_path, "")).problems]

    assert messages == ["'schema' is missing", "'headline' is missing", "'date_published' is missing"]


def test_the_report_is_the_same_in_every_process(tmp_path: Path) -> None:
    path = written(tmp_path, "[[statistics]]\n[[quotes]]\n[[notes]]\n")
    code = f"from briefing.load import load; print(*load({path!r}).problems, sep='\\n')"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(outputs) == 1


def test_an_unreadable_path_is_one_problem_without_a_line_to_show(tmp_path: Path) -> None:
    problem = load(str(tmp_path / "missing.toml")).problems[0]

    assert (str(problem), problem.excerpt()) == (f"{tmp_path}/missing.toml:1:1: there is no such file", [])


def test_the_good_values_of_a_file_keep_their_digits(tmp_path: Path) -> None:
    digits = [
        "7.4",
        "7.40",
        "1e3",
        "-0.5",
        "42900",
        "123456789012345678901234567890",
        "0.1000000000000000055511151231257827",
    ]
    figures = good(
        tmp_path, "".join(statistic(f"n{index}").replace("42900", value) for index, value in enumerate(digits))
    )

    assert [f"{figure.value:f}" for figure in figures.statistics if figure.value is not None] == [
        *digits[:2],
        "1000",
        *digits[3:],
    ]


@pytest.mark.parametrize("depth", [50, 200, 300, 400, 1000, 20_000])
@pytest.mark.parametrize("pair", [("[", "]"), ("{a=", "}")], ids=["lists", "tables"])
def test_a_value_of_any_depth_is_kept_or_refused_in_words(depth: int, pair: tuple[str, str], tmp_path: Path) -> None:
    text = f"{HEAD}x = {pair[0] * depth}{'1' if pair[0] != '[' else ''}{pair[1] * depth}\n"
    messages = [problem.message for problem in load(written(tmp_path, text), thorough=True).problems]

    assert messages in ([NESTED], ["unknown key; it is kept and shown as it is"])


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9" * 5000, "not TOML that can be read: a number of too many digits"),
        ("0x" + "f" * 5000, "expected a finite number of at most 40 digits"),
        ("1e999999999999999999999", "expected a finite number of at most 40 digits"),
        ("1e400", "expected a finite number of at most 40 digits"),
        ("nan", "expected a finite number of at most 40 digits"),
    ],
    ids=["digits", "hexadecimal", "exponent no computer holds", "exponent", "nan"],
)
def test_a_number_beyond_measure_is_told_at_its_place_in_words(number: str, expected: str, tmp_path: Path) -> None:
    problem = load(written(tmp_path, HEAD + statistic().replace("42900", number))).problems[0]

    assert (problem.line, problem.column, problem.message) == (8, 9, expected)


def test_more_faults_than_anybody_wants_told_are_not(tmp_path: Path) -> None:
    lines = report(tmp_path, HEAD + f"subjects = [{'1, ' * (MOST_FINDINGS + 5)}]\n")

    expected = f"a.toml:1:1: there are more than {MOST_FINDINGS} faults; what follows was not looked at"
    assert (len(lines), lines[0]) == (MOST_FINDINGS + 1, expected)


def excerpt(folder: Path, text: str) -> list[str]:
    return load(written(folder, text)).problems[0].excerpt()


@pytest.mark.parametrize(
    ("line", "shown", "caret"),
    [
        ("byline = 5", "byline = 5", 9),
        ("\tbyline = 5", " byline = 5", 10),
        ("'byline' = 5 # 日本", "'byline' = 5 # 日本", 11),
        ('source = { file = "日本\u202e", url = 5 }', 'source = { file = "日本\ufffd", url = 5 }', 33),
        (f'source = {{ file = "{"x" * 200}", url = 5 }}', f'{"x" * 41}", url = 5 }}', 50),
    ],
    ids=["plain", "tab", "wide behind", "wide before", "long"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_caret_stands_under_the_fault(line: str, shown: str, caret: int, newline: str, tmp_path: Path) -> None:
    text = f"{HEAD}# one\u2028two\u0085three\n{line}\n".replace("\n", newline)

    assert excerpt(tmp_path, text) == [f"    5 | {shown}", f"      | {' ' * caret}^"]


HOSTILE = (
    "\x00",
    "\x07",
    "\x1b[2J",
    "\x1b]52;c;eA==\x07",
    "\x7f",
    "\x9b31m",
    "\u202e",
    "\u2028",
    "\n",
    "\U000e0041",
    "\u3164",
)


def basic(text: str) -> str:
    """A TOML string with every character escaped."""
    return '"' + "".join(f"\\U{ord(character):08X}" for character in text) + '"'


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_nothing_of_a_file_comes_raw_out_of_its_report(hostile: str, tmp_path: Path) -> None:
    near, alone = basic(f"coca-area{hostile}"), basic(hostile)
    text = (
        f'schema = {alone}\nheadline = "x"\ndate_published = {near}\npub_status = {near}\n{near} = {alone}\n'
        f'[[statistics]]\nid = {near}\nmeasure = {alone}\ntitle = "t"\nvalue = {alone}\nunit = "u"\ndimensions = {{ {near} = 5 }}\n'
        f'[[people]]\nid = {near}\nname = "n"\n[[operations]]\ntitle = "t"\nstatistics = ["coca-area", {near}]\nactors = ["coca-areas", {near}]\n'
    )
    loaded = load(written(tmp_path, text), thorough=True)
    lines = [line for problem in loaded.problems for line in (str(problem), *problem.excerpt())]

    assert [line for line in lines if safe(line) != line] == []


def test_a_file_name_comes_safe_out_of_its_report(tmp_path: Path) -> None:
    path = written(tmp_path, "x", "bad\x1b[2J\n.toml")

    assert (load(path).file, load(path).path) == (f"{tmp_path}/bad␛[2J⏎.toml", path)


def test_every_public_document_is_a_briefing_or_problems_with_a_place() -> None:
    paths = sorted(shared("toml-test").rglob("*.toml"))
    problems = {path: load(str(path), thorough=True).problems for path in paths}

    assert [path for path in paths if not problems[path] or any(problem.line < 1 for problem in problems[path])] == []
