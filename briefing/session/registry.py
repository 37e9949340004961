"""Every command: its names and keys, its argument, its help, and the function it stands for.

Declared once: the screens bind these keys, the `:` prompt and the linear mode take
these names, the key table prints them, and the config file may give them other keys.
A key is written as people do: `ctrl-d`, `shift-tab`, `page-down`, `]`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.errors import QueryError, UsageError, did_you_mean
from briefing.safe import short
from briefing.session import (
    annotate,
    arrange,
    copying,
    editor,
    interface,
    links,
    navigate,
    reading_on,
    searching,
    travel,
    undo,
    unread,
    view_commands,
)  # fmt: skip
from briefing.session.kept_check import told_whether_kept
from briefing.session.reply import Effect, Move, MovePages, MoveRows, MoveToEnd, Reply, ScrollRecord, Suspend
from briefing.session.session import Session
from briefing.tokenizer import close_matches

Run = Callable[[Session, str], Reply]
"""Takes the session and the argument, empty for none. Raises BriefingError."""


class Command(NamedTuple):
    """A command as it is declared, once for both front ends."""

    name: str
    keys: tuple[str, ...]
    run: Run
    help: str
    takes: str
    """What may stand after its name; empty where nothing may."""
    is_visual: bool
    """It changes only how something is drawn."""


def command(name: str, keys: str, run: Run, help: str, takes: str = "", is_visual: bool = False) -> Command:
    """Declare a command; its keys stand in one text, parted by spaces."""
    return Command(name, tuple(keys.split()), run, help, takes, is_visual)


def effect(it: Effect) -> Run:
    """A command that each front end carries out in its way."""
    return lambda _session, _argument: Reply("", (it,))


def step(function: Callable[[Session, int], Reply], by: int) -> Run:
    """A command that takes no argument and goes forward (1) or back (-1)."""
    return lambda session, _argument: function(session, by)


MOVES: dict[str, Move] = {
    "down": MoveRows(1), "up": MoveRows(-1), "page-down": MovePages(1), "page-up": MovePages(-1),
    "half-page-down": MovePages(0.5), "half-page-up": MovePages(-0.5), "first": MoveToEnd(-1), "last": MoveToEnd(1),
}  # fmt: skip
"""The commands that move a cursor or scroll."""

MOVING = (
    command("down", "j down", effect(MOVES["down"]), "down"),
    command("up", "k up", effect(MOVES["up"]), "up"),
    command("page-down", "space page-down ctrl-f", effect(MOVES["page-down"]), "page down"),
    command("page-up", "page-up ctrl-b", effect(MOVES["page-up"]), "page up"),
    command("half-page-down", "ctrl-d", effect(MOVES["half-page-down"]), "half a page down"),
    command("half-page-up", "ctrl-u", effect(MOVES["half-page-up"]), "half a page up"),
    command("first", "g home", effect(MOVES["first"]), "first"),
    command("last", "G end", effect(MOVES["last"]), "last, or the line of the number before it"),
    command("mark", "m", annotate.mark, "and a letter: remember this place", "LETTER"),
    command("jump", "'", annotate.jump, "and a letter: go to the place of that letter", "LETTER"),
)  # fmt: skip
"""In every pane."""

TABLE = (
    command("open", "enter l right", navigate.open_target, "open", "N, REF or SECTION"),
    command("sort", "s", arrange.sort, "sort by the next column", "COLUMN or -COLUMN"),
    command("reverse", "S", arrange.reverse, "sort the other way round"),
    command(
        "columns-right", ">", step(arrange.scroll_columns, 1), "show the columns further right, the first stay",
        is_visual=True,
    ),
    command("columns-left", "<", step(arrange.scroll_columns, -1), "show the columns further left", is_visual=True),
    command("columns", "", arrange.columns, "choose the columns", "COLUMN … (nothing: all)"),
    command("read-on", "J", effect(ScrollRecord(1)), "read on in the record below"),
    command("read-back", "K", effect(ScrollRecord(-1)), "read back in the record below"),
    command("wrap", "w", arrange.wrap, "wrap long cells, cut them, or wrap them where all have room", is_visual=True),
)  # fmt: skip
"""In every table."""

RECORD = (
    command("next-link", "o", step(links.link_by, 1), "next link of the record"),
    command("previous-link", "O", step(links.link_by, -1), "link before"),
    command("next-record", "J", step(reading_on.record_by, 1), "the next record of the list, in full"),
    command("previous-record", "K", step(reading_on.record_by, -1), "the record before, in full"),
    command("follow", "enter l right", links.follow, "go where the link leads"),
)  # fmt: skip
"""In a record that has the room."""

EVERYWHERE = (
    command("copy", "y", copying.copy, "copy with attribution", "a form, url, flagged, cell COLUMN, row or table"),
    command("copy-markdown", "Y", copying.copy_markdown, "copy as Markdown"),
    command("flag", "f", annotate.flag, "flag this record, or take the flag back"),
    command("undo", "U", undo.undo, "take back the last flag, note or all-read"),
    command("note", "a", annotate.note, "write a note on this record", "TEXT"),
    command("command", ":", interface.prompt, "a command by its name; tab completes"),
    command("keys", "?", interface.keys, "the keys"),
    command("theme", "", interface.theme, "another theme", "dark, light, ansi or mono", is_visual=True),
    command("forward", "L alt-right", travel.forward, "forward again"),
    command("suspend", "ctrl-z", effect(Suspend()), "back to the shell; fg comes back", is_visual=True),
    command("close", "q", travel.close, "back; from the library leave"),
    command("quit", "Q", interface.leave, "leave at once"),
    command("leave", "ctrl-q ctrl-c", interface.leave, "leave"),
)  # fmt: skip

COMPARE = command("compare", "c", view_commands.compare, "compare this figure, or choose a measure", "MEASURE QUERY")
CHANGES = command(
    "changes", "V", view_commands.changes, "what is new and corrected since the last visit", "WHEN, as 06:00 or -1d"
)
FACETS = command("facets", "F", view_commands.facets, "narrow by a value: section, country, year, speaker, measure")
MARKS = command("marks", "M", view_commands.marks, "what is flagged, noted and marked, in all briefings")
VIEWS = command("views", "v", view_commands.views, "views of the library: timeline, measures, countries …", "VIEW")
BACK = command("back", "esc h left", travel.back, "one step back")
PREVIOUS = command("previous", "H alt-left ctrl-o", travel.before, "to what was read before")

READING = (
    command("next-pane", "tab ]", step(navigate.pane_by, 1), "next pane"),
    command("previous-pane", "shift-tab [", step(navigate.pane_by, -1), "previous pane"),
    command("next-unread", "r", unread.next_unread, "open the next briefing that is unread or corrected"),
    command("only-unread", "R", unread.only_unread, "list only briefings that are unread or corrected, or all"),
    command("read-section", "z", reading_on.read_section, "read a whole section as one page, the quotes", "SECTION"),
    command("next-briefing", "}", step(navigate.briefing_by, 1), "next briefing"),
    command("previous-briefing", "{", step(navigate.briefing_by, -1), "previous briefing"),
    command("search", "/", searching.search, "search the library", "QUERY"),
    command("next-match", "n", step(searching.match_by, 1), "next match in the briefing"),
    command("previous-match", "N", step(searching.match_by, -1), "match before"),
    command("only-matches", "&", searching.only_matches, "show only records that match"),
    FACETS,
    VIEWS, CHANGES, MARKS, COMPARE,
    command("open-reference", "", navigate.open_reference, "open a briefing or a record", "REF"),
    command("edit", "e", editor.edit, "edit the file, at the record"),
    command("unread", "u", annotate.unread, "this briefing is not read yet"),
    command("all-read", "", annotate.all_read, "every briefing of the library is read"),
    command("clear-search", "", searching.forget, "end the search, and stay where one reads"),
    command("save-search", "", searching.save, "keep this search under a name", "NAME"),
    BACK, PREVIOUS,
)  # fmt: skip

VIEWING = (
    COMPARE, CHANGES, MARKS,
    command("next-view", "tab ]", step(view_commands.view_by, 1), "next view"),
    command("previous-view", "shift-tab [", step(view_commands.view_by, -1), "previous view"),
    VIEWS._replace(help="out of the views"),
    BACK, PREVIOUS,
)  # fmt: skip
"""Over a view of the library: some commands have other keys there."""

KEY_CONTEXTS = {
    "reading": (MOVING, TABLE, EVERYWHERE, READING),
    "reading a record": (MOVING, RECORD, EVERYWHERE, READING),
    "the views": (MOVING, TABLE, EVERYWHERE, VIEWING),
}  # fmt: skip
"""Groups whose keys are there at once: none may be in two of them."""

OLD_NAMES = {"forth": "forward", "before": "previous"}
"""Names that were changed; they are still taken."""

ALIASES = {
    "help": "keys", "h": "keys", "q": "quit", "qa": "quit", "wq": "quit", "wqa": "quit", "x": "quit", "exit": "quit",
    "noh": "clear-search", "nohlsearch": "clear-search", "e": "edit", "facet": "facets",
}  # fmt: skip
"""Names that hands know from elsewhere, taken without a word."""
WRITES = "writes nothing here: flags, notes and marks are kept at once; wrap (w) wraps long cells"
NO_COMMANDS = {"w": WRITES, "write": WRITES}
"""Names that mean something elsewhere and nothing here: what is said to them."""

COMMANDS = {
    entry.name: entry
    for entry in reversed((*MOVING, *TABLE, *RECORD, *EVERYWHERE, *READING, *VIEWING))
}  # fmt: skip
COMMANDS = dict(reversed(COMMANDS.items()))
"""Each command once, as it is declared first."""


def resolve_command(text: str, names: tuple[str, ...] = tuple(COMMANDS)) -> str:
    """The command that is called so, or the only one that begins so. Raises UsageError with near misses."""
    text = OLD_NAMES.get(text, text) if text in names else OLD_NAMES.get(text) or ALIASES.get(text, text)
    if text in NO_COMMANDS:
        raise UsageError(f"'{text}' {NO_COMMANDS[text]}")
    matching = [name for name in names if name == text] or [name for name in names if name.startswith(text)]
    if len(matching) == 1:
        return matching[0]
    raise UsageError(f"no command '{short(text)}'{did_you_mean((matching or close_matches(text, list(names)))[:4])}")


def with_rename_hint(reply: Reply, word: str) -> Reply:
    """The reply to a command that was called by an old name: it says the new one."""
    if word not in OLD_NAMES:
        return reply
    hint = f"{word} is called {OLD_NAMES[word]} now"
    return reply._replace(message=f"{reply.message}; {hint}" if reply.message else hint)


def leaves(session: Session, entry: Command) -> bool:
    """Tell whether a command ends the session here."""
    return entry.run == interface.leave or (entry.run == travel.close and travel.step_back(session) is None)


def run_command(session: Session, name: str, argument: str = "") -> Reply:
    """Run a command by its whole name. Raises BriefingError: nothing was changed then."""
    entry = COMMANDS[name]
    if argument and not entry.takes:
        raise UsageError(f"'{name}' takes nothing behind it, found {short(argument)}")
    try:
        return told_whether_kept(session, lambda: entry.run(session, argument), leaves(session, entry))
    except QueryError as error:
        raise UsageError(f"column {error.column}: {error.message}") from None
