"""The screens: the only place that knows Textual.

app.py      the application, as small as it can be      app.tcss  what everything looks like
screens/    what fills the terminal, and its state      widgets/  one a file
desk.py     what the screens ask for, without a widget
"""

from __future__ import annotations

import os

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")  # a page down is one frame instead of 22
for frozen in ("COLUMNS", "LINES"):
    os.environ.pop(frozen, None)  # exported, they would hold the first size through every resize
