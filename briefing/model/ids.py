"""What an id looks like, and a reference to a record of another briefing."""

from __future__ import annotations

import re
import unicodedata

from briefing.tokenizer import FILLERS

ID = re.compile(rf"[^\W_{FILLERS}](?:[^\W{FILLERS}]|[.-]++(?=[^\W{FILLERS}]))*")
PORTABLE_ID = r"[^\s#/_.-](?:[^\s#/]*[^\s#/.-])?"
LINK = re.compile(rf"(?:{ID.pattern}#)?{ID.pattern}")
PORTABLE_LINK = f"(?:{PORTABLE_ID}#)?{PORTABLE_ID}"


def composed(raw: object) -> object:
    """Return a text in NFC, and anything else as it is."""
    return unicodedata.normalize("NFC", raw) if isinstance(raw, str) else raw


def is_external(name: str) -> bool:
    """Tell whether a text is `briefing-id#item-id`: a record of another file, where it is not this one's id."""
    return "#" in name and LINK.fullmatch(name) is not None
