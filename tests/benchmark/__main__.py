"""How fast it is, beside the budgets: one table. Budgets are ratios to what is measured in the same run.

Run it on a quiet machine, with the Python of an environment that tracker is installed in:
``python -m tests.benchmark``, or with ``--peers`` to have other trackers beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmark import histories

ROUNDS = 11
SECONDS_AT_REST = 10
COMMANDS = ("status", "start", "stop", "week")
BUDGETS = {"status": (3, 2.5), "start": (4, 3), "stop": (4, 3), "week": (4, 3)}

Environ = dict[str, str]
Case = tuple[list[str], Environ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="install and time other trackers as well")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"runs of each command ({ROUNDS})")
    given = parser.parse_args()
    script = shutil.which("tracker", path=sysconfig.get_path("scripts"))
    if script is None:
        print("tracker is not installed in this Python's environment: pip install .", file=sys.stderr)
        return 2
    with TemporaryDirectory(prefix="tracker-") as name:
        folder = Path(name)
        now = datetime.now().astimezone()
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {given.rounds}.")
        print(f"Long history: {histories.LONG} weeks of {histories.ENTRIES_A_WEEK} entries; short: one week.")
        table = Table()
        environs = {}
        for length, weeks in (("long", histories.LONG), ("short", histories.SHORT)):
            environs[length] = environment(folder / length)
            histories.write_ours(folder / length / "data", weeks, now)
        base = time_commands(table, script, environs, folder, given.rounds)
        time_burdened_commands(table, script, environs["long"], folder, given.rounds)
        if given.peers:
            time_peers(table, base, folder, now, given.rounds)
        if sys.platform.startswith("linux"):
            time_app(table, script, environs["long"], folder, given.rounds)
        else:
            print("The app is measured on Linux only.")
        table.show()
    return 0


class Table:
    """What was measured, beside what it is held against."""

    def __init__(self) -> None:
        self._rows = [("what", "measured", "held against", "ratio", "budget", "stretch", "")]

    def add(
        self,
        what: str,
        measured: str,
        against: str = "",
        ratio: float = 0,
        budget: float = 0,
        stretch: float = 0,
    ) -> None:
        """A row; without a budget it is there to compare."""
        verdict = "" if not budget else ("over" if ratio > budget else "in" if ratio > stretch else "stretch")
        ratios = [f"{number:.2f}" if number else "" for number in (ratio, budget, stretch)]
        self._rows.append((what, measured, against, *ratios, verdict))

    def show(self) -> None:
        """Print it."""
        widths = [max(len(row[column]) for row in self._rows) for column in range(len(self._rows[0]))]
        print()
        for row in self._rows:
            cells = [
                text.ljust(width) if column in (0, 2, 6) else text.rjust(width)
                for column, (text, width) in enumerate(zip(row, widths, strict=True))
            ]
            print("  ".join(cells).rstrip())


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
    """How long a command takes, from the outside."""
    argv, environ = case
    began = time.perf_counter()
    subprocess.run(argv, env=environ, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return time.perf_counter() - began


def in_turn(cases: dict[str, Case], cwd: Path, rounds: int) -> dict[str, float]:
    """The median of each, run in turn, so that a busy moment strikes all alike; the first is not counted."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds + 1):
        for name, case in cases.items():
            times[name].append(seconds_of(case, cwd))
    return {name: median(each[1:]) for name, each in times.items()}


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def time_commands(table: Table, script: str, environs: dict[str, Environ], cwd: Path, rounds: int) -> float:
    """The commands, at a long and a short history. Returns what ``python -c pass`` takes."""
    words = {"start": ["start", "mixing"]}
    cases: dict[str, Case] = {"python": ([sys.executable, "-c", "pass"], environs["short"])}
    # Between them stands the one that makes it what it should be: start stops nothing, stop stops something.
    for command in ("status", "start", "week", "stop"):
        for length, environ in environs.items():
            cases[f"{command} {length}"] = ([script, *words.get(command, [command])], environ)
    took = in_turn(cases, cwd, rounds)
    base = took["python"]
    table.add("python -c pass", ms(base))
    for command in COMMANDS:
        long, short = took[f"{command} long"], took[f"{command} short"]
        table.add(f"{command}, 10 years", ms(long), "python -c pass", long / base, *BUDGETS[command])
        table.add(f"{command}, 1 week", ms(short), "10 years against it", long / short, 1.05, 1.02)
    long = environs["long"]
    cold = []
    for _ in range(3):
        shutil.rmtree(long["TRACKER_STATE"], ignore_errors=True)
        cold.append(seconds_of(([script, "week"], long), cwd))
    table.add("week, 10 years, nothing cached", ms(median(cold)), "python -c pass", median(cold) / base)
    for name, words in (("log", []), ("log --json", ["--json"]), ("log --note", ["--note", "Mixing"])):
        argv = [script, "log", "--from", "1990-01-01", *words]
        took_all = median([seconds_of((argv, long), cwd) for _ in range(3)])
        table.add(f"{name}, all of 10 years", ms(took_all), "python -c pass", took_all / base, 80, 53)
    return base


