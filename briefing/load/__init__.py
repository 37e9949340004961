"""Load briefings: TOML to model, reporting every error with its line and column.

loader.py    one path -> one briefing    safe_read.py      open, limits, decoding
builder.py   one table -> one record     positions.py      path -> line and column
checks.py    links between records       report.py         the findings of one file
problems.py  how a finding is shown      toml_messages.py  the TOML parser's errors in plain words
measures.py  the measure keys of a library
"""

from __future__ import annotations

from briefing.load.loader import Loaded, load
from briefing.load.problems import Problem

__all__ = ["Loaded", "Problem", "load"]
