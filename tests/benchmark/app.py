"""The app over a long history, against the smallest app there is. Linux only."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.benchmark import histories
from tests.benchmark.in_a_terminal import Watched
from tests.benchmark.measuring import Environ, environment, medians_in_turn
from tests.benchmark.table import Table, ms

_OURS, _READY = histories.NAMES[0][0], "ready-to-go"
_MINIMAL = [sys.executable, str(Path(__file__).with_name("minimal_app.py"))]
_DOWN, _NOTE, _FOCUS_LOST = "j", "n", "\x1b[O"
# A stretch in which all that the app does now and then is done once.
_STRETCH = 10


def time_app(table: Table, script: str, running: Environ, cwd: Path, rounds: int) -> None:
    """First paint, a key, the processor at rest, and memory."""
    # So that what is known of ten years is kept, whichever part is measured first.
    subprocess.run([script, "week"], env=running, capture_output=True, check=True)
    _time_first_paint(table, script, running, cwd, rounds)
    idle = environment(cwd / "idle")
    shutil.copytree(running["TRACKER_DATA"], idle["TRACKER_DATA"])
    subprocess.run([script, "start", "mixing"], env=running, capture_output=True, check=True)
    subprocess.run([script, "stop"], env=idle, capture_output=True, check=False)
    watched = {
        "digits": Watched([*_MINIMAL, "ticking"], running, cwd),
        "running": Watched([script], running, cwd),
        "idle": Watched([script], idle, cwd),
        "dialog": Watched([script], running, cwd),
        "blurred": Watched([script], running, cwd),
    }
    try:
        for name, each in watched.items():
            each.seconds_until(_READY if name == "digits" else _OURS)
        time.sleep(1)
        ours, ruler = medians_in_turn(
            [lambda name=name: watched[name].seconds_after_key(_DOWN) for name in ("running", "digits")],
            rounds,
        )
        table.add("key to changed screen", ms(ours), f"minimal app, {ms(ruler)}", ours / ruler, 1.3, 1.1)
        for each in watched.values():
            each.drain()
        watched["dialog"].press(_NOTE)
        watched["blurred"].press(_FOCUS_LOST)
        time.sleep(3)
        _add_processor(table, watched, rounds)
        memory, least = (watched[name].most_memory() for name in ("running", "digits"))
        against = f"1 MB (minimal app: {least:.1f} MB)"
        table.add("memory, 10 years", f"{memory:.1f} MB", against, memory, 55, 45)
    finally:
        for each in watched.values():
            each.end()


def _time_first_paint(table: Table, script: str, environ: Environ, cwd: Path, rounds: int) -> None:
    def first_paint(argv: list[str], text: str) -> float:
        watched = Watched(argv, environ, cwd)
        try:
            return watched.seconds_until(text)
        finally:
            watched.end()

    measures = [lambda: first_paint([script], _OURS), lambda: first_paint(_MINIMAL, _READY)]
    ours, ruler = medians_in_turn(measures, rounds)
    table.add("first paint, 10 years", ms(ours), f"minimal app, {ms(ruler)}", ours / ruler, 1.4, 1.15)


def _add_processor(table: Table, watched: dict[str, Watched], rounds: int) -> None:
    """What each of them takes in the same stretches of time, as a part of a core."""
    taken: dict[str, list[float]] = {name: [] for name in watched}
    for _ in range(rounds):
        before = {name: each.cpu_seconds() for name, each in watched.items()}
        time.sleep(_STRETCH)
        for name, each in watched.items():
            taken[name].append((each.cpu_seconds() - before[name]) / _STRETCH)
    share = {name: median(each) for name, each in taken.items()}

    def add(what: str, name: str, against: str, words: str, must: float, aim: float) -> None:
        ratio = share[name] / share[against]
        table.add(what, f"{share[name]:.2%}", f"{words}, {share[against]:.2%}", ratio, must, aim)

    add("processor, timer running", "running", "digits", "one Digits", 1.5, 1.2)
    add("  with a dialog over the week", "dialog", "running", "the week alone", 1.5, 1.1)
    add("  without the focus", "blurred", "running", "with it", 0.5, 0.4)
    idle = share["idle"]
    table.add("processor, nothing running", f"{idle:.2%}", "1% of a core", idle * 100, 0.3, 0.1)
