"""The commands of the command line by name, and how they are found among the arguments; loads nothing."""

from __future__ import annotations

COMMANDS = {
    "read": "read on screen (the default); print where there is no terminal",
    "list": "list briefings: date, reference, headline, countries, counts",
    "search": "search records, best match first, with an excerpt of each",
    "timeline": "list dated records, earliest first; undated ones last",
    "compare": "compare a measure across briefings: figures, changes, conflicts",
    "measures": "list measures with their figures, periods, areas and conflicts",
    "countries": "count the records of each section by country",
    "speakers": "count quotes by speaker; unclear and unnamed speakers apart",
    "actors": "list who acts, is acted upon, gives figures, has agreed",
    "agreements": "list agreements by parties and status",
    "questions": "list every caveat and note",
    "changes": "list briefings new, corrected or withheld since a point in time",
    "marks": "list this reader's bookmarks, flags and notes, to hand over",
    "show": "print a briefing, or one record of it (briefing-id#item-id)",
    "cite": "print records as citations, with source, caveats and reference",
    "export": "write briefings or records in a format, to one file or several",
    "check": "check files: print every problem with line and column",
    "pin": "write the ids that files leave out, so that references to them stay",
    "rename": "give a record or a briefing another id, in every link of the library",
    "index": "show, update or rebuild the search index; publish one for others",
    "schema": "print the JSON Schema of the format, or its field reference",
}

VIEWS = ("timeline", "compare", "measures", "countries", "speakers", "actors", "agreements", "questions")
"""Commands that share the module `view`."""
TAKE_A_QUERY = ("list", "search", "changes", *VIEWS)
TAKE_A_VALUE = (
    "--library",
    "--growth",
    "--trust-uid",
    "--width",
    "--color",
    "--colour",
    "--format",
    "--output",
    "--section",
    "--limit",
    "--sort",
    "--facet",
    "--save",
    "--theme",
    "--since",
    "--columns",
)
"""The options of all commands that take a value; needed before the module of the command is imported."""


def split_command(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the name of the command, which may follow options, and all other arguments; `read` where none is named."""
    skip = False
    for index, word in enumerate(arguments):
        if skip or word.startswith("-"):
            skip = not skip and word in TAKE_A_VALUE
        elif word in COMMANDS:
            return word, arguments[:index] + arguments[index + 1 :]
        else:
            break
    return "read", arguments


def help_text() -> str:
    """Return the text of `briefing --help`."""
    rows = "\n".join(f"  {name:<11}{text}" for name, text in COMMANDS.items())
    return f"""usage: briefing [PATH | REF]
       briefing COMMAND [...]

A terminal browser for structured briefings.

{rows}

briefing COMMAND --help tells more; briefing --version says which version this is.
The library is --library DIR (may be repeated), or $BRIEFING_LIBRARY, or `library`
in the config file, or the briefings that come with the program."""
