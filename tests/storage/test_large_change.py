"""A change of many logs: all of it or nothing, told while it lasts, and known without reading it again."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.desk import MIXING, NOW, PHONE, W46, Desk, entry_text
from tests.storage.documents import hand_written, logs
from tests.storage.file_calls import READING, WRITING, Stops, stopped
from tracker.domain.week.week_log import WeekLog
from tracker.domain.week.week_report import week_report
from tracker.storage import files_in_change
from tracker.storage.errors import Busy, NotSaved
from tracker.storage.file_state import FileState, understood
from tracker.storage.files import Files
from tracker.storage.machine import lock, log_cache
from tracker.storage.machine.log_cache import FORM_OF_FACTS, facts_of
from tracker.storage.open_entries import _may_hold_one
from tracker.storage.store import Store
from tracker.storage.tables.week_file import read_log
from tracker.storage.toml.document import TomlDamage, parse
from tracker.storage.toml.emitted import emitted
from tracker.storage.writing import one_reading, safe_write
from tracker.storage.writing.together import do_together

WEEKS = [W46.plus(-number) for number in range(20)]


@pytest.fixture(autouse=True)
def _nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_reading, "_PAUSES", (0.0,) * 6)


def lay_out(desk: Desk) -> Desk:
    desk.lay_out()
    for week in WEEKS:
        day = week.monday
        desk.write(entry_text(f"p{week}", f"{day} 10:00", f"{day} 11:00", "phone"), week)
    return desk


@pytest.fixture
def long(desk: Desk) -> Desk:
    """A phone entry in each of many weeks."""
    return lay_out(desk)


def merge(desk: Desk) -> None:
    desk.changes.activities.merge(NOW, PHONE.key, MIXING.key)


class Watcher:
    """Looks on, and looks at the record from outside."""

    def __init__(self, desk: Desk) -> None:
        self.stages: list[str] = []
        self.ended = 0
        self.told = ""
        self._desk = desk

    def come_to(self, stage: str, done: int, of: int) -> None:
        assert 0 <= done < of
        if stage not in self.stages:
            self.stages.append(stage)
            with pytest.raises(Busy) as busy:
                self._desk.changes.timer.start(MIXING, NOW)
            self.told = str(busy.value)

    def end(self) -> None:
        self.ended += 1


def test_who_waits_for_a_large_change_is_told_of_it(long: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    watcher, changes = Watcher(long), long.changes
    changes.store.watch(lambda: watcher)
    changes.activities.merge(NOW, PHONE.key, MIXING.key)
    assert watcher.stages == ["reading", "making", "writing"]
    assert "in the middle of a large change (merge Phone into Mixing)" in watcher.told
    assert "hangs" not in watcher.told
    assert watcher.ended == 1
    of_undo = Watcher(long)
    changes.store.watch(lambda: of_undo)
    changes.history.undo(NOW)
    assert of_undo.stages == ["reading", "writing"]
    assert "(undo)" in of_undo.told
    assert (long.state / "lock").read_bytes() == b""


def test_what_a_killed_large_change_left_in_the_lock_is_not_told_of_the_next_one(
    long: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    (long.state / "lock").write_text("merge")
    with (
        lock.Lock(str(long.state / "lock"), str(long.data)),
        pytest.raises(Busy, match="If it hangs"),
    ):
        long.changes.timer.start(MIXING, NOW)


def test_a_small_change_is_watched_by_nobody(long: Desk) -> None:
    changes = long.changes
    changes.store.watch(lambda: pytest.fail("it is over at once"))
    changes.timer.start(MIXING, NOW)


def test_the_end_of_a_refused_change_is_told(long: Desk) -> None:
    watcher, changes = Watcher(long), long.changes
    watcher.stages = ["reading", "making", "writing"]
    changes.store.watch(lambda: watcher)
    long.path(WEEKS[-1]).write_text("<<<<<<< phone\n")
    with pytest.raises(Exception, match="Nothing was changed"):
        changes.activities.merge(NOW, PHONE.key, MIXING.key)
    assert watcher.ended == 1


def taken_apart(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    counted: Counter[str] = Counter()

    def counting(name: str, content: bytes) -> FileState:
        counted[name] += 1
        return understood(name, content)

    for module in ("files", "machine.last_seen", "steps", "open_entries"):
        monkeypatch.setattr(f"tracker.storage.{module}.understood", counting)
    return counted


def test_a_large_change_is_known_without_reading_what_it_wrote(
    long: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge(long)
    counted = taken_apart(monkeypatch)
    known = Files(long.folders).known_logs()
    assert not counted
    (long.state / "logs.cache").unlink()
    assert Files(long.folders).known_logs().spans.all() == known.spans.all()


def test_what_an_earlier_tracker_remembered_of_a_large_change_is_not_taken_up(
    long: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        for module in (log_cache, files_in_change):
            earlier.setattr(module, "FORM_OF_FACTS", FORM_OF_FACTS - 1)
        earlier.setattr(files_in_change, "facts_of", lambda log: facts_of(log)[:-1])
        merge(long)
    long.changes.history.undo(NOW)
    shown = long.record.hours_of_week(W46, NOW)
    assert week_report(shown, NOW) == week_report(long.record.week(W46, NOW), NOW)


def test_what_somebody_wrote_over_a_large_change_is_read(long: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    week, learn = WEEKS[10], Store.learn_written

    def written_meanwhile(store: Store, logs: Iterable[tuple[bytes, WeekLog]]) -> None:
        long.write(entry_text("new", f"{week.monday} 20:00", f"{week.monday} 21:00"), week)
        learn(store, logs)

    monkeypatch.setattr(Store, "learn_written", written_meanwhile)
    merge(long)
    (entry,) = [entry for entry in long.entries() if entry.id == "new"]
    latest = Files(long.folders).known_logs().spans.all()[str(week)][2]
    assert latest == entry.first


def test_a_large_change_is_taken_back_to_the_letter_and_reads_no_log_again(
    long: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = long.contents()
    merge(long)
    counted = taken_apart(monkeypatch)
    long.changes.history.undo(NOW)
    of_logs = [count for name, count in counted.items() if name.startswith("weeks")]
    # The last one is asked before and after for what runs; what is in the others was known before the change.
    assert sum(of_logs) <= 2
    assert long.contents() == before
    known = Files(long.folders).known_logs()
    (long.state / "logs.cache").unlink()
    assert Files(long.folders).known_logs().spans.all() == known.spans.all()
    long.changes.history.redo(NOW)
    assert all(entry.activity == "mixing" for entry in long.entries())
    long.changes.history.undo(NOW)
    assert long.contents() == before


class Killed(BaseException):
    """The program ends here: from now on nothing it does comes to the disk."""


class Killing(Stops):
    def wrapped(self, real):  # type: ignore[no-untyped-def]
        def call(*arguments, **named):  # type: ignore[no-untyped-def]
            self.calls += 1
            if self.happened:
                raise Killed
            return real(*arguments, **named)

        return call


def test_killed_at_any_call_a_large_change_is_made_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    lay_out(Desk(tmp_path / "template"))
    outcomes = Counter[int]()
    for at in range(1, 100_000, 61):
        shutil.rmtree(tmp_path / "desk", ignore_errors=True)
        shutil.copytree(tmp_path / "template", tmp_path / "desk")
        desk, killing = Desk(tmp_path / "desk"), Killing(at, lambda: None)
        calls = tuple(name for name in (*READING, *WRITING) if name != "close")
        with suppress(Killed), stopped(killing, calls):
            merge(desk)
        desk.store.settle()
        outcomes[sum(entry.activity == "mixing" for entry in desk.entries())] += 1
        if not killing.happened:
            break
    assert outcomes.keys() == {0, len(WEEKS)}
    assert outcomes[0] > 5
    assert outcomes[len(WEEKS)] > 5


def test_the_folders_of_its_backups_are_waited_for_once(long: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    backups, synced = str(long.state / "backups"), []

    def sync(folder: str) -> None:
        synced.append((folder, sum(1 for _ in Path(folder).iterdir())))

    monkeypatch.setattr(safe_write, "sync_folder", sync)
    merge(long)
    assert [there for folder, there in synced if folder == backups] == [
        sum(1 for _ in Path(backups).iterdir())
    ]


@pytest.mark.parametrize("many", [3, 50])
def test_of_files_that_are_worked_on_together_the_first_error_is_raised_once_nobody_works(many: int) -> None:
    done: list[int] = []

    def do(number: int) -> None:
        if number == 2:
            raise NotSaved("full")
        done.append(number)

    with pytest.raises(NotSaved, match="full"):
        do_together(do, range(many))
    count = len(done)
    do_together(done.append, range(many))
    assert sorted(done[count:]) == [*range(many)]


@given(st.one_of(logs().map(emitted), logs().map(tomli_w.dumps), hand_written()))
def test_a_log_that_is_not_taken_apart_has_no_open_entry(text: str) -> None:
    try:
        data = parse(text)
    except TomlDamage:
        return
    entries = read_log(W46, data).log.entries
    assert _may_hold_one(text) or all(entry.end is not None for entry in entries)


@pytest.mark.parametrize(
    "text",
    [
        'entries = [{ id = "a", activity = "b", start = 2026-11-16T10:00:00+01:00 }]\n',
        '\n[[entries]]\nid = "a"\nactivity = "b"\nstart = 2026-11-16T10:00:00+01:00\n[guesses]\nend = 2.0\n',
        '\n[[entries]]\nnote = """\nend = """\nid = "a"\nactivity = "b"\nstart = 2026-11-16T10:00:00+01:00\n',
        '\n[["entr\\u0069es"]]\nid = "a"\nactivity = "b"\nstart = 2026-11-16T10:00:00+01:00\n',
        '\n[[ entries ]]\nid = "a"\nactivity = "b"\nstart = 2026-11-16T10:00:00+01:00\n',
    ],
)
def test_an_open_entry_is_not_overlooked_however_it_is_written(text: str) -> None:
    assert [entry.end for entry in read_log(W46, parse(text)).log.entries] == [None]
    assert _may_hold_one(text)
