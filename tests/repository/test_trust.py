"""Whose published index is believed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli.options import take_trust
from briefing.cli.system_config import trusted_users
from briefing.errors import UsageError
from briefing.repository import trust
from briefing.repository.published_index import find_published
from briefing.repository.publishing import publish
from tests.cli.helpers import ROOT, clean
from tests.repository.test_indexing import write

OTHER = 65534
"""`nobody`."""
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture(autouse=True)
def nobody_named() -> Iterator[None]:
    before = set(trust.named)
    trust.named.clear()
    yield
    trust.named.clear()
    trust.named.update(before)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    return folder


@pytest.fixture
def index(library: Path) -> Path:
    return Path(publish(str(library)))


def refusal(library: Path) -> str:
    """Why the index beside a library is not believed; `believed` where it is."""
    found = find_published([str(library)])
    return "believed" if found.path else found.refusal


def test_ones_own_is_believed(library: Path, index: Path) -> None:
    assert (index.exists(), refusal(library)) == (True, "believed")


@AS_ROOT
def test_that_of_the_owner_of_the_library_is_not(library: Path, index: Path) -> None:
    os.chown(library, OTHER, OTHER)
    os.chown(index, OTHER, OTHER)

    assert refusal(library) == f"it belongs to the user {OTHER}: --trust-uid {OTHER} believes it"


@AS_ROOT
def test_that_of_a_user_whom_the_operator_names_is_believed(library: Path, index: Path) -> None:
    os.chown(library, OTHER, OTHER)
    os.chown(index, OTHER, OTHER)
    take_trust([OTHER])

    assert refusal(library) == "believed"


@AS_ROOT
def test_in_a_folder_of_somebody_else_it_could_be_exchanged(library: Path, index: Path) -> None:
    os.chown(library, OTHER, OTHER)

    assert (index.stat().st_uid, refusal(library)) == (0, f"{library} belongs to the user {OTHER}")


@pytest.mark.parametrize(("mode", "said"), [(0o775, "others can write to {}"), (0o1777, "believed")])
def test_a_folder_that_others_write_to_needs_a_sticky_bit(mode: int, said: str, library: Path, index: Path) -> None:
    library.chmod(mode)

    assert (index.exists(), refusal(library)) == (True, said.format(library))


def test_so_does_every_folder_above(library: Path, index: Path) -> None:
    library.parent.chmod(0o777)

    assert (index.exists(), refusal(library)) == (True, f"others can write to {library.parent}")


def test_a_file_that_others_write_to_is_not_believed(library: Path, index: Path) -> None:
    index.chmod(0o666)

    assert refusal(library) == "others can write to it"


def test_a_link_is_not_believed(library: Path, index: Path) -> None:
    index.rename(library.parent / "elsewhere")
    index.symlink_to(library.parent / "elsewhere")

    assert refusal(library) == os.strerror(40)


def test_an_index_without_a_briefing_beside_it_is_not_believed(library: Path, index: Path) -> None:
    (library / "a.toml").unlink()

    assert (index.exists(), refusal(library)) == (True, "there is no briefing beside it")


# ------------------------------------------------------------------ the operator's file


def written(tmp_path: Path, text: str, mode: int = 0o644) -> str:
    path = tmp_path / "briefing.toml"
    path.write_text(text)
    path.chmod(mode)
    return str(path)


def test_the_operators_file_names_users(tmp_path: Path) -> None:
    assert (trusted_users(written(tmp_path, "trust_uids = [1001, 1002]")), trusted_users("/nowhere")) == (
        [1001, 1002],
        [],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trust_uid = [1]", ":1:1: trust_uid: unknown key; did you mean 'trust_uids'?"),
        ("trust_uids = 7", ":1:14: trust_uids: expected a list of the numbers of users, found a number (7)"),
        ("trust_uids = [-1]", ":1:15: trust_uids[0]: expected the number of a user"),
        ("trust_uids = [", ":1:15: "),
    ],
)
def test_its_faults_are_told_with_their_place(text: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as told:
        trusted_users(path)

    assert str(told.value).removeprefix(path)[: len(said)] == said


def test_a_file_that_others_write_to_names_nobody(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="others can write to it, and it says whom to believe"):
        trusted_users(written(tmp_path, "trust_uids = [1001]", 0o666))


def test_the_file_is_read_with_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "SYSTEM_CONFIG", written(tmp_path, "trust_uids = [1001]"))
    take_trust([7])

    assert trust.named == {7, 1001}


@AS_ROOT
def test_the_command_line_tells_and_believes(library: Path, index: Path, own_folders: Path) -> None:
    os.chown(library, OTHER, OTHER)
    os.chown(index, OTHER, OTHER)
    said = [
        subprocess.run(
            [sys.executable, "-m", "briefing", "index", *options, "--library", str(library)],
            cwd=ROOT, env=clean({"XDG_CACHE_HOME": str(own_folders)}), capture_output=True, text=True, check=True,
        ).stdout.splitlines()
        for options in ([], ["--trust-uid", str(OTHER)])
    ]  # fmt: skip

    assert (said[0][-1], said[1][0][:37]) == (
        f"published  not used: it belongs to the user {OTHER}: --trust-uid {OTHER} believes it",
        "index      published beside the libra",
    )
