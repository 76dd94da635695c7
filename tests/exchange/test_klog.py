"""What klog is given, read back by its specification."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.exchange.sessions import entry, sessions, within
from tracker.domain.entries.entry import Entry
from tracker.domain.entries.unknown_keys import UnknownKeys
from tracker.domain.time.day_range import ALL_DAYS
from tracker.domain.time.duration import MINUTE
from tracker.exchange.klog import klog_pieces
from tracker.exchange.within_days import WithinDays

_CLOCK = r"(<?)(\d\d?):(\d\d)(>?)"
_RANGE = re.compile(rf"    {_CLOCK} - {_CLOCK} (.+)")
_LENGTH = re.compile(r"    (\d+)h(\d\d?)m (.+)")
_TAG = re.compile(r"""#([^\W_]|[-_\d])+(?:=("[^"]*"|'[^']*'|[\w-]*))?""")
PLACED = UnknownKeys({"placed": True})


def text_of(*entries: Entry, day_start: time = time(0)) -> str:
    return "".join(klog_pieces(sessions(*entries, day_start=day_start), within(day_start).calendar))


def read(text: str) -> list[tuple[date, int, str]]:
    """The day, the minutes and the summary of each entry, by the specification."""
    found = []
    for record in text.split("\n\n"):
        day, *lines = record.removesuffix("\n").split("\n")
        assert lines
        for line in lines:
            if length := _LENGTH.fullmatch(line):
                found.append((date.fromisoformat(day), int(length[1]) * 60 + int(length[2]), length[3]))
                continue
            match = _RANGE.fullmatch(line)
            assert match, line
            begin, end = (_minute(*match.groups()[first : first + 4]) for first in (0, 4))
            assert begin <= end, line
            found.append((date.fromisoformat(day), end - begin, match[9]))
    return found


def _minute(before: str, hour: str, minute: str, after: str) -> int:
    assert int(hour) < 24
    assert int(minute) < 60
    assert not (before and after)
    return int(hour) * 60 + int(minute) + 24 * 60 * (bool(after) - bool(before))


def test_a_record_has_the_day_and_what_was_done_on_it() -> None:
    made = text_of(
        entry("2026-10-24 08:00", "2026-10-24 09:30", track='Tides "live"', note="vocal #1 comp\nand more"),
        entry("2026-10-24 23:50", "2026-10-25 00:20", activity="phone"),
        entry("2026-10-25 01:30", "2026-10-25 03:30", activity="a b"),
        entry("2026-10-25 10:00", "2026-10-25 11:45", unknown=PLACED),
        entry("2026-10-26 22:00", "2026-10-27 00:00"),
    )
    assert made == (
        "2026-10-24\n"
        "    8:00 - 9:30 #mixing #track=\"Tides 'live'\" vocal # 1 comp and more\n"
        "    23:50 - 0:20> #phone\n"
        "\n"
        "2026-10-25\n"
        '    1:30 - 3:00 #activity="a b"\n'
        '    2:00 - 3:30 #activity="a b"\n'
        "    1h45m #mixing\n"
        "\n"
        "2026-10-26\n"
        "    22:00 - 0:00> #mixing\n"
    )


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        ("2026-11-17 01:00", "2026-11-17 02:00", ["2026-11-16", "    1:00> - 2:00> #mixing"]),
        ("2026-11-16 23:00", "2026-11-17 05:00", ["2026-11-16", "    23:00 - 5:00> #mixing"]),
        (
            "2026-11-16 23:00",
            "2026-11-18 05:00",
            ["2026-11-16", "    23:00 - 4:00> #mixing", "", "2026-11-17", "    4:00 - 5:00> #mixing"],
        ),
    ],
)
def test_what_is_after_midnight_is_of_its_own_day_and_no_record_lasts_into_a_third(
    start: str, end: str, lines: list[str]
) -> None:
    assert text_of(entry(start, end), day_start=time(4)).splitlines() == lines


@given(records())
def test_of_every_record_it_has_the_minutes_that_are_shown(recorded: Recorded) -> None:
    days = WithinDays(ALL_DAYS, recorded.calendar, recorded.now)
    made = [*days.sessions(filter(days.has_ended, recorded.entries))]
    text = "".join(klog_pieces(made, recorded.calendar))
    shown = sum((each.end.timestamp() // MINUTE - each.begin.timestamp() // MINUTE) for each in made)
    assert sum(minutes for _, minutes, _ in read(text)) == shown if text else not made


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=30))
def test_whatever_the_texts_are_each_entry_is_a_line_and_has_no_tags_but_ours(
    note: str, key: str, track: str
) -> None:
    made = text_of(entry("2026-10-26 10:00", "2026-10-26 11:00", note=note, activity=key, track=track))
    ((day, minutes, summary),) = read(made)
    assert (day, minutes) == (date(2026, 10, 26), 60)
    assert len(_TAG.findall(summary)) == (2 if track else 1)
    assert summary.startswith("#")
