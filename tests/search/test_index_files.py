"""The contract of an index: the files it holds, by their paths in the library and their content."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from briefing.search.index import (
    IdTaken,
    Index,
)
from briefing.search.indexed import IndexedFile
from briefing.search.query.query import Query
from briefing.search.rows import StoredDocument
from tests.search.contract import ARRIVED, TEXT, filed, found


def test_a_file_that_is_removed_is_forgotten(index: Index) -> None:
    index.apply([], ["b.toml"])

    assert (list(index.file_states()), found(index, "milestone"), index.size()) == (["a.toml"], [], (1, 4))


def test_a_file_that_is_applied_again_says_what_it_says_now(index: Index, tmp_path: Path) -> None:
    index.apply(
        [filed(tmp_path, "a", TEXT.format(headline="New", date="2017-01-01", text="A tunnel", value=49200), "2")]
    )

    assert (found(index, "bridge"), found(index, "tunnel"), found(index, "has:conflict")) == ([], ["a#words"], [])
    assert index.file_states()["a.toml"].signature == "2"


def test_a_file_that_cannot_be_read_is_known_with_its_faults(index: Index) -> None:
    index.apply([IndexedFile("a.toml", "2", "a", None, (":1:1: no",))])

    assert (index.file_states()["a.toml"].problems, found(index, "bridge")) == ((":1:1: no",), [])
    assert index.unreadable() == {"a.toml": (":1:1: no",)}


def test_a_change_changes_the_generation(index: Index) -> None:
    before = index.generation()
    index.apply([], ["b.toml"])

    assert index.generation() != before


def test_what_was_indexed_can_be_read_without_its_file(index: Index, tmp_path: Path) -> None:
    content = (tmp_path / "a.toml").read_bytes()
    (tmp_path / "a.toml").unlink()

    assert (index.document("a"), index.document("z")) == (
        StoredDocument("a.toml", content, sha256(content).hexdigest()),
        None,
    )


def test_a_file_whose_content_is_as_it_was_gets_another_signature(index: Index) -> None:
    before = index.file_states()["a.toml"], index.generation()
    index.touch({"a.toml": "2"})

    assert (index.file_states()["a.toml"], index.generation()) == (before[0]._replace(signature="2"), before[1])


def test_an_id_belongs_to_one_file(index: Index, tmp_path: Path) -> None:
    other = filed(tmp_path, "a", TEXT.format(headline="Other", date="2015-01-01", text="Taken", value=1))
    other = other._replace(path="other.toml")
    with pytest.raises(IdTaken):
        index.apply([other], ["b.toml"])
    before = list(index.file_states()), found(index, "taken")
    index.apply([other], ["a.toml"])

    assert (before, list(index.file_states())) == ((["a.toml", "b.toml"], []), ["b.toml", "other.toml"])


def test_the_states_of_files_come_in_pages(index: Index) -> None:
    assert [list(index.file_states(after, 1)) for after in ("", "a.toml", "b.toml")] == [["a.toml"], ["b.toml"], []]


def test_briefings_can_be_asked_for_by_when_they_arrived(index: Index, tmp_path: Path) -> None:
    late = filed(tmp_path, "c", TEXT.format(headline="Late", date="2014-01-01", text="Late", value=1))
    index.apply([late._replace(arrived=ARRIVED + 1)])

    assert [[row.id for row in index.briefings(Query(), arrived=ARRIVED + more)] for more in (0, 1, 2)] == [
        ["b", "a", "c"],
        ["c"],
        [],
    ]
