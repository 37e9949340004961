"""The reader's own folders, as freedesktop.org names them."""

from __future__ import annotations

import os


def cache_folder() -> str:
    return own_folder("XDG_CACHE_HOME", "~/.cache")


def config_folder() -> str:
    return own_folder("XDG_CONFIG_HOME", "~/.config")


def state_folder() -> str:
    return own_folder("XDG_STATE_HOME", "~/.local/state")


def own_folder(variable: str, default: str) -> str:
    """The standard has relative paths ignored: they would lie wherever one happens to stand."""
    own = os.environ.get(variable, "")
    return os.path.join(own if os.path.isabs(own) else os.path.expanduser(default), "briefing")
