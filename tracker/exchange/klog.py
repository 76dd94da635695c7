"""Entries for klog: a record for each day, with what was done on it from when to when.

It knows whole minutes and no zones: times are those that are shown, and a stretch during which a clock
changes is two, so that its hours are right.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from tracker.domain.text import one_line
from tracker.domain.time.duration import HOUR, MINUTE, shown_seconds
from tracker.domain.time.zone import instant_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.calendar import Calendar
    from tracker.exchange.within_days import Session

_INDENT = "    "
# A time of the day before the record's, of its own, and of the day after; there are no others.
_SHIFTED = {-1: "<{}", 0: "{}", 1: "{}>"}
_IN_TAGS = frozenset("0123456789_-")


def klog_pieces(sessions: Iterable[Session], calendar: Calendar) -> Iterator[str]:
    """The text of the file, record by record."""
    lines = (line for session in sessions for line in _lines(session, calendar))
    for number, (day, group) in enumerate(groupby(lines, key=lambda line: line[0])):
        entries = "".join(f"{_INDENT}{text}\n" for _, text in group)
        yield f"{chr(10) if number else ''}{day}\n{entries}"


def _lines(session: Session, calendar: Calendar) -> Iterator[tuple[date, str]]:
    """The day of a record and what stands there; several where it lasts for longer than a record can say."""
    begin, entry, offset = session.begin, session.entry, calendar.foreign_offset(session.entry)
    while True:
        day = calendar.day_at(instant_of(begin), offset)
        end = session.end
        if (end.date() - day).days > 1:
            seconds = calendar.day_bounds(day, offset)[1] - instant_of(begin)
            end = begin + timedelta(seconds=seconds)
        yield day, f"{_time(entry, begin, end, day)} {_summary(entry)}"
        if end == session.end:
            return
        begin = end


def _time(entry: Entry, begin: datetime, end: datetime, day: date) -> str:
    """From when to when or, where nobody knows, how long."""
    if entry.unknown.table.get("placed") is True:
        seconds = shown_seconds(instant_of(begin), instant_of(end))
        return f"{seconds // HOUR}h{seconds % HOUR // MINUTE}m"
    return f"{_clock(begin, day)} - {_clock(end, day)}"


def _clock(moment: datetime, day: date) -> str:
    return _SHIFTED[(moment.date() - day).days].format(f"{moment.hour}:{moment:%M}")


def _summary(entry: Entry) -> str:
    """What it was, as tags, and the note, in which nothing is one."""
    key = entry.activity
    is_plain = all(char.isalpha() or char in _IN_TAGS for char in key)
    tags = f"#{key}" if is_plain else f'#activity="{_quoted(key)}"'
    if entry.track:
        tags += f' #track="{_quoted(entry.track)}"'
    note = " ".join(one_line(entry.note).replace("#", "# ").split())
    return f"{tags} {note}".rstrip(" ")


def _quoted(text: str) -> str:
    return one_line(text).replace('"', "'")
