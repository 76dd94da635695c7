"""That nothing runs, within the hours in which somebody wants to know."""

from __future__ import annotations

from tracker.domain.reminders.reminder import Reminder, event_id
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.zone import wall_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.domain.reminders.day_hours import DayHours
    from tracker.domain.week.week_record import WeekRecord

IDLE = "idle"


def idle_reminders(
    record: WeekRecord, hours: DayHours, after: int, watched: int, now: int
) -> Iterator[Reminder]:
    """What is said where nothing has run for ``after`` seconds of the hours of a day, once for each day.

    ``watched`` is the instant since which somebody may have looked: who comes back is not met by it.
    """
    if record.running is not None:
        return
    calendar, zone = record.calendar, record.calendar.zone
    # A clock that was wrong leaves entries in the future.
    begun = [entry for entry in record.entries if entry.first <= now]
    last = max(begun, key=lambda entry: entry.last(now), default=None)
    ended = None if last is None else min(now, last.last(now))
    for begin, end in hours.stretches(now, zone):
        comes = max(begin, watched, begin if ended is None else ended) + after
        if end <= now or comes >= end:
            continue
        day = wall_time(begin, zone).date()
        words = "Nothing has run yet today."
        if ended is not None and (ended >= begin or calendar.day_at(ended) == calendar.day_at(now)):
            words = f"Nothing has run since {clock_text(wall_time(ended, zone), wall_time(now, zone))}."
        yield Reminder(event_id(day, IDLE, "" if last is None else last.id), IDLE, comes, end, words)
