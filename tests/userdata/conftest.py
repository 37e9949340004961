"""A library without files, and the folder where its reader's state lies."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def library(tmp_path: Path) -> str:
    (tmp_path / "library").mkdir()
    return str(tmp_path / "library")


@pytest.fixture
def folder(own_folders: Path) -> Path:
    return own_folders / "state" / "briefing"
