"""Commands -> Textual's bindings: each binding has its command's name, by which the config file gives it other keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from briefing.commands import Command, Keys

TEXTUAL = {
    "esc": "escape", "page-down": "pagedown", "page-up": "pageup", ",": "comma", "delete": "delete", "ins": "insert",
}  # fmt: skip
"""Keys that Textual calls otherwise; any other differs only in its joint: `ctrl-d`, `ctrl+d`."""
MODIFIERS = ("ctrl", "alt", "shift")
FIRST = ("leave",)
"""Commands whose keys nothing on screen may take for itself."""


def bindings(*groups: Iterable[Command]) -> list[BindingType]:
    return [
        Binding(textual_keys(one.keys), one.action, one.help, id=one.name, priority=one.name in FIRST)
        for group in groups
        for one in group
        if one.keys
    ]


def textual_keys(keys: Iterable[str]) -> str:
    return ",".join(textual_key(key) for key in keys)


def textual_key(key: str) -> str:
    for modifier in MODIFIERS:
        if key.startswith(f"{modifier}-"):
            return f"{modifier}+{textual_key(key[len(modifier) + 1 :])}"
    return TEXTUAL.get(key, key)


def keymap(keys: Keys) -> Mapping[str, str]:
    """As `App.set_keymap` takes it."""
    return {name: textual_keys(own) for name, own in keys.items() if own}
