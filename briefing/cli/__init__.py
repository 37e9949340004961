"""Arguments -> one command; the only place that turns an error into an exit code.

| code | means |
|---|---|
| 0 | done |
| 1 | nothing matched, or `check` found faults |
| 2 | wrong usage, a query that cannot be read, no such library or reference |
| 3 | some files could not be read, the others were served |
| 70 | a fault of the program |
| 74 | the output could not be written |
| 129, 130, 141, 143 | terminal gone, interrupted, broken pipe, terminated |

A command is a module of `briefing.cli.commands` with `describe(parser)` and
`run(options) -> int`; it is imported only when it is called.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from briefing.errors import BROKEN_PIPE, CRASHED, HUNG_UP, INTERRUPTED, NOT_WRITTEN, TERMINATED, BriefingError
from briefing.safe import safe

COMMANDS = {
    "read": "read on screen (the default; without a terminal it prints)",
    "list": "a line a briefing: date, reference, headline, countries, counts",
    "search": "records, best first, with the text around what matched",
    "timeline": "every dated record, earliest first; undated ones last",
    "compare": "one measure across briefings: figures side by side, changes, conflicts",
    "measures": "all measures, with their figures, spans, areas and conflicts",
    "countries": "records of each section by country",
    "speakers": "quotes by speaker, unclear and unnamed ones in groups of their own",
    "actors": "who acts, is acted upon, gives figures, has agreed",
    "agreements": "agreements by parties and status",
    "questions": "every caveat and note: what is in doubt",
    "changes": "briefings that are new, corrected or withheld since a moment",
    "marks": "what this reader marked, flagged and noted: to hand over",
    "show": "a briefing, or one record of it (briefing-id#item-id)",
    "cite": "records to pass on, with attribution, source, doubts and reference",
    "export": "briefings or records in a format, to a file or to many",
    "check": "every fault of every file, with line and column",
    "index": "what the search index is, make it anew, publish one for many readers",
    "schema": "JSON Schema of the format, or its field reference",
}

VIEWS = ("timeline", "compare", "measures", "countries", "speakers", "actors", "agreements", "questions")
"""Commands of one module: what they have in common is more than what they differ in."""
TAKE_A_QUERY = ("list", "search", "changes", *VIEWS)
TAKE_A_VALUE = (
    "--library",
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


def run(arguments: Sequence[str]) -> int:
    """The exit code of the command."""
    if sys.stdout is None or sys.stderr is None:
        return NOT_WRITTEN  # closed before the program began: there is nowhere to say so
    signal.signal(signal.SIGTERM, terminate)
    try:
        code = dispatch(list(arguments))
        if code == HUNG_UP:  # nothing more can be written to a terminal that is gone
            return silenced(code)
        sys.stdout.flush()
    except BriefingError as error:
        print(f"briefing: {safe(str(error), lines=True)}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return silenced(BROKEN_PIPE)
    except KeyboardInterrupt:
        return silenced(INTERRUPTED)
    except OSError as error:
        print(f"briefing: the output could not be written: {os.strerror(error.errno or 0)}", file=sys.stderr)
        return silenced(NOT_WRITTEN)
    except Exception as error:
        print(crash_report(error), file=sys.stderr)
        return CRASHED
    return code


def crash_report(error: Exception) -> str:
    """A fault of the program: what and where, none of the values it worked on."""
    import traceback  # only a crash needs it

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "briefing" in frame.filename]
    where = " < ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return (
        f"briefing: a fault of the program ({type(error).__name__} at {where or 'an unknown place'}).\n"
        "Nothing was changed. Please report these two lines as the README says under 'Reporting a fault'."
    )


def dispatch(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        from briefing import __version__

        print(f"briefing {__version__}")
        return 0
    if arguments in (["--help"], ["-h"], ["help"]):
        print(overview())
        return 0
    name, rest = split(arguments)
    command = import_module(f"briefing.cli.commands.{'view' if name in VIEWS else name}")
    return int(command.run(options_of(name, command, rest)))


def split(arguments: list[str]) -> tuple[str, list[str]]:
    """The command's name, wherever it stands among the options before it, and all the other words."""
    skip = False
    for index, word in enumerate(arguments):
        if skip or word.startswith("-"):
            skip = not skip and word in TAKE_A_VALUE
        elif word in COMMANDS:
            return word, arguments[:index] + arguments[index + 1 :]
        else:
            break
    return "read", arguments


def options_of(name: str, command: object, rest: list[str]) -> object:
    from briefing.cli.options import parser_for

    parser = parser_for(name, COMMANDS[name], command)
    parser.set_defaults(command=name)
    if name not in TAKE_A_QUERY:
        return parser.parse_args(rest)
    from briefing.cli.query_options import escape_minus_words

    return parser.parse_intermixed_args(escape_minus_words(rest, TAKE_A_VALUE))


def overview() -> str:
    """What `--help` prints."""
    rows = "\n".join(f"  {name:<11}{text}" for name, text in COMMANDS.items())
    return f"""usage: briefing [PATH | REF]
       briefing COMMAND [...]

A terminal browser for structured briefings.

{rows}

briefing COMMAND --help tells more; briefing --version says which version this is.
The library is --library DIR (may be repeated), or $BRIEFING_LIBRARY, or `library`
in the config file, or the briefings that come with the program."""


def terminate(*_: object) -> NoReturn:
    """SIGTERM: leave as a program that was terminated does, with what is open closed."""
    raise SystemExit(TERMINATED)


def silenced(code: int) -> int:
    """End without a word more: nothing that is still buffered may fail once again."""
    sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr) if code != NOT_WRITTEN else (sys.stdout,):
        os.dup2(sink, stream.fileno())
    return code
