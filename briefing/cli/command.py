"""What a module of `briefing.cli.commands` declares as its COMMAND."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NamedTuple


class CliCommand(NamedTuple):
    """A command of the command line: what it can be given, and what it does."""

    add_options: Callable[[argparse.ArgumentParser], None]
    """Adds its arguments and options to a parser."""
    run: Callable[[argparse.Namespace], int]
    """Carries it out with what was parsed and returns the exit code. Raises BriefingError."""
