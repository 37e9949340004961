"""The config file, `$XDG_CONFIG_HOME/briefing/config.toml`: read and validated."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from briefing.errors import UsageError, did_you_mean
from briefing.load import safe_read
from briefing.load.loader import parse_toml
from briefing.load.positions import Positions
from briefing.load.problems import Path, dotted
from briefing.model.values import describe_value
from briefing.paths import config_folder
from briefing.safe import safe, short
from briefing.tokenizer import close_matches

THEMES = ("dark", "light", "ansi", "mono")
"""`ansi`: the 16 colours of the terminal's own palette. `mono`: only bold, dim and reverse video."""
MOST_FAULTS = 20
"""That are told at once: each is looked for in the whole file."""
TEMPLATE_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")


class Config(NamedTuple):
    """The settings of the config file, or their defaults."""

    library: Sequence[str] = ()
    theme: str = ""
    mouse: bool = False
    keys: Mapping[str, tuple[str, ...]] = {}
    """Keys that replace the default ones, by command name."""
    remark: str = ""
    """What should be known: settings that are left at their defaults, names of before; empty for nothing."""
    templates: Mapping[str, str] = {}
    """Texts for copying and citing, with `{field}` placeholders."""


class ConfigFile:
    """The parsed file, and errors with line and column.

    Raises UsageError where it cannot be read or is not TOML.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        try:
            self.text = safe_read.read_text(
                os.path.realpath(path)
            )  # a config file may well be a link; a briefing may not
            self.values: dict[str, Any] = parse_toml(self.text)
        except safe_read.FileRejected as error:
            raise UsageError(f"{safe(path)}:{error.line}:{error.column}: {error.message}") from None

    def reject(self, key: Path, message: str, of_key: bool = False) -> NoReturn:
        """Reject the value of a key, or with `of_key` the key itself.

        Raises UsageError with line and column, always.
        """
        line, column = Positions(self.text, [key]).find(key, of_key)
        raise UsageError(f"{safe(self.path)}:{line}:{column}: {safe(dotted(key))}: {message}")

    def expect(self, key: Path, value: object, type: type, expected: str) -> None:
        """Check the type of a value; `expected` describes it.

        Raises UsageError where it has another type.
        """
        if not isinstance(value, type):
            self.reject(key, f"expected {expected}, found {describe_value(value)}")


def config_path() -> str:
    """Return the path of the config file."""
    return os.path.join(config_folder(), "config.toml")


LIBRARY_ONLY = ("library",)
"""The keys without which nothing can be read: a fault in any other known one leaves the default, and is a remark."""


def load_config(needed: Collection[str] = ()) -> Config:
    """Read the config file; settings that it does not have, or all without a file, are defaults.

    `needed`: the keys whose faults are errors, all by default; of the others a remark tells. An unknown key, which may
    be meant for one of these, is always an error.
    Raises UsageError where one of these is invalid: all problems, each with line and column.
    """
    path = config_path()
    if not os.path.lexists(path):
        return Config()
    file = ConfigFile(path)
    faults, tolerated, settings = list[str](), list[str](), dict[str, Any]()
    for key, value in file.values.items():
        try:
            if key not in READERS:
                file.reject((key,), f"unknown key{did_you_mean(close_matches(key, tuple(READERS)))}", of_key=True)
            settings[key] = READERS[key](file, value)
        except UsageError as fault:
            (tolerated if needed and key in READERS and key not in needed else faults).append(str(fault))
        if len(faults) == MOST_FAULTS:
            faults.append(f"{safe(path)}: what follows was not looked at")
            break
    if faults:
        raise UsageError("\n".join(faults))
    return Config(**settings, remark="; ".join(tolerated) or old_names_in(file.values.get("keys", {})))


def old_names_in(keys: Mapping[str, object]) -> str:
    """Return a remark on commands that a table of keys calls by a name of before; empty for none."""
    if not keys:
        return ""
    from briefing.session.registry import OLD_NAMES  # as `read_keys`

    renamed = [f"{name} is called {OLD_NAMES[name]} now" for name in keys if name in OLD_NAMES]
    return f"{safe(config_path())}, keys: {'; '.join(renamed)}" if renamed else ""


def read_library(file: ConfigFile, folders: Any) -> list[str]:
    """Return the folders of the library, `~` expanded.

    Raises UsageError where the value is not a list of texts.
    """
    file.expect(("library",), folders, list, "a list of folders")
    for index, folder in enumerate(folders):
        file.expect(("library", index), folder, str, "a folder")
    return [os.path.expanduser(folder) for folder in folders]


def read_theme(file: ConfigFile, value: Any) -> str:
    """Return the name of the theme.

    Raises UsageError where it is not one of `THEMES`.
    """
    file.expect(("theme",), value, str, f"one of {', '.join(THEMES)}")
    if value not in THEMES:
        file.reject(("theme",), f"expected one of {', '.join(THEMES)}, found {short(value)}")
    return str(value)


def read_mouse(file: ConfigFile, value: Any) -> bool:
    """Return whether the mouse is used.

    Raises UsageError where the value is not true or false.
    """
    file.expect(("mouse",), value, bool, "true or false")
    return bool(value)


def read_keys(file: ConfigFile, values: Any) -> dict[str, tuple[str, ...]]:
    """Return the keys of each command: `command = "key"` or `["key", "key"]`; old names are taken.

    Raises UsageError where a command or key does not exist, or two commands share a key: all problems.
    """
    from briefing.session.keys import key_conflict  # the registry: 60 ms that only a file with keys pays
    from briefing.session.registry import COMMANDS, OLD_NAMES

    file.expect(("keys",), values, dict, 'a table, as next-match = "n"')
    problems, keys = [], {}
    for name, value in values.items():
        try:
            current = OLD_NAMES.get(name, name)
            if current not in COMMANDS:
                close = close_matches(name, list(COMMANDS))
                file.reject(("keys", name), f"no such command{did_you_mean(close)}", of_key=True)
            if current in keys:
                file.reject(("keys", name), f"{name} and {current} are one command", of_key=True)
            keys[current] = read_key(file, name, value)
        except UsageError as fault:
            problems.append(str(fault))
    if problems:
        raise UsageError("\n".join(problems))
    if conflict := key_conflict(keys):
        key, first, second = conflict
        file.reject(("keys", first if first in values else second), f"{key} is the key of {first} and of {second}")
    return keys


def read_key(file: ConfigFile, name: str, value: Any) -> tuple[str, ...]:
    """Return the keys of one command.

    Raises UsageError where there are none, or one does not exist.
    """
    from briefing.session.keys import is_key

    keys = value if isinstance(value, list) else [value]
    if not keys:
        file.reject(("keys", name), "expected a key, or a list of keys, found none")
    for key in keys:
        file.expect(("keys", name), key, str, "a key, or a list of keys")
        if not is_key(key):
            file.reject(("keys", name), f"expected a key, as n, ctrl-d, page-down or f5, found {short(key)}")
    return tuple(keys)


def read_templates(file: ConfigFile, values: Any) -> dict[str, str]:
    """Return the texts of templates by name.

    Raises UsageError where a name is invalid or taken, or a placeholder is unknown.
    """
    from briefing.export.citation import FORMS, unknown_field

    file.expect(("templates",), values, dict, 'a table, as wire = "{said} ({reference})"')
    for name, text in values.items():
        file.expect(("templates", name), text, str, "a text")
        if not TEMPLATE_NAME.fullmatch(name) or name in FORMS or name in ("row", "table", "cell"):
            file.reject(("templates", name), "expected another name, of small letters, digits, - and _", of_key=True)
        if problem := unknown_field(text):
            file.reject(("templates", name), problem)
    return dict(values)


READERS: dict[str, Callable[[ConfigFile, Any], Any]] = {
    "library": read_library, "theme": read_theme, "mouse": read_mouse, "keys": read_keys, "templates": read_templates,
}  # fmt: skip
