"""A folder of briefings: what is read, in which order, and how it is found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import LibraryError, NotFound, Unreadable
from briefing.library.files import briefing_files
from briefing.library.folder import Library

TEXT = 'schema = "briefing/1"\nheadline = "{0}"\ndate_published = {1}\n[[people]]\nid = "ana"\nname = "Ana"\n'


def write(path: Path, headline: str = "x", date: str = "2016-01-01", head: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + TEXT.format(headline, date))
    return path


def test_the_newest_briefing_stands_first_and_the_id_decides_on_one_day(tmp_path: Path) -> None:
    for name, date in (("a", "2015-01-01"), ("c", "2016-01-01"), ("b", "2016-01-01")):
        write(tmp_path / f"{name}.toml", date=date)

    assert [briefing.id for briefing in Library.open([str(tmp_path)]).briefings] == ["b", "c", "a"]


def test_folders_below_are_read_and_hidden_things_are_not(tmp_path: Path) -> None:
    for name in ("b.toml", "sub/a.toml", ".hidden.toml", ".git/c.toml", "measures.toml", "notes.txt", "UPPER.TOML"):
        write(tmp_path / name)

    assert [str(Path(path).relative_to(tmp_path)) for path in briefing_files([str(tmp_path)])] == [
        "UPPER.TOML",
        "b.toml",
        "sub/a.toml",
    ]


def test_a_file_that_is_reached_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "a.toml")
    (tmp_path / "again").symlink_to(tmp_path)

    assert (
        len(briefing_files([str(tmp_path / "a.toml"), f"{tmp_path}/./a.toml", str(tmp_path / "again")])) == 1 + 1
    )  # the link is told


def test_the_second_file_of_an_id_is_unreadable_and_the_first_is_served(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", "first", head='id = "same"\n')
    write(tmp_path / "b.toml", "second", head='id = "same"\n')
    library = Library.open([str(tmp_path)])

    assert ([briefing.headline for briefing in library.briefings], len(library.unreadable)) == (["first"], 1)


def test_a_bad_file_hides_no_good_one(tmp_path: Path) -> None:
    write(tmp_path / "good.toml")
    (tmp_path / "bad.toml").write_text("x")
    library = Library.open([str(tmp_path)])

    assert ([briefing.id for briefing in library.briefings], [Path(file.path).name for file in library.unreadable]) == (
        ["good"],
        ["bad.toml"],
    )


def test_a_reference_leads_to_a_briefing_or_a_record_of_it(tmp_path: Path) -> None:
    library = Library.open([str(write(tmp_path / "a.toml"))])

    assert (library.find("a").record, str(getattr(library.find("a#ana").record, "name", ""))) == (None, "Ana")


@pytest.mark.parametrize(
    ("reference", "near"),
    [("brefing-one", ("briefing-one",)), ("briefing-one#anna", ("briefing-one#ana",)), ("zzz", ())],
)
def test_a_reference_to_nothing_tells_what_is_near(reference: str, near: tuple[str, ...], tmp_path: Path) -> None:
    library = Library.open([str(write(tmp_path / "briefing-one.toml"))])

    with pytest.raises(NotFound) as refused:
        library.find(reference)

    assert refused.value.near == near


def test_a_reference_to_an_unreadable_file_tells_its_fault(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("x")

    with pytest.raises(Unreadable, match=r"bad\.toml:1:2: not TOML"):
        Library.open([str(tmp_path)]).find("bad")


def test_a_library_that_is_not_there_is_refused() -> None:
    with pytest.raises(LibraryError, match="no such file or folder: /nowhere"):
        Library.open(["/nowhere"])
