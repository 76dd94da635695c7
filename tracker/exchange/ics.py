"""Entries and plans for a calendar: iCalendar, as RFC 5545 has it.

The same record gives the same bytes on every machine: a calendar knows again what it was given before.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import one_line
from tracker.domain.time.duration import h_mm
from tracker.domain.value import value
from tracker.domain.week.plan import meaningful, planned_name, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.day_range import DayRange
    from tracker.domain.week.calendar import Calendar
    from tracker.domain.week.plan import PlannedTime
    from tracker.domain.week.week_log import WeekLog

# In bytes, without the end of the line.
_LONGEST_LINE = 75
_ALL_DAY = ";VALUE=DATE:"


@value
class Event:
    """One event. ``begin`` and ``end`` are what stands behind the names of their properties; what takes no
    time has no ``end``.
    """

    uid: str
    stamp: str
    begin: str
    end: str
    summary: str
    kind: str
    description: str = ""
    is_all_day: bool = False


def entry_events(entries: Iterable[Entry], listed: ActivityList) -> list[Event]:
    """Entries that have ended as events."""
    return [_entry_event(entry, listed) for entry in entries]


def planned_events(
    logs: Iterable[WeekLog], days: DayRange, listed: ActivityList, calendar: Calendar
) -> list[Event]:
    """What the logs of some weeks plan for some days as events; what has no time lasts all day."""
    return [
        _planned_event(log, planned, number, listed, calendar)
        for log in logs
        for planned, number in _numbered(meaningful(log.plan, listed))
        if days.has(log.week.dates[planned.day])
    ]


def ics_pieces(events: Iterable[Event]) -> Iterator[str]:
    """The text of the file, event by event, with its own ends of lines."""
    yield _text_of(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tracker//tracker//EN", "CALSCALE:GREGORIAN"))
    for event in events:
        yield _text_of(_lines(event))
    yield _text_of(("END:VCALENDAR",))


def _text_of(lines: Iterable[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _entry_event(entry: Entry, listed: ActivityList) -> Event:
    activity, end = listed.get(entry.activity), entry.last(entry.first)
    return Event(
        f"{entry.id}@tracker",
        _utc(end),
        f":{_utc(entry.first)}",
        f":{_utc(end)}" if end > entry.first else "",
        activity.name,
        activity.kind,
        "\n".join(filter(None, (entry.track, entry.note))),
    )


def _numbered(plan: Collection[PlannedTime]) -> Iterator[tuple[PlannedTime, int]]:
    """Each planned time with its number among those of one day that are meant for the same."""
    seen: dict[tuple[int, str], int] = {}
    for planned in plan:
        key = (planned.day, planned.what)
        seen[key] = seen.get(key, 0) + 1
        yield planned, seen[key]


def _planned_event(
    log: WeekLog, planned: PlannedTime, number: int, listed: ActivityList, calendar: Calendar
) -> Event:
    day = log.week.dates[planned.day]
    # Without its time: an hour that is moved to another one is to move in the calendar too.
    uid = f"plan-{day}-{planned.what}{f'-{number}' if number > 1 else ''}@tracker"
    is_kind = planned.what in MUSIC_KINDS
    kind = planned.what if is_kind else listed.get(planned.what).kind
    name = planned.what.capitalize() if is_kind else planned_name(planned.what, listed)
    stamp = f"{log.week.monday:%Y%m%d}T000000Z"
    if planned.start is None:
        begin, end = f"{_ALL_DAY}{day:%Y%m%d}", f"{_ALL_DAY}{day + timedelta(days=1):%Y%m%d}"
        return Event(uid, stamp, begin, end, f"{name} {h_mm(planned.seconds)}", kind, is_all_day=True)
    (stretch,) = stretches((planned,), log.week, calendar)
    return Event(uid, stamp, f":{_utc(stretch.begin)}", f":{_utc(stretch.end)}", name, kind)


def _lines(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{event.stamp}"
    yield f"DTSTART{event.begin}"
    if event.end:
        yield f"DTEND{event.end}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield f"CATEGORIES:{_text(event.kind)}"
    if event.is_all_day:
        # It takes some hours of the day, and nobody knows which.
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _utc(instant: int) -> str:
    return f"{datetime.fromtimestamp(instant, UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """A text as a value: what has a meaning there is escaped, and no control character is left."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    escaped = (one_line(line).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)
    return "\\n".join(escaped)


def _folded(line: str) -> str:
    """A line that is too long as several, each but the first with a blank before it; no letter is parted."""
    if len(line.encode()) <= _LONGEST_LINE:
        return line
    parts, taken = [""], 0
    for char in line:
        length = len(char.encode())
        if taken + length > _LONGEST_LINE:
            parts.append(" ")
            taken = 1
        parts[-1] += char
        taken += length
    return "\r\n".join(parts)
