"""What can be typed on a line: commands of the registry, those that only lines have, one-letter keys; their help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.session.registry import COMMANDS, Command, resolve_command
from briefing.session.view_job import VIEW_NAMES
from briefing.views.layout import Paragraph, Span, paragraph


class LineCommand(NamedTuple):
    """A command that only the linear mode has."""

    name: str
    help: str
    takes: str = ""
    """What may stand after its name; empty where nothing may."""


LINE_COMMANDS = (
    LineCommand("more", "the next page of a long answer; an empty line does it, too"),
    LineCommand("page", "how many lines a page has; 0 is no pages", "N"),
    LineCommand("list", "list again what is here"),
    LineCommand("read", "read the current record again"),
    LineCommand("where", "where one is: the briefing, the record, the search"),
    LineCommand("refresh", "look at the files again: new and changed ones"),
    LineCommand("help", "every command, or one", "COMMAND"),
)
"""Commands that a screen does not need."""
ENTRIES: dict[str, Command | LineCommand] = {**COMMANDS, **{entry.name: entry for entry in LINE_COMMANDS}}
NAMES = tuple(ENTRIES)
KEYS = {key: entry.name for entry in reversed(COMMANDS.values()) for key in entry.keys if len(key) == 1}
"""Keys that can be typed on a line of their own: the command that is declared first has them."""
KEYS_WITHOUT_SPACE = "/:'"
"""Keys that need no space after them."""
KEEPS_LINES = "note"
"""The command whose argument may have several lines, as a paste has; for any other they are one."""

OTHER_HELP = {
    "open": "open the third of what was listed, a reference, a section; a number alone does it, too",
    "down": "read the next record", "up": "read the record before", "first": "read the first", "last": "read the last",
    "page-up": "the page before", "back": "a step back: to the list, the results, the library",
    "next-pane": "the next section, or the next view", "previous-pane": "the section before",
    "next-link": "name the next record that this one leads to", "previous-link": "name the one before",
    "mark": "remember this place under a letter", "jump": "go to the place of a letter",
    "copy": "print it with attribution, and put it into a file",
    "note": "write a note on this record, or read it; - takes it away", "columns": "choose what is said of each row",
    "views": f"views of the library: {', '.join(VIEW_NAMES)}",
}  # fmt: skip
"""Help of commands whose own speaks of keys, panes and the cursor."""
SYNONYMS = (
    "page-down", "half-page-down", "half-page-up", "read-on", "read-back", "open-reference", "copy-markdown", "keys",
    "next-view", "previous-view", "command", "leave",
)  # fmt: skip
"""Commands that the help leaves out: others do the same."""
HELP_BEGINS = ("search", "open", "list", "where", "more", "back", "next-pane", "next-briefing", "views", "copy", "quit")


def parse_line(text: str) -> tuple[str, str]:
    """The command that a line calls, by its whole name, and its argument. Raises UsageError with near misses."""
    while True:
        word, argument = split_line(text)
        name = resolve_name(word)
        if name != "command" or not argument:
            return name, argument if name == KEEPS_LINES else " ".join(argument.split("\n"))
        text = argument  # `:open 3` is `open 3`


def resolve_name(word: str) -> str:
    """The command of a key, of a name or of the beginning of one. Raises UsageError with near misses."""
    return KEYS.get(word) or resolve_command(word, NAMES)


def split_line(text: str) -> tuple[str, str]:
    """The name that was typed, and its argument; `3`, `#id` and `@search` are opened, `/coca` is searched for."""
    if (text.isascii() and text.isdigit()) or text[0] in "#@":
        return "open", text
    if text[0] in KEYS_WITHOUT_SPACE:
        return KEYS[text[0]], text[1:].strip()
    name, *argument = text.split(None, 1)
    return name, "".join(argument)


def help_paragraphs(name: str) -> list[Paragraph]:
    """A paragraph on a command, or on each that does something where lines are printed. Raises UsageError."""
    if name:
        return [described(resolve_name(name))]
    head = paragraph("A name may be shortened as long as it is the only one; a number opens what was listed.")
    return [head, *(described(command) for command in dict.fromkeys((*HELP_BEGINS, *listed_names())))]


def listed_names() -> Iterator[str]:
    """The commands that the help lists."""
    for name in NAMES:
        if name not in SYNONYMS and not (name in COMMANDS and COMMANDS[name].is_visual):
            yield name


def described(name: str) -> Paragraph:
    """`search QUERY (/): search the library`."""
    entry = ENTRIES[name]
    keys = [f"({key})" for key, command in KEYS.items() if command == name]
    label = " ".join(part for part in (name, entry.takes, *keys[:1]) if part)
    return Paragraph((Span(label, "label"), Span(f": {OTHER_HELP.get(name, entry.help)}")), hang=2)
