"""What is known of every log without reading it: losing that costs time and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.desk import MIXING, NOW, W46, W47, Desk
from tracker.domain.time.week import Week
from tracker.storage.errors import NotRead
from tracker.storage.files import Files
from tracker.storage.machine import log_cache

EARLY = Week(2026, 40)


@pytest.fixture(params=[12, 1])
def cache(desk: Desk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the cache, filled from two logs among others that name no numbers.

    They are known each by itself, and all but one as a whole, like those of long ago.
    """
    monkeypatch.setattr(log_cache, "_RECENT", request.param)
    for number in range(41, 44):
        desk.write("", Week(2026, number))
    desk.write("[targets]\nstudio = 10.0\n[caps]\nphone = 5.0\n", EARLY)
    desk.write("[targets]\nlearning = 2.0\n", W46)
    assert_numbers(desk)
    path = desk.state / "logs.cache"
    assert path.is_file()
    return path


def assert_numbers(desk: Desk) -> None:
    numbers = desk.store.numbers(W47)
    assert (numbers.targets, numbers.caps) == ({"studio": 10.0, "learning": 2.0}, {"phone": 5.0})


def test_without_the_cache_the_numbers_are_the_same(desk: Desk, cache: Path) -> None:
    cache.unlink()
    assert_numbers(desk)
    assert cache.is_file()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"\xff\xfe",
        b"{}",
        b"[]",
        b"null",
        json.dumps({"version": 1, "weeks": []}).encode(),
        json.dumps({"version": 1, "weeks": {"2026-W40": [[1, 2, 3], 5, None]}}).encode(),
    ],
)
def test_a_damaged_cache_changes_no_number(desk: Desk, cache: Path, content: bytes) -> None:
    cache.write_bytes(content)
    assert_numbers(desk)


def test_no_altered_byte_of_the_cache_changes_a_number(desk: Desk, cache: Path) -> None:
    whole = cache.read_bytes()
    for place in range(len(whole)):
        cache.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert_numbers(desk)
    for length in range(0, len(whole), 7):
        cache.write_bytes(whole[:length])
        assert_numbers(desk)


