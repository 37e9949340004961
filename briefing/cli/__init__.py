"""Command-line arguments -> one command; the only place that turns an error into an exit code.

| code | meaning |
|---|---|
| 0 | success |
| 1 | nothing matched, or `check` found problems |
| 2 | wrong usage, invalid query, no such library or reference |
| 3 | some files could not be read, the others were served |
| 70 | internal error |
| 74 | the output, or an index that was asked for, could not be written |
| 129, 130, 141, 143 | terminal closed, interrupted, broken pipe, terminated |

A command is a module of `briefing.cli.commands` that declares a
`COMMAND`; it is imported only when it is called.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from briefing.cli.command_names import help_text, split_command
from briefing.errors import BROKEN_PIPE, CRASHED, HUNG_UP, INTERRUPTED, NOT_WRITTEN, TERMINATED, BriefingError
from briefing.sink import emit, print_error


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; return its exit code."""
    if sys.stdout is None:
        return NOT_WRITTEN  # closed before the program began: there is nowhere to print to
    if sys.stderr is None:  # closed too: what would be said is for nobody, and no file may take its number
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    signal.signal(signal.SIGTERM, terminate)
    try:
        code = dispatch(list(arguments))
        if code == HUNG_UP:  # nothing more can be written to a terminal that is gone
            return silence_output(code)
        sys.stdout.flush()
    except BriefingError as error:
        print_error(f"briefing: {error}", lines=True)
        return error.exit_code
    except BrokenPipeError:
        return silence_output(BROKEN_PIPE)
    except KeyboardInterrupt:
        return silence_output(INTERRUPTED)
    except OSError as error:
        print_error(f"briefing: the output could not be written: {os.strerror(error.errno or 0)}")
        return silence_output(NOT_WRITTEN)
    except MemoryError:
        raise
    except Exception as error:
        print_error(crash_report(error), lines=True)
        return CRASHED
    return code


def crash_report(error: Exception) -> str:
    """Describe an internal error: its type and where it was raised, without any value of the data."""
    import traceback  # only a crash needs it

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "briefing" in frame.filename]
    where = " < ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return (
        f"briefing: a fault of the program ({type(error).__name__} at {where or 'an unknown place'}).\n"
        "Nothing was changed. Please report these two lines as the README says under 'Reporting a fault'."
    )


def dispatch(arguments: list[str]) -> int:
    """Print version or help, or run a command; return its exit code.

    Raises BriefingError where the command fails, SystemExit where argparse rejects an option.
    """
    if arguments in (["--version"], ["-V"]):
        from briefing import __version__

        emit([f"briefing {__version__}\n"])
        return 0
    if arguments in (["--help"], ["-h"], ["help"]):
        emit([help_text() + "\n"])
        return 0
    from briefing.cli.options import command_of, parse_options  # argparse: 12 ms that the version need not wait for

    name, rest = split_command(arguments)
    command = command_of(name)
    return command.run(parse_options(name, command, rest))


def terminate(*_: object) -> NoReturn:
    """Handle SIGTERM: close what is open and leave.

    Raises SystemExit, always.
    """
    raise SystemExit(TERMINATED)


def silence_output(code: int) -> int:
    """Send stdout and stderr to /dev/null, so that flushing buffers at exit cannot fail again; return `code`."""
    sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr) if code != NOT_WRITTEN else (sys.stdout,):
        os.dup2(sink, stream.fileno())
    return code
