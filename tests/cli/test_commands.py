"""The data commands: what they print, and the codes they end with."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import __version__
from briefing.cli.command_names import COMMANDS, TAKE_A_VALUE, split_command
from briefing.cli.options import command_of, parser_for, value_options
from tests.cli.helpers import FIRST, ROOT, briefing, clean, on_a_terminal, started

GOOD = 'schema = "briefing/1"\nheadline = "Good"\ndate_published = 2016-01-02\n'
BAD = 'schema = "briefing/1"\nheadline = "Bad"\ndate_published = "2016-13"\n'


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    (tmp_path / "good.toml").write_text(GOOD)
    (tmp_path / "bad.toml").write_text(BAD)
    return tmp_path


def test_version_names_the_program() -> None:
    assert started("--version") == (0, f"briefing {__version__}\n", "")


def test_help_lists_every_command() -> None:
    printed = briefing("--help").out

    assert [name for name in COMMANDS if f"\n  {name} " not in printed] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert briefing(name, "--help").code == 0


def test_the_options_with_a_value_are_those_of_the_parsers() -> None:
    parsers = [parser_for(name, text, command_of(name)) for name, text in COMMANDS.items()]

    assert set(TAKE_A_VALUE) == set().union(*map(value_options, parsers))


@pytest.mark.parametrize("option", ["--library", "--format", "--limit", "--columns", "--since"])
def test_the_value_of_an_option_before_the_command_is_no_command(option: str) -> None:
    assert split_command([option, "check", "list", "coca"]) == ("list", [option, "check", "coca"])


def test_list_prints_a_line_a_briefing() -> None:
    line = (
        f"2015-07-22  {FIRST}  Bolivia, Peru Cooperate to Fight Drug Trafficking  (Bolivia, Peru)  "
        "10 operations, 10 statistics, 6 agreements, 10 quotes\n"
    )
    assert briefing("list", "--library", f"content/{FIRST}.toml") == (0, line, "")


def test_list_with_words_prints_only_briefings_that_have_them(mixed: Path) -> None:
    (mixed / "coca.toml").write_text(f'{GOOD}[[people]]\nname = "Ana Coca"\n'.replace("Good", "Other"))

    assert "Other" in briefing("list", "coca", "--library", str(mixed)).out
    assert "Good" not in briefing("list", "coca", "--library", str(mixed)).out


def test_nothing_that_matches_is_exit_code_one() -> None:
    assert started("list", "xylophone").code == 1


def test_files_that_cannot_be_read_are_named_and_the_others_served(mixed: Path) -> None:
    ended = briefing("list", "--library", str(mixed))

    expected = f"briefing: unreadable: {mixed}/bad.toml:3:18: date_published: there is no month 13: expected 01 to 12\n"
    assert (ended.code, ended.err) == (3, expected)
    assert ended.out.startswith("2016-01-02  good")


def test_show_prints_a_record_with_stated_and_computed_change() -> None:
    printed = briefing("show", f"{FIRST}#coca-area-2014").out

    assert "change nearly −13 % stated, −12.8 % computed, from 49,200 hectares · 2013" in printed


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (FIRST[:-1], f"did you mean '{FIRST}'?"),
        (f"{FIRST}#coca-area-2041", f"'{FIRST}#coca-area-2014'"),
        ("x", "no such briefing or record: x"),
    ],
)
def test_an_unknown_reference_tells_what_is_near(reference: str, said: str) -> None:
    ended = briefing("show", reference)

    assert (ended.code, said in ended.err, ended.out) == (2, True, "")


def test_no_such_library_is_exit_code_two() -> None:
    assert started("list", "--library", "/nowhere") == (2, "", "briefing: no such file or folder: /nowhere\n")


def test_the_library_may_be_named_by_the_environment(mixed: Path) -> None:
    assert "good" in briefing("list", BRIEFING_LIBRARY=str(mixed)).out


def test_the_library_may_be_named_by_the_config_file(mixed: Path, tmp_path: Path) -> None:
    config = tmp_path / "config" / "briefing"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f'library = ["{mixed}"]\n')

    assert "good" in briefing("list", XDG_CONFIG_HOME=str(tmp_path / "config")).out


def test_a_wrong_config_is_told_with_its_key(tmp_path: Path) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "config.toml").write_text("library = 5\n")

    ended = briefing("list", XDG_CONFIG_HOME=str(tmp_path))

    assert (ended.code, ended.err.rpartition("/")[2]) == (
        2,
        "config.toml:1:11: library: expected a list of folders, found a number (5)\n",
    )


def test_a_misspelt_key_of_the_config_is_told_with_what_is_near(tmp_path: Path) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "config.toml").write_text('libary = ["x"]\n')

    told = briefing("list", XDG_CONFIG_HOME=str(tmp_path)).err

    assert told.endswith("config.toml:1:1: libary: unknown key; did you mean 'library'?\n")


def test_a_word_that_is_nearly_a_command_is_told_so() -> None:
    said = "briefing: no such command or briefing: chek; did you mean 'check'?\n"

    assert briefing("chek") == (2, "", said)


def test_an_output_goes_through_a_link_and_keeps_the_mode(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "real.txt").chmod(0o600)
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")

    briefing("export", "--output", str(tmp_path / "link.txt"))

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "real.txt").read_text() != "old"


def test_a_device_is_written_to_and_not_replaced() -> None:
    briefing("export", "--output", "/dev/null")

    assert Path("/dev/null").is_char_device()


def test_a_briefing_is_found_by_its_headline_and_by_words_of_several_records() -> None:
    assert [briefing("list", *words).code for words in (("cooperate",), ("roncken", "laboratories"))] == [0, 0]


def test_a_reference_to_a_file_that_cannot_be_read_tells_its_fault(mixed: Path) -> None:
    ended = briefing("show", "bad", "--library", str(mixed))

    assert (ended.code, "bad.toml:3:18: date_published" in ended.err) == (3, True)


def test_a_measure_is_shown_with_its_agreement() -> None:
    assert "Agreement       Bolivia-Peru counter-drug alliance" in briefing("show", f"{FIRST}#joint-training").out


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_measure_is_exported_as_a_record(form: str) -> None:
    assert f"{FIRST}#joint-training" in briefing("export", f"{FIRST}#joint-training", "--format", form).out


def test_text_is_the_same_on_a_terminal_and_in_a_pipe_but_for_colour() -> None:
    _, coloured = on_a_terminal("show", FIRST)
    plain = re.sub(rb"\x1b\[[0-9;]*m", b"", coloured).replace(b"\r\n", b"\n")

    assert (plain.decode(), b"\x1b[" in coloured) == (briefing("show", FIRST).out, True)


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)]
)
def test_colour_follows_the_environment(environment: dict[str, str], coloured: bool) -> None:
    assert (b"\x1b[" in on_a_terminal("show", FIRST, **environment)[1]) is coloured


def test_colour_can_be_asked_for_in_a_pipe() -> None:
    assert "\x1b[" in briefing("show", FIRST, "--color", "always").out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_of_text_is_wider_than_asked(width: int) -> None:
    lines = briefing("show", FIRST, "--width", str(width)).out.split("\n")

    assert [line for line in lines if len(line) > width] == []


def test_json_keeps_the_digits_of_a_figure() -> None:
    printed = briefing("export", f"{FIRST}#seized-cocaine-hcl", "--format", "json").out

    assert ('"value": 7.4,' in printed, json.loads(printed)["records"][0]["measure"]) == (True, "drugs-seized")


def test_csv_has_a_row_a_record_of_the_section() -> None:
    rows = list(csv.DictReader(io.StringIO(briefing("export", "--format", "csv", "--section", "quotes").out)))

    assert {row["section"] for row in rows} == {"quotes"}


def test_an_output_file_is_whole_or_not_there(tmp_path: Path) -> None:
    briefing("export", FIRST, "--output", str(tmp_path / "out.txt"))

    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert (tmp_path / "out.txt").read_text() == briefing("show", FIRST).out


def test_an_output_folder_gets_a_file_a_briefing_and_keeps_the_others(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")

    briefing("export", FIRST, "--format", "markdown", "--output", f"{tmp_path}/")

    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{FIRST}.md", "mine.txt"]


def test_an_output_that_cannot_be_written_is_exit_code_74() -> None:
    assert started("export", "--output", "/nowhere/out.txt").code == 74


def test_a_full_disk_is_exit_code_74() -> None:
    command = f"{sys.executable} -m briefing export > /dev/full"
    done = subprocess.run(command, shell=True, cwd=ROOT, env=clean({}), capture_output=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (
        74,
        b"briefing: the output could not be written: No space left on device\n",
    )


def test_a_closed_pipe_is_exit_code_141_and_silent() -> None:
    command = f"{sys.executable} -m briefing export {FIRST} {FIRST} {FIRST} {FIRST} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=clean({}), capture_output=True, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (141, b"")


def test_without_a_terminal_reading_prints() -> None:
    assert briefing().out == briefing("list").out
    assert briefing(FIRST).out == briefing("show", FIRST).out


def test_a_wrong_option_is_exit_code_two() -> None:
    assert started("list", "--frobnicate").code == 2


@pytest.mark.parametrize(("redirect", "code"), [("<&-", 0), (">&-", 74), ("2>&-", 0)])
def test_a_stream_that_is_closed_ends_nothing_badly(redirect: str, code: int) -> None:
    command = f"{sys.executable} -m briefing list {redirect}"
    done = subprocess.run(command, shell=True, cwd=ROOT, env=clean({}), capture_output=True, timeout=60, check=False)

    assert (done.returncode, b"Traceback" in done.stderr + done.stdout) == (code, False)


def test_a_newline_in_the_name_of_a_file_forges_no_line(tmp_path: Path) -> None:
    (tmp_path / "a\nbriefing: forged.toml").write_text("x = ", "utf-8")
    errors = [
        briefing(*arguments, "--library", str(tmp_path)).err
        for arguments in (["list"], ["search", "x"], ["show", "y\nbriefing: forged"], ["export"])
    ]
    errors += [briefing("list", "--library", f"{tmp_path}/b\nbriefing: forged").err]

    assert [line for error in errors for line in error.splitlines() if line.startswith("briefing: forged")] == []
