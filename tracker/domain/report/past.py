"""Every day of the record as it is looked back on: as a field of days, as months and as years."""

from __future__ import annotations

from datetime import date

from tracker.domain.report.average import Spread, days_on_record
from tracker.domain.report.report import balances_by_day, days_with_hours, report_of
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.report.series import SeriesByCell
    from tracker.domain.report.verdicts import Verdicts

MONTHS_IN_YEAR = 12
SHADES = 4
# What a step between two shades may be, in seconds: an amount that a person has at hand.
_STEPS = (HOUR // 4, HOUR // 2, HOUR * 3 // 4, HOUR, HOUR * 3 // 2, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR)
# So much of the days with hours is below the darkest shade: a single long day must not pale all others.
_BELOW_DARKEST = 0.85


@value
class Sums:
    """The seconds of a day or of several: in all, and what of it was wasted, in the studio and learning."""

    seconds: int = 0
    wasted: int = 0
    studio: int = 0
    learning: int = 0

    @property
    def music(self) -> int:
        """What wasted time is held against."""
        return self.studio + self.learning


@value
class Period:
    """A month or a year: its first day and its last, its hours, and on how many days some were in the studio.

    ``days`` is how many of its days are over or run, from the first day of the record on.
    """

    first: date
    last: date
    sums: Sums
    studio_days: int
    days: int

    def a_week(self, seconds: int) -> int | None:
        """How much of an amount falls on each week so far; None before there is one."""
        return Spread(self.days).a_week(seconds)


@value
class Past:
    """Every day from the first on which anything is logged up to ``today``, or to a later one.

    ``seconds`` are those of each day, ``balances`` what of them was wasted, in the studio and learning, by
    the ordinal of the day. ``steps`` is how much more each shade of a field stands for, in seconds, of what
    was in the studio and of what was wasted: the same for all years, so that they can be held side by side.
    ``problems`` say what cannot be read of it.
    """

    today: date
    first: date
    seconds: tuple[int, ...]
    balances: Mapping[int, tuple[int, int, int]]
    steps: tuple[int, int] = (HOUR, HOUR)
    problems: tuple[str, ...] = ()

    @property
    def last(self) -> date:
        """The last day that is known: today, if nothing lies in the future."""
        return max(self.today, date.fromordinal(self.first.toordinal() + max(0, len(self.seconds) - 1)))

    @property
    def years(self) -> range:
        """The years from the first day to the last."""
        return range(self.first.year, self.last.year + 1)

    def of(self, day: date) -> Sums:
        """The hours of one day."""
        return self.between(day, day)

    def between(self, first: date, last: date) -> Sums:
        """The hours of some days."""
        begin, end = first.toordinal(), last.toordinal() + 1
        origin = self.first.toordinal()
        balances = [self.balances[day] for day in range(begin, end) if day in self.balances]
        wasted, studio, learning = map(sum, zip(*balances, strict=True)) if balances else (0, 0, 0)
        return Sums(
            sum(self.seconds[max(0, begin - origin) : max(0, end - origin)]), wasted, studio, learning
        )

    def period(self, first: date, last: date) -> Period:
        """The hours of a month or a year, given its first day and its last."""
        gone = days_on_record(DayRange(first, last), self.first, self.today)
        studio_days = len(self.on_days(first, last))
        return Period(first, last, self.between(first, last), studio_days, gone.count if gone else 0)

    def months(self, year: int) -> tuple[Period, ...]:
        """The months of a year, from the first to the last of which anything is known."""
        months = (month_of(date(year, month, 1)) for month in range(1, MONTHS_IN_YEAR + 1))
        return tuple(self.period(*days) for days in months if self.first <= days[1] and days[0] <= self.last)

    def by_year(self) -> tuple[Period, ...]:
        """Every year, oldest first."""
        return tuple(self.period(date(year, 1, 1), date(year, 12, 31)) for year in self.years)

    def on_days(self, first: date, last: date, is_wasted: bool = False) -> list[tuple[date, int]]:
        """The days on which hours were in the studio, or wasted, and how many seconds."""
        place = 0 if is_wasted else 1
        known = ((day, self.balances[day][place]) for day in _ordinals(first, last) if day in self.balances)
        return [(date.fromordinal(day), seconds) for day, seconds in known if seconds >= MINUTE]


def past_of(
    series: Sequence[SeriesByCell],
    verdicts: Verdicts,
    listed: ActivityList,
    today: date,
    problems: tuple[str, ...] = (),
) -> Past:
    """What was, given all that was logged by day."""
    used = days_with_hours(series)
    if used is None:
        return Past(today, today, (), {}, problems=problems)
    days = DayRange(min(used.first, today), max(used.last, today))
    by_day = {
        group.number: group.seconds for group in report_of(series, verdicts, days, ("day",), listed).groups
    }
    seconds = tuple(by_day.get(day, 0) for day in _ordinals(days.first, days.last))
    balances = balances_by_day(series, verdicts, days)
    steps = (
        step_for(studio for _, studio, _ in balances.values()),
        step_for(wasted for wasted, _, _ in balances.values()),
    )
    return Past(today, days.first, seconds, balances, steps, problems)


def month_of(day: date) -> tuple[date, date]:
    """The first day and the last of the month of a day."""
    first = day.replace(day=1)
    number = first.year * MONTHS_IN_YEAR + first.month
    following = date(number // MONTHS_IN_YEAR, number % MONTHS_IN_YEAR + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)


def shade(seconds: int, step: int) -> int:
    """How dark a day is, from 0 for nothing to 4: each shade reaches up to so many steps, the last beyond."""
    if seconds < MINUTE:
        return 0
    return min(SHADES, 1 + (seconds - 1) // step)


def step_for(amounts: Iterable[int]) -> int:
    """The least step by which most days lie below the darkest shade."""
    ordered = sorted(each for each in amounts if each >= MINUTE)
    if not ordered:
        return HOUR
    most = ordered[int((len(ordered) - 1) * _BELOW_DARKEST)]
    return next((step for step in _STEPS if most <= step * (SHADES - 1)), _STEPS[-1])


def _ordinals(first: date, last: date) -> range:
    return range(first.toordinal(), last.toordinal() + 1)
