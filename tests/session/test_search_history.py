"""Queries that are kept for the next session."""

from __future__ import annotations

import os
import stat

import pytest

from briefing.paths import state_folder
from briefing.session.search_history import MOST, load_search_history, save_search_history


def test_what_is_searched_for_is_for_the_reader_alone_and_the_newest_are_kept() -> None:
    save_search_history([f"q{number}" for number in range(MOST + 2)])

    assert load_search_history() == [f"q{number}" for number in range(2, MOST + 2)]
    assert stat.S_IMODE(os.stat(state_folder()).st_mode) == 0o700


def test_a_query_is_kept_as_it_may_be_shown() -> None:
    save_search_history(["a\x1b[2Jb"])

    assert load_search_history() == ["a\u241b[2Jb"]


def test_a_history_that_cannot_be_written_disturbs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/state")
    save_search_history(["coca"])

    assert load_search_history() == []
