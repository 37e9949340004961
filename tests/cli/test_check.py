"""`briefing check`: faults as text and as data, and the codes of both."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.helpers import briefing, on_a_terminal

HEAD = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2016-01-02\n'


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text)
    return str(path)


def test_a_good_file_is_exit_code_zero_and_no_output(tmp_path: Path) -> None:
    assert briefing("check", written(tmp_path, "a.toml", HEAD)) == (0, "", "1 file: 0 faults, 0 warnings\n")


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    first = written(tmp_path, "a.toml", HEAD.replace('"x"', "1") + "language = 2\n")
    second = written(tmp_path, "b.toml", "")

    ended = briefing("check", str(tmp_path))

    assert ended.out.split("\n") == [
        f"{first}:2:12: headline: expected text, found a number (1)",
        f"{first}:4:12: language: expected a language tag of BCP 47, as en or es-PE, found a number (2)",
        f"{second}:1:1: 'schema' is missing: expected one of briefing/1 (Version of the format)",
        f"{second}:1:1: 'headline' is missing: expected text (The headline)",
        f'{second}:1:1: \'date_published\' is missing: expected a date, as 2014, "2014-08", "2015-06-23", '
        '"2015-01-01/2015-06-30", "2011/..", "1995~" or "201X" (When it was published)',
        "",
    ]
    assert (ended.code, ended.err) == (1, "2 files: 5 faults, 0 warnings\n")


def test_a_terminal_gets_the_line_and_a_caret(tmp_path: Path) -> None:
    path = written(tmp_path, "a.toml", HEAD + 'pub_status = "usabel"\n')

    _, shown = on_a_terminal("check", path, NO_COLOR="1")

    assert shown.decode().replace("\r\n", "\n").split("\n")[1:3] == [
        '    4 | pub_status = "usabel"',
        "      |              ^",
    ]


def test_json_gives_the_same_as_data(tmp_path: Path) -> None:
    path = written(tmp_path, "a.toml", HEAD + "spam = 1\n")

    report = json.loads(briefing("check", path, "--format", "json").out)

    assert report == {
        "files": 1,
        "faults": 0,
        "problems": [
            {
                "file": path,
                "line": 4,
                "column": 1,
                "where": "spam",
                "severity": "warning",
                "message": "unknown key; it is kept and shown as it is",
            }
        ],
    }


def test_a_warning_is_a_fault_only_when_strict(tmp_path: Path) -> None:
    path = written(tmp_path, "a.toml", HEAD + "spam = 1\n")

    assert [briefing("check", path, *strict).code for strict in ((), ("--strict",))] == [0, 1]


def test_the_bundled_library_has_no_problem() -> None:
    ended = briefing("check", BRIEFING_LIBRARY="content")

    assert (ended.code, ended.out) == (0, "")


def test_two_files_of_one_id_are_a_fault_of_the_second(tmp_path: Path) -> None:
    first = written(tmp_path, "a.toml", f'id = "same"\n{HEAD}')
    second = written(tmp_path, "b.toml", f'id = "same"\n{HEAD}')

    said = f"{second}:1:6: id: the id 'same' is taken by {first}: expected one of its own\n"
    assert (briefing("check", str(tmp_path)).out, briefing("check", str(tmp_path)).code) == (said, 1)


def test_a_byte_that_is_not_utf8_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'schema = "briefing/1"\nheadline = "caf\xe9"\n')

    expected = f"{path}:2:16: not UTF-8: expected text in UTF-8, found the byte 0xE9\n"
    assert briefing("check", str(path)).out == expected


FIGURE = '[[statistics]]\nmeasure = "{}"\ntitle = "t"\nvalue = 1\nunit = "t"\n'


def test_a_measure_that_the_library_does_not_list_is_a_warning(tmp_path: Path) -> None:
    keys = '[[measures]]\nmeasure = "coca-area"\ntitle = "Area"\n'
    written(tmp_path, "measures.toml", keys)
    path = written(
        tmp_path,
        "a.toml",
        HEAD + FIGURE.format("coca-aera") + FIGURE.format("coca-area").replace('= "t"\nval', '= "u"\nval'),
    )

    assert briefing("check", path) == (
        0,
        f"{path}:5:11: warning: statistics[0].measure: 'coca-aera' is not in measures.toml; did you mean 'coca-area'?\n",
        "1 file: 0 faults, 1 warning\n",
    )


def test_the_keys_of_a_folder_hold_for_the_folders_in_it(tmp_path: Path) -> None:
    written(tmp_path, "measures.toml", '[[measures]]\nmeasure = "coca-area"\ntitle = "Area"\n')
    (tmp_path / "sub").mkdir()
    written(tmp_path, "sub/a.toml", HEAD + FIGURE.format("drugs"))

    assert (briefing("check", str(tmp_path)).err, briefing("check", str(tmp_path / "sub")).err) == (
        "1 file: 0 faults, 1 warning\n", "1 file: 0 faults, 0 warnings\n",
    )  # fmt: skip


def test_faults_of_the_keys_are_told_once_and_the_good_ones_hold(tmp_path: Path) -> None:
    path = written(tmp_path, "measures.toml", '[[measures]]\nmeasure = "coca-area"\ntitle = 5\n')
    for name in ("a.toml", "b.toml"):
        written(tmp_path, name, HEAD + FIGURE.format("coca-area"))

    assert briefing("check", str(tmp_path)) == (
        1, f"{path}:3:9: measures[0].title: expected text, found a number (5)\n", "2 files: 1 fault, 0 warnings\n",
    )  # fmt: skip


def test_keys_that_are_no_file_are_a_fault(tmp_path: Path) -> None:
    written(tmp_path, "a.toml", HEAD + FIGURE.format("coca-area"))
    (tmp_path / "measures.toml").mkdir()

    assert briefing("check", str(tmp_path)) == (
        1, f"{tmp_path}/measures.toml:1:1: it is a folder, not a file\n", "1 file: 1 fault, 0 warnings\n",
    )  # fmt: skip
