"""Names -> what they do. The names and the one-letter keys are those of the screen; a few more are for lines alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.commands import NAMES, Command, command, every, named
from briefing.errors import UsageError
from briefing.linear import finding, keeping, moving
from briefing.linear.reader import Reader
from briefing.safe import safe
from briefing.views.layout import Paragraph, Span

OWN = (
    command("more", "", "", "the next page of a long answer; an empty line does it, too"),
    command("page", "", "", "how many lines a page has; 0 is no pages", "N"),
    command("list", "", "", "list again what is here"),
    command("read", "", "", "read the current record again"),
    command("where", "", "", "where one is: the briefing, the record, the search"),
    command("refresh", "", "", "look at the files again: new and changed ones"),
    command("help", "", "", "every command, or one", "COMMAND"),
)  # fmt: skip
FOR_THE_SCREEN = ("columns-right", "columns-left", "wrap", "theme")
"""What has nothing to act upon where nothing is drawn."""
SAYS = {
    "open": "open the third of what was listed, a reference, a section; a number alone does it, too",
    "down": "read the next record", "up": "read the record before", "first": "read the first", "last": "read the last",
    "page-up": "the page before", "back": "a step back: to the list, the results, the library",
    "columns": "choose what is said of each row", "mark": "remember this place under a letter",
    "jump": "go to the place of a letter", "only-matches": "list only records that match, or all again",
    "note": "write a note on this record, or read it; - takes it away", "sort": "sort what is listed",
    "next-pane": "the next section, or the next view", "previous-pane": "the section before",
    "next-link": "name the next record that this one leads to", "previous-link": "name the one before",
    "before": "to what was read before", "forth": "forward again", "command": "any command: ':open 3' is 'open 3'",
    "copy": "print it with attribution, and put it into a file",
}  # fmt: skip
"""Other words for the help, where the screen's speak of keys and panes."""
SYNONYMS = (
    "page-down", "half-page-down", "half-page-up", "read-on", "read-back", "open-reference", "copy-markdown", "keys",
    "next-view", "previous-view", "command", "leave",
)  # fmt: skip
"""What the help leaves out: others do the same."""
FIRST = ("search", "open", "list", "where", "more", "back", "next-pane", "next-briefing", "views", "copy", "quit")
"""What the help begins with."""
TAKES = {
    "open": "N, REF or SECTION", "copy": "plain, markdown, json, row or table",
    "compare": "MEASURE (nothing: of this figure)",
}  # fmt: skip


class Act(NamedTuple):
    run: Callable[[Reader, str], None]
    takes: bool = False
    """Something may stand behind its name."""


def plainly(run: Callable[[Reader], None]) -> Act:
    return Act(lambda reader, _: run(reader))


def by(run: Callable[[Reader, int], None], count: int) -> Act:
    return Act(lambda reader, _: run(reader, count))


def pane(reader: Reader, count: int) -> None:
    """Beside a view stands the next view."""
    (finding.view if reader.place.view else moving.pane)(reader, count)


def leave(reader: Reader) -> None:
    reader.has_left = True


def page(reader: Reader, size: str) -> None:
    if size and not (size.isascii() and size.isdigit() and len(size) < 6):
        raise UsageError(f"expected a number of lines, found {safe(size)}")
    reader.pages.size = int(size) if size else reader.pages.size
    reader.say(f"{reader.pages.size} lines a page" if reader.pages.size else "no pages: everything at once")


def more(reader: Reader) -> None:
    if reader.pages.is_over:
        raise UsageError("that was all")
    reader.pages.more()


def read_again(reader: Reader) -> None:
    table = reader.tables.table(reader.place)
    (reader.read_row if reader.place.at else reader.list_rows)(table)


def refresh(reader: Reader) -> None:
    has_changed = reader.catalogue.refresh()
    reader.say(reader.catalogue.notice or ("something has changed" if has_changed else "nothing has changed"))


def known() -> dict[str, Command]:
    return {one.name: one for one in (*every(), *OWN) if one.name not in FOR_THE_SCREEN}


def help_(reader: Reader, name: str) -> None:
    if name:
        reader.show([described(known()[known_name(name)])])
        return
    head = Paragraph((Span("A name may be shortened as long as it is the only one; a number opens what was listed."),))
    every_one = known()
    names = dict.fromkeys((*FIRST, *(name for name in every_one if name not in SYNONYMS)))
    reader.show([head, *(described(every_one[name]) for name in names)])


def known_name(name: str) -> str:
    return KEYS.get(name) or named(name, tuple(one for one in ALL_NAMES if one not in FOR_THE_SCREEN))


def nothing_drawn(reader: Reader) -> None:
    reader.say("lines have no colours, columns or cells to change")


