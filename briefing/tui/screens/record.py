"""What every screen with records has: its bars, a record that is meant, and commands by their names."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import ScreenResultType

from briefing.commands import EVERYWHERE, NAMES, Command, every, named
from briefing.errors import BriefingError, UsageError
from briefing.export.citation import FORMS
from briefing.model import Briefing, Item
from briefing.safe import safe
from briefing.tui.bindings import bindings
from briefing.tui.desk import Desk
from briefing.tui.screens.keys import KeysScreen
from briefing.tui.screens.sized import SizedScreen
from briefing.tui.themes import THEMES, put_on
from briefing.tui.widgets.bar import Bar, Tabs
from briefing.tui.widgets.pane import LinePane
from briefing.tui.widgets.prompt import Prompt
from briefing.tui.widgets.prose import ProsePane
from briefing.tui.widgets.shaping import ShapingPane

COMMANDS = {one.name: one for one in every()}


class RecordScreen(SizedScreen[ScreenResultType]):
    """A subclass says which record is meant (`current`), and goes to another one (`go`)."""

    BINDINGS = bindings(EVERYWHERE)
    COMMAND_GROUPS: tuple[tuple[Command, ...], ...] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.title_bar, self.tabs_bar, self.status_bar = Bar("title"), Tabs("tabs"), Bar("status")
        self.record_pane, self.prompt = ProsePane("record"), Prompt("prompt")
        self.is_saying = False
        """The status says something that stands until the next key."""

    # what a subclass has

    def current(self) -> str:
        """The reference under the cursor; empty where there is none."""
        raise NotImplementedError

    def show_status(self, left: str = "") -> None:
        raise NotImplementedError

    def go(self, reference: str) -> None:
        """Open a record or a briefing."""
        raise NotImplementedError

    def focused_pane(self) -> LinePane:
        raise NotImplementedError

    def take_noted(self, text: str) -> None:
        """The answer to a note that was asked for."""
        raise NotImplementedError

    def meant(self) -> tuple[Briefing | None, Item | None]:
        """The briefing and the record under the cursor."""
        name, _, item = self.current().partition("#")
        briefing = self.desk.briefing(name)
        return briefing, briefing.by_id.get(item) if briefing else None

    def hint(self, name: str) -> str:
        """The first key of a command, as it is bound."""
        keys = self.desk.settings.keys.get(name) or COMMANDS[name].keys
        return keys[0] if keys else f":{name}"

    def on_key(self) -> None:
        """What was said has been read."""
        if self.is_saying and not self.prompt.display:
            self.is_saying = False
            self.show_status()

    # -------------------------------------------------------------- commands

    def action_command(self) -> None:
        hint = f"a command by its name, tab completes: {', '.join(NAMES[:6])} …"
        self.ask("command", "", hint, self.completions)

    def completions(self, text: str) -> Sequence[str]:
        """Whole texts that a beginning may become: names of commands, and what some of them take."""
        name, space, rest = text.partition(" ")
        pane = self.focused_pane()
        *before, last = rest.split(" ")
        if isinstance(pane, ShapingPane) and space and (name in ("sort", "columns") or before == ["cell"]):
            head = " ".join([name, *before])
            return [f"{head} {one.name}" for one in pane.given.columns if one.name.startswith(last)]
        return complete(text)

    def ask(self, purpose: str, text: str, hint: str, candidates: object = None) -> None:
        self.prompt.ask(purpose, text, hint, candidates if callable(candidates) else lambda _: ())
        self.set_focus(self.prompt)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        if self.prompt.display:
            name = self.prompt.value.partition(" ")[0]
            takes = f"{name} {COMMANDS[name].takes}" if name in COMMANDS else ""
            is_command = self.prompt.purpose == "command" and bool(takes)
            said = "  ".join(message.candidates[:8]) or (takes if is_command else self.prompt.placeholder)
            self.show_status(said)

    def on_prompt_left(self) -> None:
        self.close_prompt()

    def close_prompt(self) -> None:
        self.prompt.display = False
        self.set_focus(self.focused_pane())
        self.show_status()

    async def on_prompt_answered(self, message: Prompt.Answered) -> None:
        self.close_prompt()
        try:
            if message.purpose == "note":
                self.take_noted(message.text)
            elif message.text:
                await self.run_command(message.text)
        except BriefingError as error:
            self.show_status(str(error))

    async def run_command(self, text: str) -> None:
        """`name`, or `name what it takes`; a number is a line. Raises UsageError and what the command raises."""
        word, _, argument = text.partition(" ")
        if word.isdecimal() and len(word) < 10:
            self.focused_pane().go_to(max(int(word) - 1, 0))
            return
        own = tuple(one.name for group in self.COMMAND_GROUPS for one in group)
        if word in NAMES and word not in own:
            raise UsageError(f"{word}: not here, esc goes back")
        name = named(word, own)
        command = COMMANDS[name]
        if argument and not command.takes:
            raise UsageError(f"{name} takes nothing behind it")
        kind = "take" if argument.strip() else "action"
        called = name.replace("-", "_") if argument.strip() else command.action.partition("(")[0]
        node = next((one for one in (self.focused_pane(), self) if hasattr(one, f"{kind}_{called}")), None)
        if node is None:
            raise UsageError(f"{name}: not here" if not argument else f"{name}: nothing to do with that here")
        if argument.strip():
            getattr(node, f"take_{called}")(argument.strip())
        else:
            await node.run_action(command.action)

    def on_shaping_pane_said(self, message: ShapingPane.Said) -> None:
        self.show_status(message.text)

    # ------------------------------------------------------------------- rest

    def action_record(self, by: int) -> None:
        """Read on in the record, the cursor staying where it is."""
        self.record_pane.scroll_lines(by)

    def action_keys(self) -> None:
        self.app.push_screen(KeysScreen(self.COMMAND_GROUPS, self.desk.settings.keys))

    def action_theme(self) -> None:
        self.show_status(f"themes: {', '.join(THEMES)}; :theme NAME")

    def take_theme(self, name: str) -> None:
        if name not in THEMES:
            raise UsageError(f"no theme '{safe(name)}': expected one of {', '.join(THEMES)}")
        put_on(self.app, name)

    def action_leave(self) -> None:
        self.app.exit()


def complete(text: str) -> Sequence[str]:
    """Names of commands that begin so; behind a name, what it may take where that is known."""
    name, space, rest = text.partition(" ")
    if not space:
        return [one.name + (" " if one.takes else "") for one in COMMANDS.values() if one.name.startswith(name)]
    if name == "copy":
        return [f"copy {form}" for form in (*FORMS, "cell", "row", "table", "table markdown") if form.startswith(rest)]
    found = COMMANDS.get(name)
    if name == "theme":
        return [f"theme {theme}" for theme in THEMES if theme.startswith(rest)]
    return [f"{name} {found.takes}"] if found and found.takes and not rest else []
