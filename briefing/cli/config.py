"""The config file: `$XDG_CONFIG_HOME/briefing/config.toml`, checked like everything that somebody writes by hand."""

from __future__ import annotations

import os
from typing import Any, NoReturn

from briefing.catalogue.homes import config_folder
from briefing.errors import UsageError, did_you_mean
from briefing.load import guard
from briefing.load.files import parse
from briefing.load.positions import Positions
from briefing.load.problems import Path, dotted
from briefing.model.values import describe
from briefing.safe import safe
from briefing.words import near

KEYS = ("library",)


def config_path() -> str:
    return os.path.join(config_folder(), "config.toml")


def configured_library() -> list[str]:
    """The folders that the config file names; nothing where there is no file or no such key. Raises UsageError."""
    path = config_path()
    if not os.path.lexists(path):
        return []
    try:
        text = guard.read(os.path.realpath(path))  # a config file may well be a link; a briefing may not
        values = parse(text)
    except guard.Refused as error:
        raise UsageError(f"{safe(path)}:{error.line}:{error.column}: {error.message}") from None
    for key in values:
        if key not in KEYS:
            refuse(path, text, (key,), f"unknown key{did_you_mean(near(key, KEYS))}", of_key=True)
    return library_of(path, text, values)


def library_of(path: str, text: str, values: dict[str, Any]) -> list[str]:
    folders = values.get("library", [])
    if not isinstance(folders, list):
        refuse(path, text, ("library",), f"expected a list of folders, found {describe(folders)}")
    for index, folder in enumerate(folders):
        if not isinstance(folder, str):
            refuse(path, text, ("library", index), f"expected a folder, found {describe(folder)}")
    return [os.path.expanduser(folder) for folder in folders]


def refuse(path: str, text: str, key: Path, message: str, of_key: bool = False) -> NoReturn:
    line, column = Positions(text, [key]).find(key, of_key)
    raise UsageError(f"{safe(path)}:{line}:{column}: {safe(dotted(key))}: {message}")
