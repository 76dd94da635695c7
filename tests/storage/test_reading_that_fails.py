"""What cannot be read is never taken for empty, missing or damaged, and never remembered as read."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.desk import MIXING, NOW, PHONE, W46, W47, Desk, entry_text
from tests.storage.file_calls import READING, Stops, stopped, unreadable
from tests.storage.test_foreign_writes import CASES, a_copy, desks, do_merge
from tracker.domain.errors import DataError
from tracker.storage.errors import MaybeSaved, NotRead
from tracker.storage.journal.step_writer import StepWriter
from tracker.storage.machine.last_seen import LastSeen
from tracker.storage.writing import replacing, safe_write

EVERY = {"start": 3, "track rename over many logs": 13, "merge": 7, "switch": 3, "activity merge": 7}


def do_switch(desk: Desk) -> None:
    desk.changes.timer.switch(PHONE, NOW)


def do_activity_merge(desk: Desk) -> None:
    desk.changes.activities.merge(NOW, "mixing", "tutorials")


CHANGES = {name: (lay_out, change) for name, (lay_out, change, _) in CASES.items()}
CHANGES |= {
    "switch": (CHANGES["start"][0], do_switch),
    "activity merge": (CHANGES["merge"][0], do_activity_merge),
}


def fails_with(number: int) -> Callable[[], None]:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(("number", "lasts"), [(errno.EIO, False), (errno.EIO, True), (errno.EACCES, False)])
@pytest.mark.parametrize("case", CHANGES)
def test_at_whatever_call_reading_fails_it_is_done_or_refused(
    tmp_path: Path, case: str, number: int, lasts: bool, record_property: Callable[[str, object], None]
) -> None:
    lay_out, change = CHANGES[case]
    _, quiet = next(desks(tmp_path, lay_out, 1))
    before = {(entry.activity, entry.track, entry.end is None) for entry in quiet.entries()}
    change(quiet)
    after = {(entry.activity, entry.track, entry.end is None) for entry in quiet.entries()}
    faults = 0
    for at, desk in desks(tmp_path, lay_out, EVERY[case]):
        files = desk.contents()
        stops = Stops(at, fails_with(number), lasts)
        told: DataError | None = None
        with stopped(stops, READING):
            try:
                change(desk)
            except DataError as error:
                told = error
        if not stops.happened:
            break
        desk.store.settle()
        found = {(entry.activity, entry.track, entry.end is None) for entry in desk.entries()}
        assert found in (before, after), (at, told)
        if told is None:
            assert found == after, at
        elif not isinstance(told, MaybeSaved):
            assert desk.contents() == files, (at, told)
        faults += 1
    assert faults > 5
    record_property("faults: reads that failed", faults)


UNREAD = pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE, errno.ESTALE])


@UNREAD
def test_beside_a_log_that_cannot_be_read_nothing_is_made(desk: Desk, number: int) -> None:
    desk.changes.timer.start(MIXING, NOW)
    before = desk.contents()
    with unreadable(desk.path(), number):
        for change in (
            lambda: desk.changes.timer.start(PHONE, NOW),
            lambda: desk.changes.timer.stop(NOW),
            lambda: desk.changes.history.undo(NOW),
        ):
            with pytest.raises(NotRead, match="cannot be read"):
                change()
    assert desk.contents() == before


def test_a_log_that_cannot_be_read_names_its_targets_again_once_it_can(desk: Desk) -> None:
    desk.write("[targets]\nstudio = 10.0\n", W46)
    with unreadable(desk.path(W46)):
        assert desk.store.numbers(W47).targets == {}
    assert desk.store.numbers(W47).targets == {"studio": 10.0}


def test_what_is_written_in_place_with_its_time_put_back_is_seen(desk: Desk) -> None:
    desk.write("[targets]\nstudio = 10.0\n", W46)
    store = desk.store
    assert store.numbers(W47).targets == {"studio": 10.0}
    found, stamps = desk.path(W46).stat(), desk.record.stamps()
    with desk.path(W46).open("r+") as file:
        file.write(desk.text(W46).replace("10.0", "12.0"))
    os.utime(desk.path(W46), ns=(found.st_atime_ns, found.st_mtime_ns))
    assert desk.path(W46).stat().st_size == found.st_size
    assert store.numbers(W47).targets == desk.store.numbers(W47).targets == {"studio": 12.0}
    assert desk.record.stamps() != stamps


def test_a_switch_broken_off_between_two_logs_waits_for_the_second_to_be_readable(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-15 23:00"), W46)
    desk.write("")
    real = replacing.swap

    class Killed(BaseException):
        """The program ends here."""

    def swap(source: str, target: str) -> bool:
        done = real(source, target)
        if target.endswith("2026-W46.toml"):
            raise Killed
        return done

    with pytest.MonkeyPatch.context() as patch, suppress(Killed):
        patch.setattr(replacing, "swap", swap)
        desk.changes.timer.start(PHONE, NOW)
    with unreadable(desk.path()), pytest.raises(NotRead):
        desk.changes.activities.set_goal(NOW, "x")
    desk.store.settle()
    assert desk.shown() == ["mixing Sun 23:00-15:00", "phone Thu 15:00-"]


def test_a_disk_that_says_no_once_is_asked_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    stops = Stops(1, fails_with(errno.EIO))
    with stopped(stops, ("read",)):
        desk.changes.timer.start(MIXING, NOW)
    assert stops.happened
    assert desk.shown() == ["mixing Thu 10:00-11:00", "mixing Thu 15:00-"]


def test_a_backup_that_cannot_be_read_is_not_swept(desk: Desk) -> None:
    for minute in range(12):
        desk.changes.numbers.set_one(NOW, "targets", "studio", float(minute + 1))
    folder = desk.state / "backups" / "2026-W47"
    oldest = sorted(folder.iterdir())[1]
    shutil.copy(oldest, desk.state / "kept")
    oldest.unlink()
    oldest.mkdir()
    desk.changes.numbers.set_one(NOW, "targets", "studio", 20.0)
    assert oldest.is_dir()


def test_what_was_seen_last_and_cannot_be_read_now_is_not_written_over(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    desk.changes.corrections.add(
        PHONE, desk.zone.at("2026-11-19 12:00"), desk.zone.at("2026-11-19 13:00"), NOW
    )
    text, seen = desk.text(), Path(desk.folders.seen("weeks/2026-W47.toml"))
    first = text.index("\n[[entries]]")
    desk.path().write_text(text[:first] + text[text.index("\n[[entries]]", first + 1) :])
    with unreadable(seen, errno.EIO):
        assert LastSeen(desk.store).look("weeks/2026-W47.toml") == ()
        desk.changes.timer.start(MIXING, NOW)
        with pytest.raises(NotRead):
            LastSeen(desk.store).content("weeks/2026-W47.toml")
    assert LastSeen(desk.store).look("weeks/2026-W47.toml") == ("a",)


@pytest.mark.parametrize("foreign", [True, False])
def test_what_is_done_is_said_to_be_done_though_no_file_can_be_opened_afterwards(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, foreign: bool
) -> None:
    a_copy(desk)
    do_merge(desk) if foreign else desk.changes.activities.set_goal(NOW, "x")
    real, monkey = StepWriter.write_step, pytest.MonkeyPatch()

    def write_step(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        monkey.setattr(safe_write, "_PAUSES", (0.0,) * 3)
        monkey.setattr(os, "open", lambda *_, **__: fails_with(errno.EMFILE)())

    monkeypatch.setattr(StepWriter, "write_step", write_step)
    try:
        assert desk.changes.history.undo(NOW).lines[0].startswith("Undid")
    finally:
        monkey.undo()
