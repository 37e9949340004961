"""The reader's own folders, as freedesktop.org names them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from zlib import crc32


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


def library_digest(paths: Sequence[str]) -> str:
    """The same for one library by whatever way it is reached. Raises OSError where even that way is gone."""
    own = "\0".join(os.path.realpath(path) for path in paths).encode("utf-8", "surrogateescape")
    return f"{crc32(own):08x}{crc32(own[::-1]):08x}"  # two of one name would only take turns; hashlib costs 3 ms
