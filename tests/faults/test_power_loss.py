"""No disk loses power here. What keeps things from being lost is an order of calls: that is looked at."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.injection import strace
from tests.terminal.program import Program

pytestmark = pytest.mark.faults

CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
OPEN_FILE = re.compile(r"^\d+<([^>]*)>")
QUOTED = re.compile(r'"([^"]*)"')
SAID = "the words on standard output"

Event = tuple[str, str, str]
"""A call, the file it is about, and the file that this one becomes, where it is renamed."""


def events(program: Program, *words: str) -> list[Event]:
    """What a command does to files, in its order, up to the word that it is done."""
    report = program.folder / "strace"
    traced = "trace=write,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat"
    done = subprocess.run(
        [strace(), "-f", "-y", "-s", "4096", "-o", str(report), "-e", traced, *program.argv(*words)],
        env=program.environ,
        cwd=program.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done
    found: list[Event] = []
    for line in report.read_text("utf-8", "replace").splitlines():
        call = CALL.match(line)
        if call is None or int(call[3]) < 0:
            continue
        name, given = call[1].removesuffix("at").removesuffix("at2"), call[2]
        opened, quoted = OPEN_FILE.match(given), QUOTED.findall(given)
        if given.startswith("1<"):
            return [*found, (SAID, "", "")]
        if name in ("rename", "mkdir"):
            found.append((name, quoted[0], quoted[-1] if name == "rename" else ""))
        elif opened is not None:
            found.append(("fsync" if name == "fdatasync" else name, opened[1], ""))
    raise AssertionError("it never said that it was done")


def last(found: list[Event], name: str, path: str) -> int:
    """The place of the last such call."""
    return max((place for place, each in enumerate(found) if each[:2] == (name, path)), default=-1)


def assert_nothing_can_be_lost(found: list[Event]) -> list[str]:
    """Each file is on the disk before it takes its name, and its name before anything is said."""
    renamed = []
    # By which name a file was written that was given another one since.
    written_as: dict[str, str] = {}
    for place, (name, path, target) in enumerate(found):
        if name == "rename":
            written_as[target] = path = written_as.pop(path, path)
            if "/seen/" in target or target.endswith(".cache"):
                # What was seen last is a copy too, and only helps to miss what has vanished. What was made
                # from files is made anew where it is not whole: see DerivedFile.
                continue
            assert last(found[:place], "write", path) < last(found[:place], "fsync", path), (path, found)
            # The name of a backup may be lost: what it is a copy of is on the disk.
            if "/backups/" not in target:
                assert last(found, "fsync", str(Path(target).parent)) > place, (target, found)
            renamed.append(Path(target).name)
        elif name == "mkdir":
            assert last(found, "fsync", str(Path(path).parent)) > place, (path, found)
    return renamed


def intent_is_noted_first(found: list[Event]) -> bool:
    """Whether the journal is on the disk before the first log is replaced."""
    journal = next(path for name, path, _ in found if name == "write" and "journal" in path)
    first = next(p for p, each in enumerate(found) if each[0] == "rename" and "/weeks/" in each[2])
    return -1 < last(found[:first], "write", journal) < last(found[:first], "fsync", journal)


@pytest.fixture
def running(program: Program) -> Program:
    """The program over a record in which something runs since the week before."""
    program.write_list(("mixing", "Mixing", "studio"), ("phone", "Phone", "leisure"))
    begin = datetime.now(UTC).replace(microsecond=0) - timedelta(days=7)
    year, week, _ = begin.isocalendar()
    program.write_log(f"{year}-W{week:02}", ("aaaaaaaa", "mixing", begin, None))
    return program


def test_a_change_is_on_the_disk_before_it_is_said(running: Program) -> None:
    found = events(running, "start", "phone")
    renamed = assert_nothing_can_be_lost(found)
    assert [name for name in renamed if name in {log.name for log in running.logs}] == [
        log.name for log in running.logs
    ]
    assert intent_is_noted_first(found)
    found = events(running, "stop")
    assert running.logs[-1].name in assert_nothing_can_be_lost(found)
    assert intent_is_noted_first(found)


def test_the_first_log_of_all_is_there_once_it_is_said(program: Program) -> None:
    found = events(program, "activity", "add", "Mixing", "--kind", "studio")
    assert "activities.toml" in assert_nothing_can_be_lost(found)
    found = events(program, "start", "mixing")
    assert program.logs[0].name in assert_nothing_can_be_lost(found)
    assert ("mkdir", str(program.data / "weeks"), "") in found
