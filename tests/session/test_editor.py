"""Which file `edit` opens, and at which line."""

from __future__ import annotations

from pathlib import Path

from briefing.session.reply import Edit
from tests.helpers import HEAD, written
from tests.session.sessions import opened_session, run


def test_a_file_that_cannot_be_read_is_edited_at_its_fault(tmp_path: Path) -> None:
    written(tmp_path, HEAD)
    bad = written(tmp_path, f"{HEAD}\n[[quotes]]\ntext = A\n", "b:c.toml")
    with opened_session(tmp_path) as session:
        session.select(bad)

        assert run(session, "edit").effects == (Edit(bad, 6),)
