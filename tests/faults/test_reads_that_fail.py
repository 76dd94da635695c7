"""Files that cannot be read, by a real process: a disk that fails, and a log of another user."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.cli.person import Person
from tests.faults.injection import failing_in_turn
from tests.terminal.program import Program

pytestmark = pytest.mark.faults

MOST = 200 if "TRACKER_EVERY_CALL" in os.environ else 2
"""How many calls of a sort are made to fail."""
NOBODY = 65534
NOTHING_RUNS = "Nothing is running"


def lay_out(program: Program) -> dict[Path, bytes]:
    """A record in which mixing runs; its files."""
    program.write_list(("mixing", "Mixing", "studio"), ("cafe", "Café", "job"))
    begin = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    year, week, _ = begin.isocalendar()
    log = program.write_log(f"{year}-W{week:02}", ("aaaaaaaa", "mixing", begin, None))
    return {path: path.read_bytes() for path in (program.data / "activities.toml", log)}


def check_nothing_was_made_up(done: subprocess.CompletedProcess[str], before: dict[Path, bytes]) -> None:
    """What could not be read is told, and not taken for empty, missing or damaged."""
    assert "Traceback" not in done.stderr
    assert NOTHING_RUNS not in done.stdout + done.stderr, done
    if done.returncode:
        assert done.returncode == 3, done
        assert "cannot be read" in done.stderr, done
        assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("call", ["openat", "read"])
@pytest.mark.parametrize("words", [("status",), ("start", "cafe")])
def test_a_disk_that_does_not_read_is_told_and_nothing_is_made_of_it(
    call: str, words: tuple[str, ...], program: Program, record_property: Callable[[str, object], None]
) -> None:
    before = lay_out(program)
    failed = 0
    failing = failing_in_turn(program, call, "error=EIO", *words, from_then_on=True, of=before)
    for failed, done in islice(failing, MOST):  # noqa: B007
        check_nothing_was_made_up(done, before)
        shutil.rmtree(program.state, ignore_errors=True)
        for path, content in before.items():
            path.write_bytes(content)
    assert failed
    assert program.run("status").stdout.startswith("Mixing")
    record_property("faults: reads that failed", failed)


@contextmanager
def as_another_user() -> Iterator[None]:
    """Do something as somebody who is not root."""
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may be another user")
def test_a_log_that_only_another_user_may_read_is_told_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    # Where tests keep their files nobody else may look.
    folder = Path(mkdtemp(prefix="tracker-"))
    for variable, name in {"DATA": "data", "STATE": "state", "CONFIG": "config.toml"}.items():
        monkeypatch.setenv(f"TRACKER_{variable}", str(folder / name))
    person = Person(folder)
    person.does("activity add Mixing --kind studio", "activity add Walks --kind wellbeing", "start mixing")
    person.clock.set("2026-11-16 20:00")
    lines = ("status", "start walks", "stop", "log", "edit last --note x", "remove last")
    # What they load is loaded by root: nobody else may read this Python everywhere.
    for line in lines:
        person.types(line)
    person.does("undo", "undo", "undo", "undo")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.chown(person.log(), 0, 0)
    person.log().chmod(0o600)
    before = {path: path.read_bytes() for path in person.data.rglob("*.toml")}
    for line in lines:
        with as_another_user():
            said = person.types(line)
        assert said.code == 3, (line, said)
        assert "cannot be read" in said.err
        assert NOTHING_RUNS not in said.out + said.err
        assert {path: path.read_bytes() for path in before} == before
    assert person.types("status").out.startswith("Mixing")
    shutil.rmtree(folder)
