"""A value that no key of the format takes is shown as it is, and no longer than can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load import load
from tests.helpers import HEAD, written


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (f'"{"a" * 200}"', "a" * 200), (f'"{"a" * 201}"', "a" * 200 + "…"),
        (f"[{', '.join(map(str, range(20)))}]", f"[{', '.join(map(str, range(20)))}]"),
        (f"[{', '.join(map(str, range(21)))}]", f"[{', '.join(map(str, range(20)))} …]"),
        ("[[[[1]]]]", "[[[[1]]]]"), ("[[[[[1]]]]]", "[[[[…]]]]"), ("{ a = 1, b = true }", "{ a = 1, b = true }"),
    ],
    ids=["200 characters", "201", "20 elements", "21", "4 levels", "5", "a table"],
)  # fmt: skip
def test_an_unknown_value_is_shown(tmp_path: Path, value: str, shown: str) -> None:
    briefing = load(written(tmp_path, f"{HEAD}unknown = {value}\n")).briefing

    assert briefing is not None
    assert briefing.others == (("unknown", shown),)
