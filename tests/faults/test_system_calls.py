"""Changes of more than one file, with each system call in turn going wrong.

With ``TRACKER_EVERY_CALL`` each kind of change goes wrong in each way and at each call; without it each way
has a kind or two, which are killed at every third call, by turns, or fail at every third.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.faults.injection import failing_in_turn
from tests.terminal.program import Program

pytestmark = pytest.mark.faults

RecordProperty = Callable[[str, object], None]
State = list[tuple[str, str, bool]]
"""The entries as week, activity and whether it has ended; then the list, in the same shape."""

# What changes the content of files or their names; what else is called makes folders and empty files.
CHANGING = ["write", "fsync", "/^rename", "/^unlink"]


LIST = "activities"
EVERY_CALL = "TRACKER_EVERY_CALL" in os.environ
TO_KILL = ("into a new log", "merged", *(("into a log that is there", "undone") if EVERY_CALL else ()))
TO_FAIL = ("into a new log", "undone")
KILL_STEP, FAIL_STEP = (1, 1) if EVERY_CALL else (3, 3)


class Switch:
    """A record in which an activity runs since the week before last, and what is to be done to it.

    A switch changes two logs, a merge two logs and the list.
    """

    def __init__(self, program: Program, kind: str) -> None:
        self.program = program
        self.kind = kind
        program.write_list(("mixing", "Mixing", "studio"), ("social-media", "Social media", "leisure"))
        begin = datetime.now(UTC).replace(microsecond=0) - timedelta(days=8)
        year, week, _ = begin.isocalendar()
        program.write_log(f"{year}-W{week:02}", ("aaaaaaaa", "mixing", begin, None))
        if kind != "into a new log":
            program.run_here("target", "studio", "12")
        self.words = ["start", "social-media", "--note", "one more video"]
        if kind in ("undone", "merged"):
            program.run_here(*self.words)
            self.words = ["undo"] if kind == "undone" else ["activity", "merge", "mixing", "social-media"]
        self._template = program.folder.parent / "template"
        self._template.mkdir()
        for folder in (program.data, program.state):
            if folder.exists():
                shutil.copytree(folder, self._template / folder.name)
        self.old, self.old_files = self.now(), self.files()
        program.run_here(*self.words)
        self.new, self.new_files = self.now(), self.files()
        assert self.old != self.new
        self.restore()

    def restore(self) -> None:
        """Put the data back as they were."""
        for folder in (self.program.data, self.program.state):
            shutil.rmtree(folder, ignore_errors=True)
            if (self._template / folder.name).exists():
                shutil.copytree(self._template / folder.name, folder)

    def now(self) -> State:
        """What the files hold."""
        entries = [
            (log.stem, entry["activity"], "end" in entry)
            for log in self.program.logs
            for entry in tomllib.loads(log.read_text("utf-8")).get("entries", [])
        ]
        listed = tomllib.loads((self.program.data / f"{LIST}.toml").read_text("utf-8"))["activities"]
        return [*entries, *((LIST, each["key"], True) for each in listed)]

    def files(self) -> dict[str, State]:
        """The same, by file."""
        state = self.now()
        names = [*(log.stem for log in self.program.logs), LIST]
        return {name: [each for each in state if each[0] == name] for name in names}

    def check_each_file(self) -> None:
        """Each file is whole, as it was before or as it was to be, whatever the other is."""
        for name, state in self.files().items():
            assert state in (self.old_files.get(name, []), self.new_files.get(name, [])), (name, state)

    def settle(self) -> State:
        """Have a reader bring the files to one state: the old one or the new. Returns it."""
        status = json.loads(self.program.run_here("status", "--json").stdout)
        state = self.now()
        assert state in (self.old, self.new)
        running = [activity for _, activity, has_ended in state if not has_ended]
        assert [status["activity"]] == running
        return state

    def check_that_work_goes_on(self) -> None:
        """The next command works, and finds entries of which each ends where the next one starts."""
        self.program.run_here("stop")
        entries = self.program.entries()
        assert all("end" in entry for entry in entries)
        for before, after in pairwise(entries):
            assert before["end"] == after["start"]


@pytest.fixture
def switch(request: pytest.FixtureRequest, tmp_path: Path) -> Switch:
    """A switch over a week's end, not yet made."""
    folder = tmp_path / "home"
    folder.mkdir()
    # A zone in which no week turns within the next twelve hours.
    is_sunday = datetime.now(UTC).weekday() == 6
    return Switch(Program(folder, TZ="AAA+12" if is_sunday else "AAA-12"), request.param)


