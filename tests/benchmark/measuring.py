"""Measuring from the outside, in turn: a busy moment of the machine strikes all alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

Environ = dict[str, str]
# What is called, and in which environment.
Case = tuple[list[str], Environ]


def environment(folder: Path) -> Environ:
    """The environment of a program over a data folder of its own."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TRACKER_DATA": str(folder / "data"),
        "TRACKER_STATE": str(folder / "state"),
        "TRACKER_CONFIG": str(folder / "config.toml"),
    }


def seconds_of(case: Case, cwd: Path) -> float:
    """How long a command takes."""
    argv, environ = case
    began = time.perf_counter()
    subprocess.run(argv, env=environ, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return time.perf_counter() - began


def in_turn(cases: dict[str, Case], cwd: Path, rounds: int) -> dict[str, float]:
    """The median seconds of each command."""
    measures = [lambda case=case: seconds_of(case, cwd) for case in cases.values()]
    return dict(zip(cases, medians_in_turn(measures, rounds), strict=True))


def medians_in_turn(measures: Iterable[Callable[[], float]], rounds: int) -> list[float]:
    """The median of each. The first round is not counted."""
    measures = list(measures)
    taken = [[measure() for measure in measures] for _ in range(rounds + 1)]
    return [median(each) for each in zip(*taken[1:], strict=True)]
