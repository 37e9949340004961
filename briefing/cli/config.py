"""The config file: `$XDG_CONFIG_HOME/briefing/config.toml`, checked like everything that somebody writes by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from briefing.errors import UsageError, did_you_mean
from briefing.load import safe_read
from briefing.load.loader import parse
from briefing.load.positions import Positions
from briefing.load.problems import Path, dotted
from briefing.model.values import describe
from briefing.paths import config_folder
from briefing.safe import safe
from briefing.tokenizer import close_matches

THEMES = ("dark", "light", "ansi", "mono")
"""`ansi`: the 16 colours of the terminal's own palette. `mono`: weight and reversal alone."""
TEMPLATE_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")


class Config(NamedTuple):
    library: Sequence[str] = ()
    theme: str = ""
    mouse: bool = False
    keys: Mapping[str, tuple[str, ...]] = {}
    """Other keys than the declared ones, by the name of the command."""
    templates: Mapping[str, str] = {}
    """Texts to copy and cite by, with `{field}` where a value stands."""


class Written:
    """The file as it was read; `refuse` points into it."""

    def __init__(self, path: str) -> None:
        self.path = path
        try:
            self.text = safe_read.read(os.path.realpath(path))  # a config file may well be a link; a briefing may not
            self.values: dict[str, Any] = parse(self.text)
        except safe_read.FileRejected as error:
            raise UsageError(f"{safe(path)}:{error.line}:{error.column}: {error.message}") from None

    def refuse(self, key: Path, message: str, of_key: bool = False) -> NoReturn:
        line, column = Positions(self.text, [key]).find(key, of_key)
        raise UsageError(f"{safe(self.path)}:{line}:{column}: {safe(dotted(key))}: {message}")

    def expect(self, key: Path, value: object, type: type, what: str) -> None:
        if not isinstance(value, type):
            self.refuse(key, f"expected {what}, found {describe(value)}")


def config_path() -> str:
    return os.path.join(config_folder(), "config.toml")


def configured() -> Config:
    """What the config file says; what it does not say is as declared. Raises UsageError with the place of a fault."""
    path = config_path()
    if not os.path.lexists(path):
        return Config()
    written = Written(path)
    faults, found = [], {}
    for key, value in written.values.items():
        try:
            if key not in READ:
                written.refuse((key,), f"unknown key{did_you_mean(close_matches(key, tuple(READ)))}", of_key=True)
            found[key] = READ[key](written, value)
        except UsageError as fault:
            faults.append(str(fault))
    if faults:
        raise UsageError("\n".join(faults))
    return Config(**found)


def library_of(written: Written, folders: Any) -> list[str]:
    written.expect(("library",), folders, list, "a list of folders")
    for index, folder in enumerate(folders):
        written.expect(("library", index), folder, str, "a folder")
    return [os.path.expanduser(folder) for folder in folders]


def theme_of(written: Written, value: Any) -> str:
    written.expect(("theme",), value, str, f"one of {', '.join(THEMES)}")
    if value not in THEMES:
        written.refuse(("theme",), f"expected one of {', '.join(THEMES)}, found {safe(value)}")
    return str(value)


def mouse_of(written: Written, value: Any) -> bool:
    written.expect(("mouse",), value, bool, "true or false")
    return bool(value)


def keys_of(written: Written, values: Any) -> dict[str, tuple[str, ...]]:
    """Each `command = "key"` or `["key", "key"]`, and no key for two commands."""
    from briefing.session.keys import key_conflict  # the registry: 60 ms that only a file with keys pays
    from briefing.session.registry import COMMANDS, OLD_NAMES

    written.expect(("keys",), values, dict, 'a table, as next-match = "n"')
    faults, found = [], {}
    for name, value in values.items():
        try:
            current = OLD_NAMES.get(name, name)
            if current not in COMMANDS:
                close = close_matches(name, list(COMMANDS))
                written.refuse(("keys", name), f"no such command{did_you_mean(close)}", of_key=True)
            found[current] = keys_of_one(written, name, value)
        except UsageError as fault:
            faults.append(str(fault))
    if faults:
        raise UsageError("\n".join(faults))
    if twice := key_conflict(found):
        key, one, other = twice
        written.refuse(("keys", one if one in found else other), f"{key} is the key of {one} and of {other}")
    return found


def keys_of_one(written: Written, name: str, value: Any) -> tuple[str, ...]:
    from briefing.session.keys import is_key

    keys = value if isinstance(value, list) else [value]
    if not keys:
        written.refuse(("keys", name), "expected a key, or a list of keys, found none")
    for key in keys:
        written.expect(("keys", name), key, str, "a key, or a list of keys")
        if not is_key(key):
            written.refuse(("keys", name), f"expected a key, as n, ctrl-d, page-down or f5, found {safe(key)}")
    return tuple(keys)


def templates_of(written: Written, values: Any) -> dict[str, str]:
    from briefing.export.citation import FORMS, unknown_field

    written.expect(("templates",), values, dict, 'a table, as wire = "{said} ({reference})"')
    for name, text in values.items():
        written.expect(("templates", name), text, str, "a text")
        if not TEMPLATE_NAME.fullmatch(name) or name in FORMS or name in ("row", "table", "cell"):
            written.refuse(("templates", name), "expected another name, of small letters, digits, - and _", of_key=True)
        if wrong := unknown_field(text):
            written.refuse(("templates", name), wrong)
    return dict(values)


READ: dict[str, Callable[[Written, Any], Any]] = {
    "library": library_of, "theme": theme_of, "mouse": mouse_of, "keys": keys_of, "templates": templates_of,
}  # fmt: skip
