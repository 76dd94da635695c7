"""Random keys, clicks, pastes and sizes for the app in a terminal, and what must hold after them.

Run by itself: ``python -m tests.faults.random_keys KEYS SEED FOLDER``; it prints how far it came.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from shutil import rmtree
from typing import Any

from tests.terminal.program import Program
from tests.terminal.raw_terminal import RawTerminal
from tests.terminal.waiting import wait_until
from tracker.changes.changes import Changes
from tracker.clock import SystemClock
from tracker.demo.made_up_record import made_up_record
from tracker.domain.errors import Refused
from tracker.domain.time.week import Week
from tracker.domain.week.plan import PlannedTime
from tracker.storage.change import Change
from tracker.storage.folders import Folders, find_folders
from tracker.storage.store import Store

SIZES = ((80, 24), (120, 40), (40, 12), (200, 60), (60, 20))
# The journal keeps some hundred steps; all of a round are to be taken back.
ROUND = 300
PIECE = 15
PATIENCE = 120.0
_LOG = re.compile(r"\d{4}-W\d\d\.toml")
NOTHING_LEFT = "There is nothing to undo."

_SIGNS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.<>/?[]-+=_!äß中"
_OFTEN = "12345 ,.nuiaxsjkhlegdcyPAw+- "
# Enter, escape, tab and back, arrows, pages, home and end; control with s, p, r, c, k, u, a, e; deletes.
_SPECIAL = (
    *("\r", "\r", "\r", "\x1b", "\x1b", "\t", "\x1b[Z"),
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F"),
    *("\x13", "\x10", "\x12", "\x03", "\x0b", "\x15", "\x01", "\x05", "\x7f", "\x1b[3~"),
)
_TEXTS = (
    "Tides",
    "20m phone",
    "[/foo [red]",
    "12:75",
    "a line\nand another\n",
    "x" * 300,
    "\u202eevil\x1b[2J",
    "8",
)


class Keys:
    """What a hand without a plan does, by a seed."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def piece(self, size: tuple[int, int]) -> bytes:
        """One key, click or paste."""
        choose = self._random
        kind = choose.random()
        if kind < 0.45:
            return choose.choice(_OFTEN).encode()
        if kind < 0.65:
            return choose.choice(_SIGNS).encode()
        if kind < 0.88:
            return choose.choice(_SPECIAL).encode()
        x, y = choose.randint(1, size[0]), choose.randint(1, size[1])
        if kind < 0.95:
            return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode() * choose.randint(1, 2)
        if kind < 0.97:
            return f"\x1b[<{choose.choice((64, 65))};{x};{y}M".encode()
        text = choose.choice(_TEXTS)
        return (f"\x1b[200~{text}\x1b[201~" if choose.random() < 0.7 else text).encode()

    def size(self) -> tuple[int, int]:
        """A size for the terminal."""
        return self._random.choice(SIZES)


# Records to begin with


def lay_out_nothing(program: Program) -> None:
    """No record at all."""


def lay_out_demo(program: Program) -> None:
    """Eight weeks, with something that runs."""
    clock = SystemClock()
    listed, logs = made_up_record(clock.now(), clock.zone)

    def rule(change: Change) -> None:
        change.put_list(listed)
        for log in logs:
            change.put_log(log)

    Store(folders_of(program)).change("lay out", clock.now(), rule)
    # The first thing that can be taken back is what the keys do.
    rmtree(program.state)


def lay_out_damaged(program: Program) -> None:
    """A log of this week that can be read up to a line."""
    lay_out_demo(program)
    log = program.logs[-1]
    log.write_text(log.read_text("utf-8") + "\n<<<<<<< HEAD\n", "utf-8")


def lay_out_copy(program: Program) -> None:
    """A copy of a sync tool beside a log."""
    lay_out_demo(program)
    log = program.logs[-2]
    log.with_name(f"{log.stem} 2.toml").write_bytes(log.read_bytes())


def lay_out_forgotten(program: Program) -> None:
    """Something that has run for three days."""
    program.write_list(
        ("mixing", "Mixing", "studio"), ("phone", "Phone", "leisure"), ("cook", "Cook", "chores")
    )
    start = SystemClock().now().replace(microsecond=0) - timedelta(days=3)
    program.write_log(str(Week.containing(start.date())), ("k3f9x2ab", "mixing", start, None))


def lay_out_planned(program: Program) -> None:
    """Hours planned from this minute on and for the next week, and all that is said by itself."""
    lay_out_demo(program)
    clock = SystemClock()
    changes = Changes(Store(folders_of(program)), clock.zone)
    now = clock.now()
    week = changes.record.calendar().week_at(int(now.timestamp()))
    for number, what in enumerate(("studio", "learning", "mixing")):
        begin = now.replace(second=0, microsecond=0, tzinfo=None).time()
        times = (begin, None)[: 2 - number % 2]
        for start in times:
            changes.plan.add(now, week, PlannedTime(now.weekday(), what, 1.5, start))
            changes.plan.add(now, week.next(), PlannedTime(2 * number, what, 2.0, start))
    (program.folder / "config.toml").write_text(_REMINDERS, "utf-8")
    rmtree(program.state)


_REMINDERS = """[reminders]
plan = true
idle = 1
idle_hours = "00:00-24:00"
ears = 1
bell = true
notices = "osc777"
"""

RECORDS: dict[str, Callable[[Program], None]] = {
    "empty": lay_out_nothing,
    "demo": lay_out_demo,
    "damaged": lay_out_damaged,
    "copy": lay_out_copy,
    "forgotten": lay_out_forgotten,
    "planned": lay_out_planned,
}


