"""What another program writes while a change is made is never written over, and the change is made on it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import time
from itertools import count, pairwise
from pathlib import Path

import pytest

from tests.desk import MIXING, NOW, PHONE, W46, W47, Desk, entry_text
from tests.storage.file_calls import Stops, stopped
from tests.zones import BERLIN
from tracker.domain.time.week import Week
from tracker.domain.week.week_log import WeekLog
from tracker.storage.errors import MaybeSaved, Overtaken
from tracker.storage.writing.swapping import swap
from tracker.versions.copies import merge

EVERY_CALL = "TRACKER_EVERY_CALL" in os.environ
"""Stop at each call of a change of thirty logs, which takes minutes; without it at some, and of six logs."""
LOGS = 30 if EVERY_CALL else 6
MONDAY = BERLIN.at("2026-11-16 00:30")
FOREIGN = entry_text("foreign", "2026-11-09 08:00", "2026-11-09 08:30", "cafe")
Change = Callable[[Desk], object]


def in_place(path: Path) -> None:
    """As many editors save."""
    text = path.read_text() if path.exists() else ""
    path.write_text(text + FOREIGN)


def by_rename(path: Path) -> None:
    """As sync tools and the other editors do."""
    text = path.read_text() if path.exists() else ""
    other = path.parent / "other.part"
    other.write_text(text + FOREIGN)
    other.rename(path)


def switch_over_the_weeks_end(desk: Desk) -> None:
    desk.write(entry_text("running", "2026-11-15 23:00"), W46)
    desk.write("", W47)


def do_switch(desk: Desk) -> None:
    desk.changes.timer.start(PHONE, MONDAY)


def many_logs(desk: Desk) -> None:
    for number in range(48 - LOGS, 48):
        week = Week(2026, number)
        start = f"{week.monday} 10:00"
        text = entry_text(f"e{number}", start, f"{week.monday} 11:00") + 'track = "Tides"\n'
        desk.write(text, week)


def do_rename(desk: Desk) -> None:
    desk.changes.tracks.rename(NOW, "Tides", "Undertow")


def a_copy(desk: Desk) -> None:
    desk.write(entry_text("ours", "2026-11-10 10:00", "2026-11-10 11:00"), W46)
    theirs = entry_text("theirs", "2026-11-10 12:00", "2026-11-10 13:00")
    (desk.path(W46).parent / "2026-W46 2.toml").write_text(desk.text(W46) + theirs)


def do_merge(desk: Desk) -> None:
    merge(desk.store, [], NOW)


CASES = {
    "start": (switch_over_the_weeks_end, do_switch, 5),
    "track rename over many logs": (many_logs, do_rename, 19),
    "merge": (a_copy, do_merge, 9),
}


def desks(folder: Path, lay_out: Change, step: int) -> Iterator[tuple[int, Desk]]:
    """The same desk again and again, to be stopped at one call after the other."""
    first = Desk(folder / "template").lay_out()
    lay_out(first)
    for number in count(1, 1 if EVERY_CALL else step):
        copy = folder / "desk"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder / "template", copy)
        yield number, Desk(copy)


@pytest.mark.parametrize("write", [in_place, by_rename])
@pytest.mark.parametrize("case", CASES)
def test_at_whatever_call_another_program_writes_both_are_there_afterwards(
    tmp_path: Path,
    case: str,
    write: Callable[[Path], None],
    record_property: Callable[[str, object], None],
) -> None:
    lay_out, change, step = CASES[case]
    _, quiet = next(desks(tmp_path, lay_out, 1))
    change(quiet)
    wanted = {(entry.id if entry.activity != "phone" else "", entry.track) for entry in quiet.entries()}
    lost, kept = [], 0
    for number, desk in desks(tmp_path, lay_out, step):
        stops = Stops(number, lambda desk=desk: write(desk.path(W46)))
        with stopped(stops):
            change(desk)
        if not stops.happened:
            break
        found = {(entry.id if entry.activity != "phone" else "", entry.track) for entry in desk.entries()}
        if found != wanted | {("foreign", "")}:
            lost.append((number, found ^ (wanted | {("foreign", "")})))
        kept += 1
        running = [entry for entry in desk.entries() if entry.end is None]
        assert len(running) == sum(entry.end is None for entry in quiet.entries())
        timed = sorted(desk.entries(), key=lambda entry: entry.first)
        assert all(one.last(0) <= other.first for one, other in pairwise(timed) if one.end)
        assert not list(desk.data.rglob("*.tmp"))
    assert lost == []
    assert kept > 5
    record_property("faults: foreign writes kept", kept)


def test_where_another_program_never_stops_writing_it_is_refused_and_nothing_is_lost(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-17 10:00", "2026-11-17 11:00"))
    number = count()

    def write() -> None:
        desk.path().write_text(desk.text() + f"# {next(number)}\n")

    with stopped(Stops(1, write, lasts=True), ("fsync",)), pytest.raises(Overtaken) as told:
        desk.changes.timer.start(MIXING, NOW)
    assert told.value.exit_code == 3
    assert "is being written by another program" in str(told.value)
    assert desk.shown() == ["mixing Tue 10:00-11:00"]
    assert desk.text().endswith(f"# {next(number) - 1}\n")


def test_a_log_that_another_program_takes_away_meanwhile_is_not_brought_back(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-10 10:00", "2026-11-10 11:00"), W46)
    desk.write(entry_text("b", "2026-11-17 10:00", "2026-11-17 11:00"))
    stops = Stops(1, desk.path(W46).unlink)
    with stopped(stops, ("fsync",)):
        desk.changes.timer.start(MIXING, NOW)
    assert desk.shown() == ["mixing Tue 10:00-11:00", "mixing Thu 15:00-"]


def test_a_refusal_is_made_anew_as_well_where_what_it_came_of_is_not_there_any_more(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-19 14:00", "2026-11-19 16:00"))
    calls = []

    def rule(change: object) -> int:
        calls.append(1)
        if len(calls) == 1:
            desk.write("")
            raise Overtaken("x")
        return len(desk.store.weeks())

    assert desk.store.change("x", NOW, rule) == 1
    assert len(calls) == 2


@pytest.mark.parametrize("seen", [True, False])
def test_an_editor_that_has_emptied_a_log_for_a_moment_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, seen: bool
) -> None:
    from tracker.storage.writing import one_reading

    desk.changes.timer.start(MIXING, BERLIN.at("2026-11-19 14:00"))
    if not seen:
        shutil.rmtree(desk.state / "seen")
    whole = desk.path().read_bytes()
    desk.path().write_bytes(b"" if seen else whole[:-20])
    monkeypatch.setattr(one_reading.time, "sleep", lambda _: desk.path().write_bytes(whole + b"# saved\n"))
    desk.changes.timer.start(PHONE, NOW)
    assert desk.shown() == ["mixing Thu 14:00-15:00", "phone Thu 15:00-"]
    assert "# saved" in desk.text()


def test_a_log_that_stays_empty_is_no_state_to_build_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.storage.errors import NotRead
    from tracker.storage.writing import one_reading

    desk.changes.timer.start(MIXING, BERLIN.at("2026-11-19 14:00"))
    desk.path().write_bytes(b"")
    monkeypatch.setattr(one_reading, "_PAUSES", (0.0,) * 6)
    with pytest.raises(NotRead, match="Try again") as told:
        desk.changes.timer.start(PHONE, NOW)
    assert told.value.exit_code == 3
    assert [path.name for path in desk.path().parent.iterdir()] == ["2026-W47.toml"]


def test_two_state_folders_on_one_record_lose_nothing_of_each_other(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path)
    other.state = tmp_path / "elsewhere"
    other.folders = type(desk.folders)(str(desk.data), str(other.state), str(tmp_path / "config.toml"))
    number = count(1)
    nested = []

    def write() -> None:
        # The folder is held by the first one, as within one machine; here it is let go of.
        nested.append(next(number))
        begin = BERLIN.at(f"2026-11-17 0{len(nested)}:00")
        other.changes.corrections.add(PHONE, begin, BERLIN.at(f"2026-11-17 0{len(nested)}:30"), NOW)

    for each in range(3):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tracker.storage.machine.lock._opened_folder", lambda _: None)
            with stopped(Stops(each + 1, write), ("fsync",)):
                begin = BERLIN.at(f"2026-11-18 0{each}:00")
                desk.changes.corrections.add(MIXING, begin, BERLIN.at(f"2026-11-18 0{each}:30"), NOW)
    assert len(desk.entries()) == 3 + len(nested)
    assert len(nested) == 3


def test_two_state_folders_of_one_machine_hold_one_lock(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.storage.errors import Busy
    from tracker.storage.machine import lock

    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    other = lock.Lock(str(tmp_path / "elsewhere" / "lock"), str(desk.data))
    with other, pytest.raises(Busy, match="another tracker has held"):
        desk.changes.timer.start(MIXING, NOW)
    assert [path.name for path in desk.data.iterdir()] == ["activities.toml"]


def test_a_change_is_made_again_where_a_file_differs_that_it_only_read(desk: Desk) -> None:
    store, seen = desk.store, list[str]()

    def rule(change: object) -> None:
        seen.append(store.listed().goal)
        if len(seen) == 1:
            path = desk.data / "activities.toml"
            path.write_text('goal = "by hand"\n' + path.read_text())
        change.put_log(WeekLog(W47, time(0)))  # type: ignore[attr-defined]

    store.change("read the goal", NOW, rule)
    assert seen == ["", "by hand"]


def test_what_came_out_of_a_swap_that_cannot_be_taken_back_is_kept_as_a_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(entry_text("a", "2026-11-17 10:00", "2026-11-17 11:00"))
    calls = count(1)

    def swapped(one: str, other: str) -> bool:
        if next(calls) > 1:
            raise OSError(errno.EIO, "Input/output error")
        # Another program writes between the look at the file and the swap.
        in_place(desk.path())
        return swap(one, other)

    monkeypatch.setattr("tracker.storage.writing.replacing.swap", swapped)
    with pytest.raises(MaybeSaved, match="tracker merge"):
        desk.changes.timer.start(MIXING, NOW)
    monkeypatch.undo()
    merge(desk.store, [], NOW)
    assert {"a", "foreign"} <= {entry.id for entry in desk.entries()}