def test_the_cache_spares_reading_logs_that_have_not_changed(
    desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.store
    monkeypatch.setattr(store, "_stamped_facts", pytest.fail)
    assert store.numbers(W47).targets == {"studio": 10.0, "learning": 2.0}


def test_a_log_edited_by_hand_is_read_again(desk: Desk, cache: Path) -> None:
    store = desk.store
    store.numbers(W47)
    stamp = desk.path(EARLY).stat()
    desk.write("[targets]\nstudio = 11.0\n[caps]\nphone = 5.0\n", EARLY)
    os.utime(desk.path(EARLY), ns=(stamp.st_atime_ns, stamp.st_mtime_ns - 10**9))
    assert store.numbers(W47).targets["studio"] == 11.0
    assert desk.store.numbers(W47).targets["studio"] == 11.0


def test_a_log_that_is_gone_names_nothing(desk: Desk, cache: Path) -> None:
    desk.path(EARLY).unlink()
    assert desk.store.numbers(W47).targets == {"learning": 2.0}


def test_a_later_week_says_nothing_about_an_earlier_one(desk: Desk, cache: Path) -> None:
    assert desk.store.numbers(Week(2026, 41)).targets == {"studio": 10.0}


def test_a_cache_that_cannot_be_written_hinders_nothing(desk: Desk, cache: Path) -> None:
    cache.unlink()
    cache.mkdir()
    assert_numbers(desk)


def weeks_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> set[Week]:
    """The weeks whose logs are read anew for the numbers."""
    store, read = desk.store, set()
    known = store._stamped_facts
    monkeypatch.setattr(store, "_stamped_facts", lambda week: (read.add(week), known(week))[1])
    store.numbers(W47)
    return read


def test_what_lies_beside_one_log_makes_no_other_one_be_read(
    desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.path(W46).with_suffix(".aside.toml").write_text('format = 1\nweek = "2026-W46"\n')
    assert weeks_read(desk, monkeypatch) == {W46}
    desk.path(W46).with_suffix(".aside.toml").unlink()
    assert_numbers(desk)


def test_what_lies_beside_an_old_log_makes_that_be_read_once(
    desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.path(EARLY).with_suffix(".aside.toml").write_text('format = 1\nweek = "2026-W40"\n')
    assert weeks_read(desk, monkeypatch) == {EARLY}
    assert weeks_read(desk, monkeypatch) == set()
    assert_numbers(desk)


def test_what_is_no_log_makes_none_be_read(desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("2026-W46 2.toml", "2026-W46.toml~", "2026-W54.toml", "0000-W01.toml", "notes.toml", "x"):
        desk.path(W46).with_name(name).write_text("format = 1\n[targets]\nlearning = 9.0\n")
    desk.path(W46).with_name("2026-W39.toml").symlink_to("nowhere")
    assert weeks_read(desk, monkeypatch) == {Week(2026, 39)}
    assert_numbers(desk)


def test_a_log_that_went_away_and_came_again_says_what_it_says_now(desk: Desk, cache: Path) -> None:
    store, text = desk.store, desk.path(EARLY).read_text()
    desk.path(EARLY).unlink()
    assert store.numbers(W47).caps == {}
    desk.path(EARLY).write_text(text.replace("5.0", "6.0"))
    assert store.numbers(W47).caps == desk.store.numbers(W47).caps == {"phone": 6.0}


def test_of_a_log_that_changed_while_it_was_read_nothing_is_remembered(
    desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.unlink()
    store = desk.store
    known = store._stamped_facts
    monkeypatch.setattr(
        store, "_stamped_facts", lambda week: ({}, known(week)[1]) if week == EARLY else known(week)
    )
    assert store.numbers(W47).caps == {"phone": 5.0}
    assert cache.is_file()
    desk.path(EARLY).unlink()
    assert desk.store.numbers(W47).caps == {}


def test_of_logs_of_long_ago_nothing_is_looked_at_but_the_stamps(
    desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = desk.store.known_logs()
    monkeypatch.setattr(log_cache.OldLogs, "each", pytest.fail)
    assert known.in_force(W47) == ({"studio": 10.0, "learning": 2.0}, {"phone": 5.0})
    assert known.spans.touching(0, 1) == []


def test_no_log_of_long_ago_that_came_or_went_is_missed(desk: Desk, cache: Path) -> None:
    files = Files(desk.folders)
    desk.path(EARLY).unlink()
    assert files.numbers(W47).caps == {}
    desk.write("[targets]\nlearning = 3.0\n", Week(2026, 39))
    desk.write("[targets]\nlearning = 4.0\n", Week(2026, 38))
    assert files.numbers(Week(2026, 39)).targets == {"learning": 3.0}
    desk.path(Week(2026, 38)).with_suffix(".aside.toml").write_text(
        'format = 1\nweek = "2026-W38"\n[targets]\nlearning = 5.0\n'
    )
    assert files.numbers(Week(2026, 38)).targets == desk.store.numbers(Week(2026, 38)).targets


def test_a_log_of_which_nothing_is_remembered_says_nothing_about_later_ones(
    desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.unlink()
    desk.write("[targets]\nstudio = 1.0\n", Week(2026, 39))
    store = desk.store
    known = store._stamped_facts
    monkeypatch.setattr(
        store, "_stamped_facts", lambda week: ({}, known(week)[1]) if week < EARLY else known(week)
    )
    for _ in range(2):
        assert store.numbers(W47).targets == {"studio": 10.0, "learning": 2.0}
    assert store.numbers(Week(2026, 39)).targets == {"studio": 1.0}


def test_of_logs_that_cannot_be_remembered_as_one_each_is_known_by_itself(
    desk: Desk, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.path(Week(2026, 39)).symlink_to("nowhere")
    assert_numbers(desk)
    assert weeks_read(desk, monkeypatch) == {Week(2026, 39)}
    desk.path(Week(2026, 39)).unlink()
    assert_numbers(desk)
    assert weeks_read(desk, monkeypatch) == set()


def test_a_blank_log_is_not_remembered_as_one_in_which_nothing_runs(tmp_path: Path) -> None:
    desk = Desk(tmp_path).lay_out()
    desk.changes.timer.start(MIXING, NOW)
    # Of the last log nothing is kept anyway.
    desk.write("[targets]\nstudio = 1.0\n", W47.next())
    desk.path(W47).write_bytes(b"")
    for _ in range(3):
        desk.record.hours_of_week(W47, NOW)
        desk.record.week(W47, NOW)
        with pytest.raises(NotRead, match="empty or cut off"):
            desk.changes.timer.stop(NOW)
