"""What a library makes of files that stand twice, of folders it may not read, and of references."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.errors import LibraryError, NotFound
from briefing.library.files import briefing_files
from briefing.library.folder import Library
from tests.helpers import CONTENT, FIRST, HEAD, statistic, written


def library(*paths: Path) -> Library:
    return Library.open([str(path) for path in paths])


def test_the_second_file_of_an_id_is_told_where_it_says_so(tmp_path: Path) -> None:
    first = written(tmp_path, 'id = "same"\n' + HEAD, "a.toml")
    second = written(tmp_path, HEAD + 'id = "same"\n', "b.toml")

    assert [str(file.faults[0]) for file in library(tmp_path).unreadable] == [
        f"{second}:4:6: id: the id 'same' is taken by {first}: expected one of its own"
    ]


def test_files_of_one_name_in_two_folders_take_each_others_id(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        written(tmp_path, HEAD, f"{folder}/report.toml")
    loaded = library(tmp_path)

    assert ([briefing.id for briefing in loaded.briefings], len(loaded.unreadable)) == (["report"], 1)


def test_a_file_with_faults_that_can_be_read_is_served_and_told(tmp_path: Path) -> None:
    written(tmp_path, HEAD + '[[operations]]\ntitle = "Raid"\nstatistics = ["nothing"]\n')
    loaded = library(tmp_path)

    assert ([briefing.id for briefing in loaded.briefings], loaded.unreadable, len(loaded.problems)) == (["a"], (), 1)


def test_what_is_read_is_the_order_of_names_folder_by_folder(tmp_path: Path) -> None:
    for name in ("b/z.toml", "b/a/y.toml", "a.toml", "c.toml", "b/x.toml"):
        written(tmp_path, HEAD, name)

    assert [os.path.relpath(path, tmp_path) for path in briefing_files([str(tmp_path)])] == [
        "a.toml", "c.toml", "b/x.toml", "b/z.toml", "b/a/y.toml",
    ]  # fmt: skip


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    written(tmp_path, HEAD, "elsewhere/a.toml")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "link").symlink_to(tmp_path / "elsewhere")
    loaded = library(tmp_path / "library")

    assert (loaded.briefings, [file.faults[0].message for file in loaded.unreadable]) == (
        (),
        ["it is a link; a library holds files of its own"],
    )


def test_an_empty_folder_is_a_library_of_nothing(tmp_path: Path) -> None:
    assert (library(tmp_path).briefings, library(tmp_path).problems) == ((), ())


def test_a_missing_path_among_good_ones_is_refused(tmp_path: Path) -> None:
    written(tmp_path, HEAD)

    with pytest.raises(LibraryError, match=r"^no such file or folder: .*/mis␛sing$"):
        library(tmp_path, tmp_path / "mis\x1bsing")


@pytest.mark.parametrize("kind", ["fifo", "folder of that name", "device"])
def test_what_is_named_as_a_briefing_and_is_none_hides_no_good_one(kind: str, tmp_path: Path) -> None:
    written(tmp_path, HEAD, "good.toml")
    match kind:
        case "fifo":
            os.mkfifo(tmp_path / "bad.toml")
        case "folder of that name":
            (tmp_path / "bad.toml").mkdir()
        case _:
            (tmp_path / "bad.toml").symlink_to("/dev/zero")

    assert [briefing.id for briefing in library(tmp_path).briefings] == ["good"]


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("a#areas", "no such briefing or record: a#areas; did you mean 'a#area'?"),
        ("a#", "no such briefing or record: a#"),
        ("zz\x1b", "no such briefing or record: zz␛"),
        ("", "no such briefing or record: "),
    ],
    ids=ascii,
)
def test_a_reference_to_nothing_says_so_with_what_is_near(reference: str, message: str, tmp_path: Path) -> None:
    written(tmp_path, HEAD + statistic())
    with pytest.raises(NotFound) as refused:
        library(tmp_path).find(reference)

    assert str(refused.value) == message


def test_every_record_of_the_bundled_briefing_is_found_by_its_reference() -> None:
    loaded = library(CONTENT)
    briefing = loaded.find(FIRST).briefing

    assert [
        record for record in briefing.records() if loaded.find(briefing.reference(record)).record is not record
    ] == []
