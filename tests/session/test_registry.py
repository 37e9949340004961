"""Commands by name: whole, shortened, and as they were called before."""

from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.session.registry import ALIASES, COMMANDS, NO_COMMANDS, OLD_NAMES, resolve_command, with_rename_hint
from briefing.session.reply import Reply
from tests.session.sessions import messages


@pytest.mark.parametrize("name", COMMANDS)
def test_a_whole_name_is_its_command(name: str) -> None:
    assert resolve_command(name) == name


@pytest.mark.parametrize("name", COMMANDS)
def test_a_beginning_is_a_command_where_it_is_the_only_one(name: str) -> None:
    for length in range(1, len(name)):
        matching = [other for other in COMMANDS if other.startswith(name[:length])]
        if len(matching) == 1 and name[:length] not in (*OLD_NAMES, *ALIASES, *NO_COMMANDS):
            assert resolve_command(name[:length]) == name


def test_names_of_before_are_still_taken() -> None:
    assert {name: resolve_command(name) for name in ("forth", "before")} == {"forth": "forward", "before": "previous"}


def test_names_that_hands_know_from_vim_do_what_they_mean() -> None:
    meant = {name: resolve_command(name) for name in ("help", "h", "q", "qa", "wq", "noh")}

    assert meant == {"help": "keys", "h": "keys", "q": "quit", "qa": "quit", "wq": "quit", "noh": "clear-search"}


def test_w_writes_nothing_and_says_so_instead_of_wrapping() -> None:
    with pytest.raises(UsageError, match="'w' writes nothing here: flags, notes and marks are kept at once"):
        resolve_command("w")


def test_an_alias_is_no_name_of_a_command() -> None:
    assert (set(ALIASES) | set(NO_COMMANDS)) & set(COMMANDS) == set()


def test_an_old_name_is_no_name_of_another_command() -> None:
    assert set(OLD_NAMES) & set(COMMANDS) == set()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nxt-pane", "no command 'nxt-pane'; did you mean 'next-pane'?"),
        ("comp\x1b", "no command 'comp␛'"),
        ("xyzzy", "no command 'xyzzy'"),
    ],
)
def test_another_name_is_refused_with_those_that_are_near(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        resolve_command(text)

    assert str(refused.value) == message


def test_a_command_that_takes_nothing_says_so() -> None:
    assert messages("flag this") == ["'flag' takes nothing behind it, found this"]


def test_a_query_that_cannot_be_read_is_told_with_its_column() -> None:
    assert messages("search section:") == ["column 1: expected something behind section:"]


def test_a_command_that_is_called_by_its_old_name_says_the_new_one() -> None:
    replies = [with_rename_hint(reply, "forth").message for reply in (Reply(), Reply("done"))]

    assert replies == ["forth is called forward now", "done; forth is called forward now"]
    assert with_rename_hint(Reply("done"), "forward") == Reply("done")
