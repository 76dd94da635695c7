"""What calendars are given, read back with the library that other programs read it with."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as ReadCalendar

from tests.desk import CAFE, MIXING, PHONE
from tests.domain.recorded import Recorded, records
from tests.zones import BERLIN
from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.text import one_line
from tracker.domain.time.day_range import ALL_DAYS, DayRange
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.plan import PlannedTime
from tracker.domain.week.week_log import WeekLog
from tracker.exchange.ics import Event, entry_events, ics_pieces, planned_events

LISTED = ActivityList((MIXING, CAFE, replace(PHONE, name='Phone; "calls", \\ and\tmore')))
W47 = Week(2026, 47)


def as_text(events: list[Event]) -> str:
    return "".join(ics_pieces(events))


def read(text: str) -> list[Any]:
    """The events of a file as another program sees them; every line of it obeys the standard."""
    content = text.encode()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()
    return ReadCalendar.from_ical(content).walk("VEVENT")


def planned(*plan: PlannedTime, days: DayRange = ALL_DAYS, begin: time = time(0)) -> list[Any]:
    log, calendar = WeekLog(W47, begin, plan=plan), Calendar(BERLIN, lambda week: begin)
    return read(as_text(planned_events([log], days, LISTED, calendar)))


def instants(event: Any) -> tuple[datetime, datetime]:
    return event.decoded("DTSTART"), event.decoded("DTEND")


@given(records(), st.data())
def test_every_entry_comes_back_to_the_second_with_its_texts(recorded: Recorded, data: st.DataObject) -> None:
    texts = st.text(max_size=120)
    entries = [
        replace(entry, id=f"é{entry.id}", note=data.draw(texts), track=data.draw(texts))
        for entry in recorded.entries
        if entry.end is not None
    ]
    events = read(as_text(entry_events(entries, LISTED)))
    assert len(events) == len(entries)
    for event, entry in zip(events, entries, strict=True):
        assert event.decoded("DTSTART").timestamp() == entry.first
        end = event.decoded("DTEND") if "DTEND" in event else event.decoded("DTSTART")
        assert end.timestamp() == entry.last(0)
        assert str(event["UID"]) == f"{entry.id}@tracker"
        assert str(event["SUMMARY"]) == one_line(LISTED.get(entry.activity).name)
        told = [text for text in (entry.track, entry.note) if text]
        lines = "\n".join(told).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert str(event.get("DESCRIPTION", "")) == "\n".join(map(one_line, lines))


def test_it_is_the_same_on_every_machine_and_in_every_zone() -> None:
    def text(zone: str) -> str:
        begin = BERLIN.at("2026-11-16 19:00").astimezone(ZoneInfo(zone))
        entry = Entry("a", "mixing", begin, begin + timedelta(hours=2))
        return as_text(entry_events([entry], LISTED))

    assert text("Europe/Berlin") == text("Australia/Lord_Howe")


def test_the_night_when_the_clocks_go_back_has_its_three_hours() -> None:
    entry = Entry("a", "mixing", BERLIN.at("2026-10-25 01:30"), BERLIN.at("2026-10-25 03:30"))
    (event,) = read(as_text(entry_events([entry], LISTED)))
    begin, end = instants(event)
    assert (begin, end) == (
        datetime(2026, 10, 24, 23, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 2, 30, tzinfo=UTC),
    )


def test_a_text_is_escaped_to_the_letter_and_no_control_character_is_left() -> None:
    begin = BERLIN.at("2026-11-16 19:00")
    note = 'a; b, "c" \\ d\r\nsecond\x1b line'
    text = as_text(entry_events([Entry("a", "mixing", begin, begin, note=note)], LISTED))
    assert '\r\nDESCRIPTION:a\\; b\\, "c" \\\\ d\\nsecond\ufffd line\r\n' in text


def test_what_takes_no_time_has_no_end() -> None:
    moment = BERLIN.at("2026-11-16 19:00")
    (event,) = read(as_text(entry_events([Entry("a", "mixing", moment, moment)], LISTED)))
    assert "DTEND" not in event


def test_what_is_planned_has_its_time_or_the_whole_day() -> None:
    evening, some_time = planned(PlannedTime(1, "studio", 2.0, time(19)), PlannedTime(4, "cafe", 6.5))
    assert instants(evening) == (
        datetime(2026, 11, 17, 18, tzinfo=UTC),
        datetime(2026, 11, 17, 20, tzinfo=UTC),
    )
    assert (str(evening["SUMMARY"]), "TRANSP" in evening) == ("Studio", False)
    assert instants(some_time) == (date(2026, 11, 20), date(2026, 11, 21))
    assert (str(some_time["SUMMARY"]), str(some_time["TRANSP"])) == ("Café shifts 6:30", "TRANSPARENT")
    assert some_time["CATEGORIES"].to_ical() == b"job"


def test_a_time_after_midnight_is_in_the_night_of_its_day_and_the_last_day_may_run_over() -> None:
    (night,) = planned(PlannedTime(6, "studio", 2.0, time(1)), begin=time(4))
    assert night.decoded("DTSTART") == datetime(2026, 11, 23, 0, tzinfo=UTC)
    (late,) = planned(PlannedTime(6, "studio", 2.0, time(23)))
    assert late.decoded("DTEND") == datetime(2026, 11, 23, 0, tzinfo=UTC)


def test_a_planned_time_that_is_moved_stays_the_same_event_and_two_of_a_day_are_two() -> None:
    def names(*starts: time | None) -> list[str]:
        return [str(e["UID"]) for e in planned(*(PlannedTime(1, "studio", 1.0, start) for start in starts))]

    assert names(time(19)) == names(time(20)) == names(None) == ["plan-2026-11-17-studio@tracker"]
    assert names(time(9), time(19))[1] == "plan-2026-11-17-studio-2@tracker"


@pytest.mark.parametrize(("first", "last", "count"), [("11-17", "11-17", 1), ("11-18", "11-19", 0)])
def test_only_what_is_planned_for_the_days_that_are_meant_is_there(first: str, last: str, count: int) -> None:
    days = DayRange(date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}"))
    log = WeekLog(W47, time(0), plan=(PlannedTime(1, "studio", 1.0), PlannedTime(4, "cafe", 1.0)))
    assert len(planned_events([log], days, LISTED, Calendar(BERLIN, lambda week: time(0)))) == count


def test_what_is_planned_for_nothing_on_the_list_is_left_out() -> None:
    assert (
        planned_events(
            [WeekLog(W47, time(0), plan=(PlannedTime(1, "gone", 1.0),))],
            ALL_DAYS,
            LISTED,
            Calendar(BERLIN, lambda week: time(0)),
        )
        == []
    )