# What must hold


def folders_of(program: Program) -> Folders:
    return find_folders(program.environ, None)


def content(program: Program) -> dict[str, Any]:
    """What the list and the logs say, by name; of a damaged one its bytes. One that says nothing is none."""
    found: dict[str, Any] = {}
    logs = [path for path in program.logs if _LOG.fullmatch(path.name)]
    for path in [program.data / "activities.toml", *logs]:
        if path.exists():
            try:
                found[path.name] = tomllib.loads(path.read_text("utf-8"))
            except tomllib.TOMLDecodeError:
                found[path.name] = path.read_bytes()
    return found


def overlaps(program: Program) -> list[str]:
    """Entries that begin before one ends that began earlier."""
    entries: list[tuple[datetime, datetime, str]] = []
    for log in content(program).values():
        for entry in log.get("entries", []) if isinstance(log, dict) else []:
            end = entry.get("end", datetime.max.replace(tzinfo=entry["start"].tzinfo))
            entries.append((entry["start"], end, entry["id"]))
    return [f"{one[2]} {two[2]}" for one, two in pairwise(sorted(entries)) if two[0] < one[1]]


class Round:
    """One life of the app under random keys, over one record."""

    def __init__(self, program: Program, record: str, seed: str) -> None:
        self.program = program
        self.name = f"seed {seed}, record {record}"
        RECORDS[record](program)
        self.begun = content(program)
        self.findings = self._findings()
        self._keys = Keys(seed)

    def play(self, keys: int) -> None:
        """Press so many keys, and look at what is left. Raises AssertionError, with the seed."""
        size = self._keys.size()
        terminal = RawTerminal(self.program.argv(), self.program.environ, self.program.folder, *size)
        try:
            self._wait_for_answer(terminal, "the app opens")
            for number in range(0, keys, PIECE):
                if number % (PIECE * 4) == 0:
                    size = self._keys.size()
                terminal.forget()
                terminal.type(b"".join(self._keys.piece(size) for _ in range(PIECE)))
                # Another size is what it always answers.
                terminal.resize(size[0] - (number // PIECE) % 2, size[1])
                if terminal.process.poll() is not None:
                    break
                self._wait_for_answer(terminal, f"it answers after {number + PIECE} keys")
            if terminal.process.poll() is None:
                os.kill(terminal.pid, signal.SIGTERM)
            code = terminal.wait_for_end()
            # It can be left from the palette and by its line of keys.
            assert code in (0, 143), f"{self.name}: it ended with {code}\n{self._reports()}"
            assert "Traceback" not in terminal.written, f"{self.name}: {terminal.written[-3000:]}"
            assert terminal.is_as_it_was, f"{self.name}: the terminal is not as it was"
            tail = terminal.wait_for("\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l")
            assert tail.rindex("\x1b[?1049l") > tail.rfind("\x1b[?1049h"), self.name
        finally:
            terminal.close()
        assert not self._reports(), f"{self.name}: {self._reports()}"
        assert overlaps(self.program) == [], f"{self.name}: {overlaps(self.program)}"
        now = self._findings()
        assert len(now) <= len(self.findings), f"{self.name}: {now}"
        self._undo_all()

    def _reports(self) -> str:
        """What it says of its own faults."""
        return "\n".join(path.read_text("utf-8") for path in self.program.state.glob("reports/*"))

    def _wait_for_answer(self, terminal: RawTerminal, what: str) -> None:
        wait_until(
            lambda: terminal.written or terminal.process.poll() is not None,
            f"{self.name}: {what}",
            deadline=PATIENCE,
        )

    def _findings(self) -> list[str]:
        clock = SystemClock()
        found = self._keeper(clock).record.findings(clock.now())
        # What is done while a log is damaged goes beside it, which is named, and no fault.
        return [f"{each.path}: {each.oddity}" for each in found if not each.path.endswith(".aside.toml")]

    def _keeper(self, clock: SystemClock) -> Changes:
        return Changes(Store(folders_of(self.program)), clock.zone)

    def _undo_all(self) -> None:
        clock = SystemClock()
        changes, steps = self._keeper(clock), 0
        while True:
            try:
                changes.history.undo(clock.now())
            except Refused as refused:
                if str(refused) == NOTHING_LEFT:
                    break
                raise AssertionError(f"{self.name}: {refused}") from None
            steps += 1
        left = {
            name: said for name, said in content(self.program).items() if name in self.begun or _says(said)
        }
        assert left == self.begun, f"{self.name}: {steps} steps back do not lead to the beginning"


def _says(data: Any) -> bool:
    """Whether there is anything in a file that was made, and emptied again."""
    return bool(set(data) - {"format", "week", "day_start", "wasted_up_to"})


def play(folder: Path, seed: str, keys: int, tell: Callable[[str], None] = lambda line: None) -> int:
    """Play rounds over every kind of record until so many keys were pressed; how many those were."""
    pressed = number = 0
    while pressed < keys:
        record = [*RECORDS][number % len(RECORDS)]
        place = folder / f"round-{number}"
        place.mkdir()
        this = min(ROUND, keys - pressed)
        Round(Program(place), record, f"{seed}-{number}").play(this)
        pressed, number = pressed + this, number + 1
        tell(f"seed {seed}: {pressed} keys, {number} rounds")
    return pressed


def main() -> None:
    """Play, and print how far it came."""
    keys, seed, folder = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    play(folder, seed, keys, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
