"""Other trackers over the same ten years: Watson and utt, and Timewarrior and ledger where installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from datetime import datetime
from pathlib import Path

from tests.benchmark import histories
from tests.benchmark.measuring import Case, Environ, environment, in_turn, seconds_of
from tests.benchmark.table import Table, ms

# They take seconds each.
_MOST_ROUNDS = 5
_COMMANDS = ("start", "status", "stop", "week")


def time_peers(table: Table, script: str, ours: Environ, folder: Path, rounds: int) -> None:
    """What they have of start, stop, status and week, against ``python -c pass``; and our report of all ten
    years against theirs.

    Watson and utt are installed into an environment of their own, from the network.
    """
    environ, rounds = _histories(folder), min(rounds, _MOST_ROUNDS)
    peers = {**_installed(folder), **_timewarrior()}
    cases = {"python": ([sys.executable, "-c", "pass"], environ)}
    # One after the other of each: Timewarrior cannot stop in the second in which it started.
    for command in _COMMANDS:
        has_it = {name: commands[command] for name, commands in peers.items() if command in commands}
        cases |= {f"{name} {command}": (argv, environ) for name, argv in has_it.items()}
    _tell_of_failures(cases, folder)
    took = in_turn(cases, folder, rounds)
    base = took.pop("python")
    for name, seconds in took.items():
        table.add(f"{name}, 10 years", ms(seconds), "python -c pass", seconds / base)
    # The first one reads all that is known from then on.
    report = in_turn({"ours": ([script, "report", "--all"], ours)}, folder, rounds)["ours"]
    all_time = {name: (argv, environ) for name, argv in _all_time(peers, folder).items()}
    for name, case in all_time.items():
        # They take up to half a minute.
        seconds = seconds_of(case, folder)
        theirs = f"{name}, {ms(seconds)}"
        table.add("our report, all of 10 years", ms(report), theirs, report / seconds, 1, 0.2)


def _tell_of_failures(cases: dict[str, Case], folder: Path) -> None:
    """Say which of them do not work here: what they take then means nothing."""
    for name, (argv, environ) in cases.items():
        done = subprocess.run(argv, env=environ, cwd=folder, capture_output=True, check=False)
        if done.returncode:
            print(f"{name} fails: {done.stderr.decode(errors='replace').strip()[-200:]}")


def _all_time(peers: dict[str, dict[str, list[str]]], folder: Path) -> dict[str, list[str]]:
    """What they have of a report over all time; ledger has nothing else."""
    found = {}
    if "Watson" in peers:
        found["Watson report"] = [peers["Watson"]["status"][0], "report", "--all"]
    if "Timewarrior" in peers:
        found["Timewarrior summary"] = [peers["Timewarrior"]["status"][0], "summary", ":all"]
    ledger = shutil.which("ledger")
    if ledger is None:
        print("ledger is not installed: it is left out.")
    else:
        found["ledger balance"] = [ledger, "-f", str(folder / "ledger.timeclock"), "balance"]
    return found


def _histories(folder: Path) -> Environ:
    now = datetime.now().astimezone()
    histories.write_watson(folder / "watson", histories.LONG, now)
    histories.write_utt(folder / "utt-data", histories.LONG, now)
    histories.write_timewarrior(folder / "timewarrior", histories.LONG, now)
    histories.write_timeclock(folder / "ledger.timeclock", histories.LONG, now)
    environ = environment(folder / "peers")
    environ |= {"WATSON_DIR": str(folder / "watson"), "XDG_DATA_HOME": str(folder / "utt-data")}
    return environ | {"TIMEWARRIORDB": str(folder / "timewarrior")}


def _installed(folder: Path) -> dict[str, dict[str, list[str]]]:
    venv.create(folder / "peers", with_pip=True)
    scripts = folder / "peers" / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "install", "-q", "td-watson", "utt"]
    if subprocess.run(pip, check=False).returncode:
        print("Watson and utt could not be installed: they are left out.")
        return {}
    watson, utt = str(scripts / "watson"), str(scripts / "utt")
    return {
        "Watson": {
            "status": [watson, "status"],
            "start": [watson, "start", "Mixing"],
            "stop": [watson, "stop"],
            "week": [watson, "report", "--week"],
        },
        "utt": {"start": [utt, "hello"], "stop": [utt, "add", "Mixing"], "week": [utt, "report"]},
    }


def _timewarrior() -> dict[str, dict[str, list[str]]]:
    timew = shutil.which("timew")
    if timew is None:
        print("Timewarrior is not installed: it is left out.")
        return {}
    return {
        "Timewarrior": {
            "status": [timew],
            "start": [timew, "start", "Mixing"],
            "stop": [timew, "stop"],
            "week": [timew, "summary", ":week"],
        }
    }
