"""Trends, the assessment and the sheet say the same of the same week, whatever it was like."""

from __future__ import annotations

import re
from datetime import time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import records
from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.review.music import music_review
from tracker.domain.review.reveal import revealed
from tracker.domain.review.review import Material, Review, review
from tracker.domain.review.wasted import hours_to_find
from tracker.domain.time.duration import HOUR, MINUTE, h_mm, signed_h_mm
from tracker.domain.time.week import Week
from tracker.domain.time.zone import wall_time
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.trends import trend_week
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import week_report
from tracker.sheet.sheet import Sheet, week_sheet

LISTED = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("beats", "Beats", "studio"),
        Activity("cafe", "Café", "job", 8, 3, True),
        Activity("phone", "Phone", "leisure", 2, 4, False),
        Activity("games", "Games", "leisure", 3, 8, False),
        Activity("news", "News", "leisure", 1, 2, False),
    )
)
W47 = Week(2026, 47)
# Long after: the guess of a week that is not assessed is no secret any more.
LATER = BERLIN.at("2026-12-20 12:00")


def with_numbers(record: WeekRecord, numbers: Numbers) -> WeekRecord:
    log = WeekLog(record.week, time(0), record.entries, numbers)
    return WeekRecord(
        record.week, record.listed, log, record.entries, record.running, numbers, record.calendar
    )


def assessed(record: WeekRecord, now) -> Review:
    return review(Material(record), None, now)


@settings(deadline=None, max_examples=some(80))
@given(records())
def test_trends_and_the_assessment_name_the_same_longest_block(recorded) -> None:
    now = wall_time(recorded.now, recorded.zone)
    running = next((one for one in recorded.entries if one.end is None), None)
    for week in recorded.weeks:
        record = WeekRecord(
            week, LISTED, None, recorded.entries, running, Numbers({}, {}, {}), recorded.calendar
        )
        shown = trend_week(record, now).longest_block
        assert shown == (music_review(assessed(record, now)).longest or 0)


def test_a_block_over_the_end_of_the_week_is_not_begun_anew_on_monday() -> None:
    """What the assessment once called a block of Monday's belongs to the one that Sunday night began."""
    night = Entry("a", "mixing", BERLIN.at("2026-11-15 22:00"), BERLIN.at("2026-11-16 00:10"))
    on = Entry("b", "beats", BERLIN.at("2026-11-16 00:15"), BERLIN.at("2026-11-16 03:00"))
    calendar = Calendar(BERLIN, lambda _: time(0))
    for week, longest in ((W47.previous(), 5 * HOUR), (W47, 0)):
        record = WeekRecord(week, LISTED, None, (night, on), None, Numbers({}, {}, {}), calendar)
        assert trend_week(record, LATER).longest_block == longest
        assert (music_review(assessed(record, LATER)).longest or 0) == longest


keys = st.sampled_from(["cafe", "phone", "games", "news", "mixing"])
spent_by_key = st.dictionaries(keys, st.integers(0, 20 * HOUR))
# Guesses close to what is measured, and others.
guesses = st.dictionaries(st.one_of(keys, st.just("gone")), st.integers(0, 20 * HOUR))


def week_of(spent: dict[str, int], guessed: dict[str, int]) -> WeekRecord:
    entries = []
    for day, (key, seconds) in enumerate(spent.items()):
        begin = BERLIN.at("2026-11-16 01:00") + timedelta(days=day)
        entries.append(Entry(key, key, begin, begin + timedelta(seconds=seconds)))
    record = WeekRecord(
        W47,
        LISTED,
        None,
        tuple(entries),
        None,
        Numbers({}, {}, {}),
        Calendar(BERLIN, lambda _: time(0)),
    )
    return with_numbers(record, Numbers({key: amount / HOUR for key, amount in guessed.items()}, {}, {}))


def sheet_of(record: WeekRecord) -> Sheet:
    return week_sheet(review(Material(record), None, LATER))


def line_of(record: WeekRecord, label: str) -> str:
    return next((one.text for one in sheet_of(record).answers if one.label == label), "")


@settings(deadline=None, max_examples=some(80))
@given(spent_by_key)
def test_trends_the_assessment_and_the_sheet_name_the_same_as_wasted_in_one_order(spent) -> None:
    record = week_of(spent, {})
    trends = [(name, h_mm(seconds)) for name, seconds in trend_week(record, LATER).wasted_on]
    found = hours_to_find(assessed(record, LATER).report, None)
    # The assessment looks first at what is not even enjoyed.
    assert sorted(trends) == sorted((one.row.activity.name, h_mm(one.row.seconds)) for one in found.wasted)
    on_sheet = line_of(record, "Wasted")
    assert re.findall(r"(\w+) (\d+:\d\d)", on_sheet.partition(". ")[2]) == trends
    assert found.seconds == week_report(record, LATER).week_balance.wasted


@settings(deadline=None, max_examples=some(80))
@given(spent_by_key, guesses, st.integers(-2 * MINUTE, 2 * MINUTE))
def test_a_guess_is_off_by_the_same_wherever_it_is_shown(spent, guessed, off) -> None:
    guessed |= {key: max(0, seconds + off) for key, seconds in list(spent.items())[:2]}
    record = week_of(spent, guessed)
    shown = revealed(assessed(record, LATER))
    assert {one.key for one in shown} == {*guessed} - {"gone"}
    for one in shown:
        minutes = [int(h) * 60 + int(m) for h, m in (h_mm(n).split(":") for n in (one.measured, one.guess))]
        assert one.difference == (minutes[0] - minutes[1]) * MINUTE
    tables = {table.heads[0]: table.rows for table in sheet_of(record).tables}
    assert tables.get("Guess", ()) == tuple(
        (one.name, h_mm(one.guess), h_mm(one.measured), signed_h_mm(one.difference)) for one in shown
    )
    week = trend_week(record, LATER)
    if shown and week.has_hours:
        assert week.off == sum(abs(one.difference) for one in shown)
        assert week.measured == sum(one.measured for one in shown)
        assert week.guessed == sum(one.guess for one in shown)
        assert abs(week.furthest[1]) == abs(shown[0].difference)
