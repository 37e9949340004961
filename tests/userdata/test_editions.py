"""The reader's data belongs to briefings: a link that is switched, a folder that is moved, another order keep it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.userdata.annotations import UserData
from tests.helpers import HEAD, written


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A library of one briefing, flagged, noted, marked and read."""
    written(tmp_path / "v1", HEAD)
    annotate(tmp_path / "v1")
    return tmp_path / "v1"


def opened(*paths: Path) -> tuple[BriefingRepository, UserData]:
    given = [str(path) for path in paths]
    repository = BriefingRepository.open(given, MEMORY)
    repository.refresh()
    return repository, UserData.open(given, repository)


def annotate(*paths: Path, note: str = "ask") -> None:
    repository, state = opened(*paths)
    state.annotate("a", "Coca in Peru", note)
    if "a" not in state.annotations() or not state.annotations()["a"].flagged:
        state.flag("a", "Coca in Peru")
    state.set_bookmark("m", "a", "Coca in Peru")
    state.mark_read("a", repository.content_hash("a"))
    state.close()


def kept(*paths: Path) -> tuple[str, bool, bool]:
    """The note, whether there is a mark, and whether the briefing is read as it is."""
    repository, state = opened(*paths)
    note = "".join(annotation.note for annotation in state.annotations().values() if annotation.flagged)
    return note, "m" in state.bookmarks(), repository.content_hash("a") in state.read_versions("a")


ALL = ("ask", True, True)
NONE = ("", False, False)


def test_behind_a_link_that_is_switched(first: Path, tmp_path: Path) -> None:
    current = tmp_path / "current"
    current.symlink_to(first)
    annotate(current, note="through the link")
    note = kept(first)
    written(tmp_path / "v2", HEAD.replace("Coca in Peru", "Coca in Bolivia"))
    before = kept(current)
    current.unlink()
    current.symlink_to(tmp_path / "v2")

    assert note == ("through the link", True, True)
    assert (before, kept(current), kept(tmp_path / "v2")) == (
        note, ("through the link", True, False), NONE,
    )  # fmt: skip


def test_in_a_folder_that_was_moved_or_copied(first: Path, tmp_path: Path) -> None:
    shutil.copytree(first, tmp_path / "copy")
    first.rename(tmp_path / "moved")

    assert (kept(tmp_path / "moved"), kept(tmp_path / "copy")) == (ALL, ALL)


def test_in_a_folder_that_was_moved_and_corrected_after_it_was_opened_there(first: Path, tmp_path: Path) -> None:
    first.rename(tmp_path / "moved")
    opened(tmp_path / "moved")
    written(tmp_path / "moved", HEAD.replace("Coca in Peru", "Coca in Bolivia"))

    assert kept(tmp_path / "moved") == ("ask", True, False)


def test_in_a_copy_that_was_corrected_since(first: Path, tmp_path: Path) -> None:
    written(tmp_path / "v2", f'{(first / "a.toml").read_text()}subhead = "More"\n')

    assert kept(tmp_path / "v2") == ("ask", True, False)


def test_in_whatever_order_the_folders_are_given(first: Path, tmp_path: Path) -> None:
    written(tmp_path / "other", HEAD, "b.toml")
    libraries = [(first, tmp_path / "other"), (tmp_path / "other", first), (first,), (first / "a.toml",)]

    assert [kept(*paths) for paths in libraries] == [ALL] * 4


def test_however_the_path_is_written(first: Path) -> None:
    before = os.getcwd()
    os.chdir(first.parent)
    try:
        assert [kept(Path("v1")), kept(Path("v1/../v1"))] == [ALL, ALL]
    finally:
        os.chdir(before)


def test_not_of_another_briefing_of_the_same_id(first: Path, tmp_path: Path) -> None:
    written(tmp_path / "other", HEAD.replace("Coca in Peru", "Quite another report"))
    before = kept(tmp_path / "other")
    annotate(tmp_path / "other", note="of the other")

    assert (before, kept(tmp_path / "other"), kept(first)) == (NONE, ("of the other", True, True), ALL)
    assert (kept(first, tmp_path / "other"), kept(tmp_path / "other", first)) == (ALL, ("of the other", True, True))


def test_what_is_changed_in_one_copy_is_changed_in_all(first: Path, tmp_path: Path) -> None:
    shutil.copytree(first, tmp_path / "copy")
    _, state = opened(tmp_path / "copy")
    state.flag("a", "Coca in Peru")
    state.annotate("a", "Coca in Peru", "")

    assert [list(opened(path)[1].annotations()) for path in (first, tmp_path / "copy")] == [[], []]


def test_notes_that_were_made_in_two_copies_are_both_there(first: Path, tmp_path: Path) -> None:
    written(tmp_path / "other", HEAD.replace("Coca in Peru", "Quite another report"))
    annotate(tmp_path / "other", note="of the other")
    written(tmp_path / "other", HEAD)

    assert kept(first)[0] == "ask"
    assert kept(tmp_path / "other")[0] == "ask\nof the other"


def test_the_place_and_the_visit_are_the_librarys_in_any_order(tmp_path: Path) -> None:
    one, two = (Path(written(tmp_path / name, HEAD, f"{name}.toml")).parent for name in ("a", "b"))
    _, state = opened(one, two)
    state.settings.put("place", "here")
    state.settings.visit("2026-11-22T18:00:00+01:00")
    _, again = opened(two, one)

    assert (again.settings.get("place"), again.settings.last_visit) == ("here", "2026-11-22T18:00:00+01:00")
