"""`python -m briefing`, and the entry point `briefing`."""

from __future__ import annotations

import os
import sys

OUT_OF_MEMORY = b"briefing: there is not enough memory to go on: what was asked for is too much for what it may have.\n"
"""Made before there is too little of it."""


def main() -> int:
    """Run the command line with the arguments of the process; return its exit code.

    What it makes is its owner's alone from the first. Where there is too little memory even to say why, it says that.
    """
    try:
        from briefing.atomic import set_own_umask

        set_own_umask()
        from briefing.cli import run

        return run(sys.argv[1:])
    except MemoryError:
        pass  # what it holds is given back before anything is done
    os.write(2, OUT_OF_MEMORY)
    return 70


def leave_working_directory() -> None:
    """Import no module from the folder that one stands in, as `-m` would: it may be somebody else's."""
    if not sys.flags.safe_path and sys.path:
        del sys.path[0]


if __name__ == "__main__":
    leave_working_directory()
    sys.exit(main())
