"""The app and three programs that write all at the same time."""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise

import pytest

from tests.terminal.driver import Terminal
from tests.terminal.program import Program
from tests.terminal.waiting import LOOK_EVERY, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.terminal]

SECONDS = float(os.environ.get("TRACKER_WRITERS_SECONDS", "1"))
"""How long they write. A minute or an hour says more; the second of every day says enough."""
WRITERS = 3
KEYS_OF_THE_APP = (("1", "app one"), ("2", "app two"))


def test_the_app_and_three_commands_at_once_lose_no_entry(terminal: Terminal, program: Program) -> None:
    keys = ["app-one", "app-two", *(f"writer-{number}" for number in range(WRITERS))]
    program.write_list(*[(key, key.replace("-", " "), "studio") for key in keys])
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for("app one", "Quit")
    give_up = time.monotonic() + SECONDS

    def write(writer: int) -> list[str]:
        """Start and stop in turn; the notes of what was said to have been started."""
        kept = []
        for number in count():
            if number and time.monotonic() > give_up:
                return kept
            note = f"{writer}.{number}"
            done = program.run("start", f"writer-{writer}", "--note", note, code=None)
            # It may be told no, where another program was faster; it may not be told yes for nothing.
            assert done.returncode in (0, 1), done
            if done.returncode == 0:
                kept.append(note)
            if number % 3 == 0:
                assert program.run("stop", code=None).returncode in (0, 1)
        raise AssertionError("never here")

    def watch() -> set[str]:
        """Read the files as another program would; what was ever there.

        Without a note it is a slip of the finger, whose place the next start takes.
        """
        seen: set[str] = set()
        while time.monotonic() < give_up:
            seen.update(entry["id"] for entry in program.entries() if "note" in entry)
            time.sleep(LOOK_EVERY)
        return seen

    def press() -> int:
        """Start what only the app starts; how often it was pressed."""
        for number in count():
            if of_the_app(program) and time.monotonic() > give_up:
                return number
            key, name = KEYS_OF_THE_APP[number % 2]
            terminal.press(key)
            # The others are for when another program was faster.
            answers = (f"Started {name} ", "Stopped ", "would cover", "no time to", "Nothing is running.")
            wait_until(
                lambda answers=answers: any(answer in terminal.screen for answer in answers),
                f"{key} starts {name}",
                lambda: terminal.screen,
            )
        raise AssertionError("never here")

    with ThreadPoolExecutor(WRITERS + 2) as pool:
        writing = [pool.submit(write, number) for number in range(WRITERS)]
        watching, pressing = pool.submit(watch), pool.submit(press)
        kept = [note for each in writing for note in each.result()]
        seen, pressed = watching.result(), pressing.result()

    program.run("stop", code=None)
    entries = program.entries()
    notes = Counter(entry["note"] for entry in entries if "note" in entry)
    assert [note for note in kept if notes[note] != 1] == []
    assert seen <= {entry["id"] for entry in entries}
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert pressed > 0
    for before, after in pairwise(entries):
        assert before["start"] <= before["end"] <= after["start"], (before, after)
    assert program.run_here("check")
    terminal.wait_for("Nothing is running")
    print(
        f"{SECONDS:.0f} s: {len(kept)} entries by {WRITERS} programs, {of_the_app(program)} by {pressed} keys"
    )


def of_the_app(program: Program) -> int:
    """How many entries the app has made."""
    return sum(entry["activity"].startswith("app-") for entry in program.entries())
