"""The composition root: clock, folders and store are made here and handed on."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command or, without one, the app. Returns the exit code; see DESIGN.md, part 5."""
    from tracker.cli import run
    from tracker.clock import SystemClock

    return run(sys.argv[1:] if arguments is None else arguments, SystemClock())


if __name__ == "__main__":
    sys.exit(main())
