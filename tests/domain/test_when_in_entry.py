"""WHEN where an entry is at hand."""

from __future__ import annotations

import pytest

from tests.zones import BERLIN
from tracker.domain.errors import Misunderstood, Refused
from tracker.domain.time.when_in_entry import ReplacedMoment, parse_when_in_entry, when_in_entry_text
from tracker.domain.time.zone import instant_of

NOW = BERLIN.at("2026-11-19 15:00")
OLD = BERLIN.at("2026-11-16 14:00")
MONDAY = (instant_of(BERLIN.at("2026-11-16 00:00")), instant_of(BERLIN.at("2026-11-17 00:00")))
# Days that begin at five, and an entry that lies on two of them.
TWO_DAYS = (instant_of(BERLIN.at("2026-11-16 05:00")), instant_of(BERLIN.at("2026-11-18 05:00")))


def meant(text: str, days: tuple[int, int] = MONDAY, old: str = "2026-11-16 14:00") -> str:
    return f"{parse_when_in_entry(text, ReplacedMoment(BERLIN.at(old), days), NOW, BERLIN):%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("16:00", "2026-11-16 16:00:00"),
        ("1600", "2026-11-16 16:00:00"),
        ("905", "2026-11-16 09:05:00"),
        ("4pm", "2026-11-16 16:00:00"),
        ("16:00:09", "2026-11-16 16:00:09"),
        ("+15m", "2026-11-16 14:15:00"),
        ("-10m", "2026-11-16 13:50:00"),
        ("- 1h30", "2026-11-16 12:30:00"),
        ("-20h", "2026-11-15 18:00:00"),
        ("now", "2026-11-19 15:00:00"),
        ("yesterday 16:00", "2026-11-18 16:00:00"),
        ("2026-11-17 00:30", "2026-11-17 00:30:00"),
    ],
)
def test_a_bare_time_is_of_the_entrys_day_and_a_sign_goes_from_what_it_was(text: str, moment: str) -> None:
    assert meant(text) == moment


def test_where_a_time_comes_twice_the_nearest_is_meant_and_the_night_belongs_to_its_day() -> None:
    assert meant("23:30", TWO_DAYS, "2026-11-16 23:00") == "2026-11-16 23:30:00"
    assert meant("02:00", TWO_DAYS, "2026-11-16 23:00") == "2026-11-17 02:00:00"
    assert meant("02:00", TWO_DAYS, "2026-11-18 01:00") == "2026-11-18 02:00:00"


def test_an_end_is_the_nearest_after_the_start() -> None:
    start = BERLIN.at("2026-11-17 22:00")
    replaced = ReplacedMoment(BERLIN.at("2026-11-17 10:00"), TWO_DAYS, after=start)
    end = parse_when_in_entry("09:00", replaced, NOW, BERLIN)
    assert f"{end:%d %H:%M}" == "17 09:00", "the third day at nine is none of its days"
    end = parse_when_in_entry("04:00", replaced, NOW, BERLIN)
    assert f"{end:%d %H:%M}" == "18 04:00"


def test_a_time_that_the_clocks_left_out_is_refused() -> None:
    now, day = BERLIN.at("2026-03-29 15:00"), ("2026-03-29 00:00", "2026-03-30 00:00")
    first, last = (instant_of(BERLIN.at(moment)) for moment in day)
    with pytest.raises(Refused, match=r"no 02:30 on 2026-03-29"):
        parse_when_in_entry("02:30", ReplacedMoment(now, (first, last)), now, BERLIN)
    # An hour later is an hour later, whatever the clocks say.
    before = BERLIN.at("2026-03-29 01:30")
    assert (
        f"{parse_when_in_entry('+1h', ReplacedMoment(before, (first, last)), now, BERLIN):%H:%M}" == "03:30"
    )


@pytest.mark.parametrize("text", ["", "+", "-", "+x", "25:00", "2561", "12345", "noon", "+15", "٣:٠٠"])
def test_what_is_no_time_is_misunderstood(text: str) -> None:
    with pytest.raises(Misunderstood):
        meant(text)


def test_the_future_is_refused() -> None:
    for text in ("+100h", "tomorrow 10:00"):
        with pytest.raises(Refused, match="in the future"):
            meant(text)


@pytest.mark.parametrize(
    "moment", ["2026-11-16 14:00", "2026-11-16 14:00:09", "2026-11-17 00:30", "2026-11-15 23:59"]
)
def test_a_moment_that_is_typed_back_is_the_same(moment: str) -> None:
    text = when_in_entry_text(BERLIN.at(moment), MONDAY, BERLIN)
    assert parse_when_in_entry(text, ReplacedMoment(OLD, MONDAY), NOW, BERLIN) == BERLIN.at(moment)
    assert parse_when_in_entry("24:00", ReplacedMoment(OLD, MONDAY), NOW, BERLIN) == BERLIN.at(
        "2026-11-17 00:00"
    )
