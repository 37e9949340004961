"""Reword the TOML parser's error messages for people who write files by hand."""

from __future__ import annotations

import re

from briefing.safe import safe, short

NEXT = "expected the end of the line (no commas in a number; a date as 2015-07-15; text in quotation marks)"
VALUE = "expected a value: text in quotation marks, a number, a date, true, false, a list or a table"
MESSAGES = {
    "Cannot overwrite a value": "the key has a value already: expected it once",
    "Expected newline or end of document after a statement": NEXT,
    "Invalid value": VALUE,
    "Illegal character '\\n'": "the text does not end on its line: expected a closing quotation mark",
    'Expected "\'"': "the text does not end on its line: expected a closing quotation mark '",
}
TWICE = re.compile(r"Cannot declare \((.*?),?\) twice")


def reword_message(message: str) -> str:
    """Return the parser's message, reworded to say what was expected where a better wording is known."""
    if match := TWICE.fullmatch(message):
        name = ".".join(re.findall(r"'([^']*)'", match[1]))
        return f"the table [{short(name)}] stands here already: expected it once, or [[{short(name)}]] each time"
    return MESSAGES.get(message) or safe(message[:1].lower() + message[1:])
