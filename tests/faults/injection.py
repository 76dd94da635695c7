"""Running the program while its system calls are made to fail, by strace."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from tests.terminal.program import Program

MOST = 200
"""More calls of one sort than any command makes; a loop that gets here does not end by itself."""


def failing_in_turn(
    program: Program,
    call: str,
    fault: str,
    *words: str,
    from_then_on: bool = False,
    of: Iterable[Path] = (),
    first: int = 1,
    step: int = 1,
) -> Iterator[tuple[int, subprocess.CompletedProcess[str]]]:
    """Run a command with the first, the second, ... call of a sort failing, until none is left to fail.

    ``call`` is a name or ``/pattern``, ``fault`` is what strace injects: ``signal=KILL``, ``error=ENOSPC``.
    Whoever takes the results puts the data back in between. ``of`` are the only files that it is about.
    ``first`` and ``step`` say which of the calls fail, counted from 1.
    """
    tracer = strace()
    # Only what is to fail is stopped at, which is faster; strace then forgets the signals.
    stops = [] if fault.startswith("signal=") else can_leave_out_the_rest()
    report = program.folder / "strace"
    for number in count(first, step):
        assert number <= MOST, f"{call} number {number} still fails"
        when = f"{number}+" if from_then_on else str(number)
        inject = ["-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={when}"]
        inject += [word for path in of for word in ("-P", str(path))]
        report.unlink(missing_ok=True)
        done = subprocess.run(
            [tracer, "-f", *stops, "-o", str(report), *inject, *program.argv(*words)],
            env=program.environ,
            cwd=program.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        told = report.read_text("utf-8", "replace")
        if "(INJECTED)" not in told and "killed by SIGKILL" not in told:
            assert done.returncode == 0, done
            return
        yield number, done


@cache
def can_leave_out_the_rest() -> list[str]:
    """What has strace stop a program only at the calls that it is asked for; nothing where it cannot."""
    words = ["--seccomp-bpf"]
    probe = [strace(), *words, "-f", "-o", os.devnull, "-e", "trace=write", "true"]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    # Where it may not, it says so on the standard error of the program, and goes on.
    return words if done.returncode == 0 and not done.stderr else []


@cache
def strace() -> str:
    """Where strace is; skips where it is not, or may not look into processes."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip("strace is not installed, and these tests make system calls fail")
    done = subprocess.run(
        [found, "-f", "-o", os.devnull, "-e", "trace=write", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"strace may not look into processes here: {done.stderr.strip()}")
    return found
