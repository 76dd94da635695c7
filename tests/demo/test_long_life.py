"""A demo of many weeks looks like a life: sound at every moment, with a course, seasons and odd weeks."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.zones import BERLIN
from tracker.demo.folder import demo_folders
from tracker.demo.long_life import MOST_WEEKS
from tracker.demo.long_life_record import long_record
from tracker.demo.made_up_record import DAY_START
from tracker.domain.time.zone import FixedZone, wall_time
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.tally import tally
from tracker.reading.record import Record
from tracker.storage.files import Files

ZONES = [BERLIN, FixedZone(0), FixedZone(13 * 3600), FixedZone(-11 * 3600)]
INSTANTS = st.integers(int(datetime(2024, 1, 1).timestamp()), int(datetime(2030, 12, 31).timestamp()))
NOW = BERLIN.at("2026-11-19 20:25")
STUDIO, WASTED = ("mixing", "beat-making"), ("social-media", "series")


@pytest.fixture(scope="module")
def life():
    """Sixty weeks, made once: list, logs and tracks."""
    return long_record(NOW, BERLIN, 60)


def hours(log, *keys):
    """Hours of some activities in what a log has."""
    ended = [entry for entry in log.entries if entry.activity in keys and entry.end is not None]
    return sum(entry.last(0) - entry.first for entry in ended) / 3600


@settings(max_examples=some(30), deadline=None)
@given(INSTANTS, st.sampled_from(ZONES), st.integers(1, 80))
def test_every_week_is_there_nothing_overlaps_nothing_is_to_come_and_no_day_is_too_full(instant, zone, weeks):
    now, calendar = wall_time(instant, zone), Calendar(zone, lambda week: DAY_START)
    _, logs, tracks = long_record(now, zone, weeks)
    this = calendar.week_at(instant)
    assert [log.week for log in logs] == [this.plus(back) for back in range(1 - weeks, 1)]
    entries = sorted((entry for log in logs for entry in log.entries), key=lambda entry: entry.first)
    assert [entry.end is None for entry in entries] == [False] * (len(entries) - 1) + [True]
    assert all(one.first < one.last(instant) <= other.first for one, other in pairwise(entries))
    assert entries[-1].first <= instant
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(calendar.week_of(entry) == log.week for log in logs for entry in log.entries)
    assert all(track.finished <= calendar.day_at(instant) for track in tracks.tracks)
    for log in logs[::7]:
        days = tally(log.entries, log.week, calendar, instant).days.values()
        assert all(sum(each[day] for each in days) <= 20 * 3600 for day in range(7))


@settings(max_examples=some(20), deadline=None)
@given(INSTANTS, st.integers(26, 130))
def test_the_studio_grows_and_the_phone_gives_way(instant, weeks):
    _, logs, _ = long_record(wall_time(instant, BERLIN), BERLIN, weeks)
    quarter = weeks // 4
    first, last = logs[:quarter], logs[-quarter:]
    assert sum(hours(log, *STUDIO) for log in last) > sum(hours(log, *STUDIO) for log in first)
    assert sum(hours(log, *WASTED) for log in last) < sum(hours(log, *WASTED) for log in first)


@pytest.mark.parametrize(
    ("moment", "weeks"),
    [
        ("2026-11-19 20:25", 60),
        ("2026-11-23 04:10", 1),
        ("2027-01-01 12:00", 2),
        ("2026-03-29 04:30", 5),
        ("2026-10-25 02:30", 34),
    ],
)
def test_nothing_is_odd_about_it(moment, weeks):
    now = BERLIN.at(moment)
    with demo_folders(now, BERLIN, weeks=weeks) as folders:
        record = Record(Files(folders), BERLIN)
        assert list(record.findings(now)) == []
        assert record.running() is not None


def test_a_year_has_a_dry_spell_and_a_decision_that_ends_it(life):
    _, logs, _ = life
    studio = [hours(log, *STUDIO) for log in logs]
    turn = next(n for n, log in enumerate(logs) if log.assessment and len(log.assessment.intentions) == 2)
    assert logs[turn].assessment.decision == "part-time"
    assert logs[turn].assessment.moves
    assert max(studio[turn - 5 : turn + 1]) < 3 < 6 < sum(studio[turn + 1 : turn + 4]) / 3
    assert sum(studio[turn - 10 : turn - 7]) / 3 > 5


def test_a_year_has_its_seasons_and_odd_weeks(life):
    _, logs, _ = life
    by_week = {str(log.week): log for log in logs}
    learning = ("tutorials", "ear-training")
    assert hours(by_week["2026-W07"], *learning) > 2 * hours(by_week["2026-W04"], *learning)
    assert hours(by_week["2026-W39"], "calls-and-gigs") > 20 > 1 > hours(by_week["2026-W39"], *STUDIO)
    assert by_week["2026-W32"].entries == ()
    running = {name: hours(log, "running") for name, log in by_week.items()}
    summer = sum(running[f"2026-W{number}"] for number in range(22, 31))
    assert summer > sum(running[f"2025-W{number}"] for number in range(43, 52))
    assert any(entry.start.date() < entry.end.date() for log in logs for entry in log.entries if entry.end)


def test_a_job_becomes_another(life):
    listed, logs, _ = life
    jobs = {
        key: [n for n, log in enumerate(logs) if hours(log, key)] for key in ("supermarket", "cafe-shifts")
    }
    assert len(jobs["supermarket"]) > 12 < len(jobs["cafe-shifts"])
    assert max(jobs["supermarket"]) < min(jobs["cafe-shifts"])
    assert listed.get("supermarket").archived
    for number in jobs["cafe-shifts"]:
        rated = (
            {rating.activity for rating in logs[number].assessment.ratings} if logs[number].assessment else ()
        )
        assert "supermarket" not in rated


def test_most_weeks_are_assessed_and_some_have_moves_and_plans(life):
    _, logs, _ = life
    assessed = [log.assessment for log in logs if log.finished_assessment]
    assert 40 <= len(assessed) < 58
    assert len({assessment.note for assessment in assessed}) > 20
    assert {assessment.decision for assessment in assessed} == {"undecided", "part-time", "full-time"}
    assert 3 <= sum(bool(assessment.moves) for assessment in assessed) < 10
    assert all(assessment.given for assessment in assessed if assessment.moves)
    assert 10 < sum(bool(log.plan) for log in logs) < 40
    held = Counter(kept for assessment in assessed for kept in assessment.held.values())
    assert held[True] > held[False] > 5


def test_tracks_come_one_after_the_other_and_some_are_given_up(life):
    _, logs, tracks = life
    days: dict[str, list[date]] = defaultdict(list)
    for log in logs:
        for entry in log.entries:
            if entry.track:
                days[entry.track].append(Calendar(BERLIN, lambda week: DAY_START).day_at(entry.first))
    assert len(days) > 15
    for track in tracks.tracks:
        assert track.finished == max(days[track.name])
    begun = [min(each) for each in days.values()]
    assert len({*begun}) > 12
    left = [
        name for name, each in days.items() if not tracks.get(name).finished and max(each) < date(2026, 9, 1)
    ]
    assert len(tracks.tracks) > 10
    assert len(left) >= 2


def test_the_same_moment_shows_the_same_life_and_ten_years_of_it_are_one_too(life):
    assert long_record(NOW, BERLIN, 60) == life
    _, logs, tracks = long_record(NOW, BERLIN, MOST_WEEKS)
    assert len(logs) == MOST_WEEKS
    assert len({track.name for track in tracks.tracks}) == len(tracks.tracks)
