"""What somebody is sent who pays by the hour: a line for each day, track and thing done, with its sum."""

from __future__ import annotations

from datetime import date
from operator import itemgetter

from tracker.domain.errors import Misunderstood
from tracker.domain.text import folded
from tracker.domain.time.duration import HOUR, whole_minutes
from tracker.domain.value import keep, maker, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.domain.report.pieces import Piece, Words
    from tracker.domain.report.wording import Wording
    from tracker.domain.time.day_range import DayRange

    # The ordinal of its day, when its entry starts, what that says, and how many seconds fell on the day.
    Done = tuple[int, int, Words, int]
    # The same of many: what they say, and in numbers as this machine has them the days, the starts, which of
    # the words each has, and the seconds.
    DoneKept = tuple[tuple[Words, ...], bytes, bytes, bytes, bytes]

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


def done_of(pieces: Iterable[Piece]) -> DoneKept:
    """What was done in some pieces, as it is kept."""
    from array import array

    words: dict[Words, int] = {}
    columns = array("i"), array("q"), array("I"), array("i")
    for day, first, own, begin, end, _ in pieces:
        done = day, first, words.setdefault(own, len(words)), end - begin
        for column, number in zip(columns, done, strict=True):
            column.append(number)
    days, starts, which, seconds = (column.tobytes() for column in columns)
    return (*words,), days, starts, which, seconds


def done_on(days: DayRange, each: Iterable[DoneKept], is_meant: Callable[[Words], bool]) -> Iterator[Done]:
    """What is meant of what is kept, on some days."""
    first, last = days.first.toordinal(), days.last.toordinal()
    known: dict[Words, bool] = {}
    for words, days_kept, starts_kept, which_kept, seconds_kept in each:
        for own in words:
            if own not in known:
                known[own] = is_meant(own)
        if not any(map(known.__getitem__, words)):
            continue
        ordinals, starts = memoryview(days_kept).cast("i"), memoryview(starts_kept).cast("q")
        which, seconds = memoryview(which_kept).cast("I"), memoryview(seconds_kept).cast("i")
        for day, start, number, length in zip(ordinals, starts, which, seconds, strict=True):
            if first <= day <= last and known[words[number]]:
                yield day, start, words[number], length


def timesheet(
    done: Iterable[Done],
    running: Iterable[Done],
    terms: Terms,
    is_meant_on: Callable[[str, int], bool],
    name_of: Callable[[str], str],
) -> Timesheet:
    """The lines of what was done: for one track under the same note on one day it is one line.

    ``running`` is what counts up to now. ``is_meant_on`` tells of an activity and the ordinal of a day.
    """
    running = [each for each in running if is_meant_on(each[2][0], each[0])]
    by_day: dict[int, dict[Words, int]] = {}
    # A track is called as it was written last.
    tracks: dict[int, dict[str, str]] = {}
    same_as: dict[Words, Words] = {}
    for ordinal, _, words, seconds in sorted([*done, *running], key=itemgetter(1)):
        same = same_as.get(words)
        if same is None:
            same = same_as[words] = words[0], folded(words[1]), words[2]
        if not is_meant_on(words[0], ordinal):
            continue
        own = by_day.get(ordinal)
        if own is None:
            own, tracks[ordinal] = by_day.setdefault(ordinal, {}), {}
        own[same] = own.get(same, 0) + seconds
        tracks[ordinal][same[1]] = words[1]
    # Thousands of lines have few lengths and say few things.
    whats: dict[Words, str] = {}
    costs: dict[int, tuple[int, int]] = {}
    lines, line_of = [], maker(Line)
    for ordinal, own in sorted(by_day.items()):
        day, written = date.fromordinal(ordinal), tracks[ordinal]
        for same, measured in own.items():
            activity, track, note = same
            if same not in whats:
                whats[same] = f"{name_of(activity)} · {note}" if note else name_of(activity)
            if measured not in costs:
                costs[measured] = terms.counted(measured), terms.sum_of(terms.counted(measured))
            lines.append(line_of(day, activity, written[track], whats[same], measured, *costs[measured]))
    return Timesheet(terms, tuple(lines), name_of(running[0][2][0]) if running else "")


def numbers_of(made: Timesheet, wording: Wording, currency: str) -> dict[int, tuple[str, str]]:
    """The hours and the sum of a line as they are shown, by the seconds that it counts."""
    costs = {line.counted: line.cost for line in made.lines}
    return {counted: (wording.hours(counted), money(cost, currency)) for counted, cost in costs.items()}


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
