"""A reader's state as other runs and other processes find it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from briefing.userdata.annotations import UserData
from tests.cli.helpers import ROOT, clean


def file_of(folder: Path) -> Path:
    return next(folder.glob("reader-*.sqlite"))


def again(state: UserData, library: str) -> UserData:
    """As the next run finds it."""
    state.close()
    return UserData.open([library])


def process(library: str, code: str, folder: Path) -> subprocess.Popen[bytes]:
    """Another process with its `state` open."""
    text = f"from briefing.userdata.annotations import UserData\nstate = UserData.open([{library!r}])\n{code}"
    environment = clean({"XDG_STATE_HOME": str(folder.parent)})
    return subprocess.Popen([sys.executable, "-c", text], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
