"""A config file: its values, and faults with line and column."""

from __future__ import annotations

import os
import re
from typing import Any, NoReturn

from briefing.errors import UsageError
from briefing.load import safe_read
from briefing.load.loader import parse_toml
from briefing.load.positions import Positions
from briefing.load.problems import Path, dotted
from briefing.model.values import describe_value
from briefing.safe import safe

NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")
"""Of a template or a theme."""


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
