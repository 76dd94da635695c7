"""On a machine that has not read the history yet, the first picture waits for a few logs and not for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import NOW, W46, W47, W48, Desk
from tracker.domain.week.week_record import WeekRecord
from tracker.storage import files

OLDER = [W46.plus(-number) for number in range(60)]


@pytest.fixture
def long(tmp_path: Path) -> Desk:
    """Many weeks with an entry each; all targets and caps were set long ago."""
    desk = Desk(tmp_path).lay_out()
    for week in (*OLDER, W47):
        desk.write(entry(f"{week.monday}T10:00:00+01:00", f"{week.monday}T11:00:00+01:00"), week)
    desk.write(f"[targets]\nstudio = 9.0\n[caps]\nphone = 4.0\n{desk.text(OLDER[50])[51:]}", OLDER[50])
    return desk


def entry(start: str, end: str = "") -> str:
    closed = f"end = {end}\n" if end else ""
    return f'\n[[entries]]\nid = "{start[2:10]}"\nactivity = "mixing"\nstart = {start}\n{closed}'


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The logs that are opened, as often as they are."""
    read, names = files.read_stamped, []

    def counting(path: str) -> object:
        if Path(path).parent.name == "weeks":
            names.append(Path(path).name)
        return read(path)

    monkeypatch.setattr(files, "read_stamped", counting)
    return names


def logs(*weeks: object) -> list[str]:
    return [f"{week}.toml" for week in weeks]


def at_first(desk: Desk) -> WeekRecord:
    return desk.record.week_at_first(NOW)


def test_only_the_logs_of_the_week_and_of_those_beside_it_are_opened(long: Desk, opened: list[str]) -> None:
    record = at_first(long)
    assert sorted(opened) == logs(W46, W47)
    assert [entry.id for entry in record.entries] == ["26-11-09", "26-11-16"]


def test_back_to_what_runs_logs_are_opened_and_no_further(long: Desk, opened: list[str]) -> None:
    running = OLDER[5]
    for week in (*OLDER[:5], W47, W48):
        long.write("", week)
    long.write(entry(f"{running.monday}T10:00:00+01:00"), running)
    record = at_first(long)
    assert record.running is not None
    assert (record.running.id, record.entries) == (str(running.monday)[2:], (record.running,))
    assert set(opened) == {*logs(*OLDER[:6], W47, W48)}


def test_numbers_that_a_log_may_have_changed_are_not_known_until_it_is_read(
    long: Desk, opened: list[str]
) -> None:
    assert at_first(long).numbers.targets == {}
    whole = long.record.week(W47, NOW).numbers
    assert (whole.targets, whole.caps) == ({"studio": 9.0}, {"phone": 4.0})
    opened.clear()
    assert at_first(long).numbers == whole
    assert sorted(opened) == logs(W46, W47)
    # What another machine did meanwhile has come.
    for week in OLDER[10:30]:
        long.write("[caps]\nphone = 3.0\n", week)
    assert at_first(long).numbers.caps == {}
    long.write("[caps]\nphone = 2.0\n", W46)
    assert at_first(long).numbers.caps == {"phone": 2.0}
    assert long.record.week(W47, NOW).numbers.targets == {"studio": 9.0}


def test_piece_by_piece_all_logs_come_to_be_known(long: Desk, opened: list[str]) -> None:
    store, pieces = long.store, []
    while not store.known_logs(at_most=16).are_all:
        pieces.append(len(opened) - sum(pieces))
        assert len(pieces) <= len(OLDER)
    assert {*pieces} == {16}
    assert sorted(opened) == sorted(logs(*OLDER, W47))
    assert long.store.numbers(W47).caps == {"phone": 4.0}


def test_logs_that_cannot_be_read_hold_up_no_piece(long: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(path: str) -> object:
        raise files.NotRead(f"{path} cannot be read: it is on fire.")

    monkeypatch.setattr(files, "read_stamped", failing)
    assert long.store.known_logs(at_most=16).are_all


def test_numbers_of_long_ago_are_not_known_where_a_later_log_was_not_looked_into(long: Desk) -> None:
    assert long.record.week(W47, NOW).numbers.caps == {"phone": 4.0}
    for week in OLDER[4:7]:
        long.write("[caps]\nphone = 3.0\n", week)
    assert (at_first(long).numbers.targets, at_first(long).numbers.caps) == ({}, {})
    assert long.record.week(W47, NOW).numbers.caps == {"phone": 3.0}
