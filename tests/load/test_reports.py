"""Bad files -> exact reports: where, what was wrong, what was expected, every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load import load

HEAD = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2016-01-02\n'
FIGURE = '[[statistics]]\nid = "a"\nmeasure = "m"\ntitle = "t"\nvalue = 1\nunit = "u"\n'
BASE = FIGURE.replace('"a"', '"b"')
DATE = 'a date, as 2014, "2014-08", "2015-06-23", "2015-01-01/2015-06-30", "2011/..", "1995~" or "201X"'

REPORTS = {
    "not TOML": (
        HEAD + "x = \n",
        ["4:5: not TOML: expected a value: text in quotation marks, a number, a date, true, false, a list or a table"],
    ),
    "a key without a value": (HEAD + "x\n", ["4:2: not TOML: expected '=' after a key in a key/value pair"]),
    "a text that does not end": (
        HEAD + 'byline = "y\n',
        ["4:12: not TOML: the text does not end on its line: expected a closing quotation mark"],
    ),
    "a number with commas": (
        HEAD + "x = 42,900\n",
        [
            "4:7: not TOML: expected the end of the line (no commas in a number; a date as 2015-07-15; text in quotation marks)"
        ],
    ),
    "a table twice": (
        HEAD + "[source]\n[source]\n",
        ["5:8: not TOML: the table [source] stands here already: expected it once, or [[source]] each time"],
    ),
    "a code that is no country's": (
        HEAD + 'countries = ["UK"]\n',
        [
            "4:14: countries[0]: expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found text (UK); did you mean 'GB'?"
        ],
    ),
    "a key twice": (HEAD + 'headline = "y"\n', ["4:15: not TOML: the key has a value already: expected it once"]),
    "a list for text": (
        'schema = "briefing/1"\nheadline = ["x"]\ndate_published = 2016\n',
        ["2:12: headline: expected text, found a list"],
    ),
    "a text for a number": (
        HEAD + FIGURE.replace("= 1", '= "many"'),
        ["8:9: statistics[0].value: expected a number, found text (many)"],
    ),
    "a number that is none": (
        HEAD + FIGURE.replace("= 1", "= nan"),
        ["8:9: statistics[0].value: expected a finite number of at most 40 digits"],
    ),
    "a text for a truth": (
        HEAD + '[[people]]\nname = "n"\nnamed = "no"\n',
        ["6:9: people[0].named: expected true or false, found text (no)"],
    ),
    "a text for a list": (HEAD + 'subjects = "x"\n', ["4:12: subjects: expected a list, each text, found text (x)"]),
    "a wrong element": (
        HEAD + 'subjects = [\n  "x",\n  5,\n]\n',
        ["6:3: subjects[1]: expected text, found a number (5)"],
    ),
    "an empty text": (HEAD + 'byline = ""\n', ["4:10: byline: expected text, found an empty text"]),
    "a table for a list of tables": (
        HEAD + '[people]\nname = "n"\n',
        ["4:1: people: expected a list, each a table, found a table; did you mean [[people]]?"],
    ),
    "a text for a table": (HEAD + 'source = "x"\n', ["4:10: source: expected a table, found text (x)"]),
    "a month no year has": (
        HEAD.replace("2016-01-02", '"2016-13"'),
        ["3:18: date_published: there is no month 13: expected 01 to 12"],
    ),
    "a day no month has": (
        HEAD.replace("2016-01-02", '"2016-02-30"'),
        ["3:18: date_published: there is no day 30 in 2016-02: expected 01 to 29"],
    ),
    "a date in words": (
        HEAD.replace("2016-01-02", '"15/07/2015"'),
        [f"3:18: date_published: expected {DATE}, found text (15/07/2015)"],
    ),
    "a time of day": (
        HEAD.replace("2016-01-02", "2016-01-02T10:00:00"),
        ["3:18: date_published: the hour is not kept: expected the day, as 2016-01-02"],
    ),
    "a period that runs backwards": (
        HEAD + FIGURE + 'date = "2014/2013"\n',
        ["10:8: statistics[0].date: the period runs backwards: 2013 is before 2014"],
    ),
    "a range that runs backwards": (
        HEAD + FIGURE.replace("value = 1", "min = 5\nmax = 2"),
        ["8:7: statistics[0].min: the range runs backwards: 5 is more than 2"],
    ),
    "a value and a range": (
        HEAD + FIGURE + "min = 5\n",
        ["8:9: statistics[0].value: expected a value, a range of min and max, or all three for a value and its margin"],
    ),
    "no value": (
        HEAD + FIGURE.replace("value = 1\n", ""),
        ["4:1: statistics[0].value: missing: expected a number, or min and max for a range"],
    ),
    "a country by its name": (
        HEAD + 'countries = ["Peru"]\n',
        [
            "4:14: countries[0]: expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found text (Peru); did you mean 'PE'?"
        ],
    ),
    "a choice nearly right": (
        HEAD + 'pub_status = "usabel"\n',
        ["4:14: pub_status: expected one of usable, withheld, canceled; found text (usabel); did you mean 'usable'?"],
    ),
    "an address that is none": (
        HEAD + '[source]\nurl = "javascript:x"\n',
        ["5:7: source.url: expected an address, as https://example.org/page, found text (javascript:x)"],
    ),
    "an id with a space": (
        HEAD + '[[people]]\nid = "a b"\nname = "n"\n',
        ["5:6: people[0].id: expected an id of letters, digits, - _ and ., found text (a b)"],
    ),
    "an unknown key": (
        HEAD + FIGURE.replace("unit =", "unti ="),
        [
            "4:1: statistics[0]: 'unit' is missing: expected text (What one is: hectares, tons, people)",
            "9:1: warning: statistics[0].unti: unknown key; did you mean 'unit'?",
        ],
    ),
    "a key in an inline table": (
        HEAD + '[[agreements]]\ntitle = "t"\nparties = ["PE"]\nmeasures = [{ summary = "s", tpye = 1 }]\n',
        ["7:30: warning: agreements[0].measures[0].tpye: unknown key; did you mean 'type'?"],
    ),
    "a value under a dotted key": (
        HEAD + FIGURE + "dimensions.drug = 5\n",
        ["10:19: statistics[0].dimensions.drug: expected text, found a number (5)"],
    ),
    "an id twice": (
        HEAD + FIGURE + BASE.replace('"b"', '"a"'),
        ["11:6: statistics[1].id: the id 'a' is taken by another record of this file"],
    ),
    "a link to nothing": (
        HEAD + FIGURE + '[[operations]]\ntitle = "o"\nstatistics = ["aa"]\n',
        ["12:15: operations[0].statistics[0]: no statistic here has the id 'aa'"],
    ),
    "a link that is nearly one": (
        HEAD + FIGURE.replace('"a"', '"coca-area"') + '[[operations]]\ntitle = "o"\nstatistics = ["coca-aera"]\n',
        ["12:15: operations[0].statistics[0]: no statistic here has the id 'coca-aera'; did you mean 'coca-area'?"],
    ),
    "a link to another section": (
        HEAD + FIGURE + '[[operations]]\ntitle = "o"\nquotes = ["a"]\n',
        ["12:11: operations[0].quotes[0]: 'a' is one of the statistics: expected the id of one of the quotes"],
    ),
    "a link that is not returned": (
        HEAD + FIGURE + '[[operations]]\nid = "o"\ntitle = "o"\nstatistics = ["a"]\n',
        [
            "13:15: warning: operations[0].statistics[0]: one-way: 'a' does not lead back; expected 'o' among its operations"
        ],
    ),
    "a name that nearly is an id": (
        HEAD + '[[people]]\nid = "felipe-caceres"\nname = "F"\n[[quotes]]\ntext = "q"\nspeaker = "felipe-cacers"\n',
        [
            "9:11: warning: quotes[0].speaker: no record here has the id 'felipe-cacers', it is read as a name; did you mean 'felipe-caceres'?"
        ],
    ),
    "a quote of nobody": (
        HEAD + '[[quotes]]\ntext = "q"\n',
        ['4:1: quotes[0].speaker: missing: expected a speaker, or attribution = "unclear" where the source names none'],
    ),
    "a change that does not fit": (
        HEAD
        + FIGURE.replace("= 1", "= 90")
        + 'change = { base = "b", value = -20, unit_code = "P1" }\n'
        + BASE.replace("= 1", "= 100"),
        [
            "10:32: warning: statistics[0].change.value: the stated change (-20) does not fit the computed one (-10.0) from 'b'"
        ],
    ),
    "a change on the wrong side of its qualifier": (
        HEAD
        + FIGURE.replace("= 1", "= 87")
        + 'change = { base = "b", value = -12.5, unit_code = "P1", qualifier = "nearly" }\n'
        + BASE.replace("= 1", "= 100"),
        [
            "10:32: warning: statistics[0].change.value: the stated change (nearly -12.5) does not fit the computed one (-13.0) from 'b'"
        ],
    ),
    "a base of another measure": (
        HEAD + FIGURE + 'change = { base = "b", value = 1 }\n' + BASE.replace('"m"', '"other"'),
        ["10:19: statistics[0].change.base: 'b' is of another measure: other, not m"],
    ),
    "a base of another unit": (
        HEAD + FIGURE + 'change = { base = "b", value = 1 }\n' + BASE.replace('"u"', '"v"'),
        ["10:19: statistics[0].change.base: 'b' has another unit: v, not u"],
    ),
    "TOML of tomorrow": (
        HEAD + '[source]\nfile = "\\e"\n',
        ["5:11: warning: only readers of TOML 1.1 accept this; the format is TOML 1.0 (Unescaped '\\' in a string)"],
    ),
    "a date and a link in one record": (
        HEAD + '[[operations]]\ntitle = "o"\ndate = "2014-13"\nquotes = ["nope"]\n',
        [
            "6:8: operations[0].date: there is no month 13: expected 01 to 12",
            "7:11: operations[0].quotes[0]: no quote here has the id 'nope'",
        ],
    ),
}


def report(folder: Path, text: str) -> list[str]:
    path = folder / "x.toml"
    path.write_text(text, "utf-8")
    return [str(problem).removeprefix(f"{path}:") for problem in load(str(path), thorough=True).problems]


@pytest.mark.parametrize("name", REPORTS)
def test_a_bad_file_is_told_exactly(name: str, tmp_path: Path) -> None:
    text, expected = REPORTS[name]

    assert report(tmp_path, text) == expected


def test_a_stated_change_that_fits_is_no_problem(tmp_path: Path) -> None:
    change = 'change = { base = "b", value = -13, unit_code = "P1", qualifier = "nearly" }\n'

    assert report(tmp_path, HEAD + FIGURE.replace("= 1", "= 42900") + change + BASE.replace("= 1", "= 49200")) == []


def test_windows_line_ends_and_a_byte_order_mark_move_no_column(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + "byline = 5\n").replace("\n", "\r\n").encode())

    assert str(load(str(path)).problems[0]) == f"{path}:4:10: byline: expected text, found a number (5)"


def test_warnings_never_hide_a_fault(tmp_path: Path) -> None:
    many = "".join(f"bogus{index} = 1\n" for index in range(600))

    lines = report(tmp_path, HEAD + many + FIGURE.replace("= 1", '= "many"'))

    assert [line for line in lines if "warning" not in line] == [
        "608:9: statistics[0].value: expected a number, found text (many)"
    ]


def test_a_value_keeps_its_digits(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(HEAD + FIGURE.replace("= 1", "= 7.40") + BASE.replace("= 1", "= 1e3"))
    briefing = load(str(path)).briefing
    assert briefing is not None

    assert [f"{figure.value:f}" for figure in briefing.statistics] == ["7.40", "1000"]


def test_what_has_no_id_is_called_by_its_name_whatever_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "2016-report.toml"
    path.write_text(HEAD + '[[people]]\nname = "Felipe Cáceres"\n[[people]]\nname = "!"\n')
    briefing = load(str(path)).briefing
    assert briefing is not None

    assert (briefing.id, [person.id for person in briefing.people]) == (
        "2016-report",
        ["felipe-caceres", "person-9e6bffd3"],
    )


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(HEAD + "spam = { a = [1, 2.5], b = 'x' }\n")
    briefing = load(str(path)).briefing
    assert briefing is not None

    assert briefing.others == (("spam", "{ a = [1, 2.5], b = x }"),)
