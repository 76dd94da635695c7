"""Sessions: what lies in some days of entries, cut wherever a clock changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.exchange.sessions import entry, sessions
from tracker.domain.time.day_range import ALL_DAYS, DayRange
from tracker.domain.time.zone import instant_of
from tracker.domain.week.day_log import day_logs
from tracker.exchange.within_days import WithinDays


@given(records(), st.data())
def test_by_wall_clocks_alone_their_lengths_add_up_to_those_of_the_days(
    recorded: Recorded, data: st.DataObject
) -> None:
    first = data.draw(st.sampled_from(recorded.weeks)).monday + timedelta(days=data.draw(st.integers(0, 6)))
    days = DayRange(first, first + timedelta(days=data.draw(st.integers(0, 20))))
    within = WithinDays(days, recorded.calendar, recorded.now)
    shown = day_logs(list(recorded.entries), days.first, days.last, recorded.calendar, recorded.now)
    touching = list(dict.fromkeys(part.entry for day in shown for part in day.parts))
    ended = {each.id for each in touching if within.has_ended(each)}
    walls = 0
    for session in within.sessions(each for each in touching if each.id in ended):
        # As a program that knows no zones has it.
        wall = session.end.replace(tzinfo=None) - session.begin.replace(tzinfo=None)
        assert wall >= timedelta(0)
        assert wall == session.end - session.begin
        walls += round(wall.total_seconds())
    parts = [part for day in shown for part in day.parts if part.entry.id in ended]
    assert walls == sum(part.end - part.begin for part in parts)


@given(records(foreign=False))
def test_they_show_what_the_clocks_of_the_place_showed(recorded: Recorded) -> None:
    within = WithinDays(ALL_DAYS, recorded.calendar, recorded.now)
    for session in within.sessions(filter(within.has_ended, recorded.entries)):
        for moment in (session.begin, session.end - timedelta(seconds=session.begin < session.end)):
            assert moment.utcoffset() == timedelta(seconds=recorded.zone.offset_at(instant_of(moment)))


@pytest.mark.parametrize(
    ("start", "end", "clocks"),
    [
        ("2026-10-25 01:30", "2026-10-25 03:30", ["01:30-03:00", "02:00-03:30"]),
        ("2026-03-29 01:30", "2026-03-29 03:30", ["01:30-02:00", "03:00-03:30"]),
        ("2026-10-25 03:00", "2026-10-25 03:30", ["03:00-03:30"]),
        ("2026-10-25 03:00", "2026-10-25 03:00", ["03:00-03:00"]),
    ],
)
def test_a_night_is_cut_where_the_clocks_go_back_and_forward(start: str, end: str, clocks: list[str]) -> None:
    made = sessions(entry(start, end))
    assert [f"{session.begin:%H:%M}-{session.end:%H:%M}" for session in made] == clocks
