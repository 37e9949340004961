"""What Textual would read of the environment is checked before it is imported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textual

from briefing.tui import LEFT_TO_THE_READER, check_environment
from tests.cli.helpers import ALL
from tests.terminal import Session

NAME = re.compile(r"""["'](TEXTUAL_[A-Z_]+)["']""")


def names_read() -> set[str]:
    """Every variable of its own that the installed version reads."""
    return {
        name for path in Path(textual.__file__).parent.rglob("*.py") for name in NAME.findall(path.read_text("utf-8"))
    }


def test_no_variable_of_textual_is_left_but_those_that_are_checked() -> None:
    environment = dict.fromkeys(names_read() - {"TEXTUAL_ANIMATIONS"}, "nonsense") | {"HOME": "/x", "LINES": "1"}
    check_environment(environment)

    assert len(names_read()) > 15
    assert environment == {"HOME": "/x", "TEXTUAL_ANIMATIONS": "none"}


@pytest.mark.parametrize("value", LEFT_TO_THE_READER["TEXTUAL_COLOR_SYSTEM"])
def test_a_system_of_colours_that_there_is_is_the_readers(value: str) -> None:
    environment = {"TEXTUAL_COLOR_SYSTEM": value}
    check_environment(environment)

    assert environment["TEXTUAL_COLOR_SYSTEM"] == value


@pytest.mark.parametrize("value", ["", "nonsense", "-1", "99999", "9" * 5000])
def test_an_escape_is_a_key_after_a_moment_whatever_the_environment_says(value: str) -> None:
    environment = {"ESCDELAY": value}
    check_environment(environment)

    assert "ESCDELAY" not in environment


def test_the_screen_starts_whatever_the_environment_says() -> None:
    nonsense = dict.fromkeys(
        [*names_read(), "ESCDELAY", "UNICODE_VERSION", "COLORTERM", "COLUMNS", "LINES"], "nonsense"
    )
    with Session(["--library", ALL], environment=nonsense) as session:
        session.started().type(b"Q")

        assert (session.ended(), session.is_restored) == (0, True)
