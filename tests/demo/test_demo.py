"""The made-up weeks are believable at every moment, and leave nothing behind."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.zones import BERLIN, NamedZone
from tracker.demo import folder as demo_folder
from tracker.demo.folder import demo_folders
from tracker.demo.made_up_record import DAY_START, made_up_record
from tracker.domain.time.zone import FixedZone, instant_of, wall_time
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.tally import tally
from tracker.reading.record import Record
from tracker.storage.files import Files
from tracker.storage.machine.lock import Lock

ZONES = [BERLIN, FixedZone(0), FixedZone(13 * 3600), FixedZone(-11 * 3600)]
INSTANTS = st.integers(int(datetime(2024, 1, 1).timestamp()), int(datetime(2030, 12, 31).timestamp()))


@settings(max_examples=some(50), deadline=None)
@given(INSTANTS, st.sampled_from(ZONES))
def test_nothing_overlaps_nothing_is_in_the_future_and_one_timer_runs(instant, zone):
    now = wall_time(instant, zone)
    _, logs = made_up_record(now, zone)
    entries = sorted((entry for log in logs for entry in log.entries), key=lambda entry: entry.first)
    assert [entry.end is None for entry in entries] == [False] * (len(entries) - 1) + [True]
    for one, other in pairwise(entries):
        assert one.first < one.last(instant) <= other.first
    assert entries[-1].first <= instant
    assert len({entry.id for entry in entries}) == len(entries)


@settings(max_examples=some(30), deadline=None)
@given(INSTANTS, st.sampled_from(ZONES))
def test_there_are_eight_weeks_seven_of_them_assessed_and_no_day_is_too_full(instant, zone):
    now = wall_time(instant, zone)
    _, logs = made_up_record(now, zone)
    calendar = Calendar(zone, lambda week: DAY_START)
    assert [log.assessment is not None for log in logs] == [True] * 7 + [False]
    assert logs[-1].week == calendar.week_at(instant)
    for log in logs:
        sums = tally([entry for each in logs for entry in each.entries], log.week, calendar, instant)
        for day in range(7):
            assert sum(days[day] for days in sums.days.values()) <= 20 * 3600


@pytest.mark.parametrize(
    "moment",
    ["2026-11-19 20:25", "2026-11-23 00:10", "2026-03-29 04:30", "2026-10-25 02:30", "2027-01-01 12:00"],
)
def test_the_folder_is_sound_and_gone_afterwards(moment):
    now = BERLIN.at(moment)
    with demo_folders(now, BERLIN) as folders:
        home = Path(folders.data).parent
        record = Record(Files(folders), BERLIN)
        assert list(record.findings(now)) == []
        assert record.running() is not None
        assert len(record.week(None, now).listed.current) > 9
    assert not home.exists()


def test_the_last_weeks_tell_of_a_change_for_the_better():
    now = BERLIN.at("2026-11-19 20:25")
    _, logs = made_up_record(now, BERLIN)
    calendar = Calendar(BERLIN, lambda week: DAY_START)

    def hours(log, *keys):
        sums = tally(log.entries, log.week, calendar, instant_of(now))
        return sum(sum(sums.of(key)) for key in keys) / 3600

    studio, wasted = ("mixing", "beat-making"), ("social-media", "series")
    assert hours(logs[6], *studio) > hours(logs[0], *studio) + 3
    assert hours(logs[6], *wasted) < hours(logs[0], *wasted) - 3
    assert logs[0].numbers.guesses["social-media"] < hours(logs[0], "social-media")


def test_a_killed_demos_folder_is_swept_and_a_running_ones_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(demo_folder.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(demo_folder.tempfile, "tempdir", str(tmp_path))
    left, used, other = (tmp_path / f"tracker-demo-{name}" for name in ("left", "used", "other"))
    for folder in (left, used):
        folder.mkdir()
        (folder / "in-use").touch()
    other.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "in-use").touch()
    (tmp_path / "tracker-demo-link").symlink_to(elsewhere)
    with Lock(str(used / "in-use")), demo_folders(BERLIN.at("2026-11-19 20:25"), BERLIN):
        pass
    assert not left.exists()
    assert used.exists()
    # Not known to be a demo's: another program may have made it.
    assert other.exists()
    assert (elsewhere / "in-use").exists()


def test_the_same_moment_shows_the_same_life():
    now = BERLIN.at("2026-11-19 20:25")
    assert made_up_record(now, BERLIN) == made_up_record(now, BERLIN)
    later = made_up_record(now + timedelta(minutes=1), NamedZone("Europe/Berlin"))
    assert later[1][:7] == made_up_record(now, BERLIN)[1][:7]


def test_the_moves_of_each_week_are_the_numbers_of_the_next_unless_set_by_hand():
    _, logs = made_up_record(BERLIN.at("2026-11-24 19:00"), BERLIN)
    handed = 0
    for log, following in pairwise(logs):
        for key, hours in log.assessment.given.items():
            assert (following.numbers.targets | following.numbers.caps)[key] == hours
            handed += 1
    assert handed >= 12
