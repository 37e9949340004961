"""A reader's state as other runs and other processes find it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from briefing.userdata.annotations import UserData
from briefing.userdata.state_file import FILE_NAME
from tests.cli.helpers import ROOT, clean


def file_of(folder: Path) -> Path:
    return folder / FILE_NAME


def again(state: UserData, library: str) -> UserData:
    """As the next run finds it."""
    state.close()
    return UserData.open([library])


def read_versions(state: UserData) -> dict[str, str]:
    """The version of each briefing that was read, by id."""
    ids = [str(id) for (id,) in state.store.rows("SELECT DISTINCT briefing FROM seen ORDER BY briefing")]
    return {id: "".join(versions) for id in ids if (versions := state.read_versions(id))}


def process(library: str, code: str, folder: Path) -> subprocess.Popen[bytes]:
    """Another process with its `state` open."""
    text = f"from tests.userdata.readers import read_versions\nfrom briefing.userdata.annotations import UserData\nstate = UserData.open([{library!r}])\n{code}"
    environment = clean({"XDG_STATE_HOME": str(folder.parent)})
    return subprocess.Popen([sys.executable, "-c", text], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
