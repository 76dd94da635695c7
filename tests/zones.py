"""Zones of the time zone database, as the domain wants a zone, and when their clocks change."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from tracker.domain.time.duration import DAY, MINUTE

NAMES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Havana",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
    "UTC",
)
FIRST_YEAR, LAST_YEAR = 2005, 2030


class NamedZone:
    """A zone by its name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._info = ZoneInfo(name)

    def __repr__(self) -> str:
        return f"NamedZone({self.name!r})"

    def offset_at(self, instant: int) -> int:
        offset = datetime.fromtimestamp(instant, UTC).astimezone(self._info).utcoffset()
        assert offset is not None
        seconds = offset.days * DAY + offset.seconds
        return seconds - seconds % MINUTE

    def at(self, text: str, second_pass: bool = False) -> datetime:
        """The moment of a wall time such as ``2026-11-16 19:02``, with its fixed offset."""
        naive = datetime.fromisoformat(text).replace(fold=int(second_pass))
        moment = naive.replace(tzinfo=self._info)
        # Through UTC, so that the offset is fixed and a wall time that was left out is no excuse.
        instant = int(moment.astimezone(UTC).timestamp())
        return self.moment(instant)

    def moment(self, instant: int) -> datetime:
        from tracker.domain.time.zone import wall_time

        return wall_time(instant, self)


BERLIN = NamedZone("Europe/Berlin")
HAVANA = NamedZone("America/Havana")
APIA = NamedZone("Pacific/Apia")
TOKYO = NamedZone("Asia/Tokyo")
NEW_YORK = NamedZone("America/New_York")


@cache
def changes_of(name: str) -> tuple[int, ...]:
    """The instants at which a zone changes its clocks."""
    zone = NamedZone(name)
    first = int(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp())
    last = int(datetime(LAST_YEAR, 1, 1, tzinfo=UTC).timestamp())
    found = []
    for begin in range(first, last, DAY):
        low, high = begin, begin + DAY
        if zone.offset_at(low) == zone.offset_at(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            if zone.offset_at(middle) == zone.offset_at(low):
                low = middle
            else:
                high = middle
        found.append(high)
    return tuple(found)
