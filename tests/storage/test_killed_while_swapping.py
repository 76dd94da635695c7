"""A program killed while it swaps files leaves what others wrote where it is found, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk import MIXING, NOW, W46, Desk, entry_text
from tests.storage.file_calls import READING, WRITING, Stops, stopped
from tests.storage.test_foreign_writes import EVERY_CALL, by_rename, do_switch, in_place
from tests.storage.test_foreign_writes import switch_over_the_weeks_end as two_logs
from tracker.storage.errors import Overtaken
from tracker.storage.leftovers import copies
from tracker.storage.writing import one_reading, replacing
from tracker.storage.writing.swapping import swap
from tracker.versions.copies import merge

WRITES_AT = range(1, 200) if EVERY_CALL else ()
"""At which call another program writes, beside those at which files are swapped."""

# What a killed program holds is let go of, its lock as well.
CALLS = tuple(name for name in (*READING, *WRITING) if name != "close")


@pytest.fixture(autouse=True)
def _nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_reading, "_PAUSES", (0.0,) * 6)


class Killed(BaseException):
    """The program ends here: from now on nothing it does comes to the disk."""


class Program(Stops):
    """A change into which another program writes at one call, and that is killed at a later one."""

    def __init__(self, writes_at: int, write: Callable[[], None], killed_at: int) -> None:
        super().__init__(writes_at, write)
        self.killed_at = killed_at
        self.is_killed = False

    def wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        inner = super().wrapped(real)

        def call(*arguments: Any, **named: Any) -> Any:
            if self.is_killed or (not self._is_acting and self.calls + 1 == self.killed_at):
                self.is_killed = True
                raise Killed
            return inner(*arguments, **named)

        return call


def a_log(desk: Desk) -> None:
    desk.write(entry_text("ours", "2026-11-10 10:00", "2026-11-10 11:00"), W46)


def do_edit(desk: Desk) -> None:
    desk.changes.corrections.annotate(NOW, desk.record.entry("ours"), "longer", "")


def a_log_that_goes(desk: Desk) -> None:
    a_log(desk)
    shutil.copy(desk.path(W46), desk.path(W46).with_name("2026-W46 2.toml"))


def do_merge(desk: Desk) -> None:
    merge(desk.store, [], NOW)


CASES = {
    "a log": (a_log, do_edit, "2026-W46.toml"),
    "two logs": (two_logs, do_switch, "2026-W46.toml"),
    "a copy that is set aside": (a_log_that_goes, do_merge, "2026-W46 2.toml"),
}


def kills(at: int, lay_out: Callable[[Desk], None], folder: Path) -> Iterator[tuple[int, Desk]]:
    """The same desk again and again, with the number of the call at which the change is killed."""
    shutil.rmtree(folder, ignore_errors=True)
    first = Desk(folder / "template").lay_out()
    lay_out(first)
    # What is swapped has been looked at a few calls later; what comes then is tidying up.
    numbers = range(at + 1, 400) if EVERY_CALL else (*range(at + 1, at + 10), *range(at + 10, 400, 9))
    for number in numbers:
        shutil.rmtree(folder / "desk", ignore_errors=True)
        shutil.copytree(folder / "template", folder / "desk")
        yield number, Desk(folder / "desk")


@pytest.mark.parametrize("write", [in_place, by_rename])
@pytest.mark.parametrize("case", CASES)
def test_at_whatever_call_it_is_killed_what_another_program_wrote_is_found_by_the_next(
    tmp_path: Path,
    case: str,
    write: Callable[[Path], None],
    record_property: Callable[[str, object], None],
) -> None:
    lay_out, change, name = CASES[case]
    lost, killed = [], 0
    for at in (*swaps_of(tmp_path, lay_out, change), *WRITES_AT):
        before_end = killed
        for number, desk in kills(at, lay_out, tmp_path / "kills"):
            path = desk.path(W46).with_name(name)
            program = Program(at, lambda path=path: write(path), number)  # type: ignore[misc]
            with suppress(Killed), stopped(program, CALLS):
                change(desk)
            if not program.is_killed:
                break
            killed += 1
            if not is_found(desk):
                lost.append((at, number))
        if killed == before_end:
            break
    assert lost == []
    assert killed > 10
    record_property("faults: kills over what another program wrote", killed)


def swaps_of(tmp_path: Path, lay_out: Callable[[Desk], None], change: Callable[[Desk], None]) -> list[int]:
    """The calls before which another program may write after we have looked, by their numbers."""
    desk = Desk(tmp_path / "quiet").lay_out()
    lay_out(desk)
    every = Stops(0, lambda: None)
    found = []
    with pytest.MonkeyPatch.context() as patch, stopped(every, CALLS):
        for owner, called in ((replacing, "swap"), (os, "rename")):
            real = getattr(owner, called)

            def noted(*arguments: str, real: Callable[..., object] = real) -> object:
                found.append(every.calls + 1)
                return real(*arguments)

            patch.setattr(owner, called, noted)
        change(desk)
    return found


def is_found(desk: Desk) -> bool:
    """Whether the next program finds it, and nothing hidden is left to be swept."""
    desk.store.settle()
    beside = copies(desk.store)
    if beside:
        merge(desk.store, [], NOW)
    in_two_days = NOW + timedelta(days=2)
    desk.store.sweep(in_two_days)
    hidden = list(desk.data.rglob("*.exchanged.tmp"))
    return not hidden and "foreign" in {entry.id for entry in desk.entries()}


def test_without_a_journal_what_was_left_is_kept_as_a_copy_after_a_day(desk: Desk) -> None:
    a_log(desk)
    hidden = desk.path(W46).with_name(".2026-W46.toml.0123456789ab.exchanged.tmp")
    shutil.copy(desk.path(W46), hidden)
    in_place(hidden)
    desk.changes.timer.start(MIXING, NOW)
    assert hidden.exists(), "another program may be in the middle of it"
    desk.store.sweep(NOW.replace(year=2099))
    assert not hidden.exists()
    merge(desk.store, [], NOW)
    assert "foreign" in {entry.id for entry in desk.entries()}


def test_what_was_written_before_somebody_wrote_over_ours_as_well_is_kept_as_a_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("# ours\n", W46)
    path, writes = desk.path(W46), iter(["# first\n", "# second\n", ""])

    def swapped(one: str, other: str) -> bool:
        words = next(writes)
        path.write_text(path.read_text() + words)
        return swap(one, other)

    monkeypatch.setattr(replacing, "swap", swapped)
    replacement = replacing.Replacement(str(path), b"new\n")
    with pytest.raises(Overtaken):
        replacement.put_over(path.read_bytes())
    replacement.discard()
    (copy,) = copies(desk.store)
    assert path.read_text() == "new\n# second\n"
    assert (desk.data / copy).read_text().endswith("# ours\n# first\n")


def test_of_a_file_that_comes_back_while_it_is_taken_away_both_stay(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("# ours\n", W46)
    path, expected, real = desk.path(W46), desk.path(W46).read_bytes(), os.rename

    def rename(source: str, target: str) -> None:
        if source == str(path):
            path.write_text("first\n")
            real(source, target)
            path.write_text("second\n")
        else:
            real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(Overtaken):
        replacing.remove_expected(str(path), expected)
    (copy,) = copies(desk.store)
    assert path.read_text() == "second\n"
    assert (desk.data / copy).read_text() == "first\n"
