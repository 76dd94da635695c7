"""Sessions of made-up entries in Berlin, for the formats that know no zones."""

from __future__ import annotations

from datetime import time

from tests.desk import CAFE, MIXING, PHONE
from tests.zones import BERLIN
from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.day_range import ALL_DAYS
from tracker.domain.time.zone import instant_of
from tracker.domain.week.calendar import Calendar
from tracker.exchange.within_days import Session, WithinDays

LISTED = ActivityList((MIXING, CAFE, PHONE))
NOW = instant_of(BERLIN.at("2026-11-19 15:00"))


def entry(start: str, end: str, **fields: object) -> Entry:
    """An entry of mixing between two wall times in Berlin."""
    given = {"id": "aaaaaaa1", "activity": "mixing", "start": BERLIN.at(start), "end": BERLIN.at(end)}
    return Entry(**(given | fields))  # type: ignore[arg-type]


def within(day_start: time = time(0)) -> WithinDays:
    """All days, which begin at a time of the clock of Berlin."""
    return WithinDays(ALL_DAYS, Calendar(BERLIN, lambda week: day_start), NOW)


def sessions(*entries: Entry, day_start: time = time(0)) -> list[Session]:
    return [*within(day_start).sessions(entries)]
