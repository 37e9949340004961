"""The index that the contract is tested on, one of each engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.search.index import Index
from tests.search.contract import ENGINES, TEXT, filed


@pytest.fixture(params=ENGINES, ids=str)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    index = ENGINES[request.param](tmp_path)
    first = TEXT.format(headline="First", date="2015-01-01", text="An air bridge", value=42900)
    second = TEXT.format(headline="Second", date="2016-01-01", text="A milestone", value=49200)
    index.apply([filed(tmp_path, "a", first), filed(tmp_path, "b", second)])
    return index
