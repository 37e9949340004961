"""The config file, `$XDG_CONFIG_HOME/briefing/config.toml`: read and validated."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from briefing.cli.config_file import NAME, ConfigFile
from briefing.cli.themes import read_themes
from briefing.errors import UsageError, did_you_mean
from briefing.paths import config_folder
from briefing.safe import safe, short
from briefing.session.palette import Palette
from briefing.session.settings import THEMES
from briefing.tokenizer import close_matches

MOST_FAULTS = 20
"""That are told at once: each is looked for in the whole file."""


class Config(NamedTuple):
    """The settings of the config file, or their defaults."""

    library: Sequence[str] = ()
    theme: str = ""
    mouse: bool = False
    keys: Mapping[str, tuple[str, ...]] = {}
    """Keys that replace the default ones, by command name."""
    remark: str = ""
    """What should be known of the keys: names of before that still stand in the file; empty for nothing."""
    themes: Mapping[str, Palette] = {}
    """The reader's own themes, by name."""
    templates: Mapping[str, str] = {}
    """Texts for copying and citing, with `{field}` placeholders."""


def config_path() -> str:
    """Return the path of the config file."""
    return os.path.join(config_folder(), "config.toml")


def load_config(is_lenient: bool = False) -> Config:
    """Read the config file; settings that it does not have, or all without a file, are defaults.

    `is_lenient`: what is invalid is left out, and stands in `remark`: a reader is not kept from reading by a colour.
    Raises UsageError where it is invalid: all problems, each with line and column.
    """
    path = config_path()
    if not os.path.lexists(path):
        return Config()
    try:
        file = ConfigFile(path)
    except UsageError as fault:
        if not is_lenient:
            raise
        return Config(remark=str(fault))
    settings, faults = read_settings(file)
    if faults and not is_lenient:
        raise UsageError("\n".join(faults))
    more = f" (and {len(faults) - 1} more: `briefing list` tells them)" if len(faults) > 1 else ""
    return Config(**settings, remark=f"{faults[0]}{more}" if faults else old_names_in(file.values.get("keys", {})))


def read_settings(file: ConfigFile) -> tuple[dict[str, Any], list[str]]:
    """Return the settings that are valid, and what is wrong with the others."""
    faults, settings = [], {}
    for key, value in file.values.items():
        try:
            if key not in READERS:
                file.reject((key,), f"unknown key{did_you_mean(close_matches(key, tuple(READERS)))}", of_key=True)
            settings[key] = READERS[key](file, value)
        except UsageError as fault:
            faults.append(str(fault))
        if len(faults) == MOST_FAULTS:
            faults.append(f"{safe(file.path)}: what follows was not looked at")
            break
    return settings, faults


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

    Raises UsageError where it is not one of `THEMES`, and no theme of the file.
    """
    themes = file.values.get("themes", {})
    names = (*THEMES, *(map(short, themes) if isinstance(themes, dict) else ()))
    file.expect(("theme",), value, str, f"one of {', '.join(names)}")
    if value not in names:
        file.reject(("theme",), f"expected one of {', '.join(names)}, found {short(value)}")
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
    if conflict := key_conflict(keys):
        key, first, second = conflict
        try:
            file.reject(("keys", first if first in values else second), f"{key} is the key of {first} and of {second}")
        except UsageError as fault:
            problems.append(str(fault))
    if problems:
        raise UsageError("\n".join(problems))
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
        if not NAME.fullmatch(name) or name in FORMS or name in ("row", "table", "cell"):
            file.reject(("templates", name), "expected another name, of small letters, digits, - and _", of_key=True)
        if problem := unknown_field(text):
            file.reject(("templates", name), problem)
    return dict(values)


READERS: dict[str, Callable[[ConfigFile, Any], Any]] = {
    "library": read_library, "theme": read_theme, "themes": read_themes, "mouse": read_mouse, "keys": read_keys,
    "templates": read_templates,
}  # fmt: skip
