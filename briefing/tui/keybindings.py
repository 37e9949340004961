"""Commands -> Textual's bindings: each binding has its command's name, by which the config file gives it other keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from briefing.session.registry import Command

TEXTUAL = {
    "esc": "escape", "page-down": "pagedown", "page-up": "pageup", ",": "comma", "delete": "delete", "ins": "insert",
}  # fmt: skip
"""Keys that Textual calls otherwise; any other differs only in its joint: `ctrl-d`, `ctrl+d`."""
MODIFIERS = ("ctrl", "alt", "shift")
PRIORITY = ("leave", "suspend")
"""Commands whose keys no widget may take for itself: priority bindings of Textual."""


def screen_bindings(*groups: Iterable[Command]) -> list[BindingType]:
    """The bindings of a screen, each with the action `run(NAME)`."""
    return bindings(groups, "run")


def widget_bindings(*groups: Iterable[Command]) -> list[BindingType]:
    """The bindings of a widget; its screen runs the commands."""
    return bindings(groups, "screen.run")


def bindings(groups: Iterable[Iterable[Command]], action: str) -> list[BindingType]:
    """Return the bindings of the commands that have keys."""
    commands = (command for group in groups for command in group if command.keys)
    return [
        Binding(
            textual_keys(command.keys), f"{action}({command.name!r})", command.help, id=command.name,
            priority=command.name in PRIORITY,
        )
        for command in commands
    ]  # fmt: skip


def textual_keys(keys: Iterable[str]) -> str:
    """Return keys in the notation of Textual: `pagedown,ctrl+f`."""
    return ",".join(textual_key(key) for key in keys)


def textual_key(key: str) -> str:
    """Return a key in the notation of Textual: `ctrl+d` for `ctrl-d`."""
    for modifier in MODIFIERS:
        if key.startswith(f"{modifier}-"):
            return f"{modifier}+{textual_key(key[len(modifier) + 1 :])}"
    return TEXTUAL.get(key, key)


def keymap(keys: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """As `App.set_keymap` takes it."""
    return {name: textual_keys(replaced) for name, replaced in keys.items() if replaced}
