"""The strips of a week: the clock above them is true of every hour in them."""

from __future__ import annotations

from datetime import time, timedelta, timezone

from tests.zones import BERLIN, NEW_YORK
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.shown_time import day_span, day_start_text
from tracker.domain.time.week import Week
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.week_log import NO_NUMBERS
from tracker.domain.week.week_report import WeekRecord, week_report
from tracker.ui.week.week_strips import week_strips

MIXING = ActivityList((Activity("mixing", "Mixing", "studio"),))
WIDE = 200
# The line of a day.
THURSDAY, SUNDAY = 5, 8


def strips(week, now, *spans, zone=BERLIN, day_start=time(0)):
    """The lines of a week in which Mixing was done from the one moment to the other."""
    entries = tuple(Entry(f"e{number}", "mixing", *span) for number, span in enumerate(spans))
    calendar = Calendar(zone, day_start if callable(day_start) else lambda _: day_start)
    record = WeekRecord(week, MIXING, None, entries, None, NO_NUMBERS, calendar)
    return ["".join(text for text, _ in line) for line in week_strips(week_report(record, now), zone, WIDE)]


def test_the_clock_is_true_of_a_day_that_begins_at_half_an_hour():
    begin = BERLIN.at("2026-11-19 16:00")
    lines = strips(
        Week(2026, 47), begin + timedelta(hours=4), (begin, begin + timedelta(hours=1)), day_start=time(4, 30)
    )
    assert lines[1].split()[:3] == ["When", "5", "8"]
    # Four in the afternoon stands two hours behind the 14 of the scale.
    assert lines[THURSDAY].index("█") == lines[1].index("14") + 2 * 6
    assert lines[THURSDAY].count("█") == 6


def test_the_clock_is_true_on_a_day_on_which_the_clocks_change():
    for week, day in ((Week(2026, 43), "2026-10-25"), (Week(2026, 13), "2026-03-29")):
        begin = BERLIN.at(f"{day} 15:00")
        lines = strips(week, begin + timedelta(hours=4), (begin, begin + timedelta(hours=3)))
        assert lines[SUNDAY].index("█") == lines[1].index("15")
        assert lines[SUNDAY].count("█") == 18


def test_what_was_recorded_elsewhere_stands_where_its_own_clock_says():
    begin = NEW_YORK.at("2026-11-19 15:00")
    lines = strips(Week(2026, 47), begin + timedelta(hours=20), (begin, begin + timedelta(hours=3)))
    assert lines[THURSDAY].index("█") == lines[1].index("15")
    assert lines[THURSDAY].count("█") == 18
    assert "█" not in lines[THURSDAY + 1]


def test_a_last_day_that_is_longer_has_its_whole_strip():
    begin = BERLIN.at("2026-11-23 02:00")
    turned = {Week(2026, 48): time(4)}
    lines = strips(
        Week(2026, 47),
        begin + timedelta(hours=4),
        (begin, begin + timedelta(hours=2)),
        day_start=lambda week: turned.get(week, time(0)),
    )
    assert len(lines[SUNDAY]) <= WIDE
    assert lines[SUNDAY].endswith("█" * 12)


def test_the_start_of_an_entry_is_told_as_the_page_of_a_day_tells_it():
    day = BERLIN.at("2026-11-19 00:00").date()
    start = NEW_YORK.at("2026-11-18 23:10")
    for moment in (start, BERLIN.at("2026-11-19 15:00"), start.astimezone(timezone(timedelta(hours=1)))):
        begin = day_start_text(day, moment, BERLIN)
        assert day_span(day, moment, None, BERLIN) == f"{begin}–now"
    assert day_start_text(day, start, BERLIN) == "Wed 23:10-05:00"
