"""Disks that are really full or really read-only, and a zone that really changes."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from datetime import UTC
from importlib.resources import files
from pathlib import Path

import pytest

from tests.faults.own_mounts import OwnMounts, own_mounts, small_disk
from tests.terminal.driver import Terminal
from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.faults

PAGE = 4096


class OnASmallDisk:
    """The program, all of whose files lie on a disk of its own."""

    def __init__(self, program: Program, mounts: OwnMounts) -> None:
        self.program, self.mounts = program, mounts
        self.filler = mounts.path(program.folder) / "filler"
        seen = Program(mounts.path(program.folder))
        seen.write_list(("mixing", "Mixing", "studio"), ("phone", "Phone", "leisure"))
        self.seen = seen

    def argv(self, *words: str) -> list[str]:
        return self.mounts.within(self.program.argv(*words))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.argv(*words),
            env=self.program.environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def fill(self, but_pages: int = 0) -> None:
        """Fill the disk up, but for some pages."""
        self.filler.unlink(missing_ok=True)
        with self.filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * PAGE)
            except OSError:
                file.truncate(max(0, file.seek(0, 2) - but_pages * PAGE))

    @property
    def activities(self) -> list[str]:
        return [entry["activity"] for entry in self.seen.entries()]


@pytest.fixture
def small(program: Program) -> Iterator[OnASmallDisk]:
    """The program on a disk of 256 KB."""
    with own_mounts(small_disk(program.folder, 256)) as mounts:
        yield OnASmallDisk(program, mounts)


def test_with_any_room_left_on_the_disk_a_switch_is_made_or_is_not(small: OnASmallDisk) -> None:
    # With a note none of them is a slip of the finger, whose place the next one takes.
    small.run("start", "mixing", "--note", "drums")
    ends = set()
    for pages in range(8):
        before = small.activities
        small.fill(but_pages=pages)
        done = small.run("start", "phone", "--note", "reels")
        ends.add(done.returncode)
        if done.returncode:
            assert done.returncode == 3
            assert done.stderr.count("\n") == 1
            assert "full" in done.stderr
        assert small.run("status").returncode == 0
        assert small.activities == (before if done.returncode else [*before, "phone"])
        small.filler.unlink()
        if done.returncode == 0:
            assert small.run("start", "mixing", "--note", "drums").returncode == 0
    assert ends == {0, 3}
    assert small.run("check").returncode == 0


@pytest.mark.terminal
def test_the_app_holds_a_change_until_the_disk_has_room_and_the_moment_is_kept(
    small: OnASmallDisk, terminal: Terminal
) -> None:
    small.run("start", "mixing", "--note", "drums")
    terminal.open(small.argv(), small.program.environ, small.program.folder.parent)
    terminal.wait_for("▶ Mixing", "Quit")
    small.fill()
    terminal.press("2")
    terminal.wait_for("Not saved yet", "no backup could be kept")
    asked = small.seen.entries()[0]
    assert "end" not in asked
    small.filler.unlink()
    terminal.wait_for("▶ Phone", without="Not saved yet")
    first, second = small.seen.entries()
    assert first["end"] == second["start"]


def test_on_a_full_disk_what_is_handed_on_is_not_there_in_part(small: OnASmallDisk) -> None:
    small.run("start", "mixing", "--track", "Tides", "--at", "-2h")
    small.run("stop")
    forms = [f"export --{form} --all" for form in ("csv", "json", "ics", "timeclock", "klog")]
    forms += [f"report --all {form}" for form in ("--chart", "--json", "--csv", "--html", "--rate 40")]
    folder = small.mounts.path(small.program.folder)
    kept = folder / "kept"
    kept.write_text("as it was")
    before = sorted(folder.iterdir())
    small.fill()
    for words in forms:
        is_new = "json" not in words and "html" not in words
        path = str(small.program.folder / ("new" if is_new else "kept"))
        done = small.run(*words.split(), "-o", path, *([] if is_new else ["--force"]))
        assert (done.returncode, done.stderr) == (3, f"{path} was not written: the disk is full.\n"), words
        with Path("/dev/full").open("wb") as full:
            argv = small.argv(*words.split())
            done = subprocess.run(
                argv, env=small.program.environ, stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert (done.returncode, done.stderr) == (3, "tracker: no space left on device.\n"), words
    small.filler.unlink()
    assert (sorted(folder.iterdir()), kept.read_text()) == (before, "as it was")


@pytest.mark.terminal
def test_on_a_read_only_disk_everything_can_be_viewed_and_a_change_is_refused(
    small: OnASmallDisk, terminal: Terminal
) -> None:
    small.run("start", "mixing")
    small.mounts.sh(f"mount -o remount,ro {small.program.folder}")
    for words in (["status"], ["log"], ["week"], ["activities"], ["check"], ["path"]):
        done = small.run(*words)
        assert (done.returncode, done.stderr) == (0, ""), words
    for words in (["start", "phone"], ["stop"], ["goal", "x"], ["undo"]):
        done = small.run(*words)
        assert done.returncode == 3, (words, done)
        assert done.stderr.count("\n") == 1
        assert "read-only" in done.stderr
    terminal.open(small.argv(), small.program.environ, small.program.folder.parent)
    terminal.wait_for("▶ Mixing", "Quit")
    terminal.press("2")
    terminal.wait_for("read-only", "▶ Mixing")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert small.activities == ["mixing"]


def test_a_log_of_five_gigabytes_is_named_and_never_read(program: Program) -> None:
    program.write_list(("mixing", "Mixing", "studio"))
    log = program.write_log("2026-W40")
    with log.open("r+b") as file:
        file.truncate(5 * 1024**3)
    for words, code in ((["start", "mixing"], 0), (["log", "--week", "2026-W40"], 3), (["check"], 1)):
        # Half a gigabyte is more than the program takes, and less than reading that log would.
        limited = f"ulimit -v 524288; exec {shlex.join(program.argv(*words))}"
        done = subprocess.run(
            ["sh", "-c", limited], env=program.environ, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == code, done
        assert "Traceback" not in done.stderr
    assert "2026-W40" in done.stdout
    assert log.stat().st_size == 5 * 1024**3


@pytest.mark.terminal
def test_a_zone_that_changes_moves_what_is_shown_and_no_instant(program: Program, terminal: Terminal) -> None:
    zones = files("tzdata") / "zoneinfo"
    place = program.folder / "localtime"
    place.write_bytes((zones / "Etc" / "UTC").read_bytes())
    del program.environ["TZ"]
    program.write_list(("mixing", "Mixing", "studio"))
    with own_mounts(f"mount --bind {place} /etc/localtime") as mounts:
        subprocess.run(
            mounts.within(program.argv("start", "mixing")),
            env=program.environ,
            check=True,
            capture_output=True,
        )
        on_record = program.entries()
        start = on_record[0]["start"].astimezone(UTC)
        terminal.open(mounts.within(program.argv()), program.environ, program.folder)
        terminal.wait_for("▶ Mixing")
        # The day is named as well once it is another one.
        here = re.compile(rf"since \D*{start:%H:%M}")
        wait_until(lambda: here.search(terminal.screen), "the start shows", lambda: terminal.screen)
        # Kathmandu has no other hour's minutes.
        place.write_bytes((zones / "Asia" / "Kathmandu").read_bytes())
        # The C library tells a file by the second of its change, and may have read half of this one.
        os.utime(place, (place.stat().st_atime, place.stat().st_mtime + 2))
        # What was begun elsewhere is shown by its own offset, which is named from now on.
        there = re.compile(rf"since (\d{{4}}-\d\d-\d\d |\w+ )?{start:%H:%M}\+00:00")
        wait_until(lambda: there.search(terminal.screen), "the new zone shows", lambda: terminal.screen)
        assert program.entries() == on_record
        terminal.press("Space")
        terminal.wait_for("Nothing is running")
    (entry,) = program.entries()
    assert entry["start"] == start
    assert entry["end"].utcoffset().total_seconds() == 345 * 60
