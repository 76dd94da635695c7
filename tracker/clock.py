"""The only place where the time is read."""

from __future__ import annotations

import time
from datetime import datetime

from tracker.domain.time.zone import wall_time


class SystemZone:
    """The local zone of this machine, as it is at each call."""

    def offset_at(self, instant: int) -> int:
        try:
            offset = time.localtime(instant).tm_gmtoff
        except (OverflowError, OSError, ValueError):
            offset = 0
        # TOML writes offsets in whole minutes; only times before 1972 have others.
        return offset - offset % 60


class SystemClock:
    """The clock of this machine, in whole seconds."""

    def __init__(self) -> None:
        self.zone = SystemZone()

    def now(self) -> datetime:
        """Now, as local wall time with its UTC offset; a changed zone is seen."""
        if hasattr(time, "tzset"):
            time.tzset()
        return wall_time(int(time.time()), self.zone)

    def zone_name(self) -> tuple[object, ...]:
        """What differs when the machine is given another zone."""
        return (time.tzname, time.timezone)

    def elapsed(self) -> int | None:
        """Seconds by a clock that nobody sets and that goes on in sleep; None where there is none."""
        own = getattr(time, "CLOCK_BOOTTIME", None)
        return None if own is None else int(time.clock_gettime(own))
