"""Output bytes are a contract: one golden a format, read before it is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mend import ROOT, derived

DERIVED = derived()


@pytest.mark.parametrize("path", DERIVED, ids=lambda path: path.name)
def test_a_derived_file_is_what_the_program_makes(path: Path) -> None:
    assert path.read_text("utf-8") == DERIVED[path](), "look at the difference, then run: python -m tests.mend"


def test_every_golden_is_made_by_somebody() -> None:
    from tests.tui.frames import FRAMES

    made = {path.name for path in DERIVED} | {f"{name}.frame.txt" for name in FRAMES}

    assert {path.name for path in (ROOT / "tests" / "golden").iterdir()} - made == set()
