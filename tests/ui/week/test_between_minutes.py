"""Between two minutes of what is shown nothing changes but the seconds of the timer."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.away.questions import InQuestion, Limits, open_questions
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.day_report import day_report
from tracker.domain.week.next_minute import next_minute
from tracker.domain.week.week_log import NO_NUMBERS
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import week_report
from tracker.ui.context.view import View
from tracker.ui.day import time_line
from tracker.ui.terminal.title import running_title
from tracker.ui.week import live_panel
from tracker.ui.week.grid_lines import shown_in_grid

W47 = Week(2026, 47)
BEGIN = BERLIN.at("2026-11-18 23:30")
LISTED = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("tutorials", "Tutorials", "learning"),
        Activity("calls", "Calls", "connections"),
        Activity("phone", "Phone", "leisure", 2, 3, False),
        Activity("cafe", "Café shifts", "job", 8, 3, True),
        Activity("cooking", "Cooking", "chores"),
    )
)
keys = st.sampled_from([activity.key for activity in LISTED.activities])
tracks = st.sampled_from(["", "Tides", "tides", "Dawn"])
closed = st.tuples(keys, tracks, st.integers(0, 3000), st.integers(0, 9000))


def shown(record: WeekRecord, in_question: InQuestion, now: datetime) -> tuple[object, ...]:
    """Everything that stands on the screens and in the title, but the seconds of the timer."""
    report = week_report(record, now)
    questions = open_questions(in_question, instant_of(now))
    day = day_report(record, now.date(), now)
    running = report.running
    return (
        shown_in_grid(report, record.plan),
        live_panel._shown(View(report, questions=questions)),
        sorted((track, seconds // MINUTE) for track, seconds in report.tracks),
        time_line._shown(day),
        [(kind, seconds // MINUTE) for kind, seconds in day.kinds],
        day.seconds // MINUTE,
        running_title(running, running.activity, now),
    )


@pytest.mark.parametrize("limit", [0, 0.25])
@settings(max_examples=some(40), deadline=None)
@given(
    st.lists(closed, max_size=4),
    keys,
    tracks,
    st.integers(0, 3600),
    st.sampled_from([time(0), time(0, 0, 30)]),
)
@example([], "mixing", "", 30 * MINUTE, time(0, 0, 30))
def test_what_is_shown_is_right_until_the_next_minute_of_any_of_it(
    limit, before, key, track, waited, day_start
):
    running = Entry("running", key, BEGIN, track=track)
    entries = [
        Entry(
            f"e{number}",
            other,
            start := BEGIN - timedelta(seconds=9000 - first),
            start + timedelta(seconds=length),
            track=named,
        )
        for number, (other, named, first, length) in enumerate(before)
    ]
    record = WeekRecord(
        W47, LISTED, None, (*entries, running), running, NO_NUMBERS, Calendar(BERLIN, lambda _: day_start)
    )
    in_question = InQuestion((running,), (), LISTED, Limits(limit, limit))
    now = BEGIN + timedelta(seconds=waited)
    for _ in range(12):
        questions = open_questions(in_question, instant_of(now))
        asked = [question.seconds for question in questions]
        seconds = next_minute(week_report(record, now), asked) - instant_of(now)
        assert 0 < seconds <= MINUTE
        # All of it grows, so that what is the same at the end was so all the time.
        last = now + timedelta(seconds=seconds - 1)
        assert shown(record, in_question, last) == shown(record, in_question, now)
        now += timedelta(seconds=seconds)