def command_(reader: Reader, text: str) -> None:
    """`:open 3`; the prompt of the screen asks for more than nothing."""
    if not text:
        raise UsageError("a command stands behind it; help lists them")
    obey(reader, text)


def described(one: Command) -> Paragraph:
    """`search QUERY (/): search the library`."""
    takes = TAKES.get(one.name, one.takes) if COMMANDS[one.name].takes else ""
    keys = [key for key in one.keys if KEYS.get(key) == one.name]
    name = " ".join(part for part in (one.name, takes, *(f"({key})" for key in keys[:1])) if part)
    return Paragraph((Span(name, "label"), Span(f": {SAYS.get(one.name, one.help)}")), hang=2)


COMMANDS: dict[str, Act] = {
    "down": by(moving.row, 1), "up": by(moving.row, -1), "first": by(moving.edge, -1), "last": by(moving.edge, 1),
    "page-down": plainly(more), "half-page-down": plainly(more), "read-on": plainly(more), "more": plainly(more),
    **dict.fromkeys(("page-up", "half-page-up", "read-back"), plainly(lambda reader: reader.pages.again())),
    "mark": Act(keeping.mark, True), "jump": Act(keeping.jump, True),
    "open": Act(moving.open_, True), "open-reference": Act(moving.open_, True),
    "sort": Act(finding.sort, True), "reverse": plainly(finding.reverse), "columns": Act(finding.columns, True),
    "next-link": by(moving.link, 1), "previous-link": by(moving.link, -1), "follow": plainly(moving.follow),
    "copy": Act(keeping.copy, True), "copy-markdown": Act(lambda reader, _: keeping.copy(reader, "markdown")),
    "flag": plainly(keeping.flag), "note": Act(keeping.note, True),
    "keys": plainly(lambda reader: help_(reader, "")), "help": Act(help_, True),
    "command": Act(command_, True),
    "next-pane": by(pane, 1), "previous-pane": by(pane, -1),
    "next-briefing": by(moving.briefing, 1), "previous-briefing": by(moving.briefing, -1),
    "next-view": by(finding.view, 1), "previous-view": by(finding.view, -1),
    "search": Act(finding.search, True), "save-search": Act(finding.save, True),
    "next-match": by(finding.match, 1), "previous-match": by(finding.match, -1),
    "only-matches": plainly(finding.only_matches),
    "views": Act(finding.views, True), "compare": Act(finding.compare, True),
    "changes": Act(finding.changes, True),
    "edit": plainly(keeping.edit), "unread": plainly(keeping.unread), "all-read": plainly(keeping.all_read),
    "back": plainly(moving.back), "before": Act(lambda reader, _: moving.way(reader, False)),
    "forth": Act(lambda reader, _: moving.way(reader, True)),
    "page": Act(page, True), "list": plainly(lambda reader: reader.list_rows(reader.tables.table(reader.place))),
    "read": plainly(read_again), "where": plainly(lambda reader: reader.say(reader.where())),
    "refresh": plainly(refresh),
    "leave": plainly(leave), "quit": plainly(leave),
    **dict.fromkeys(FOR_THE_SCREEN, Act(lambda reader, _: nothing_drawn(reader), True)),
}  # fmt: skip
ALL_NAMES = tuple(dict.fromkeys((*(name for name in NAMES if name in COMMANDS), *(one.name for one in OWN))))
KEYS = {key: one.name for one in reversed(tuple(every())) for key in one.keys if len(key) == 1 and one.name in COMMANDS}
"""Keys that can be typed on a line of their own, with what they are short for: the first command that has them."""
LONGEST = 10_000
"""Characters of a command."""
STAND_BEFORE = "/:'"
"""Keys that need no space behind them."""


def obey(reader: Reader, text: str) -> None:
    """Do what one line says; an empty one goes on with a long answer. Raises BriefingError."""
    text = text.strip()
    if not text:
        reader.pages.more()
        return
    if len(text) > LONGEST:
        raise UsageError(f"a command has at most {LONGEST:,} characters: nothing was done")
    name, argument = split(text)
    act = COMMANDS[KEYS.get(name) or named(name, ALL_NAMES)]
    if argument and not act.takes:
        raise UsageError(f"'{name}' takes nothing behind it, found {safe(argument)}")
    act.run(reader, argument)


def split(text: str) -> tuple[str, str]:
    """The command and what stands behind it; `3`, `#id` and `@search` are opened, `/coca` is looked for."""
    if (text.isascii() and text.isdigit()) or text[0] in "#@":
        return "open", text
    if text[0] in STAND_BEFORE:
        return KEYS[text[0]], text[1:].strip()
    name, _, argument = text.partition(" ")
    return name, argument.strip()
