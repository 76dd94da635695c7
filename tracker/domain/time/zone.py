"""Wall times and instants.

An instant is a whole number of seconds since 1970 in UTC. Every difference, comparison and sort is
done on instants: two datetimes of one ZoneInfo would subtract as wall clocks, which is wrong on a
night on which the clocks change.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from tracker.domain.time.duration import DAY
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    class Zone(Protocol):
        """A time zone: how far the wall clock is ahead of UTC, in seconds, at an instant."""

        def offset_at(self, instant: int) -> int: ...


WELL_WITHIN = 4 * DAY
"""What lies so far within some days does so by whatever offset it was recorded.

Offsets differ by two days at most, and a zone may leave out one.
"""


@value
class FixedZone:
    """A zone that never changes its clocks."""

    offset: int

    def offset_at(self, instant: int) -> int:
        return self.offset


class RememberedZone:
    """A zone that is asked once a day, for thousands of moments: none changes its clocks twice in one."""

    def __init__(self, zone: Zone) -> None:
        self._zone = zone
        self._on_day: dict[int, int] = {}

    def offset_at(self, instant: int) -> int:
        known = self._on_day.get(instant // DAY)
        return known if known is not None else self._asked(instant)

    def _asked(self, instant: int) -> int:
        begin = instant // DAY * DAY
        offset = self._zone.offset_at(begin)
        if offset != self._zone.offset_at(begin + DAY):
            return self._zone.offset_at(instant)
        self._on_day[instant // DAY] = offset
        return offset


def steady_offset(begin: int, end: int, zone: Zone) -> int | None:
    """The offset of a zone from a day before one instant to a day after another one; None where that changes.

    It is asked once a day: no zone changes its clocks twice in one.
    """
    offsets = {zone.offset_at(instant) for instant in range(begin - DAY, end + 2 * DAY, DAY)}
    return offsets.pop() if len(offsets) == 1 else None


def clock_changes(begin: int, end: int, zone: Zone) -> Iterator[int]:
    """The instants between two others at which the clocks of a zone change; none changes twice in a day."""
    while begin < end:
        until = min(begin + DAY, end)
        if zone.offset_at(begin) != zone.offset_at(until):
            change = _change_between(begin, until, zone)
            if change < end:
                yield change
        begin = until


def _change_between(before: int, after: int, zone: Zone) -> int:
    """The first instant with the offset of a later one, of two between which it changes."""
    offset = zone.offset_at(after)
    while after - before > 1:
        middle = (before + after) // 2
        if zone.offset_at(middle) == offset:
            after = middle
        else:
            before = middle
    return after


_EPOCH = datetime(1970, 1, 1)
# Moments can be stored from the years between.
EARLIEST, LATEST = 1970, 2200
# Within these years, and a few days from where calendars end.
_FIRST_INSTANT, _LAST_INSTANT = 10 * DAY, 230 * 365 * DAY


def instant_of(moment: datetime) -> int:
    """The instant of an aware datetime."""
    return int(moment.timestamp())


def is_instant(seconds: int) -> bool:
    """Whether a number in a file can be an instant of a record."""
    return _FIRST_INSTANT < seconds < _LAST_INSTANT


def offset_of(moment: datetime) -> int:
    """The UTC offset that an aware datetime was recorded with, in seconds."""
    offset = moment.utcoffset()
    assert offset is not None
    return offset.days * DAY + offset.seconds


def wall_time(instant: int, zone: Zone) -> datetime:
    """The wall time at an instant, with its fixed UTC offset."""
    offset = timezone(timedelta(seconds=zone.offset_at(instant)))
    return datetime.fromtimestamp(instant, offset)


def zone_of(sample: datetime, zone: Zone) -> Zone:
    """The zone where ``sample`` was recorded: the one of here, or elsewhere its own offset."""
    offset = offset_of(sample)
    return zone if zone.offset_at(instant_of(sample)) == offset else FixedZone(offset)


def wall_time_like(sample: datetime, instant: int, zone: Zone) -> datetime:
    """The wall time at an instant where ``sample`` was recorded."""
    return wall_time(instant, zone_of(sample, zone))


def offset_beside(moment: datetime, zone: Zone) -> str:
    """The UTC offset of a moment, such as ``+01:00``, where its bare time would mean another moment here.

    That is where it was recorded elsewhere, and in an hour that the clocks of here show a second time.
    """
    instant = instant_of(moment)
    if _instants_showing(instant + offset_of(moment), zone)[:1] == (instant,):
        return ""
    offset = f"{moment:%z}"
    return f"{offset[:3]}:{offset[3:]}"


def instants_of_wall(wall: datetime, zone: Zone) -> tuple[int, ...]:
    """The instants at which the naive wall time is shown, earliest first.

    None in the hour that a spring night leaves out, two in the hour that an autumn night repeats.
    """
    return _instants_showing(_seconds(wall), zone)


def _instants_showing(as_utc: int, zone: Zone) -> tuple[int, ...]:
    """The same for a wall time as the instant that it would be in UTC."""
    before, offset, after = zone.offset_at(as_utc - DAY), zone.offset_at(as_utc), zone.offset_at(as_utc + DAY)
    if before == offset == after == zone.offset_at(as_utc - offset):
        # Mostly no clock is changed nearby.
        return (as_utc - offset,)
    offsets = {before, offset, after}
    return tuple(sorted(as_utc - offset for offset in offsets if zone.offset_at(as_utc - offset) == offset))


def first_instant_from(wall: datetime, zone: Zone) -> int:
    """The first instant whose wall time is the naive one or, where that is left out, past it."""
    instants = instants_of_wall(wall, zone)
    if instants:
        return instants[0]
    as_utc = _seconds(wall)
    before, after = as_utc - DAY, as_utc + DAY
    while after - before > 1:
        middle = (before + after) // 2
        if middle + zone.offset_at(middle) >= as_utc:
            after = middle
        else:
            before = middle
    return after


def _seconds(wall: datetime) -> int:
    since = wall - _EPOCH
    return since.days * DAY + since.seconds
