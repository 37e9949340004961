"""Everything on the quick scoreboard is survived."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hostile.__main__ import MINUTES, SECONDS, name_of
from tests.hostile.score import Score

HOSTILE = [pytest.param(measure, marks=pytest.mark.hostile) for measure in MINUTES]


@pytest.mark.parametrize("measure", [*SECONDS, *HOSTILE], ids=name_of)
def test_nothing_is_lost(measure: Callable[[], Score]) -> None:
    found = measure()
    if not found.total:
        pytest.skip(f"{found.what}: {found.note or '../shared is not beside this checkout'}")

    assert (found.passed, found.failures) == (found.total, ())
