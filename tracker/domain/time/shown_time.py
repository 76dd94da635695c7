"""Time as it is shown: a moment, and from when to when."""

from __future__ import annotations

from datetime import date, datetime, time

from tracker.domain.time.zone import offset_beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone

NOW = "now"


def clock_text(moment: datetime, now: datetime, zone: Zone | None = None) -> str:
    """A moment as a person says it: ``19:02`` today, ``Sat 19:02`` this week, else with its date.

    With the local zone, an offset by which that would be another moment here is named beside it.
    """
    beside = "" if zone is None else offset_beside(moment, zone)
    days = (now.date() - moment.date()).days
    if days == 0:
        return f"{moment:%H:%M}{beside}"
    return f"{moment:%a %H:%M}{beside}" if 0 < days < 7 else f"{moment:%Y-%m-%d %H:%M}{beside}"


def span_text(start: datetime, end: datetime | None, now: datetime, zone: Zone, still: str = NOW) -> str:
    """``Mon 14:00–15:00`` as a person says it; ``still`` stands for an end that is not there yet."""
    return named_span(clock_text(start, now), start, end, zone, still)


def named_span(begin: str, start: datetime, end: datetime | None, zone: Zone, still: str = NOW) -> str:
    """The same, with ``begin`` for the start: ``10:00–12:00 +01:00``.

    An offset by which a time would be another moment here is named beside it, of both once.
    """
    first = offset_beside(start, zone)
    if end is None:
        return f"{begin}{first}–{still}"
    last, until = offset_beside(end, zone), end_text(start, end)
    if first == last:
        return f"{begin}–{until}{first and f' {first}'}"
    return f"{begin}{first}–{until}{last}"


def end_text(start: datetime, end: datetime) -> str:
    """An end behind its start: the bare time is the first such one after that, else its day is named."""
    days = (end - start).days
    return _hour_and_minute(end) if days < 1 else f"{end:%a %H:%M}" if days < 7 else f"{end:%Y-%m-%d %H:%M}"


def typed_text(moment: datetime, other: datetime) -> str:
    """A moment as one word of a command about another moment: with its date where that is of another day."""
    return f"{moment:%H:%M}" if moment.date() == other.date() else f'"{moment:%Y-%m-%d %H:%M}"'


def day_span(day: date, start: datetime, end: datetime | None, zone: Zone, still: str = NOW) -> str:
    """The same on the page of a day; with the weekday where it began on another one."""
    return named_span(_on_day(day, start), start, end, zone, still)


def day_start_text(day: date, start: datetime, zone: Zone) -> str:
    """The beginning of that alone."""
    return f"{_on_day(day, start)}{offset_beside(start, zone)}"


def day_end_text(begin: time) -> str:
    """When a day ends that another one follows at this time: ``4:00``, or midnight."""
    return "midnight" if begin == time(0) else f"{begin.hour}:{begin:%M}"


def _on_day(day: date, start: datetime) -> str:
    return _hour_and_minute(start) if start.date() == day else f"{start:%a %H:%M}"


def _hour_and_minute(moment: datetime) -> str:
    # Several times as fast as ``%H:%M``, and thousands of rows have two of them.
    return f"{moment.hour:02}:{moment.minute:02}"
