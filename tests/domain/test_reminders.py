"""What is said by itself: each thing once, in time, and in one plain sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zones import BERLIN, HAVANA, NamedZone
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.away.questions import SHORTEST
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Misunderstood
from tracker.domain.reminders.day_hours import DayHours, parse_day_hours
from tracker.domain.reminders.reminders import Material, Watch
from tracker.domain.reminders.wanted import Wanted
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.value import replace, value
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.plan import PlannedTime
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.domain.week.week_record import WeekRecord

LISTED = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("beats", "Beat making", "studio"),
        Activity("social-media", "Social media", "leisure", 2, 4, False),
    )
)
ALL = Wanted(limits=True, plan=True, idle=15 * MINUTE, ears=90 * MINUTE)
THURSDAY = BERLIN.at("2026-11-19 12:00")


@value
class Made:
    """What is on record in the end; at each moment as much of it as was there by then."""

    entries: tuple[Entry, ...] = ()
    caps: Mapping[str, float] = {}
    targets: Mapping[str, float] = {}
    plan: tuple[PlannedTime, ...] = ()
    zone: NamedZone = BERLIN

    def at(self, now: datetime) -> Material:
        """What the app has read of it at a moment: what ends later still runs."""
        calendar = Calendar(self.zone, lambda week: time(0))
        week = calendar.week_at(instant_of(now))
        entries = tuple(
            entry if entry.end is not None and entry.end <= now else replace(entry, end=None)
            for entry in self.entries
            if entry.start <= now
        )
        running = entries[-1] if entries and entries[-1].end is None else None
        log = WeekLog(week, time(0), plan=self.plan)
        numbers = Numbers({}, self.targets, self.caps)
        return Material(WeekRecord(week, LISTED, log, entries, running, numbers, calendar), self.plan)


def entry(activity: str, begin: datetime, end: datetime | None = None, source: str = "timer") -> Entry:
    return Entry(f"{activity}-{begin:%d%H%M%S}", activity, begin, end, source=source)


def at(clock: str) -> datetime:
    return BERLIN.at(f"2026-11-19 {clock}")


def said(made: Made, moments: list[datetime], wanted: Wanted = ALL, watch: Watch | None = None) -> list[str]:
    """The sentences that are said at some moments, in order, with the record as it is at each."""
    watch = watch or Watch()
    return [each.words for now in moments for each in watch.tick(made.at(now), wanted, now, lambda: False)]


def minutes_from(begin: datetime, count: int) -> list[datetime]:
    return [begin + timedelta(minutes=number) for number in range(count)]


# The sentences


def test_a_cap_is_said_a_quarter_of_an_hour_before_and_as_it_is_reached():
    made = Made((entry("social-media", at("10:00")),), caps={"social-media": 4.0})
    told = [(now, said(made, [now])) for now in (at("13:44"), at("13:45"), at("14:00"), at("14:20"))]
    assert [words for _, words in told] == [
        [],
        ["Social media: a quarter of an hour left of this week's 4:00."],
        ["Social media is at its cap of 4:00 for this week."],
        ["Social media is past its cap of 4:00 for this week."],
    ]


def test_who_begins_with_less_than_a_quarter_left_is_told_how_much():
    before = entry("social-media", at("07:00"), at("10:51"))
    made = Made((before, entry("social-media", at("13:00"))), caps={"social-media": 4.0})
    assert said(made, [at("13:00")]) == ["Social media: 0:09 left of this week's 4:00."]


def test_of_a_cap_nothing_is_said_once_it_does_not_run():
    made = Made((entry("social-media", at("10:00"), at("14:30")),), caps={"social-media": 4.0})
    assert said(made, [at("14:40")]) == []


def test_where_nothing_is_allowed_the_first_minute_is_said():
    made = Made((entry("social-media", at("10:00")),), caps={"social-media": 0.0})
    assert said(made, [at("10:00")]) == []
    assert said(made, [at("10:01")]) == ["Social media is past its cap of 0:00 for this week."]


def test_a_target_is_said_as_it_is_reached_of_an_activity_and_of_a_kind_after_a_switch_too():
    made = Made(
        (entry("mixing", at("08:00"), at("10:00")), entry("beats", at("10:00"))),
        targets={"studio": 2.5, "mixing": 2.0},
    )
    assert said(made, [at("10:05")]) == ["Mixing: 2:00, this week's target is reached."]
    assert said(made, [at("10:30")])[1:] == ["Studio: 2:30, this week's target is reached."]


def test_hours_that_were_typed_in_reach_nothing_by_themselves():
    made = Made((entry("mixing", at("10:00"), at("12:00"), "typed"),), targets={"studio": 2.0})
    assert said(made, [at("12:01")]) == []


def test_what_is_planned_is_said_ten_minutes_before_and_when_it_is_time():
    made = Made(plan=(PlannedTime(3, "studio", 2.0, time(19)), PlannedTime(3, "mixing", 1.0)))
    only = Wanted(limits=False, plan=True)
    assert said(made, [at("18:49")], only) == []
    assert said(made, [at("18:50")], only) == ["Studio is planned at 19:00, in 10 minutes."]
    assert said(made, [at("18:59")], only) == ["Studio is planned at 19:00, in 1 minute."]
    assert said(made, [at("19:00")], only) == ["Studio is planned now, from 19:00 to 21:00."]
    assert said(made, [at("19:15")], only) == []


@pytest.mark.parametrize(("runs", "is_said"), [("mixing", False), ("social-media", True)])
def test_nothing_is_said_of_a_planned_time_while_that_runs_already(runs, is_said):
    made = Made((entry(runs, at("18:00")),), plan=(PlannedTime(3, "studio", 2.0, time(19)),))
    assert bool(said(made, [at("18:50")], Wanted(plan=True))) is is_said


def test_the_first_hour_of_the_next_week_is_said_on_sunday_night():
    made = Made(plan=(PlannedTime(0, "studio", 2.0, time(0, 5)),))
    night = [BERLIN.at("2026-11-22 23:55"), BERLIN.at("2026-11-22 23:58"), BERLIN.at("2026-11-23 00:05")]
    assert said(made, night, Wanted(plan=True)) == [
        "Studio is planned at 00:05, in 10 minutes.",
        "Studio is planned now, from 00:05 to 02:05.",
    ]


def test_that_nothing_runs_is_said_once_within_the_hours_that_were_named():
    made = Made((entry("mixing", at("13:00"), at("14:20")),))
    told = said(made, minutes_from(at("14:00"), 6 * 60), Wanted(idle=15 * MINUTE))
    assert told == ["Nothing has run since 14:20."]


def test_a_day_on_which_nothing_has_run_is_spoken_of_when_its_hours_have_begun():
    made = Made((entry("mixing", at("13:00") - timedelta(days=1), at("14:20") - timedelta(days=1)),))
    wanted = Wanted(idle=15 * MINUTE)
    assert said(made, minutes_from(at("09:00"), 75), wanted) == []
    assert said(made, minutes_from(at("09:00"), 76), wanted) == ["Nothing has run yet today."]


def test_who_comes_back_is_not_met_by_a_reminder_that_nothing_runs():
    made = Made((entry("mixing", at("10:00"), at("11:00")),))
    back = [at("11:01"), *minutes_from(at("16:00"), 16)]
    told = [(now, words) for now in back for words in said(made, back[: back.index(now) + 1])[-1:]]
    assert told == [(at("16:15"), "Nothing has run since 11:00.")]


def test_ears_are_spoken_of_at_each_stretch_without_a_pause_of_ten_minutes():
    made = Made(
        (
            entry("mixing", at("18:00"), at("19:00")),
            entry("social-media", at("19:00"), at("19:09")),
            entry("beats", at("19:09"), at("21:30")),
        )
    )
    told = said(made, minutes_from(at("18:00"), 205), Wanted(ears=90 * MINUTE))
    assert told == [
        "1:30 of studio without a pause: give your ears ten minutes.",
        "3:00 of studio without a pause: give your ears ten minutes.",
    ]


def test_a_pause_of_ten_minutes_begins_anew():
    made = Made((entry("mixing", at("18:00"), at("19:00")), entry("mixing", at("19:10"))))
    assert said(made, minutes_from(at("18:00"), 159), Wanted(ears=90 * MINUTE)) == []


def test_what_is_not_wanted_is_not_said():
    made = Made(
        (entry("mixing", at("08:00")),),
        targets={"studio": 2.0},
        plan=(PlannedTime(3, "learning", 2.0, time(10)),),
    )
    assert said(made, minutes_from(at("08:00"), 180), Wanted(limits=False)) == []


def test_after_a_start_that_is_moved_the_same_is_not_said_once_more():
    watch, wanted = Watch(), Wanted(ears=90 * MINUTE)
    begun = entry("mixing", at("18:00"))
    assert said(Made((begun,)), minutes_from(at("19:00"), 31), wanted, watch)
    earlier = Made((replace(begun, id="another", start=at("17:55")),))
    assert said(earlier, minutes_from(at("19:31"), 80), wanted, watch) == []


def test_hours_that_undo_takes_away_and_gives_back_reach_a_cap_once():
    watch = Watch()
    whole = Made((entry("social-media", at("10:00")),), caps={"social-media": 2.0})
    less = replace(whole, entries=(replace(whole.entries[0], start=at("11:30")),))
    assert len(said(whole, minutes_from(at("11:00"), 61), watch=watch)) == 2
    assert said(less, minutes_from(at("12:01"), 30), watch=watch) == []
    assert said(whole, minutes_from(at("12:31"), 30), watch=watch) == []


# The hours of a day


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00-18:00", DayHours(time(10), time(18))),
        (" 9:30 – 12:00 ", DayHours(time(9, 30), time(12))),
        ("22:00-2:00", DayHours(time(22), time(2))),
        ("10am-24:00", DayHours(time(10), time(0))),
    ],
)
def test_hours_are_read_as_they_are_written(text, hours):
    assert parse_day_hours(text) == hours
    assert parse_day_hours(str(hours)) == hours


@pytest.mark.parametrize(
    "text", ["", "10:00", "10:00-", "-10:00", "now-18:00", "10-99", "24:00-1:00", "20m-1h"]
)
def test_what_are_no_hours_is_said(text):
    with pytest.raises(Misunderstood, match="10:00-18:00"):
        parse_day_hours(text)


# Whatever happens

MOST = 40
steps = st.lists(st.integers(-30 * MINUTE, 20 * MINUTE) | st.integers(1, 90), min_size=1, max_size=MOST)


@st.composite
def days(draw: st.DrawFn) -> Made:
    """Some hours of a day, also of the night on which the clocks go back and forth."""
    zone, begin = draw(
        st.sampled_from(
            [
                (BERLIN, BERLIN.at("2026-11-19 09:40")),
                (BERLIN, BERLIN.at("2026-10-25 00:30")),
                (BERLIN, BERLIN.at("2026-03-29 00:30")),
                (HAVANA, HAVANA.at("2026-11-01 00:10")),
                (BERLIN, BERLIN.at("2026-11-22 21:00")),
            ]
        )
    )
    entries, instant = [], instant_of(begin)
    for number in range(draw(st.integers(1, 7))):
        length = draw(st.integers(0, 100)) * MINUTE + draw(st.sampled_from([0, 0, 7]))
        activity = draw(st.sampled_from(["mixing", "beats", "social-media"]))
        moment, end = wall_time(instant, zone), wall_time(instant + length, zone)
        entries.append(Entry(f"e{number}", activity, moment, end, source="timer"))
        instant += length + draw(st.sampled_from([0, 0, 9, 10, 45])) * MINUTE
    amounts = st.sampled_from([0.0, 0.25, 0.5, 1.0, 1.5])
    caps = draw(st.dictionaries(st.just("social-media"), amounts))
    targets = draw(st.dictionaries(st.sampled_from(["studio", "mixing"]), amounts))
    plan = tuple(
        PlannedTime(draw(st.integers(0, 6)), draw(st.sampled_from(["studio", "mixing"])), 1.0, start)
        for start in draw(st.lists(st.sampled_from([time(0, 30), time(2, 30), time(11)]), max_size=3))
    )
    return Made(tuple(entries), caps, targets, plan, zone)


def walked(made: Made, steps: list[int]) -> list[datetime]:
    instant, moments = made.entries[0].first, []
    for step in steps:
        instant = max(made.entries[0].first, instant + step)
        moments.append(wall_time(instant, made.zone))
    return moments


@given(days(), steps, st.sets(st.integers(0, MOST)))
def test_however_the_ticks_fall_nothing_is_said_twice_or_before_its_time_or_while_hours_are_in_question(
    made, steps, in_question
):
    watch, told = Watch(), []
    for number, now in enumerate(walked(made, steps)):
        due = watch.tick(made.at(now), ALL, now, lambda number=number: number in in_question)
        assert not due or number not in in_question
        assert all(each.comes <= instant_of(now) < each.goes for each in due)
        told += [each.id for each in due]
    assert len(told) == len(set(told))


@given(days(), st.lists(st.integers(200, SHORTEST - 1), min_size=1, max_size=3))
def test_a_target_is_not_lost_where_ticks_come_late(made, gaps):
    begin, end = made.entries[0].first, made.entries[-1].last(0)
    late, watch, told = [], Watch(), set()
    while not late or late[-1] < end:
        late.append((late[-1] if late else begin) + gaps[len(late) % len(gaps)])
    for instant in late:
        now = wall_time(instant, made.zone)
        told |= {each.id for each in watch.tick(made.at(now), replace(ALL, idle=0), now, lambda: False)}
    for reached, of in reached_by_hand(made):
        nearest = next((instant for instant in late if instant >= reached), None)
        if nearest is not None:
            assert any(of in each for each in told), (of, told)


def reached_by_hand(made: Made) -> list[tuple[int, str]]:
    """When targets come to be reached, second by second as a person would count; those of the first week."""
    found = []
    week_end = made.at(made.entries[0].start).record.calendar.placed(made.entries[0].first)[1][7]
    for key, hours in made.targets.items():
        left = round(hours * HOUR)
        for each in made.entries:
            if (key == "studio" and each.activity != "social-media") or each.activity == key:
                seconds = min(each.last(0), week_end - SHORTEST) - each.first
                if 0 < left <= seconds:
                    found.append((each.first + left, f"target {key} {round(hours * HOUR)}"))
                left -= max(0, seconds)
    return found


@given(
    st.sampled_from(["mixing", "social-media"]),
    st.sampled_from([0.5, 2.0, 4.0]),
    st.integers(0, 5 * 60),
    st.integers(0, 9 * 60),
)
def test_a_night_that_was_slept_through_is_not_told_of_in_the_morning(activity, hours, awake, asleep):
    made = Made((entry(activity, at("12:00")),), {"social-media": hours}, {"studio": hours})
    moments = [at("12:00") + timedelta(minutes=minutes) for minutes in (awake, awake + asleep)]
    watch, reached = Watch(), at("12:00") + timedelta(hours=hours)
    for now in moments:
        due = watch.tick(made.at(now), ALL, now, lambda: False)
    is_told = any("cap of" in each.words or "target" in each.words for each in due)
    assert is_told == (moments[0] < reached <= now < reached + timedelta(hours=1))


@given(days(), st.lists(st.integers(1, 300), min_size=5, max_size=MOST))
def test_a_watch_that_waits_for_the_next_instant_says_what_one_says_that_looks_at_each_tick(made, steps):
    waiting, eager = Watch(), Watch()
    material, running = None, None
    for now in walked(made, steps):
        if material is None or made.at(now).record.entries != running:
            material = made.at(now)
            running = material.record.entries
        fresh = Material(material.record, material.next_plan)
        in_time = waiting.tick(material, ALL, now, lambda: False)
        assert in_time == eager.tick(fresh, ALL, now, lambda: False)
