"""Made-up records for property tests: a zone, when its days begin, and entries without overlap."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from tests.zones import NAMES, NamedZone, changes_of
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import DAY, HOUR, MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import wall_time
from tracker.domain.value import value
from tracker.domain.week.calendar import Calendar

ACTIVITIES = ("mixing", "tutorials", "social-media", "cafe")
zones = st.sampled_from(NAMES).map(NamedZone)
day_starts = st.one_of(
    st.just(time(0)),
    st.sampled_from([time(2, 30), time(4), time(23, 59)]),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
)
_W53 = int(datetime(2027, 1, 3, 12, tzinfo=UTC).timestamp())


@st.composite
def instants(draw: st.DrawFn, zone: NamedZone) -> int:
    """An instant, more often than not near one at which something happens."""
    near = [_W53, *changes_of(zone.name)]
    if draw(st.booleans()):
        return draw(st.sampled_from(near)) + draw(st.integers(-3 * DAY, 3 * DAY))
    return draw(st.integers(int(datetime(2008, 1, 1, tzinfo=UTC).timestamp()), _W53 + 30 * DAY))


@value
class Recorded:
    """What a property is about."""

    zone: NamedZone
    calendar: Calendar
    entries: tuple[Entry, ...]
    now: int

    @property
    def weeks(self) -> list[Week]:
        """Every week in which something may lie, and one more at each end."""
        first = Week.containing(datetime.fromtimestamp(self.entries[0].first - 2 * DAY, UTC).date())
        last = Week.containing(datetime.fromtimestamp(self.now + 2 * DAY, UTC).date()).next()
        weeks = [first.previous()]
        while weeks[-1] < last:
            weeks.append(weeks[-1].next())
        return weeks


@st.composite
def calendars(draw: st.DrawFn, zone: NamedZone) -> Calendar:
    """A calendar whose ``day_start`` may change from week to week."""
    begins = draw(st.lists(day_starts, min_size=1, max_size=4))
    return Calendar(zone, lambda week: begins[week.monday.toordinal() // 7 % len(begins)])


@st.composite
def records(draw: st.DrawFn, foreign: bool = True) -> Recorded:
    zone = draw(zones)
    clock = draw(instants(zone))
    lengths = st.one_of(st.integers(0, 4 * HOUR), st.integers(0, 20 * DAY))
    pauses = st.one_of(st.just(0), st.integers(0, 10 * HOUR), st.integers(0, 9 * DAY))
    offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: quarters * 15 * MINUTE)
    entries: list[Entry] = []
    for number in range(draw(st.integers(1, 6))):
        clock += draw(pauses)
        length = draw(lengths)
        elsewhere = draw(st.none() | offsets) if foreign else None
        entries.append(
            Entry(
                f"e{number}",
                draw(st.sampled_from(ACTIVITIES)),
                _shown(clock, zone, elsewhere),
                _shown(clock + length, zone, elsewhere),
                source=draw(st.sampled_from(("timer", "typed"))),
            )
        )
        clock += length
    if draw(st.booleans()):
        entries.append(Entry("running", "mixing", _shown(clock, zone, None)))
        clock += draw(lengths)
    return Recorded(zone, draw(calendars(zone)), tuple(entries), clock)


def _shown(instant: int, zone: NamedZone, offset: int | None) -> datetime:
    if offset is None:
        return wall_time(instant, zone)
    return datetime.fromtimestamp(instant, timezone(timedelta(seconds=offset)))