@pytest.mark.parametrize("switch", TO_KILL, indirect=True)
def test_killed_at_any_call_that_changes_files_it_leaves_the_old_state_or_the_new(
    switch: Switch, record_property: RecordProperty
) -> None:
    kills: dict[str, int] = {}
    reached = []
    for turn, call in enumerate(CHANGING):
        first = 1 if EVERY_CALL else 1 + (turn + TO_KILL.index(switch.kind)) % KILL_STEP
        killed = failing_in_turn(
            switch.program, call, "signal=KILL", *switch.words, first=first, step=KILL_STEP
        )
        for number, done in killed:
            assert done.returncode != 0, done
            switch.check_each_file()
            reached.append(switch.settle())
            switch.check_that_work_goes_on()
            switch.restore()
            kills[call] = number
        switch.restore()
    # Two logs are replaced and the journal written: fewer kills than that, and nothing was tried.
    assert kills["write"] >= 3
    assert kills["fsync"] >= 4
    assert kills["/^rename"] >= 2
    assert switch.old in reached
    assert switch.new in reached
    record_property("faults: kills survived", len(reached))


ERRORS = pytest.mark.parametrize(
    ("call", "error"), [("write", "ENOSPC"), ("fsync", "EIO"), ("/^rename", "EACCES")]
)


@ERRORS
@pytest.mark.parametrize("switch", TO_FAIL if EVERY_CALL else TO_FAIL[:1], indirect=True)
def test_an_error_of_the_disk_is_told_truly_and_leaves_the_old_state_or_the_new(
    call: str, error: str, switch: Switch, record_property: RecordProperty
) -> None:
    reached = []
    for _, done in failing_in_turn(switch.program, call, f"error={error}", *switch.words, step=FAIL_STEP):
        switch.check_each_file()
        state = switch.settle()
        check_told_in_one_line(done)
        check_told_truly(done, state, switch)
        switch.check_that_work_goes_on()
        switch.restore()
        reached.append((done.returncode, state))
    assert (3, switch.old) in reached
    record_property("faults: errors of the disk survived", len(reached))


@ERRORS
@pytest.mark.parametrize("switch", TO_FAIL if EVERY_CALL else TO_FAIL[1:], indirect=True)
def test_a_disk_that_goes_on_failing_leaves_the_old_state_or_the_new_once_it_works_again(
    call: str, error: str, switch: Switch, record_property: RecordProperty
) -> None:
    reached = []
    failing = failing_in_turn(
        switch.program, call, f"error={error}", *switch.words, from_then_on=True, step=FAIL_STEP
    )
    for _, done in failing:
        switch.check_each_file()
        state = switch.settle()
        reached.append((done.returncode, state))
        if call == "write":
            # Here standard error fails as well, and nothing can be told.
            assert done.returncode != 0, done
        else:
            check_told_in_one_line(done)
            check_told_truly(done, state, switch)
        switch.check_that_work_goes_on()
        switch.restore()
    assert switch.old in [state for _, state in reached]
    record_property("faults: errors of the disk survived", len(reached))


def check_told_in_one_line(done: subprocess.CompletedProcess[str]) -> None:
    """It was done or, where not, one line says why not."""
    assert done.returncode in (0, 3), done
    assert done.stderr.count("\n") == (1 if done.returncode else 0), done
    assert "Traceback" not in done.stderr


def check_told_truly(done: subprocess.CompletedProcess[str], state: State, switch: Switch) -> None:
    """The exit code and the words agree with what is in the files."""
    if done.returncode == 0:
        assert state == switch.new, done
    elif "not changed" in done.stderr or "Nothing was changed" in done.stderr:
        assert state == switch.old, done
