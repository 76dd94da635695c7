"""Faults of the disk and kills, at every write, sync and rename: the old state or the new."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.desk import MIXING, NOW, PHONE, TUTORIALS, W46, Desk, thursday
from tests.zones import BERLIN
from tracker.domain.errors import DataError
from tracker.storage.errors import MaybeSaved, NotSaved
from tracker.storage.writing import replacing, safe_write

CALLS = ("write", "fsync", "replace")
REPLACING = ("swap", "put_where_none_is")
MONDAY = BERLIN.at("2026-11-16 00:30")
LATER = BERLIN.at("2026-11-16 01:00")
OLD = ["mixing Sun 23:00-"]
NEW = ["mixing Sun 23:00-00:30", "phone Mon 00:30-"]


class Killed(BaseException):
    """The program ends here."""


class Fault:
    """Something that goes wrong at the Nth of some system calls, or from it on."""

    def __init__(self, at: int, error: BaseException, lasts: bool = False, after_it: bool = False) -> None:
        self.at, self.error, self.lasts, self.after_it = at, error, lasts, after_it
        self.calls = 0

    @property
    def happened(self) -> bool:
        return self.calls >= self.at

    def wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self.calls += 1
            strikes = self.calls >= self.at if self.lasts else self.calls == self.at
            if strikes and not self.after_it:
                raise self.error
            result = real(*arguments)
            if strikes:
                raise self.error
            return result

        return call


@contextmanager
def injected(fault: Fault) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, fault.wrapped(getattr(os, name)))
        for name in REPLACING:
            patch.setattr(replacing, name, fault.wrapped(getattr(replacing, name)))
        yield


def desks(folder: Path) -> Iterator[tuple[int, Desk]]:
    """A new desk for each N, on which a switch touches two logs."""
    for number in count(1):
        desk = Desk(folder / str(number)).lay_out()
        desk.changes.timer.start(MIXING, BERLIN.at("2026-11-15 23:00"))
        yield number, desk


def assert_next_change_works(desk: Desk) -> None:
    before = desk.shown()
    desk.changes.timer.start(TUTORIALS, LATER)
    entries = desk.entries()
    assert len(entries) == len(before) + 1
    assert [entry.activity for entry in entries if entry.end is None] == ["tutorials"]
    assert all(first.end is not None and first.end <= second.start for first, second in pairwise(entries))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_where_one_call_fails_the_files_are_old_or_new_and_it_is_said_which(
    tmp_path: Path, number: int
) -> None:
    outcomes = set()
    for at, desk in desks(tmp_path):
        before = desk.contents()
        fault = Fault(at, OSError(number, "injected"))
        try:
            with injected(fault):
                desk.changes.timer.start(PHONE, MONDAY)
        except NotSaved:
            assert desk.contents() == before
            outcomes.add("old")
        except MaybeSaved:
            assert desk.shown() == NEW
            outcomes.add("maybe")
        else:
            assert desk.shown() == NEW
        assert_next_change_works(desk)
        if not fault.happened:
            break
    assert outcomes == {"old", "maybe"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_where_every_call_fails_from_then_on_the_next_program_finds_one_state(
    tmp_path: Path, number: int
) -> None:
    for at, desk in desks(tmp_path):
        fault = Fault(at, OSError(number, "injected"), lasts=True)
        told: DataError | None = None
        try:
            with injected(fault):
                desk.changes.timer.start(PHONE, MONDAY)
        except DataError as error:
            told = error
        desk.store.settle()
        assert desk.shown() in (OLD, NEW)
        if isinstance(told, NotSaved):
            assert desk.shown() == OLD
        assert_next_change_works(desk)
        if not fault.happened:
            break


@pytest.mark.parametrize("after_it", [False, True])
def test_killed_at_any_call_the_next_program_finds_one_state_and_can_undo(
    tmp_path: Path, after_it: bool
) -> None:
    found = set()
    for at, desk in desks(tmp_path):
        fault = Fault(at, Killed(), after_it=after_it)
        with suppress(Killed), injected(fault):
            desk.changes.timer.start(PHONE, MONDAY)
        desk.store.settle()
        shown = desk.shown()
        assert shown in (OLD, NEW)
        found.add(tuple(shown))
        assert_next_change_works(desk)
        assert desk.changes.history.undo(LATER).lines[0] == "Undid «start Tutorials»."
        assert desk.shown() == shown
        desk.changes.history.undo(LATER)
        assert desk.shown() == (OLD if shown == NEW else [])
        desk.changes.history.redo(LATER)
        desk.changes.history.redo(LATER)
        assert len(desk.entries()) == len(shown) + 1
        if not fault.happened:
            break
    assert found == {tuple(OLD), tuple(NEW)}


@pytest.mark.parametrize("after_it", [False, True])
def test_killed_within_an_undo_the_next_program_finds_one_state(tmp_path: Path, after_it: bool) -> None:
    for at, desk in desks(tmp_path):
        desk.changes.timer.start(PHONE, MONDAY)
        fault = Fault(at, Killed(), after_it=after_it)
        with suppress(Killed), injected(fault):
            desk.changes.history.undo(LATER)
        desk.store.settle()
        assert desk.shown() in (OLD, NEW)
        if desk.shown() == OLD:
            desk.changes.history.redo(LATER)
        else:
            desk.changes.history.undo(LATER)
        assert desk.shown() in (OLD, NEW)
        assert_next_change_works(desk)
        if not fault.happened:
            break


def killed_between_the_logs(desk: Desk) -> None:
    """Kill a switch when the first of its two logs is replaced."""
    real = replacing.swap

    def swap(source: str, target: str) -> bool:
        if real(source, target) and target.endswith("2026-W46.toml"):
            raise Killed
        return True

    with pytest.MonkeyPatch.context() as patch, suppress(Killed):
        patch.setattr(replacing, "swap", swap)
        desk.changes.timer.start(PHONE, MONDAY)
    assert desk.shown() == ["mixing Sun 23:00-00:30"]


def prepared(tmp_path: Path) -> Desk:
    return next(desks(tmp_path))[1]


def test_a_switch_broken_off_between_two_logs_is_finished_by_whoever_looks_next(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    killed_between_the_logs(desk)
    desk.record.week(None, LATER)
    assert desk.shown() == NEW


def test_a_broken_off_switch_is_finished_though_the_first_log_was_edited_by_hand_since(
    tmp_path: Path,
) -> None:
    desk = prepared(tmp_path)
    killed_between_the_logs(desk)
    desk.path(W46).write_text(desk.text(W46) + "# by hand\n")
    desk.store.settle()
    assert desk.shown() == NEW
    assert desk.text(W46).endswith("# by hand\n")
    desk.changes.history.undo(LATER)
    assert desk.shown() == OLD
    assert desk.text(W46).endswith("# by hand\n")


def test_a_broken_off_switch_is_finished_though_the_second_log_was_made_by_hand_since(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    killed_between_the_logs(desk)
    desk.write("[targets]\nstudio = 3.0\n")
    desk.store.settle()
    desk.record.week(None, LATER)
    log = desk.store.log(desk.store.weeks()[-1])
    assert log is not None
    assert log.numbers.targets == {"studio": 3.0}
    assert_next_change_works(desk)


def test_a_broken_off_step_whose_log_became_unreadable_hinders_nothing_else(tmp_path: Path) -> None:
    desk = prepared(tmp_path)
    killed_between_the_logs(desk)
    desk.path(W46).unlink()
    os.mkfifo(desk.path(W46))
    desk.record.week(None, LATER)
    desk.changes.activities.set_goal(LATER, "x")
    assert desk.store.listed().goal == "x"


def fail_for_logs(folder: str) -> None:
    if folder.endswith("weeks"):
        raise OSError(errno.EIO, "injected")


def test_a_folder_that_cannot_be_synced_may_be_saved_and_nothing_is_done_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))

    with monkeypatch.context() as patch:
        patch.setattr(safe_write, "sync_folder", fail_for_logs)
        with pytest.raises(MaybeSaved, match="may be saved"):
            desk.changes.timer.start(PHONE, NOW)
    assert desk.shown() == ["mixing Thu 14:00-15:00", "phone Thu 15:00-"]
    assert desk.changes.timer.start(PHONE, NOW).lines == ("Phone is running already, since 15:00.",)
    desk.changes.history.undo(NOW)
    assert desk.shown() == ["mixing Thu 14:00-"]


def test_an_undo_that_removed_a_log_whose_folder_cannot_be_synced_was_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))

    with monkeypatch.context() as patch:
        patch.setattr(safe_write, "sync_folder", fail_for_logs)
        with pytest.raises(MaybeSaved):
            desk.changes.history.undo(NOW)
    assert not desk.path().exists()
    desk.changes.history.redo(NOW)
    assert desk.shown() == ["mixing Thu 14:00-"]


def test_a_full_disk_is_said_to_be_worth_another_try(desk: Desk) -> None:
    with (
        injected(Fault(1, OSError(errno.ENOSPC, "injected"), lasts=True)),
        pytest.raises(NotSaved, match="disk is full") as told,
    ):
        desk.changes.timer.start(MIXING, NOW)
    assert told.value.may_pass


def test_no_temporary_file_is_left_where_a_write_fails(tmp_path: Path) -> None:
    for at, desk in desks(tmp_path):
        fault = Fault(at, OSError(errno.ENOSPC, "injected"))
        with suppress(DataError), injected(fault):
            desk.changes.timer.start(PHONE, MONDAY)
        assert list((tmp_path / str(at)).rglob("*.tmp")) == []
        if not fault.happened:
            break
