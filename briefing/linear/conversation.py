"""One session told in lines: a command is run by the session, and what it answers is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.errors import UsageError
from briefing.linear import names, telling
from briefing.linear.pages import Pages
from briefing.linear.speech import spoken
from briefing.safe import short
from briefing.session.contents import section_text
from briefing.session.editor import editor_words, run_editor
from briefing.session.lists import arranged_table, is_section, options_of, row_index, select_first
from briefing.session.location import SUMMARY, Location
from briefing.session.registry import COMMANDS, run_command, with_rename_hint
from briefing.session.reply import (
    Copy,
    Edit,
    Effect,
    Leave,
    MovePages,
    MoveRows,
    MoveToEnd,
    Reply,
    Returned,
    ScrollRecord,
    ShowKeys,
    ShowText,
)  # fmt: skip
from briefing.session.rows import row_at_end, row_by
from briefing.session.session import Session
from briefing.session.table_options import TableOptions
from briefing.table import Table
from briefing.views.layout import Line, Paragraph, Span, lay_out, paragraph

LONGEST = 10_000
"""Characters of a command."""
MOST_PRINTED = 200
"""Lines of a copy that are printed; a longer one is only in the clip file, and so is one with tabs."""
NOTHING_DRAWN = "lines have no colours, columns or cells to change"
NOTHING_STOPPED = "the key itself goes back to the shell here: ctrl-z"


class Conversation:
    """One session, told in lines. `put` writes them, `width` is in cells."""

    def __init__(self, session: Session, put: Callable[[Iterable[Line]], None], width: int) -> None:
        self.session, self.put, self.width = session, put, width
        self.pages = Pages(put)
        self.has_left, self.exit_code = False, 0
        session.listed = (session.location, None)  # a number means nothing before something is listed

    def execute(self, line: str) -> None:
        """Run the command of a line; an empty one goes on with a long answer. Raises BriefingError."""
        text = line.strip()
        if len(text) > LONGEST:
            raise UsageError(f"a command has at most {LONGEST:,} characters: nothing was done")
        name, argument = names.parse_line(text) if text else ("", "")
        if not text:
            self.pages.more()
        elif name not in COMMANDS:
            self.run_line_command(name, argument)
        elif COMMANDS[name].is_visual:
            self.say(NOTHING_STOPPED if name == "suspend" else NOTHING_DRAWN)
        else:
            before, options = self.session.location, options_of(self.session)
            reply = run_command(self.session, name, argument)
            self.answer(with_rename_hint(reply, names.split_line(text)[0]), before, options)

    def answer(self, reply: Reply, before: Location, options: TableOptions) -> None:
        """Carry out the effects of a reply, say its message, then what has changed.

        `before` and `options`: the location and the options of its list before the command.
        """
        for effect in reply.effects:
            self.carry_out(effect)
        if reply.message:
            self.say(reply.message)
        here = self.session.location
        is_same_place = here.identity == before.identity
        is_rearranged = here.list_name == before.list_name and options_of(self.session) != options
        if is_rearranged or (is_same_place and here.only_matches != before.only_matches):
            self.list_rows()
        elif not reply.effects and not (reply.message and is_same_place):
            self.read_location(before)

    def carry_out(self, effect: Effect) -> None:
        """Do in lines what a command asks of its front end; nothing is asked on such a terminal."""
        match effect:
            case MoveRows(rows):
                row_by(self.session, rows)
                self.read_row()
            case MoveToEnd(side):
                row_at_end(self.session, side)
                self.read_row()
            case MovePages(count) | ScrollRecord(count):
                self.pages.next_page() if count > 0 else self.pages.previous_page()
            case Copy(text):
                if text.count("\n") < MOST_PRINTED and "\t" not in text:  # columns would be lost
                    self.put((Span(line),) for line in text.split("\n"))
            case Edit(path, line):
                self.say(run_editor(editor_words(is_line_editor=True), path, line) or "edited")
                refresh(self.session)
            case ShowText(paragraphs):
                self.show(paragraphs)
            case ShowKeys():
                self.show(names.help_paragraphs(""))
            case Returned():
                self.session.listed = (self.session.location, arranged_table(self.session).rows)
                self.say(telling.location_text(self.session))
            case Leave(exit_code):
                self.has_left, self.exit_code = True, exit_code
            case _:
                pass  # the message says what could be asked for

    def run_line_command(self, name: str, argument: str) -> None:
        """Run a command that only lines have. Raises BriefingError."""
        if argument and not names.ENTRIES[name].takes:
            raise UsageError(f"'{name}' takes nothing behind it, found {short(argument)}")
        match name:
            case "more":
                self.pages.next_page()
            case "page":
                self.say(self.pages.set_size(argument))
            case "list":
                self.list_rows()
            case "read":
                self.read_row() if self.session.location.record else self.list_rows()
            case "where":
                self.say(telling.location_text(self.session))
            case "refresh":
                self.say(refresh(self.session))
            case _:
                self.show(names.help_paragraphs(argument))

    def say(self, text: str) -> None:
        """Say a short text; what is left of a longer answer stays to be asked for."""
        self.put(lay_out([paragraph(text, "meta", hang=2)], self.width))

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Say a text by the page."""
        self.pages.begin_lines(spoken(paragraphs, self.width))

    def read_location(self, before: Location) -> None:
        """Read the record that is open, or list what is here; first the headline where it is of another briefing."""
        session, here = self.session, self.session.location
        is_open = here.is_record_open and is_section(here)  # under a view a record stays open
        is_unread = telling.current_record(session) is None
        is_elsewhere = not before.is_in_briefing or before.briefing != here.briefing
        if is_section(here) and is_elsewhere and (is_unread or not is_open):
            self.say(f"{session.contents.title(here.briefing)[0]}.")
        if is_open and is_unread:  # as after `next-briefing`: its first record is read
            select_first(session)
        if here.is_whole and not here.view:
            self.session.listed = (here, arranged_table(session).rows)
            self.show(section_text(session.contents, here)[1])
        else:
            self.read_row() if is_open and telling.current_record(session) else self.list_rows()

    def list_rows(self) -> None:
        """Say the heading, then a numbered line for each row; numbers mean these rows from now on."""
        table = arranged_table(self.session)
        self.session.listed = (self.session.location, table.rows)
        if self.session.location.list_name == SUMMARY:
            self.put(spoken(telling.summary_head(self.session), self.width))
        elif table.rows:
            self.put(lay_out([paragraph(telling.list_heading(self.session, table), "heading", hang=2)], self.width))
        else:
            self.say(telling.empty_text(self.session))
        self.pages.begin(len(table.rows), lambda index: self.row_lines(table, index))

    def row_lines(self, table: Table, index: int) -> list[Line]:
        """Lay out one row of a table in the width of the conversation."""
        heading = telling.group_heading(self.session, table, index)
        return lay_out([*heading, telling.row_paragraph(self.session, table, index)], self.width)

    def read_row(self) -> None:
        """Read the record of the current row in full, of another row its line. Raises UsageError."""
        table = arranged_table(self.session)
        self.session.listed = (self.session.location, table.rows)
        record = telling.current_record(self.session)
        if record is not None:
            self.show(telling.record_paragraphs(self.session, *record))
            return
        index = row_index(self.session.location, table.rows)
        if index < 0:
            raise UsageError("nothing of this was read yet; open N, or down")
        self.pages.begin_lines(self.row_lines(table, index))


def refresh(session: Session) -> str:
    """Look at the files again; what came of it, in words."""
    has_changed = session.repository.refresh()
    told = session.reload()
    return session.repository.notice or told or ("something has changed" if has_changed else "nothing has changed")
