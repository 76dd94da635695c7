"""Weeks side by side, and the sentence that says what changed."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import records
from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import wall_time
from tracker.domain.week.assessment import Assessment, Rating
from tracker.domain.week.balance import Balance
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.trends import Trends, TrendWeek, change_sentence, trend_week, weeks_up_to
from tracker.domain.week.week_log import NO_NUMBERS, Numbers, WeekLog
from tracker.domain.week.week_record import WeekRecord

W48 = Week(2026, 48)
NOW = BERLIN.at("2026-11-24 12:00")
CALENDAR = Calendar(BERLIN, lambda _: time(0))
LIST = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("tutorials", "Tutorials", "learning"),
        Activity("phone", "Phone", "leisure", 2, 4, False),
        Activity("cafe", "Café", "job", 8, 3, True),
    )
)


def ago(weeks: int, present: Week = W48) -> Week:
    return Week.containing(present.monday - timedelta(weeks=weeks))


def told(*hours: tuple[int, float, float], present: Week = W48) -> str:
    """The sentence over weeks given as how long ago, hours in the studio, hours wasted."""
    by_week = {
        ago(weeks, present): TrendWeek(
            ago(weeks, present),
            # What was recorded besides, such as a job.
            seconds=HOUR,
            balance=Balance(wasted=round(wasted * HOUR), studio=round(studio * HOUR)),
        )
        for weeks, studio, wasted in hours
    }
    weeks = [by_week.get(week, TrendWeek(week)) for week in weeks_up_to(present, Week(2000, 1))]
    return change_sentence(Trends(tuple(weeks), present))


def test_the_last_week_is_told_beside_the_one_four_weeks_ago() -> None:
    assert (
        told((4, 3 + 1 / 6, 14), (3, 9, 9), (2, 1, 1), (1, 7.75, 9), (0, 2, 1))
        == "Four weeks ago 3:10 in the studio, last week 7:45. Wasted: 14:00, then 9:00."
    )


def test_where_that_week_has_no_hours_the_nearest_one_stands_for_it() -> None:
    assert told((9, 1, 0), (5, 2, 0), (2, 4, 0), (1, 8, 0)).startswith("Five weeks ago 2:00")
    assert told((2, 4, 0), (1, 8, 0)).startswith("Two weeks ago 4:00 in the studio, last week 8:00.")


def test_weeks_without_hours_are_passed_over_and_not_counted_against_anybody() -> None:
    assert told((7, 3, 0), (4, 6, 0)) == "Seven weeks ago 3:00 in the studio, four weeks ago 6:00."


def test_a_week_of_other_things_is_called_a_rest() -> None:
    assert told((4, 3, 0), (1, 0, 0)) == "Four weeks ago 3:00 in the studio, last week a rest from it."
    assert told((4, 0, 0), (1, 3, 0)) == "Four weeks ago no time in the studio, last week 3:00."


def test_without_studio_the_wasted_hours_are_told_alone() -> None:
    assert told((4, 0, 14), (1, 0, 9)) == "Wasted: 14:00, then 9:00."
    assert told((4, 0, 0), (1, 0, 0)) == "Neither studio nor wasted hours four weeks ago or last week."


def test_one_week_alone_is_told_without_a_comparison() -> None:
    assert told((1, 3, 2)) == (
        "Last week 3:00 in the studio, 2:00 wasted. The next weeks will stand beside it."
    )
    assert told((0, 3, 2)) == "This week 3:00 in the studio so far. The next ones will stand beside it."
    assert told() == "No hours yet. Once there are some, the weeks stand side by side here."


def test_the_running_week_is_never_compared_with_whole_ones() -> None:
    assert told((4, 3, 1), (1, 7, 1), (0, 0, 0)) == told((4, 3, 1), (1, 7, 1), (0, 20, 20))


def test_weeks_of_long_ago_are_called_by_the_day_that_stands_in_their_rows() -> None:
    weeks = tuple(
        TrendWeek(week, HOUR, balance=Balance(studio=HOUR))
        for week in weeks_up_to(Week(2026, 20), Week(2000, 1))
    )
    assert change_sentence(Trends(weeks, W48)) == (
        "In the week of 20 April 1:00 in the studio, in the week of 11 May 1:00."
    )
    empty = tuple(TrendWeek(shown.week) for shown in weeks)
    assert change_sentence(Trends(empty, W48)) == "No hours are recorded in these weeks."


def test_weeks_are_counted_over_a_week_53() -> None:
    present = Week(2027, 2)
    weeks = weeks_up_to(present, Week(2000, 1))
    assert [str(week) for week in weeks[-4:]] == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]
    assert told((4, 3, 0), (1, 5, 0), present=present).startswith("Four weeks ago 3:00")


def test_no_week_stands_before_the_record_begins_and_one_always_stands() -> None:
    assert weeks_up_to(W48, ago(3)) == [ago(3), ago(2), ago(1), W48]
    assert weeks_up_to(W48, W48) == [W48]
    assert len(weeks_up_to(W48, ago(50))) == 12


def entry(start: str, end: str | None, activity: str = "mixing") -> Entry:
    return Entry(start, activity, BERLIN.at(start), BERLIN.at(end) if end else None)


def shown(week: Week, *entries: Entry, now: datetime = NOW, **of_log: object) -> TrendWeek:
    log = WeekLog(week, time(0), entries, **of_log)  # type: ignore[arg-type]
    running = next((one for one in entries if one.end is None), None)
    return trend_week(WeekRecord(week, LIST, log, entries, running, NO_NUMBERS, CALENDAR), now)


def test_a_week_is_judged_by_its_own_assessment() -> None:
    ratings = (Rating("phone", "leisure", 9, 9, True), Rating("cafe", "job", 1, 1, False))
    hours = (
        entry("2026-11-17 10:00", "2026-11-17 11:00", "phone"),
        entry("2026-11-17 12:00", "2026-11-17 15:00", "cafe"),
    )
    assert shown(ago(1), *hours).balance.wasted == HOUR
    draft = Assessment(desire=3, ratings=ratings)
    assert shown(ago(1), *hours, assessment=draft).balance.wasted == HOUR
    assert shown(ago(1), *hours, assessment=draft).assessment is None
    finished = Assessment(NOW, 8, decision="part-time", ratings=ratings)
    week = shown(ago(1), *hours, assessment=finished)
    assert week.balance.wasted == 3 * HOUR
    assert week.wasted_on == (("Café", 3 * HOUR),)
    assert week.assessment == finished


def test_the_longest_block_belongs_to_the_week_it_began_in() -> None:
    night = entry("2026-11-22 22:00", "2026-11-23 02:00")
    short = entry("2026-11-23 12:00", "2026-11-23 13:00")
    assert shown(ago(1), night, short).longest_block == 4 * HOUR
    assert shown(W48, night, short).longest_block == HOUR


def test_a_block_that_still_runs_is_as_long_as_it_is_by_now() -> None:
    assert shown(W48, entry("2026-11-24 10:30", None)).longest_block == 90 * MINUTE
    assert shown(W48, entry("2026-11-24 10:30", None, "phone")).longest_block == 0


GUESSED = Numbers({"phone": 2.0, "cafe": 10.0, "gone": 1.0}, {}, {})


def test_a_guess_is_held_against_what_was_measured_of_the_same_things() -> None:
    hours = [entry("2026-11-03 10:00", "2026-11-03 15:00", key) for key in ("phone", "mixing")]
    week = shown(ago(3), *hours, numbers=GUESSED)
    assert (week.guessed, week.measured) == (12 * HOUR, 5 * HOUR)


def test_errors_of_guesses_add_up_whichever_way_they_go_and_the_furthest_is_named() -> None:
    hours = [entry("2026-11-03 10:00", "2026-11-03 15:00", "phone")]
    week = shown(ago(3), *hours, numbers=GUESSED)
    # Three hours more of the phone, ten less of the café; what is not on the list counts nothing.
    assert (week.off, week.furthest) == (13 * HOUR, ("Café", -10 * HOUR))


def test_in_a_week_without_hours_nothing_is_off() -> None:
    week = shown(ago(5), numbers=GUESSED)
    assert (week.guessed, week.off, week.furthest) == (None, None, None)


@pytest.mark.parametrize(("weeks", "assessed", "hidden"), [
    (0, False, True), (1, False, True), (2, False, True), (3, False, False),
    (0, True, False), (1, True, False), (2, True, False),
])  # fmt: skip
def test_a_guess_stays_hidden_until_the_assessment_that_may_still_come(
    weeks: int, assessed: bool, hidden: bool
) -> None:
    begin = BERLIN.at(f"{ago(weeks).monday:%Y-%m-%d} 08:00")
    worked = Entry("e", "phone", begin, begin + timedelta(hours=1))
    week = shown(ago(weeks), worked, numbers=GUESSED, assessment=Assessment(NOW if assessed else None))
    assert week.hides_guess == hidden
    assert (week.off is None) == hidden


def test_a_week_without_guesses_hides_none() -> None:
    assert not shown(W48).hides_guess
    assert shown(ago(5)).off is None


@settings(deadline=None, max_examples=some(60))
@given(records(), st.data())
def test_all_weeks_together_hold_all_time_and_a_block_is_in_one_week_alone(recorded, data) -> None:
    now = wall_time(recorded.now, recorded.zone)
    running = next((one for one in recorded.entries if one.end is None), None)
    weeks = [
        trend_week(
            WeekRecord(week, LIST, None, recorded.entries, running, NO_NUMBERS, recorded.calendar), now
        )
        for week in recorded.weeks
    ]
    assert sum(week.seconds for week in weeks) == sum(one.seconds(recorded.now) for one in recorded.entries)
    own = [one for one in recorded.entries if one.activity == "mixing"]
    longest = max((one.seconds(recorded.now) for one in own), default=0)
    assert max(week.longest_block for week in weeks) >= (longest if longest >= MINUTE else 0)
