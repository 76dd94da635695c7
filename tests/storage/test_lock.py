"""One writer at a time, and nothing lost between several."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desk import MIXING, NOW, Desk
from tracker.storage.errors import Busy, NotSaved
from tracker.storage.machine import lock
from tracker.storage.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the holder uses flock")

ROOT = Path(__file__).parents[2]
HOLDER = """
import fcntl, sys
with open(sys.argv[1], "w") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""
WRITER = """
import sys
from datetime import timedelta
from pathlib import Path
from tests.desk import LISTED, Desk, thursday
desk, number = Desk(Path(sys.argv[1])), int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for place in range(12):
    begin = thursday("00:00") + timedelta(minutes=place * 30 + number * 10)
    end = begin + timedelta(minutes=10)
    desk.changes.corrections.add(LISTED[number], begin, end, thursday("15:00"), note=f"{number} {place}")
"""


@contextmanager
def held_elsewhere(desk: Desk) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is told to end."""
    command = [sys.executable, "-c", HOLDER, str(desk.state / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            holder.kill()


def test_who_finds_the_lock_held_gives_up_with_a_message(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    before = desk.contents()
    with held_elsewhere(desk), pytest.raises(Busy, match="another tracker has held"):
        desk.changes.timer.start(MIXING, NOW)
    assert desk.contents() == before


def test_a_lock_whose_holder_is_killed_is_free_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with held_elsewhere(desk) as holder:
        holder.kill()
        holder.wait()
        monkeypatch.setattr(lock, "PATIENCE", 0.0)
        desk.changes.timer.start(MIXING, NOW)
    assert desk.shown() == ["mixing Thu 15:00-"]


def test_a_held_lock_does_not_keep_anyone_from_looking(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    desk.changes.timer.start(MIXING, NOW)
    journal = desk.state / "journal.jsonl"
    # As if the last step had been broken off: settling it would need the lock.
    journal.write_text("".join(f"{line}\n" for line in journal.read_text().splitlines()[:-1]))
    with held_elsewhere(desk):
        assert desk.record.week(None, NOW).running is not None


def test_the_lock_is_let_go_where_a_rule_refuses(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)

    def refuse(_: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        desk.store.change("x", NOW, refuse)
    desk.changes.timer.start(MIXING, NOW)


def test_a_lock_that_cannot_be_made_is_told_in_plain_words(desk: Desk) -> None:
    (desk.state / "lock").unlink()
    (desk.state / "lock").mkdir()
    with pytest.raises(NotSaved, match="Nothing was changed"):
        desk.changes.timer.start(MIXING, NOW)


def test_of_three_programs_that_write_at_once_every_entry_is_kept(desk: Desk) -> None:
    folder = str(desk.data.parent)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, folder, str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for number in range(3)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    notes = {entry.note for entry in desk.entries()}
    assert notes == {f"{number} {place}" for number in range(3) for place in range(12)}
    for _ in range(36):
        desk.changes.history.undo(NOW)
    assert desk.entries() == []


def test_who_waits_for_the_lock_says_so_once_and_takes_it_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_SAID_AFTER", 0.0)
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    told: list[str] = []
    store = Store(desk.folders)
    store.when_waiting(told.append)
    with held_elsewhere(desk), pytest.raises(Busy):
        store.change("x", NOW, lambda change: None)
    assert len(told) == 2
    assert told[1] == ""
    assert told[0].startswith("Waiting for another tracker")


def test_while_a_writer_stands_still_in_mid_write_nobody_waits_to_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.changes.timer.start(MIXING, NOW)
    journal = desk.state / "journal.jsonl"
    journal.write_text("".join(f"{line}\n" for line in journal.read_text().splitlines()[:-1]))
    monkeypatch.setattr(lock.time, "sleep", lambda _: pytest.fail("it waits"))
    with held_elsewhere(desk):
        desk.store.settle()
        assert desk.record.week(None, NOW).running is not None
