"""The screens: the only place that knows Textual.

app.py      the application, as small as it can be      app.tcss  what everything looks like
screens/    what fills the terminal, on a session       widgets/  one a file
workers/    what goes on in the background              presenter.py  a location -> what widgets show
driver.py   keys and bytes of the terminal              textual_private.py  what of Textual is private
key_queue.py  what was typed and not met yet            dead_link.py  a terminal that may be gone
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping

LEFT_TO_THE_READER = {"TEXTUAL_COLOR_SYSTEM": ("auto", "standard", "256", "truecolor")}
"""Variables that are the reader's, each with the values that Textual takes: any other would end it."""
ESCAPE_DELAY = "ESCDELAY"
"""Milliseconds after which a lone escape is a key; a minute of them would make it none."""


def check_environment(environment: MutableMapping[str, str]) -> None:
    """Delete what Textual would read of it, and set what it is to read instead.

    Some variables would import a module, write a file or press keys when Textual is imported.
    """
    for name, value in tuple(environment.items()):
        is_kept = value in LEFT_TO_THE_READER.get(name, ())
        is_size = name in ("COLUMNS", "LINES")  # exported, they would hold the first size through every resize
        if is_size or (name.startswith("TEXTUAL_") and not is_kept):
            del environment[name]
    if not environment.get(ESCAPE_DELAY, "100").isdecimal() or len(environment.get(ESCAPE_DELAY, "")) > 4:
        del environment[ESCAPE_DELAY]
    environment["TEXTUAL_ANIMATIONS"] = "none"  # a page down is one frame instead of 22
    if "SSH_CONNECTION" in environment:
        environment["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # killed, it would leave the far terminal in that mode


check_environment(os.environ)