def time_burdened_commands(table: Table, script: str, plain: Environ, cwd: Path, rounds: int) -> None:
    """Commands over what a long history may carry along, each against the same without it."""
    burdened = environment(cwd / "burdened")
    histories.write_ours(cwd / "burdened" / "data", histories.LONG, datetime.now().astimezone())
    for words in (["activity", "merge", "series", "social-media"], ["undo"]):
        subprocess.run([script, *words], env=burdened, capture_output=True, check=True)
    log = sorted((cwd / "burdened" / "data" / "weeks").glob("*.toml"))[histories.LONG // 2]
    log.with_suffix(".aside.toml").write_text(f'format = 1\nweek = "{log.stem}"\n', "utf-8")
    (cwd / "burdened" / "config.toml").write_text('columns = ["total", "aim"]\nlongest_music = 3\n', "utf-8")
    rows = (
        ("start", "after a merge of 10 years and its undo", 1.2, 1.05),
        ("status", "with a config.toml", 1.1, 1.02),
        ("week", "with a leftover beside an old log", 1.1, 1.02),
    )
    cases: dict[str, Case] = {}
    for command, *_ in rows:
        words = [script, command, *(["mixing"] if command == "start" else [])]
        if command == "start":
            cases |= {f"stop {each['HOME']}": ([script, "stop"], each) for each in (plain, burdened)}
        cases |= {command: (words, plain), f"{command} burdened": (words, burdened)}
    took = in_turn(cases, cwd, rounds)
    for command, burden, budget, stretch in rows:
        with_it, without = took[f"{command} burdened"], took[command]
        table.add(
            f"{command} {burden}", ms(with_it), f"without, {ms(without)}", with_it / without, budget, stretch
        )


def time_app(table: Table, script: str, environ: Environ, cwd: Path, rounds: int) -> None:
    """The app over a long history, against the smallest app there is."""
    from tests.benchmark.in_a_terminal import Watched

    minimal = [sys.executable, str(Path(__file__).with_name("minimal_app.py"))]

    def first_paint(argv: list[str], text: str) -> float:
        watched = Watched(argv, environ, cwd)
        try:
            return watched.seconds_until(text)
        finally:
            watched.end()

    ours, ruler = medians_in_turn(
        [lambda: first_paint([script], histories.NAMES[0][0]), lambda: first_paint(minimal, "ready-to-go")],
        rounds,
    )
    table.add("first paint, 10 years", ms(ours), f"minimal app, {ms(ruler)}", ours / ruler, 1.4, 1.15)

    subprocess.run([script, "start", "mixing"], env=environ, capture_output=True, check=True)
    app, ticking = Watched([script], environ, cwd), Watched([*minimal, "ticking"], environ, cwd)
    try:
        app.seconds_until(histories.NAMES[0][0])
        ticking.seconds_until("ready-to-go")
        time.sleep(1)
        ours, ruler = medians_in_turn(
            [lambda: app.seconds_after_key("j"), lambda: ticking.seconds_after_key("j")], rounds
        )
        table.add("key to changed screen", ms(ours), f"minimal app, {ms(ruler)}", ours / ruler, 2, 1.3)
        for watched in (app, ticking):
            watched.drain()
        before = app.cpu_seconds(), ticking.cpu_seconds()
        time.sleep(SECONDS_AT_REST)
        ours, ruler = app.cpu_seconds() - before[0], ticking.cpu_seconds() - before[1]
        shares = [f"{seconds / SECONDS_AT_REST:.2%}" for seconds in (ours, ruler)]
        table.add("processor, timer running", shares[0], f"one Digits, {shares[1]}", ours / ruler, 2, 1.2)
        table.add("the same, of a core", shares[0], "1%", ours / SECONDS_AT_REST * 100, 1, 0.5)
        memory = app.most_memory()
        against = f"60 MB (minimal app: {ticking.most_memory():.1f} MB)"
        table.add("memory, 10 years", f"{memory:.1f} MB", against, memory / 60, 1, 0.75)
    finally:
        app.end()
        ticking.end()


def medians_in_turn(measures: Iterable[Callable[[], float]], rounds: int) -> list[float]:
    """The median of each, taken in turn. The first is not counted."""
    measures = list(measures)
    taken = [[measure() for measure in measures] for _ in range(rounds + 1)]
    return [median(each) for each in zip(*taken[1:], strict=True)]


def time_peers(table: Table, base: float, folder: Path, now: datetime, rounds: int) -> None:
    """Watson and utt in an environment of their own, and Timewarrior where it is installed; at 10 years."""
    environ = environment(folder / "peers")
    histories.write_watson(folder / "watson", histories.LONG, now)
    histories.write_utt(folder / "utt-data", histories.LONG, now)
    histories.write_timewarrior(folder / "timewarrior", histories.LONG, now)
    environ |= {"WATSON_DIR": str(folder / "watson"), "XDG_DATA_HOME": str(folder / "utt-data")}
    environ |= {"TIMEWARRIORDB": str(folder / "timewarrior")}
    venv.create(folder / "peers", with_pip=True)
    scripts = folder / "peers" / ("Scripts" if os.name == "nt" else "bin")
    pip = subprocess.run([scripts / "python", "-m", "pip", "install", "-q", "td-watson", "utt"], check=False)
    peers: dict[str, list[list[str]]] = {}
    if pip.returncode == 0:
        watson, utt = str(scripts / "watson"), str(scripts / "utt")
        peers["Watson"] = [
            [watson, "status"],
            [watson, "start", "Mixing"],
            [watson, "stop"],
            [watson, "report"],
        ]
        peers["utt"] = [[utt, "hello"], [utt, "add", "Mixing"], [utt, "report"]]
    timew = shutil.which("timew")
    if timew is not None:
        peers["Timewarrior"] = [
            [timew],
            [timew, "start", "Mixing"],
            [timew, "stop"],
            [timew, "summary", ":week"],
        ]
    for name, commands in peers.items():
        cases = {" ".join(argv[1:2]) or "status": (argv, environ) for argv in commands}
        for command, seconds in in_turn(cases, folder, min(rounds, 5)).items():
            table.add(f"{name} {command}, 10 years", ms(seconds), "python -c pass", seconds / base)


if __name__ == "__main__":
    sys.exit(main())
