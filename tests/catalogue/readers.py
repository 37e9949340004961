"""A reader's state as other runs and other processes find it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from briefing.catalogue.state import State
from tests.cli.helpers import ROOT, clean


def file_of(folder: Path) -> Path:
    return next(folder.glob("reader-*.sqlite"))


def again(state: State, library: str) -> State:
    """As the next run finds it."""
    state.close()
    return State.open([library])


def process(library: str, code: str, folder: Path) -> subprocess.Popen[bytes]:
    """Another process with its `state` open."""
    text = f"from briefing.catalogue.state import State\nstate = State.open([{library!r}])\n{code}"
    environment = clean({"XDG_STATE_HOME": str(folder.parent)})
    return subprocess.Popen([sys.executable, "-c", text], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
