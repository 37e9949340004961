"""Folders of the program in the user's home: cache, config, state.

Source: XDG Base Directory Specification, freedesktop.org.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from zlib import crc32

SYSTEM_CONFIG = "/etc/briefing.toml"
"""The operator's settings, which no reader and no environment moves elsewhere."""


def cache_folder() -> str:
    """Return the folder of the search index and other files that can be rebuilt."""
    return user_folder("XDG_CACHE_HOME", "~/.cache")


def config_folder() -> str:
    """Return the folder of the user's configuration."""
    return user_folder("XDG_CONFIG_HOME", "~/.config")


def state_folder() -> str:
    """Return the folder of the user's annotations, bookmarks and history."""
    return user_folder("XDG_STATE_HOME", "~/.local/state")


def user_folder(variable: str, default: str) -> str:
    """Return our folder under the base folder that an environment variable names.

    A relative path in `variable` is ignored, as the specification requires: it
    would change with the working directory.
    """
    base = os.environ.get(variable, "")
    return os.path.join(base if os.path.isabs(base) else os.path.expanduser(default), "briefing")


def library_digest(paths: Sequence[str]) -> str:
    """Return 16 hexadecimal digits that identify a library by its real paths, links resolved.

    Raises OSError where a path is relative and the working directory is gone.
    """
    real_paths = "\0".join(os.path.realpath(path) for path in paths).encode("utf-8", "surrogateescape")
    # a collision would only make two libraries rebuild one index in turn; importing hashlib costs 3 ms
    return f"{crc32(real_paths):08x}{crc32(real_paths[::-1]):08x}"
