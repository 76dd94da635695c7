"""On how many days hours lie, and so how many of them fall on a day and on a week."""

from __future__ import annotations

from tracker.domain.report.periods import TIMES, bounds_of
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.report.periods import Key

    # By what a group is, and its number if it is a period.
    Period = tuple[str, Key | None]


@value
class Spread:
    """So many days, and how many such days there are in a week: of Mondays there is one."""

    days: int
    in_week: int = DAYS_IN_WEEK

    def a_day(self, seconds: int) -> int | None:
        """The seconds of a day on average; None before there is one."""
        return round(seconds / self.days) if self.days else None

    def a_week(self, seconds: int) -> int | None:
        """How many of them fall on each week so far; None before there is one."""
        return round(seconds * self.in_week / self.days) if self.days >= self.in_week else None


def days_on_record(days: DayRange, first: date, today: date) -> DayRange | None:
    """Those that are over or run, from the first day of the record on; None where there is none of them."""
    begin, end = max(days.first, first), min(days.last, today)
    return DayRange(begin, end) if begin <= end else None


def spread_over(gone: DayRange, periods: tuple[Period, ...] = ()) -> Spread:
    """The days of periods, each by what it is and its number, among those that have come.

    What has no number is no period, and lies on all of them.
    """
    return Spreads(gone).over(periods)


class Spreads:
    """The same for thousands of periods."""

    def __init__(self, gone: DayRange) -> None:
        self._begin, self._end = gone.first.toordinal(), gone.last.toordinal() + 1
        self._known: dict[tuple[Period, ...], Spread] = {}
        self._of_days: dict[int, Spread] = {}

    def over(self, periods: tuple[Period, ...]) -> Spread:
        """As ``spread_over`` has it."""
        known = self._known.get(periods)
        if known is None:
            known = self._known[periods] = self._over(periods)
        return known

    def _over(self, periods: tuple[Period, ...]) -> Spread:
        begin, end, weekday = self._begin, self._end, None
        for by, number in periods:
            if by not in TIMES or not isinstance(number, int):
                continue
            if by == "weekday":
                weekday = number
            else:
                first, after = bounds_of(by, number)
                begin, end = max(begin, first), min(end, after)
        if weekday is None:
            days = max(0, end - begin)
            if days not in self._of_days:
                self._of_days[days] = Spread(days)
            return self._of_days[days]
        # Ordinals count from a Monday on, which has the number 1.
        return Spread(len(range(begin + (weekday + 1 - begin) % DAYS_IN_WEEK, end, DAYS_IN_WEEK)), 1)
