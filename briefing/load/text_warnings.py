"""What `check` says of the text of a file, whatever it means."""

from __future__ import annotations

import re
from itertools import islice

from briefing.invisible import hidden_characters
from briefing.load.problems import Problem, problem_at
from briefing.load.report import MOST_FINDINGS
from briefing.safe import short


def invisible_warnings(path: str, text: str) -> list[Problem]:
    """Return a warning for each invisible character that no script needs where it stands."""
    lines = text.split("\n")
    message = "an invisible character: {}; expected the text as it is printed"
    return [
        problem_at(path, lines, hidden.line, hidden.column, "", message.format(hidden.name), is_fault=False)
        for hidden in islice(hidden_characters(text), MOST_FINDINGS)
    ]


def toml_1_1_warnings(path: str, text: str) -> list[Problem]:
    """Return a warning where only parsers of TOML 1.1 accept the file."""
    import tomllib  # the standard library's parser accepts TOML 1.0 only; only `check` needs it

    try:
        tomllib.loads(text)
    except RecursionError:
        pass  # nested too deep for that parser, which says nothing about the version
    except ValueError as error:
        match = re.search(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(match[2]), int(match[3])) if match else (1, 1)
        message = (
            f"only readers of TOML 1.1 accept this; the format is TOML 1.0 ({short(match[1] if match else str(error))})"
        )
        return [problem_at(path, text.split("\n"), line, column, "", message, is_fault=False)]
    return []
