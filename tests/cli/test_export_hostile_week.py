"""A week whose texts are hostile to every format, with the night on which the clocks go back in it."""

from __future__ import annotations

import csv
import io

import pytest
from icalendar import Calendar

from tests.cli.person import Person

LOG = r"""format = 1
week = "2026-W43"
day_start = 00:00:00

[[entries]]
id = "aaaaaaa1"
activity = "mixing"
start = 2026-10-25T01:30:00+02:00
end = 2026-10-25T03:30:00+01:00
track = "=cmd|' /C calc'!A0"
note = "a; b, \"c\"\nsecond line"
source = "timer"

[[entries]]
id = "aaaaaaa2"
activity = "gaming"
start = 2026-10-25T23:50:00+01:00
end = 2026-10-26T00:20:00+01:00
note = "-1+1 @home  two spaces"
source = "timer"
"""


@pytest.fixture
def hostile(person: Person) -> Person:
    person.clock.set("2026-12-01 12:00")
    person.log("2026-W43").parent.mkdir(exist_ok=True)
    person.log("2026-W43").write_text(LOG)
    return person


def test_a_spreadsheet_has_it_to_the_letter_and_carries_nothing_out(hostile: Person) -> None:
    said = hostile.types("export --csv --from 2026-10-25 --to 2026-10-25").out
    header, first, second = csv.reader(io.StringIO(said, newline=""))
    assert ",".join(header) == "id,activity,name,kind,standing,start,end,seconds,track,note,source,origin"
    # What a log says in several lines is one line from its reading on.
    assert first == [
        "aaaaaaa1", "mixing", "Mixing", "studio", "music", "2026-10-25T01:30:00+02:00",
        "2026-10-25T03:30:00+01:00", "10800", "'=cmd|' /C calc'!A0", 'a; b, "c" second line', "timer", "",
    ]  # fmt: skip
    assert second == [
        "aaaaaaa2", "gaming", "Gaming", "leisure", "unrated", "2026-10-25T23:50:00+01:00",
        "2026-10-26T00:00:00+01:00", "600", "", "'-1+1 @home  two spaces", "timer", "",
    ]  # fmt: skip


def test_hledger_has_it_in_sessions_that_know_no_zone(hostile: Person) -> None:
    mixing = "studio:Mixing  a, b, \"c\" second line ; track:=cmd|' /C calc'!A0, id:aaaaaaa1"
    assert hostile.types("export --timeclock --from 2026-10-25 --to 2026-10-26").lines == [
        f"i 2026-10-25 01:30:00 {mixing}",
        "o 2026-10-25 03:00:00",
        f"i 2026-10-25 02:00:00 {mixing}",
        "o 2026-10-25 03:30:00",
        "i 2026-10-25 23:50:00 leisure:Gaming  -1+1 @home two spaces ; id:aaaaaaa2",
        "o 2026-10-26 00:20:00",
    ]


def test_klog_has_it_in_the_minutes_of_its_days(hostile: Person) -> None:
    mixing = '#mixing #track="=cmd|\' /C calc\'!A0" a; b, "c" second line'
    assert hostile.types("export --klog --month 2026-10").lines == [
        "2026-10-25",
        f"    1:30 - 3:00 {mixing}",
        f"    2:00 - 3:30 {mixing}",
        "    23:50 - 0:20> #gaming -1+1 @home two spaces",
    ]


def test_a_calendar_has_it_in_utc_and_escaped(hostile: Person) -> None:
    said = hostile.types("export --ics --month 2026-10").out
    lines = said.replace("\r\n ", "").split("\r\n")
    assert {"DTSTART:20261024T233000Z", "DTEND:20261025T023000Z", "UID:aaaaaaa1@tracker"} <= {*lines}
    assert "DESCRIPTION:=cmd|' /C calc'!A0\\na\\; b\\, \"c\" second line" in lines
    assert len(Calendar.from_ical(said).walk("VEVENT")) == 2
