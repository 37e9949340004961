"""Every command of the reader, by name: its keys, what it does, what may stand behind its name.

Declared once: the screens bind these keys, the `:` prompt and the linear mode take
these names, the key table prints them, and the config file may give them other keys.
A key is written as people do: `ctrl-d`, `shift-tab`, `page-down`, `]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.errors import UsageError, did_you_mean
from briefing.safe import safe
from briefing.tokenizer import close_matches


class Command(NamedTuple):
    name: str
    keys: tuple[str, ...]
    action: str
    """As the screens call it, with what it is called with: `pane(1)`."""
    help: str
    takes: str = ""
    """What may stand behind its name at the prompt; empty where nothing may."""


def command(name: str, keys: str, action: str, help: str, takes: str = "") -> Command:
    return Command(name, tuple(keys.split()), action, help, takes)


MOVING = (
    command("down", "j down", "move(1)", "down"),
    command("up", "k up", "move(-1)", "up"),
    command("page-down", "space page-down ctrl-f", "page(1)", "page down"),
    command("page-up", "page-up ctrl-b", "page(-1)", "page up"),
    command("half-page-down", "ctrl-d", "page(0.5)", "half a page down"),
    command("half-page-up", "ctrl-u", "page(-0.5)", "half a page up"),
    command("first", "g home", "edge(-1)", "first"),
    command("last", "G end", "edge(1)", "last, or the line of the number before it"),
    command("mark", "m", "letter('mark')", "and a letter: remember this place", "LETTER"),
    command("jump", "'", "letter('jump')", "and a letter: go to the place of that letter", "LETTER"),
)  # fmt: skip
"""In every pane."""

TABLE = (
    command("open", "enter l right", "open", "open"),
    command("sort", "s", "sort(1)", "sort by the next column", "COLUMN or -COLUMN"),
    command("reverse", "S", "reverse", "sort the other way round"),
    command("columns-right", ">", "scroll_columns(1)", "show the columns further right, the first one stays"),
    command("columns-left", "<", "scroll_columns(-1)", "show the columns further left"),
    command("columns", "", "columns", "choose the columns", "COLUMN … (nothing: all)"),
    command("wrap", "w", "wrap", "wrap long cells, or cut them with a mark"),
)  # fmt: skip
"""In every table."""

RECORD = (
    command("next-link", "o", "link(1)", "next link of the record"),
    command("previous-link", "O", "link(-1)", "link before"),
    command("follow", "enter l right", "follow", "go where the link leads"),
)  # fmt: skip
"""In a record that has the room."""

EVERYWHERE = (
    command("read-on", "J", "record(1)", "read on in the record below"),
    command("read-back", "K", "record(-1)", "read back in the record below"),
    command("copy", "y", "copy('plain')", "copy with attribution", "a form, cell COLUMN, row or table"),
    command("copy-markdown", "Y", "copy('markdown')", "copy as Markdown"),
    command("flag", "f", "flag", "flag this record, or take the flag back"),
    command("note", "a", "note", "write a note on this record", "TEXT"),
    command("command", ":", "command", "a command by its name; tab completes"),
    command("keys", "?", "keys", "the keys"),
    command("theme", "", "theme", "another theme", "dark, light, ansi or mono"),
    command("forth", "L alt-right", "forth", "forward again"),
    command("leave", "ctrl-q ctrl-c", "leave", "leave"),
)  # fmt: skip

READING = (
    command("next-pane", "tab ]", "pane(1)", "next pane"),
    command("previous-pane", "shift-tab [", "pane(-1)", "previous pane"),
    command("next-briefing", "}", "briefing(1)", "next briefing"),
    command("previous-briefing", "{", "briefing(-1)", "previous briefing"),
    command("search", "/", "search", "search the library", "QUERY"),
    command("next-match", "n", "match(1)", "next match in the briefing"),
    command("previous-match", "N", "match(-1)", "match before"),
    command("only-matches", "&", "only_matching", "show only records that match"),
    command("views", "v", "views", "views of the library: timeline, measures, countries …", "VIEW"),
    command("changes", "V", "changes", "what is new and corrected since the last visit", "WHEN, as 06:00 or -1d"),
    command("compare", "c", "compare", "compare this figure across briefings", "MEASURE"),
    command("open-reference", "", "open_reference", "open a briefing or a record", "REF"),
    command("edit", "e", "edit", "edit the file, at the record"),
    command("unread", "u", "unread", "this briefing is not read yet"),
    command("all-read", "", "all_read", "every briefing of the library is read"),
    command("save-search", "", "save_search", "keep this search under a name", "NAME"),
    command("back", "esc h left", "back", "back"),
    command("before", "H alt-left ctrl-o", "before", "to what was read before"),
    command("quit", "q", "leave", "leave"),
)  # fmt: skip

VIEWING = (
    command("compare", "c", "compare", "compare this figure across briefings", "MEASURE"),
    command("changes", "V", "changes", "what is new and corrected since the last visit", "WHEN, as 06:00 or -1d"),
    command("next-view", "tab ]", "view(1)", "next view"),
    command("previous-view", "shift-tab [", "view(-1)", "previous view"),
    command("views", "v", "back", "back"),
    command("back", "esc q h left", "back", "back"),
    command("before", "H alt-left ctrl-o", "back", "back"),
)  # fmt: skip

TOGETHER = {
    "reading": (MOVING, TABLE, EVERYWHERE, READING),
    "reading a record": (MOVING, RECORD, EVERYWHERE, READING),
    "the views": (MOVING, TABLE, EVERYWHERE, VIEWING),
}  # fmt: skip
"""Groups whose keys are there at once: none may be in two of them."""

KEY = re.compile(r"(?:(?:ctrl|alt|shift|ctrl-shift|ctrl-alt)-)?(?P<name>[a-z0-9]|[a-z-]+|f[0-9]{1,2})|[!-~]")
KEY_NAMES = (
    "enter", "esc", "tab", "space", "up", "down", "left", "right", "home", "end", "page-up", "page-down", "ins",
    "delete", "backspace", *(f"f{number}" for number in range(1, 13)),
)  # fmt: skip

Keys = Mapping[str, tuple[str, ...]]
"""Other keys than the declared ones, by the name of the command."""


def every() -> Iterator[Command]:
    """Each command once."""
    seen: set[str] = set()
    for one in (*MOVING, *TABLE, *RECORD, *EVERYWHERE, *READING, *VIEWING):
        if one.name not in seen:
            seen.add(one.name)
            yield one


NAMES = tuple(one.name for one in every())


def named(text: str, names: tuple[str, ...] = NAMES) -> str:
    """The one command that is called so or begins so. Raises UsageError with near misses."""
    found = [name for name in names if name == text] or [name for name in names if name.startswith(text)]
    if len(found) == 1:
        return found[0]
    close = found or close_matches(text, list(names))
    raise UsageError(f"no command '{safe(text)}'{did_you_mean(close[:4])}")


def is_key(text: str) -> bool:
    """Is it a key as people write one: `n`, `]`, `ctrl-d`, `page-down`, `f5`? A digit is none: it counts."""
    found = KEY.fullmatch(text)
    if found is None or text.isdecimal():
        return False
    return found["name"] is None or len(found["name"]) == 1 or found["name"] in KEY_NAMES


def clash(keys: Keys) -> tuple[str, str, str] | None:
    """A key that would do two things at once: the key, and the two commands; None where all is well."""
    for groups in TOGETHER.values():
        taken: dict[str, str] = {}
        for one in (one for group in groups for one in group):
            for key in keys.get(one.name, one.keys):
                if taken.setdefault(key, one.name) != one.name:
                    return key, taken[key], one.name
    return None
