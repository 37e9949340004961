"""TOML -> model, reporting every fault with its line and column.

loader.py    one path -> one briefing    safe_read.py      open, limits, decoding
builder.py   one table -> one record     positions.py      path -> line and column
checks.py    records beside each other   report.py         the faults found in one file
problems.py  how a fault is reported     toml_messages.py  the TOML parser's errors in plain words
"""

from __future__ import annotations

from briefing.load.loader import Loaded, load
from briefing.load.problems import Problem

__all__ = ["Loaded", "Problem", "load"]
