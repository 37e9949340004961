"""The screens: the only place that knows Textual.

app.py      the application, as small as it can be      app.tcss  what everything looks like
screens/    what fills the terminal, on a session       widgets/  one a file
workers/    what goes on in the background              presenter.py  a location -> what widgets show
driver.py   keys and bytes of the terminal              textual_private.py  what of Textual is private
"""

from __future__ import annotations

import os

LEFT_TO_THE_READER = ("TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM")

for name in tuple(os.environ):
    if name.startswith("TEXTUAL_") and name not in LEFT_TO_THE_READER:
        del os.environ[name]  # others import a module, write a file or press keys when Textual is imported
    elif name in ("COLUMNS", "LINES"):
        del os.environ[name]  # exported, they would hold the first size through every resize
os.environ["TEXTUAL_ANIMATIONS"] = "none"  # a page down is one frame instead of 22
if "SSH_CONNECTION" in os.environ:
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # a session that is killed would leave the far terminal in that mode
