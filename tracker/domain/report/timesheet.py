"""What somebody is sent who pays by the hour: a line for each day, track and thing done, with its sum."""

from __future__ import annotations

from datetime import date

from tracker.domain.errors import Misunderstood
from tracker.domain.text import folded
from tracker.domain.time.duration import HOUR, whole_minutes
from tracker.domain.value import keep, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.day_log import DayLog

# Of a unit of money.
_PARTS = 100
_MOST = 10**9


@value
class Terms:
    """What an hour costs, in hundredths, and to how many seconds each line is rounded.

    Where it is to none, the minutes that are whole count: as hours are shown, so that they make the sum.
    """

    rate: int
    step: int = 0

    def counted(self, seconds: int) -> int:
        """The nearest whole number of steps, at least one: half a step counts as one."""
        if not self.step:
            return whole_minutes(seconds)
        return max(1, (2 * seconds + self.step) // (2 * self.step)) * self.step

    def sum_of(self, seconds: int) -> int:
        """What so many seconds cost, in hundredths; half of one counts as one."""
        return (2 * self.rate * seconds + HOUR) // (2 * HOUR)


@value
class Line:
    """What was done on one day: as it was measured, as it is counted, and what that costs in hundredths."""

    day: date
    activity: str
    track: str
    what: str
    seconds: int
    counted: int
    cost: int


@value
class Timesheet:
    """The lines of some days, oldest first; ``running`` is the name of what counts in them up to now."""

    terms: Terms
    lines: tuple[Line, ...]
    running: str = ""

    # Asked for at each line of thousands.
    __derived__ = ("names_tracks",)
    if TYPE_CHECKING:

        @property
        def names_tracks(self) -> bool:
            """Whether the lines have to be told apart by their tracks."""

    def __post_init__(self) -> None:
        keep(self, "names_tracks", len({*map(folded, {line.track for line in self.lines})}) > 1)

    @property
    def seconds(self) -> int:
        return sum(line.seconds for line in self.lines)

    @property
    def counted(self) -> int:
        return sum(line.counted for line in self.lines)

    @property
    def cost(self) -> int:
        """The sum of what the lines say, so that the column adds up."""
        return sum(line.cost for line in self.lines)


def timesheet(
    days: Iterable[DayLog],
    terms: Terms,
    is_meant: Callable[[Entry, date], bool],
    name_of: Callable[[str], str],
) -> Timesheet:
    """The lines of some days: what was done on one day for one track under the same note is one line."""
    lines = []
    running = ""
    for day in days:
        seconds: dict[tuple[str, str, str], int] = {}
        # A track is called as it was written last.
        tracks: dict[str, str] = {}
        for part in day.parts:
            entry = part.entry
            if part.seconds and is_meant(entry, day.day):
                track = folded(entry.track)
                tracks[track] = entry.track
                same = entry.activity, track, entry.note
                seconds[same] = seconds.get(same, 0) + part.seconds
                running = name_of(entry.activity) if entry.end is None else running
        for (activity, track, note), measured in seconds.items():
            what = f"{name_of(activity)} · {note}" if note else name_of(activity)
            counted, cost = terms.counted(measured), terms.sum_of(terms.counted(measured))
            lines.append(Line(day.day, activity, tracks[track], what, measured, counted, cost))
    return Timesheet(terms, tuple(lines), running)


def parse_rate(text: str) -> int:
    """What an hour costs, in hundredths: ``40``, ``62.5`` or ``62,50``. Raises Misunderstood."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    digits = part.ljust(2, "0")
    is_number = all(each.isascii() and each.isdigit() for each in (whole, digits)) and len(digits) == 2
    rate = int(whole) * _PARTS + int(digits) if is_number and len(whole) < 10 else 0
    if not 0 < rate < _MOST:
        raise Misunderstood(f"«{text}» is not what an hour costs. Try 40 or 62.50.")
    return rate


def money(hundredths: int, currency: str = "") -> str:
    """A sum with two decimals, after the sign of its currency if there is one."""
    return (
        f"{currency}{' ' if currency[-1:].isalpha() else ''}{hundredths // _PARTS}.{hundredths % _PARTS:02d}"
    )
