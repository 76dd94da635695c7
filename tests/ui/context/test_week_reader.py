"""Which files are looked at each second, so that a hand edit of what is shown is seen at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.domain.away.questions import Limits
from tracker.domain.time.week import Week
from tracker.domain.week.week_report import closed_part
from tracker.reading import record
from tracker.settings.reminders import Reminders
from tracker.ui.context.week_reader import Snapshot, WeekReader

PRESENT = Week(2026, 47)
WEEKS = [PRESENT.plus(-number) for number in range(200)]
LONG_AGO, SET_IN, BEGAN = WEEKS[120], WEEKS[60], WEEKS[30]
# Seconds within which each log is looked at.
ROUND = 25


@pytest.fixture
def history(listed, folders):
    """Four years of logs; what runs began half a year ago, and a cap was set a year ago."""
    Path(folders.weeks).mkdir()
    for week in WEEKS:
        Path(folders.log(week)).write_text(f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n')
    append(folders, SET_IN, "[caps]\nsocial-media = 3.0\n")
    begin = f"{BEGAN.monday}T10:00:00+01:00"
    append(folders, BEGAN, f'[[entries]]\nid = "long"\nactivity = "mixing"\nstart = {begin}\n')
    return listed


@pytest.fixture
def reader(history, clock):
    first = history.record.week(None, clock.now())
    return WeekReader(history, clock, Limits, Reminders, Snapshot(first, closed_part(first)))


def append(folders, week, text="# by hand\n"):
    """Change a log in its place, as some editors do: the folder stays as it was."""
    with Path(folders.log(week)).open("a") as log:
        log.write(text)


def seconds_until_seen(reader, stamps):
    """After how many looks, one a second, a change is found."""
    return next(second for second in range(1, 1000) if reader.has_changed(stamps))


@pytest.mark.parametrize("shown", [None, LONG_AGO])
def test_what_the_screen_comes_from_is_looked_at_each_second(reader, history, folders, clock, shown):
    # A cap of later on does not hold in a week of long ago.
    for week in (PRESENT, PRESENT.previous(), PRESENT.plus(-8), BEGAN, SET_IN if shown is None else shown):
        stamps = reader.look(shown, clock.now()).stamps
        assert not any(reader.has_changed(stamps) for _ in range(2 * ROUND))
        for other in range(125, 165):
            reader._store.log_state(WEEKS[other])
        append(folders, week)
        assert all(reader.has_changed(stamps) for _ in range(2))


def test_what_was_read_for_another_screen_is_looked_at_each_second(reader, history, folders, clock):
    stamps = reader.look(None, clock.now()).stamps
    history.record.looking_back.trends(clock.now(), LONG_AGO)
    append(folders, LONG_AGO.plus(-5))
    assert reader.has_changed(stamps)


def test_each_log_is_looked_at_within_half_a_minute(reader, folders, clock):
    for week in WEEKS[20:200:30]:
        stamps = reader.look(None, clock.now()).stamps
        append(folders, week)
        assert seconds_until_seen(reader, stamps) <= ROUND


def test_a_log_that_comes_goes_or_is_replaced_is_seen_at_once_whichever_it_is(reader, folders, clock):
    log = Path(folders.log(WEEKS[150]))

    def replace():
        log.with_suffix(".new").write_text(log.read_text())
        log.with_suffix(".new").replace(log)

    for change in (replace, log.unlink, log.touch):
        stamps = reader.look(None, clock.now()).stamps
        change()
        assert seconds_until_seen(reader, stamps) == 1


def test_a_second_asks_for_few_stamps_however_long_the_history_is(reader, history, clock, monkeypatch):
    stamps = reader.look(None, clock.now()).stamps
    asked, stamp_of = [], record.stamp_of
    monkeypatch.setattr(record, "stamp_of", lambda path: (asked.append(os.fspath(path)), stamp_of(path))[1])
    monkeypatch.setattr(record.Record, "stamps", pytest.fail)
    assert not reader.has_changed(stamps)
    assert len(asked) < 60
