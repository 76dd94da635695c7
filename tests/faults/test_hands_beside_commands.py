"""An editor that saves in place, and a sync tool that renames, while commands change the record."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.faults

COMMANDS = 6
NOW = datetime.now(UTC).replace(microsecond=0)
# Each writes down what it has saved, and ends with its standard input.
EDITOR = """
import os, select, sys
path = sys.argv[1]
for number in range(100000):
    if select.select([sys.stdin], [], [], 0.2)[0]:
        break
    with open(path, "r+") as file:
        text = file.read()
        # Nothing to save into: it was opened in the middle of another save.
        if text.startswith("format"):
            file.seek(0)
            file.truncate()
            file.write(f"{text}\\n# by hand {number}\\n")
            file.flush()
            if os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
                print(number, flush=True)
"""
SYNC_TOOL = """
import os, select, sys
path, begin = sys.argv[1:3]
for number in range(100000):
    if select.select([sys.stdin], [], [], 0.2)[0]:
        break
    with open(path) as file:
        text = file.read()
    with open(f"{path}.part", "w") as file:
        file.write(f'{text}\\n[[entries]]\\nid = "s{number}"\\nactivity = "mixing"\\n')
        file.write(f"start = {begin}\\nend = {begin}\\n")
    os.replace(f"{path}.part", path)
    print(number, flush=True)
"""


@contextmanager
def beside(program: Program, script: str, *words: str) -> Iterator[Path]:
    """Another program at work; the file in which it writes down what it has saved."""
    done = program.folder / "done"
    with done.open("w") as out:
        child = subprocess.Popen(
            [sys.executable, "-c", script, *words], stdin=subprocess.PIPE, stdout=out, text=True
        )
        try:
            wait_until(done.read_text, "the other program saves")
            yield done
        finally:
            child.communicate("\n")
    assert child.returncode == 0


def log_of(moment: datetime) -> str:
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02}"


@pytest.fixture
def listed(program: Program) -> Program:
    """The program over two activities of which one has been worked on."""
    program.environ["TZ"] = "UTC"
    program.write_list(("mixing", "Mixing", "studio"), ("cafe", "Café", "job"))
    program.write_log(
        log_of(NOW), ("aaaaaaaa", "mixing", NOW - timedelta(minutes=2), NOW - timedelta(minutes=1))
    )
    return program


def run_commands(program: Program) -> list[str]:
    """Start this and that; the notes of what was said to have been started."""
    kept = []
    for number in range(COMMANDS):
        done = program.run("start", ("mixing", "cafe")[number % 2], "--note", f"n{number}", code=None)
        # It may be told no, as a file seems to be just being written; it may not be told yes for nothing.
        assert done.returncode in (0, 1, 3), done
        assert "Traceback" not in done.stderr
        kept += [f"n{number}"] if done.returncode == 0 else []
    return kept


def test_an_editor_that_saves_in_place_costs_no_entry(listed: Program) -> None:
    with beside(listed, EDITOR, str(listed.logs[-1])) as done:
        kept = run_commands(listed)
    saved = done.read_text().split()
    entries = [*listed.entries()]
    notes = [entry.get("note") for entry in entries]
    assert kept
    assert {*kept} <= {*notes}
    assert entries[0]["id"] == "aaaaaaaa"
    text = listed.logs[-1].read_text()
    assert [number for number in saved if f"# by hand {number}\n" not in text] == []


def test_a_sync_tool_that_delivers_by_rename_costs_no_entry(listed: Program) -> None:
    before = NOW - timedelta(days=7)
    other = listed.write_log(log_of(before), ("bbbbbbbb", "mixing", before, before))
    day = f"{before:%Y-%m-%d}"
    with beside(listed, SYNC_TOOL, str(other), before.isoformat()) as done:
        kept = run_commands(listed)
        delivered = len(done.read_text().split())
        seen = listed.json("log", "--from", day, "--to", day)["entries"]
    saved = done.read_text().split()
    ids = [entry["id"] for entry in listed.entries()]
    assert kept
    assert {*kept} <= {entry.get("note") for entry in listed.entries()}
    assert len(seen) > delivered
    assert {f"s{number}" for number in saved} <= {*ids}
    assert {"aaaaaaaa", "bbbbbbbb"} <= {*ids}
