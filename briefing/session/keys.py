"""Keys as people write them, and what no key may do: two things at once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.session.registry import KEY_CONTEXTS

KEY = re.compile(r"(?:(?:ctrl-shift|ctrl-alt|ctrl|alt|shift)-)?(?P<name>[a-z0-9]|[a-z-]+|f[0-9]{1,2})|[!-~]")
KEY_NAMES = (
    "enter", "esc", "tab", "space", "up", "down", "left", "right", "home", "end", "page-up", "page-down", "ins",
    "delete", "backspace", *(f"f{number}" for number in range(1, 13)),
)  # fmt: skip


def is_key(text: str) -> bool:
    """Is it a key as people write one: `n`, `]`, `ctrl-d`, `page-down`, `f5`? A digit is none: it counts."""
    match = KEY.fullmatch(text)
    if match is None or text.isdecimal():
        return False
    return match["name"] is None or len(match["name"]) == 1 or match["name"] in KEY_NAMES


def key_conflict(keys: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """A key that would do two things at once: the key, and the two commands; None where all is well.

    `keys`: other keys than the declared ones, by the name of the command.
    """
    for groups in KEY_CONTEXTS.values():
        taken: dict[str, str] = {}
        for entry in (entry for group in groups for entry in group):
            for key in keys.get(entry.name, entry.keys):
                if taken.setdefault(key, entry.name) != entry.name:
                    return key, taken[key], entry.name
    return None
