"""Load briefings: TOML to model, reporting every error with its line and column.

loader.py         one path -> one briefing        safe_read.py      open, limits, decoding
builder.py        one table -> one record         positions.py      path -> line and column
record_ids.py     ids, written and not            report.py         the findings of one file
checks.py         links between records           toml_messages.py  the TOML parser's errors in plain words
figure_checks.py  changes, fractions              problems.py       how a finding is shown
name_checks.py    names, open vocabularies        text_warnings.py  invisible characters, TOML 1.1
foreign.py        files that are no briefings     measures.py       the measure keys of a library
field_selection.py fields that a check looks at   listed_units.py   the units that it lists
"""

from __future__ import annotations

from briefing.load.loader import Loaded, load
from briefing.load.problems import Problem

__all__ = ["Loaded", "Problem", "load"]
