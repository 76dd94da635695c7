"""The commands, over ten years and over one week."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from statistics import median

from tests.benchmark import histories
from tests.benchmark.measuring import Environ, environment, in_turn, seconds_of
from tests.benchmark.table import Table, ms

_PASS = "python -c pass"
_BUDGETS = {"status": (3, 2.5), "start": (4, 3), "stop": (4, 3), "week": (4, 3)}
_REPORTS = {
    "report": [],
    "report by month": ["--by", "kind,month"],
    "report by day": ["--by", "day"],
    "report by weekday": ["--by", "weekday", "--chart"],
    "report as JSON": ["--by", "activity", "--json"],
}
# What is made of more than sums; the list has a line for nearly every entry.
_LONG_REPORTS = {"report as a page": ["--html"], "report with --rate": ["--rate", "40"]}
# What takes so long is measured less often.
_FEW = 3


def time_commands(table: Table, script: str, environs: dict[str, Environ], cwd: Path, rounds: int) -> None:
    """Each command, at a long and a short history."""
    words = {"start": ["start", "mixing"]}
    cases = {"python": ([sys.executable, "-c", "pass"], environs["short"])}
    # Between them stands the one that makes it what it should be: start stops nothing, stop stops something.
    for command in ("status", "start", "week", "stop"):
        for length, environ in environs.items():
            cases[f"{command} {length}"] = ([script, *words.get(command, [command])], environ)
    reports = {name: [script, "report", "--all", *words] for name, words in _REPORTS.items()}
    for argv in reports.values():
        # What it reads once is known from then on.
        seconds_of((argv, environs["long"]), cwd)
    cases |= {name: (argv, environs["long"]) for name, argv in reports.items()}
    took = in_turn(cases, cwd, rounds)
    base = took["python"]
    table.add(_PASS, ms(base))
    for command, budget in _BUDGETS.items():
        long, short = took[f"{command} long"], took[f"{command} short"]
        table.add(f"{command}, 10 years", ms(long), _PASS, long / base, *budget)
        table.add("  against 1 week", ms(short), f"{command}, 1 week", long / short, 1.05, 1.02)
    for name in reports:
        table.add(f"{name}, all of 10 years", ms(took[name]), _PASS, took[name] / base, 4, 3)
    long = environs["long"]
    for name, words in _LONG_REPORTS.items():
        argv = [script, "report", "--all", *words]
        seconds_of((argv, long), cwd)
        of_all = in_turn({"python": cases["python"], name: (argv, long)}, cwd, _FEW)
        ratio = of_all[name] / of_all["python"]
        table.add(f"{name}, all of 10 years", ms(of_all[name]), _PASS, ratio, 4, 3)
    cold: dict[str, list[float]] = {name: [] for name in ("week", "report --all")}
    for name, each in cold.items():
        for _ in range(_FEW):
            shutil.rmtree(long["TRACKER_STATE"], ignore_errors=True)
            each.append(seconds_of(([script, *name.split()], long), cwd))
    table.add("week, 10 years, nothing cached", ms(median(cold["week"])), _PASS, median(cold["week"]) / base)
    without = median(cold["report --all"])
    table.add("report, all of 10 years, nothing cached", ms(without), "1 s", without, 1, 0.5)
    log, export = ["log", "--from", "1990-01-01"], ["export", "--all"]
    cases_of_all = {
        "log": log,
        "log --json": [*log, "--json"],
        "log --note": [*log, "--note", "Mixing"],
        "export --csv": [*export, "--csv"],
        "export --json": [*export, "--json"],
    }
    for name, line in cases_of_all.items():
        argv = [script, *line]
        took_all = median([seconds_of((argv, long), cwd) for _ in range(_FEW)])
        table.add(f"{name}, all of 10 years", ms(took_all), "1 s", took_all, 1.2, 0.8)


def time_large_change(table: Table, script: str, cwd: Path) -> Environ:
    """What changes all logs of a long history, and takes that back. Returns where that has been done."""
    environ = environment(cwd / "burdened")
    histories.write_ours(cwd / "burdened" / "data", histories.LONG, datetime.now().astimezone())
    subprocess.run([script, "week"], env=environ, capture_output=True, check=True)
    # What was laid out is still on its way to the disk, and a change waits until its own has come there.
    os.sync()
    lines = {"activity merge": ["activity", "merge", "series", "social-media"], "its undo": ["undo"]}
    took = [
        {name: seconds_of(([script, *line], environ), cwd) for name, line in lines.items()}
        for _ in range(_FEW)
    ]
    for name in lines:
        seconds = median([each[name] for each in took])
        table.add(f"{name}, 10 years", ms(seconds), "1 s", seconds, 2, 1)
    return environ


def time_burdened(
    table: Table, script: str, plain: Environ, burdened: Environ, cwd: Path, rounds: int
) -> None:
    """Commands over what a long history may carry along, each against the same without it.

    ``burdened`` is a history after a large change and its undo.
    """
    log = sorted((Path(burdened["TRACKER_DATA"]) / "weeks").glob("*.toml"))[histories.LONG // 2]
    log.with_suffix(".aside.toml").write_text(f'format = 1\nweek = "{log.stem}"\n', "utf-8")
    Path(burdened["TRACKER_CONFIG"]).write_text('columns = ["total", "aim"]\nlongest_music = 3\n', "utf-8")
    rows = (
        ("start", "after a merge of 10 years and its undo", 1.2, 1.05),
        ("status", "with a config.toml", 1.1, 1.0),
        ("week", "with a leftover beside an old log", 1.1, 1.02),
    )
    cases = {}
    for command, *_ in rows:
        words = [script, command, *(["mixing"] if command == "start" else [])]
        if command == "start":
            cases |= {f"stop {each['HOME']}": ([script, "stop"], each) for each in (plain, burdened)}
        cases |= {command: (words, plain), f"{command} burdened": (words, burdened)}
    took = in_turn(cases, cwd, rounds)
    for command, burden, must, aim in rows:
        with_it, without = took[f"{command} burdened"], took[command]
        table.add(f"{command} {burden}", ms(with_it), f"without, {ms(without)}", with_it / without, must, aim)
