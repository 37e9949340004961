"""The config file, read by the command line: what is wrong with it, where, and what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import ALL, FIRST, Ended, briefing

REFERENCE = f"{FIRST}#aircraft-destroyed"
SLOTS = "said, first, text, attribution, figure, date, doubts, reference, headline, publisher, published, source, url"


def cited(folder: Path, config: str, *arguments: str) -> Ended:
    """`briefing cite` with a config file of that text."""
    path = folder / "briefing" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(config, "utf-8")
    return briefing("cite", REFERENCE, "--library", ALL, *arguments, XDG_CONFIG_HOME=str(folder))


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[keys]\nnext-macth = "x"\n', "2:1: keys.next-macth: no such command; did you mean 'next-match'?"),
        ('[keys]\nfirst = "hyper-x"\n', "2:9: keys.first: expected a key, as n, ctrl-d, page-down or f5, found hyper-x"),
        ('[keys]\nfirst = "5"\n', "2:9: keys.first: expected a key, as n, ctrl-d, page-down or f5, found 5"),
        ('[keys]\nfirst = ["x", "nokey"]\n', "2:9: keys.first: expected a key, as n, ctrl-d, page-down or f5, found nokey"),
        ('[keys]\nflag = "x"\nnote = "x"\n', "2:8: keys.flag: x is the key of flag and of note"),
        ('[keys]\nnote = "f"\n', "2:8: keys.note: f is the key of flag and of note"),
        ('[keys]\nsort = ["c", "s"]\n', "2:8: keys.sort: c is the key of sort and of compare"),
        ('[keys]\nforward = "x"\nforth = "y"\n', "3:1: keys.forth: forth and forward are one command"),
        ("[keys]\nflag = 5\n", "2:8: keys.flag: expected a key, or a list of keys, found a number (5)"),
        ('keys = "x"\n', '1:8: keys: expected a table, as next-match = "n", found text (x)'),
        ('theme = "dakr"\n', "1:9: theme: expected one of dark, light, ansi, mono, found dakr"),
        ("theme = 5\n", "1:9: theme: expected one of dark, light, ansi, mono, found a number (5)"),
        ('mouse = "yes"\n', "1:9: mouse: expected true or false, found text (yes)"),
        ('library = "a"\n', "1:11: library: expected a list of folders, found text (a)"),
        ('library = ["a", 5]\n', "1:17: library[1]: expected a folder, found a number (5)"),
        ('templates = "a"\n', '1:13: templates: expected a table, as wire = "{said} ({reference})", found text (a)'),
        ("[templates]\nwire = 5\n", "2:8: templates.wire: expected a text, found a number (5)"),
        ('[templates]\nwire = "{figur}"\n', f"2:8: templates.wire: there is no {{figur}}; did you mean 'figure'? (there are {SLOTS})"),
        ('[templates]\nplain = ""\n', "2:1: templates.plain: expected another name, of small letters, digits, - and _"),
        ('them = "dark"\n', "1:1: them: unknown key; did you mean 'theme' or 'themes'?"),
        ('[themes]\ndusk = 5\n', "2:8: themes.dusk: expected a table of colours, found a number (5)"),
        ('[themes.dark]\n', "1:1: themes.dark: expected another name, of small letters, digits, - and _"),
        ('[themes.dusk]\nbase = "dim"\n', "2:8: themes.dusk.base: expected one of dark, light, found text (dim)"),
        ('[themes.dusk]\nfigur = "#ffffff"\n', "2:1: themes.dusk.figur: no such role; did you mean 'figure'?"),
        ('[themes.dusk]\nnote = "red"\n', "2:8: themes.dusk.note: expected a colour as #1d1f21, found red"),
        ('theme = "dark\n', "1:14: not TOML: the text does not end on its line: expected a closing quotation mark"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place_and_nothing_is_cited(tmp_path: Path, config: str, said: str) -> None:
    path = tmp_path / "briefing" / "config.toml"

    assert cited(tmp_path, config) == Ended(2, "", f"briefing: {path}:{said}\n")


def test_a_template_is_a_format_of_its_own(tmp_path: Path) -> None:
    config = '[templates]\nwire = "{figure} ({publisher}, {published}): {reference}"\n'

    assert cited(tmp_path, config, "--format", "wire") == Ended(
        0, f"17 planes (Dialogo, 2015-07-22): {REFERENCE}\n", ""
    )


def test_a_format_that_is_none_says_which_there_are_the_templates_among_them(tmp_path: Path) -> None:
    ended = cited(tmp_path, '[templates]\nwire = "{figure}"\n', "--format", "wir")

    assert ended == Ended(2, "", "briefing: nothing is cited as 'wir': expected one of plain, markdown, json, wire\n")


def test_a_config_with_everything_in_it_is_no_fault(tmp_path: Path) -> None:
    config = 'library = ["~/news"]\ntheme = "ansi"\nmouse = true\n[keys]\nnext-match = ["x", "ctrl-n"]\n[templates]\nwire = "{said}"\n'

    ended = cited(tmp_path, config)

    assert (ended.code, ended.out.startswith("Traffickers' planes destroyed: 17 planes"), ended.err) == (0, True, "")


def test_a_name_of_before_is_taken_and_told(tmp_path: Path) -> None:
    path = tmp_path / "briefing" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[keys]\nforth = "L"\nflag = "T"\n', "utf-8")
    ended = briefing("read", "--linear", "--width", "400", "--library", ALL, XDG_CONFIG_HOME=str(tmp_path))

    assert (ended.code, ended.out) == (
        0, f"10 briefings. {path}, keys: forth is called forward now. Type a command; help lists them.\n",
    )  # fmt: skip


def test_who_reads_gets_the_default_of_a_setting_that_is_wrong_and_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "briefing" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('theme = "dakr"\n', "utf-8")
    ended = briefing("read", "--linear", "--width", "400", "--library", ALL, XDG_CONFIG_HOME=str(tmp_path))

    assert (ended.code, ended.out) == (
        0,
        f"10 briefings. {path}:1:9: theme: expected one of dark, light, ansi, mono, found dakr. "
        "Type a command; help lists them.\n",
    )
