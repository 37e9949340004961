"""What a reader may choose: colours, keys, texts to copy by. The command line reads them; the screens obey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.commands import Keys


class Settings(NamedTuple):
    theme: str = "dark"
    mouse: bool = False
    keys: Keys = {}
    templates: Mapping[str, str] = {}
