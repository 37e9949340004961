"""`python -m briefing`, and the entry point `briefing`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line with the arguments of the process; return its exit code."""
    from briefing.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
