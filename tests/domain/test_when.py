"""WHEN: how a person writes an instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import instants, zones
from tests.examples import some
from tests.zones import APIA, BERLIN, HAVANA, NEW_YORK, NamedZone
from tracker.domain.errors import Misunderstood, Refused
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.when import parse_when
from tracker.domain.time.zone import instants_of_wall

# A Thursday.
NOW = BERLIN.at("2026-11-19 15:00")


def read(text: str, now: datetime = NOW, after: datetime | None = None) -> str:
    return parse_when(text, now, BERLIN, after).isoformat()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14:05", "2026-11-19T14:05:00+01:00"),
        ("14:05:30", "2026-11-19T14:05:30+01:00"),
        ("9:05", "2026-11-19T09:05:00+01:00"),
        ("15:00", "2026-11-19T15:00:00+01:00"),
        ("15:01", "2026-11-18T15:01:00+01:00"),
        ("2:05pm", "2026-11-19T14:05:00+01:00"),
        ("2:05 PM", "2026-11-19T14:05:00+01:00"),
        ("2pm", "2026-11-19T14:00:00+01:00"),
        ("12am", "2026-11-19T00:00:00+01:00"),
        ("12pm", "2026-11-19T12:00:00+01:00"),
        ("12:30am", "2026-11-19T00:30:00+01:00"),
        ("-20m", "2026-11-19T14:40:00+01:00"),
        ("20m ago", "2026-11-19T14:40:00+01:00"),
        ("20 m ago", "2026-11-19T14:40:00+01:00"),
        ("1h30 ago", "2026-11-19T13:30:00+01:00"),
        ("1:30 ago", "2026-11-19T13:30:00+01:00"),
        ("-1.5h", "2026-11-19T13:30:00+01:00"),
        ("yesterday 23:10", "2026-11-18T23:10:00+01:00"),
        ("Yesterday 11:10pm", "2026-11-18T23:10:00+01:00"),
        ("yesterday 11:10 pm", "2026-11-18T23:10:00+01:00"),
        ("today 0:10", "2026-11-19T00:10:00+01:00"),
        ("2026-11-16 19:02", "2026-11-16T19:02:00+01:00"),
        ("2026-11-16T19:02", "2026-11-16T19:02:00+01:00"),
        ("2026-11-16 19:02:11", "2026-11-16T19:02:11+01:00"),
        ("2026-06-16 19:02", "2026-06-16T19:02:00+02:00"),
        ("2026-11-16T19:02:11+09:00", "2026-11-16T19:02:11+09:00"),
        ("2026-11-16 19:02+09:00", "2026-11-16T19:02:00+09:00"),
        ("2026-11-16T19:02Z", "2026-11-16T19:02:00+00:00"),
        ("2026-11-16T19:02:11.75+01:00", "2026-11-16T19:02:11+01:00"),
        ("now", "2026-11-19T15:00:00+01:00"),
        ("1405", "2026-11-19T14:05:00+01:00"),
        ("905", "2026-11-19T09:05:00+01:00"),
        ("15min ago", "2026-11-19T14:45:00+01:00"),
        ("2 hours ago", "2026-11-19T13:00:00+01:00"),
        ("1h 20m ago", "2026-11-19T13:40:00+01:00"),
        ("1 hour ago", "2026-11-19T14:00:00+01:00"),
        ("24:00", "2026-11-19T00:00:00+01:00"),
        ("mon 24:00", "2026-11-17T00:00:00+01:00"),
        ("yesterday 2400", "2026-11-19T00:00:00+01:00"),
        ("2026-11-16 1902", "2026-11-16T19:02:00+01:00"),
        ("mon 1900", "2026-11-16T19:00:00+01:00"),
        ("10:00+09:00", "2026-11-19T10:00:00+09:00"),
        ("mon 10:00 -05:00", "2026-11-16T10:00:00-05:00"),
        ("19:00 -05:00", "2026-11-18T19:00:00-05:00"),
        ("  14:05  ", "2026-11-19T14:05:00+01:00"),
    ],
)
def test_every_form_is_understood(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tuesday 14:05", "2026-11-17T14:05:00+01:00"),
        ("Tue 14:05", "2026-11-17T14:05:00+01:00"),
        ("Thu 14:05", "2026-11-19T14:05:00+01:00"),
        ("TODAY 14:05", "2026-11-19T14:05:00+01:00"),
        ("mon 2:05 PM", "2026-11-16T14:05:00+01:00"),
    ],
)
def test_a_day_may_be_named_with_a_capital(text: str, meant: str) -> None:
    assert read(text) == meant


def test_a_weekday_whose_time_is_yet_to_come_is_the_one_a_week_ago() -> None:
    assert read("thu 23:10") == "2026-11-12T23:10:00+01:00"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "soon", "14", "14.05", "25:00", "14:60", "14:5", "14:05:61", "24:01", "14055",
        "2460", "13pm", "0am", "pm",
        "14:05pm", "-", "-20", "- ago", "ago", "20 ago", "-x", "-0m", "m 10:00", "²:05",
        "2026-11-31 10:00", "2026-13-01 10:00", "2026-11-16", "yesterday", "14:05 foo", "foo 14:05",
        "１４:０５", "+01:00", "2026-11-16T19:02+25:00", "0000-01-01 00:00",
    ],
)  # fmt: skip
def test_what_is_no_time_is_not_understood(text: str) -> None:
    with pytest.raises(Misunderstood):
        read(text)


@pytest.mark.parametrize("text", ["-" + "999999h" * 40, "0001-01-01 00:00", "9999-12-31 23:59"])
@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])
def test_times_beyond_the_calendar_are_told_in_words(text: str, zone: object) -> None:
    try:
        parse_when(text, NOW, zone)  # type: ignore[arg-type]
    except (Misunderstood, Refused):
        return
    pytest.fail("a time beyond the calendar was understood")


@settings(deadline=None, max_examples=some(300))
@given(st.text(max_size=24) | st.from_regex(r"[0-9a-zT:+\- ]{1,24}", fullmatch=True))
def test_no_words_at_all_end_in_a_crash(text: str) -> None:
    try:
        moment = parse_when(text, NOW, BERLIN)
    except (Misunderstood, Refused):
        return
    assert moment <= NOW
    assert moment.tzinfo is not None


@pytest.mark.parametrize(
    "text", ["2026-11-19 15:01", "today 15:01", "2026-11-19T15:01:00+01:00", "2027-01-01 0:00"]
)
def test_the_future_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="future"):
        read(text)


def test_the_future_begins_after_the_latest_moment_where_one_is_named() -> None:
    later = NOW + timedelta(hours=2)
    assert parse_when("2026-11-19 16:00", NOW, BERLIN, latest=later).hour == 16
    with pytest.raises(Refused):
        parse_when("2026-11-19 17:01", NOW, BERLIN, latest=later)


def test_a_second_bare_time_is_the_first_after_the_first() -> None:
    first = BERLIN.at("2026-11-18 23:10")
    assert read("23:40", after=first) == "2026-11-18T23:40:00+01:00"
    assert read("1:15", after=first) == "2026-11-19T01:15:00+01:00"


def test_a_second_bare_time_equal_to_the_first_is_a_day_later() -> None:
    with pytest.raises(Refused, match="future"):
        read("14:00", after=BERLIN.at("2026-11-19 14:00"))


def test_in_a_repeated_hour_the_earlier_is_meant() -> None:
    now = BERLIN.at("2026-10-25 09:00")
    assert read("02:30", now) == "2026-10-25T02:30:00+02:00"
    assert read("2026-10-25 02:30", now) == "2026-10-25T02:30:00+02:00"


def test_the_second_of_two_times_in_a_repeated_hour_may_be_the_later_pass() -> None:
    now = BERLIN.at("2026-10-25 09:00")
    first = BERLIN.at("2026-10-25 02:30")
    assert read("02:15", now, first) == "2026-10-25T02:15:00+01:00"


def test_a_wall_time_that_the_clocks_left_out_is_refused() -> None:
    now = BERLIN.at("2026-03-29 09:00")
    with pytest.raises(Refused, match="clocks went forward"):
        read("2026-03-29 02:30", now)
    with pytest.raises(Refused, match="clocks went forward"):
        read("today 02:30", now)


@pytest.mark.parametrize(
    ("zone", "now", "text"),
    [
        (BERLIN, "2026-03-29 03:10", "02:50"),
        (BERLIN, "2026-03-30 02:10", "02:30"),
        (HAVANA, "2026-03-08 09:00", "0:00"),
    ],
)
def test_a_bare_time_in_the_hour_that_never_was_is_refused(zone: NamedZone, now: str, text: str) -> None:
    with pytest.raises(Refused, match="the clocks went forward over it"):
        parse_when(text, zone.at(now), zone)


def test_before_the_hour_that_never_was_and_a_day_later_the_time_is_that_of_another_day() -> None:
    assert read("02:30", BERLIN.at("2026-03-29 01:50")) == "2026-03-28T02:30:00+01:00"
    assert read("02:30", BERLIN.at("2026-03-30 09:00")) == "2026-03-30T02:30:00+02:00"


def test_an_end_in_the_hour_that_never_was_is_refused() -> None:
    with pytest.raises(Refused, match="There was no 02:30 on 2026-03-29"):
        read("02:30", BERLIN.at("2026-03-29 09:00"), BERLIN.at("2026-03-28 23:00"))


def test_a_day_that_a_zone_left_out_whole_is_passed_over() -> None:
    assert parse_when("14:05", APIA.at("2011-12-31 10:00"), APIA).day == 29


def test_a_second_time_may_be_so_much_after_the_first() -> None:
    first = BERLIN.at("2026-11-18 23:10")
    assert read("+50m", after=first) == "2026-11-19T00:00:00+01:00"
    with pytest.raises(Misunderstood):
        read("+50m")


@settings(deadline=None, max_examples=some(150))
@given(st.data())
def test_a_wall_time_written_out_is_read_back(data: st.DataObject) -> None:
    zone = data.draw(zones)
    moment = zone.moment(data.draw(instants(zone)))
    now = zone.moment(int(moment.timestamp()) + data.draw(st.integers(0, 10**7)))
    earliest = instants_of_wall(moment.replace(tzinfo=None), zone)[0]
    for text in (f"{moment:%Y-%m-%d %H:%M:%S}", f"{moment:%Y-%m-%dT%H:%M:%S}"):
        assert int(parse_when(text, now, zone).timestamp()) == earliest
    assert parse_when(moment.isoformat(), now, zone).isoformat() == moment.isoformat()


@settings(deadline=None, max_examples=some(150))
@given(st.data(), st.times().map(lambda clock: clock.replace(microsecond=0)))
def test_a_bare_time_is_the_latest_one_not_after_now(data: st.DataObject, clock: object) -> None:
    zone = data.draw(zones)
    now = zone.moment(data.draw(instants(zone)))
    try:
        moment = parse_when(f"{clock:%H:%M:%S}", now, zone)
    except Refused:
        begin = datetime.combine(now.date(), clock)  # type: ignore[arg-type]
        days = (begin, begin - timedelta(days=1))
        assert any(not instants_of_wall(day, zone) for day in days), "only where it never was"
        return
    assert moment <= now
    assert f"{moment:%H:%M:%S}" == f"{clock:%H:%M:%S}"
    nights = 2 if zone.name == "Pacific/Apia" else 1
    assert now - moment <= timedelta(days=1 + nights, hours=1)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-11-19 09:02", "09:02"),
        ("2026-11-14 19:02", "Sat 19:02"),
        ("2026-11-12 19:02", "2026-11-12 19:02"),
        ("2026-11-20 19:02", "2026-11-20 19:02"),
    ],
)
def test_a_moment_is_told_as_a_person_says_it(moment: str, shown: str) -> None:
    assert clock_text(BERLIN.at(moment), NOW) == shown


def test_now_in_another_zone_is_now() -> None:
    assert parse_when("2026-11-19T14:00Z", NOW, BERLIN) == datetime(2026, 11, 19, 14, tzinfo=UTC)
