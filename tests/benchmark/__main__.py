"""How fast it is, beside the budgets and other trackers: one table. Budgets are ratios to what is measured in
the same run.

Run it on a quiet machine, with the Python of an environment that tracker is installed in:
``python -m tests.benchmark``, or only parts of it, as ``python -m tests.benchmark app``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import sysconfig
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmark import histories
from tests.benchmark.commands import time_burdened, time_commands, time_large_change
from tests.benchmark.measuring import environment
from tests.benchmark.peers import time_peers
from tests.benchmark.table import Table

ROUNDS = 11
PARTS = ("commands", "burdens", "peers", "app")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all without one")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each is measured ({ROUNDS})")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    script = shutil.which("tracker", path=sysconfig.get_path("scripts"))
    if script is None:
        print("tracker is not installed in this Python's environment: pip install .", file=sys.stderr)
        return 2
    with TemporaryDirectory(prefix="tracker-") as name:
        measure(given.parts or PARTS, script, Path(name), given.rounds).show()
    return 0


def measure(parts: tuple[str, ...], script: str, folder: Path, rounds: int) -> Table:
    """Measure some parts, in a folder for what that takes."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {rounds}.")
    print(f"10 years: {histories.LONG} weeks of {histories.ENTRIES_A_WEEK} entries.")
    table = Table()
    environs = {}
    for length, weeks in (("long", histories.LONG), ("short", histories.SHORT)):
        environs[length] = environment(folder / length)
        histories.write_ours(folder / length / "data", weeks, datetime.now().astimezone())
    if "commands" in parts:
        time_commands(table, script, environs, folder, rounds)
    if "burdens" in parts:
        burdened = time_large_change(table, script, folder)
        time_burdened(table, script, environs["long"], burdened, folder, rounds)
    if "peers" in parts:
        time_peers(table, script, environs["long"], folder, rounds)
    if "app" in parts:
        if sys.platform.startswith("linux"):
            # It needs a terminal that is watched from outside.
            from tests.benchmark.app import time_app

            time_app(table, script, environs["long"], folder, rounds)
        else:
            print("The app is measured on Linux only.")
    return table


if __name__ == "__main__":
    sys.exit(main())
