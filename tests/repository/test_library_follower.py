"""Files that change while the library is read are followed, and the reader is told."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from briefing.repository import library_follower
from briefing.repository.follow_events import FollowEvent, IndexChanged, IndexStale, PublishedBehind
from briefing.repository.library_follower import INTERVAL, LibraryFollower
from briefing.repository.publishing import publish
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.open_index import delete_index
from briefing.search.query.query import Query
from tests.repository.test_indexing import write


class Followed:
    """A library that was read, its follower, and what that one has reported."""

    def __init__(self, folder: Path, path: str | None = None) -> None:
        self.folder, self.events, self.closing = folder, list[FollowEvent](), Event()
        self.repository = BriefingRepository.open([str(folder)], path)
        self.repository.refresh()
        self.follower = LibraryFollower(self.repository, self.closing, self.events.append)

    def look(self) -> list[FollowEvent]:
        """The events of one look."""
        before = len(self.events)
        self.follower.look()
        return self.events[before:]

    def headlines(self) -> list[str]:
        return sorted(row.headline for row in self.repository.index.briefings(Query()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    return folder


def test_the_first_look_tells_what_the_index_holds_and_the_next_one_nothing(folder: Path) -> None:
    followed = Followed(folder)

    assert [followed.look(), followed.look()] == [[IndexChanged()], []]


def test_a_new_file_is_taken_in_and_told(folder: Path) -> None:
    followed = Followed(folder)
    followed.look()
    write(folder / "b.toml", "Second")

    assert (followed.look(), followed.headlines(), followed.repository.is_synced) == (
        [IndexChanged()],
        ["First", "Second"],
        True,
    )


def test_the_open_file_is_looked_at_every_time(folder: Path) -> None:
    followed = Followed(folder)
    followed.look()
    followed.follower.open_file = str(folder / "a.toml")
    followed.look()
    followed.follower.full_look_at = float("inf")
    write(folder / "a.toml", "Changed")

    assert (followed.look(), followed.headlines()) == ([IndexChanged()], ["Changed"])


def test_an_index_in_memory_is_left_for_its_owner_to_change(folder: Path) -> None:
    followed = Followed(folder, MEMORY)
    followed.look()
    write(folder / "b.toml", "Second")
    event = followed.look()[0]
    assert isinstance(event, IndexStale)
    before = followed.headlines()
    followed.repository.apply_changes(event)

    assert (before, followed.headlines(), followed.look()) == (["First"], ["First", "Second"], [IndexChanged()])


def test_a_published_index_that_is_behind_is_told(folder: Path) -> None:
    publish(str(folder))
    followed = Followed(folder)
    followed.look()
    write(folder / "b.toml", "Second")
    events = followed.look()
    followed.repository.open_or_rebuild()
    followed.look()

    assert (events, followed.headlines()) == ([PublishedBehind()], ["First", "Second"])


def test_what_another_reader_took_in_is_told(folder: Path) -> None:
    followed = Followed(folder)
    followed.look()
    write(folder / "b.toml", "Second")
    Followed(folder).repository.refresh()

    assert (followed.look(), followed.look()) == ([IndexChanged()], [])


def test_an_index_that_was_deleted_is_opened_again_by_its_owner(folder: Path) -> None:
    followed = Followed(folder)
    followed.look()
    delete_index(followed.repository.file.path)
    events = followed.look()
    followed.repository.open_or_rebuild()
    followed.look()

    assert (events, followed.headlines()) == ([IndexChanged("the index is opened again")], ["First"])


def test_a_library_that_cannot_be_reached_is_tried_again_less_and_less_often(folder: Path) -> None:
    followed = Followed(folder)
    folder.rename(folder.parent / "elsewhere")
    pauses = []
    for _ in range(8):
        followed.follower.pause = followed.follower.next_pause()
        pauses.append(followed.follower.pause)
    (folder.parent / "elsewhere").rename(folder)

    assert pauses == pytest.approx([1.4, 2.8, 5.6, 11.2, 22.4, 44.8, 60, 60])
    assert followed.events[0] == IndexChanged(f"not following the files: no such file or folder: {folder}")
    assert followed.follower.next_pause() == INTERVAL


def test_very_many_files_are_read_by_another_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_follower, "MANY", 1)
    monkeypatch.setattr(library_follower, "POLL", 0.01)
    followed = Followed(folder)
    followed.look()
    for name in ("b", "c"):
        write(folder / f"{name}.toml", name)
    events = followed.look()

    assert (events[-1], followed.headlines()) == (IndexChanged(), ["First", "b", "c"])
    assert IndexChanged("indexing 0 of 2") in events


def test_it_ends_when_it_is_told_to(folder: Path) -> None:
    repository, closing = BriefingRepository.open([str(folder)]), Event()
    events: list[FollowEvent] = []

    def report(event: FollowEvent) -> None:
        events.append(event)
        closing.set()

    LibraryFollower(repository, closing, report).run()

    assert events == [IndexChanged()]
