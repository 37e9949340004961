"""TOML -> model, reporting every fault with its line and column.

guard.py      open, limits, decoding       positions.py  path -> line and column
structure.py  one table -> one record      checks.py     records beside each other
problems.py   what is reported             files.py      one path -> one briefing
"""

from __future__ import annotations

from briefing.load.files import Loaded, load
from briefing.load.problems import Problem

__all__ = ["Loaded", "Problem", "load"]
