"""Everything on the quick scoreboard is survived."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hostile.__main__ import QUICK
from tests.hostile.score import Score


@pytest.mark.parametrize("measure", QUICK, ids=[f"{index}" for index in range(len(QUICK))])
def test_nothing_is_lost(measure: Callable[[], Score]) -> None:
    found = measure()
    if not found.total:
        pytest.skip(f"{found.what}: ../shared is not beside this checkout")

    assert (found.passed, found.failures) == (found.total, ())
