"""The id of a record: written, or made from its own name and never from its order in the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load import load
from tests.helpers import HEAD, good, report, written

TURNOUT = '[[statistics]]\nmeasure = "turnout"\ntitle = "Turnout"\nvalue = {}\nunit = "percent"\n'
NAMES = st.lists(st.text(max_size=12).filter(str.strip), min_size=1, max_size=5)


def people(*lines: str) -> str:
    return "".join(f"[[people]]\n{line}\n" for line in lines)


def records(folder: Path, names: list[str]) -> dict[str, str] | None:
    """The id of each person by name; None where the file has an error."""
    text = HEAD + "".join(f"[[people]]\nname = {toml_text(name)}\n" for name in names)
    briefing = load(written(folder, text)).briefing
    return {name: person.id for name, person in zip(names, briefing.people, strict=True)} if briefing else None


def toml_text(name: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08x}" for character in name) + '"'


@given(NAMES, st.data())
def test_an_edit_elsewhere_never_gives_an_id_to_another_record(names: list[str], data: st.DataObject) -> None:
    changed = [*data.draw(st.permutations(names)), *data.draw(NAMES)]
    with tempfile.TemporaryDirectory() as folder:
        before, after = records(Path(folder), list(dict.fromkeys(names))), records(Path(folder), changed)

    assert not before or not after or before.items() <= after.items()


def test_two_made_ids_that_clash_are_a_fault_at_the_second_with_what_to_do(tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + TURNOUT.format(72) + TURNOUT.format(60)) == [
        "a.toml:9:1: statistics[1]: no id is written, and 'turnout', made from its name, is made for statistics[0]"
        " too: write an id in each, the old one in the record that was referred to so"
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_a_made_id_that_is_written_elsewhere_is_a_fault_where_none_is_written(order: int, tmp_path: Path) -> None:
    text = people(*['name = "Ana"', 'id = "ana"\nname = "Other"'][::order])
    line, here, there = (4, 0, 1) if order == 1 else (7, 1, 0)

    assert report(tmp_path, HEAD + text) == [
        f"a.toml:{line}:1: people[{here}]: no id is written, and 'ana', made from its name, is that of"
        f" people[{there}]: write an id"
    ]


def test_a_file_of_clashing_ids_is_not_read(tmp_path: Path) -> None:
    assert load(written(tmp_path, HEAD + TURNOUT.format(72) + TURNOUT.format(60))).briefing is None


def test_a_record_is_found_by_the_ids_that_it_had(tmp_path: Path) -> None:
    briefing = good(tmp_path, people('id = "ana"\nname = "Ana"\nformerly = ["anna", "a"]'))

    assert [briefing.find_record(id) for id in ("ana", "anna", "a", "b")] == [*[briefing.people[0]] * 3, None]


def test_links_to_an_id_of_before_lead_to_the_one_of_now(tmp_path: Path) -> None:
    person = people('id = "ana"\nname = "Ana"\nformerly = ["anna"]')
    rest = """[[quotes]]
text = "Yes."
speaker = "anna"
[[notes]]
type = "ambiguity"
text = "Who?"
about = ["anna", "a#anna", "old#anna"]
"""
    briefing = good(tmp_path, 'formerly = ["old"]\n' + person + rest)

    assert (briefing.quotes[0].speaker, briefing.notes[0].about) == ("ana", ("ana", "ana", "ana"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (people('id = "a"\nname = "A"\nformerly = ["a"]'), "7:13: people[0].formerly[0]: 'a' is the id it has now: expected an id that it had before"),
        (people('id = "a"\nname = "A"', 'id = "b"\nname = "B"\nformerly = ["a"]'), "10:13: people[1].formerly[0]: 'a' is the id of people[0]: an id leads to one record"),
        (people('id = "a"\nname = "A"\nformerly = ["c"]', 'id = "b"\nname = "B"\nformerly = ["c"]'), "11:13: people[1].formerly[0]: 'c' was the id of people[0] too: an id leads to one record"),
        (people('id = "a"\nname = "A"\nformerly = ["bob"]', 'name = "Bob"'), "8:1: people[1]: no id is written, and 'bob', made from its name, is one that people[0] had before: write an id"),
    ],
)  # fmt: skip
def test_an_id_of_before_leads_to_one_record_only(text: str, fault: str, tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + text) == [f"a.toml:{fault}"]


@pytest.mark.parametrize("record", ["", "id = 5\n", 'id = ""\n', "name = 5\n", "id = []\n"])
def test_a_name_of_before_whose_record_has_no_id_leads_nowhere(record: str, tmp_path: Path) -> None:
    quote = '[[quotes]]\ntext = "Words."\nspeaker = "anna"\n'
    loaded = load(written(tmp_path, HEAD + quote + people(f'{record}formerly = ["anna"]')))

    assert loaded.briefing is None
    assert {problem.line for problem in loaded.faults} <= {7, 8}
