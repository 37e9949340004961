"""What stands at a path is read as text, or refused in words: nothing at it can hang, fill the memory or surprise."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from briefing.load.safe_read import DEEPEST, LARGEST, FileRejected, read_text
from tests.helpers import HEAD, report, written


def refusal(path: Path) -> str:
    with pytest.raises(FileRejected) as refused:
        read_text(str(path))
    return refused.value.message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "missing.toml") == "there is no such file"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "it is a folder, not a file"


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")

    assert refusal(tmp_path / "pipe.toml") == "it is a pipe, not a file"


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is at most 108 bytes long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.toml")

        assert refusal(Path("socket.toml")) == "it is a socket or a pipe, not a file"


def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")) == "it is a device, not a file"


def test_a_link_is_refused_though_what_it_leads_to_is_good(tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(written(tmp_path, HEAD))

    assert refusal(tmp_path / "link.toml") == "it is a link; a library holds files of its own"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(tmp_path / "link.toml")

    assert refusal(tmp_path / "link.toml") == "it is a link; a library holds files of its own"


def test_a_file_that_this_user_may_not_read_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path = Path(written(tmp_path, HEAD))
    path.chmod(0)

    assert refusal(path) == "this user may not read it"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a\0b.toml", "its name cannot be a file's"),
        (f"{'x' * 300}.toml", "its name is too long"),
        ("a.toml/b.toml", "a part of its path is not a folder"),
    ],
    ids=["nul", "long", "below a file"],
)
def test_a_path_that_cannot_be_is_refused(name: str, message: str, tmp_path: Path) -> None:
    written(tmp_path, HEAD)

    assert refusal(tmp_path / name) == message


def test_a_file_of_the_most_bytes_is_read(tmp_path: Path) -> None:
    assert len(read_text(written(tmp_path, "#" * LARGEST))) == LARGEST


def test_a_file_of_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = Path(written(tmp_path, "#" * (LARGEST + 1)))

    assert refusal(path) == "it is larger than 262,144 bytes, the most a briefing may have"


def test_a_file_that_only_claims_a_size_is_refused(tmp_path: Path) -> None:
    path = Path(written(tmp_path, HEAD))
    os.truncate(path, 1 << 40)

    assert refusal(path) == f"it is larger than {LARGEST:,} bytes, the most a briefing may have"


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "")) == ""


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "\ufeff" + HEAD)) == HEAD


@pytest.mark.parametrize(
    ("content", "line", "column", "byte"),
    [
        (b"\xff\xfea\x00", 1, 1, "FF"),
        (b'a = 1\nb = "Per\xfa"\n', 2, 9, "FA"),
        ("a = 'é漢'\r\nb = '".encode() + b"\x80'\n", 2, 6, "80"),
        (b"\xef\xbb\xbfa\xc3\n", 1, 2, "C3"),
        (b"a = '\xed\xa0\x80'\n", 1, 6, "ED"),
    ],
    ids=["utf-16", "latin-1", "stray", "cut short behind a byte order mark", "surrogate"],
)
def test_a_byte_that_is_not_utf_8_is_told_with_its_place(
    content: bytes, line: int, column: int, byte: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    with pytest.raises(FileRejected) as refused:
        read_text(str(path))

    assert (refused.value.line, refused.value.column, refused.value.message) == (
        line,
        column,
        f"not UTF-8: expected text in UTF-8, found the byte 0x{byte}",
    )


QUOTED = '"a b"'


def key(parts: int, part: str = "a") -> str:
    return ".".join([part] * parts)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{key(17)} = 1\n", "4:1"), (f"  {key(17)}= 1\n", "4:3"), (f"[{key(17)}]\n", "4:2"), (f"[[ {key(17)} ]]\n", "4:4"),
        (f"x = {{ b = 1, {key(17)} = 1 }}\n", "4:14"), (f"x = [ {{{key(17)} = 1}} ]\n", "4:8"),
        (f"{key(17, QUOTED)} = 1\n", "4:1"), (f"{' . '.join('a' * 17)} = 1\n", "4:1"), (f"x = '''\n'''\n{key(400)} = 1\n", "6:1"),
    ],
    ids=range(9),
)  # fmt: skip
def test_a_key_of_more_parts_than_any_parser_takes_in_good_time_is_refused(
    text: str, place: str, tmp_path: Path
) -> None:
    assert report(tmp_path, HEAD + text) == [f"a.toml:{place}: a key of more than {DEEPEST} dotted parts"]


@pytest.mark.parametrize(
    "text",
    [
        f"{key(16)} = 1\n", f"[{key(16)}]\n", f'summary = "{key(40)}"\n', f'summary = "see [{key(40)}]"\n', f'summary = "see, {key(40)}]"\n',
        f'summary = """\n{key(40)} = 1\n"""\n', f"summary = '''\n[{key(40)}]\n'''\n", f'subjects = ["{key(40)}", "{key(40)}"]\n',
        f"# , {key(40)} = 1\n", f"# {key(40)} = 1\n", 'summary = "........................"\n', f'"{key(40)}" = 1\n',
    ],
    ids=range(12),
)  # fmt: skip
def test_a_key_of_fewer_parts_or_dots_in_a_text_or_a_comment_are_not(text: str, tmp_path: Path) -> None:
    assert read_text(written(tmp_path, HEAD + text)) == HEAD + text
