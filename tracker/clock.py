"""The only place where the time is read."""

from __future__ import annotations

import time
from datetime import datetime

from tracker.domain.time.duration import DAY
from tracker.domain.time.zone import wall_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_QUOTE = 40
_OF_UTC = ("UTC", "GMT")


class SystemZone:
    """The local zone of this machine, as it is at each call."""

    def offset_at(self, instant: int) -> int:
        try:
            offset = time.localtime(instant).tm_gmtoff
        except (OverflowError, OSError, ValueError):
            offset = 0
        # TOML writes offsets in whole minutes; only times before 1972 have others.
        offset -= offset % 60
        # A day or more can be said in TZ, and nowhere else.
        return offset if -DAY < offset < DAY else 0


class SystemClock:
    """The clock of this machine, in whole seconds."""

    def __init__(self) -> None:
        self.zone = SystemZone()

    def now(self) -> datetime:
        """Now, as local wall time with its UTC offset; a changed zone is seen."""
        if hasattr(time, "tzset"):
            time.tzset()
        return wall_time(int(time.time()), self.zone)

    def zone_problem(self, environ: Mapping[str, str]) -> str:
        """What is to be said where the environment names no zone, so that it is UTC."""
        said = environ.get("TZ", "")
        name = said.lstrip(":")
        # What the C library does not know it takes for the abbreviation of UTC.
        winter, summer = time.tzname
        is_taken_for_utc = winter == summer and winter not in _OF_UTC and name.startswith(winter)
        is_unknown = not time.timezone and is_taken_for_utc and not any(map(str.isdigit, name))
        if not said or not (is_unknown or abs(time.timezone) >= DAY or abs(time.altzone) >= DAY):
            return ""
        quoted = ascii(said)[1:-1][:_LONGEST_QUOTE]
        return f"TZ={quoted} is no time zone that this machine knows, so times are in UTC. Set TZ right."

    def zone_name(self) -> tuple[object, ...]:
        """What differs when the machine is given another zone."""
        return (time.tzname, time.timezone)

    def elapsed(self) -> int | None:
        """Seconds by a clock that nobody sets and that goes on in sleep; None where there is none."""
        own = getattr(time, "CLOCK_BOOTTIME", None)
        return None if own is None else int(time.clock_gettime(own))
