"""How the hours of a report are written, and on how many days they lie."""

from __future__ import annotations

from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR, NOTHING, cell_h_mm, h_mm
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.value import value


@value
class Look:
    """Hours as ``1:30`` or as ``1.50``; with averages where the days that have come are given."""

    is_decimal: bool = False
    gone: DayRange | None = None

    def hours(self, seconds: int) -> str:
        """Hours as they are written."""
        return decimal_hours(seconds) if self.is_decimal else h_mm(seconds)

    def cell(self, seconds: int) -> str:
        """The same in a table, with a quiet sign for none."""
        if self.is_decimal:
            return decimal_hours(seconds) if seconds else NOTHING
        return cell_h_mm(seconds)

    @property
    def average_words(self) -> str:
        """What an average is over."""
        if self.gone is None:
            return ""
        days = self.gone.count
        over = f"{days} days" if days > 1 else "one day"
        return f"A day and a week on average over {over}, {self.gone.in_words}."


def decimal_hours(seconds: int) -> str:
    """Hours with two decimals."""
    return f"{seconds / HOUR:.2f}"


def a_day(seconds: int, gone: DayRange) -> int:
    """The seconds of a day on average."""
    return round(seconds / gone.count)


def a_week(seconds: int, gone: DayRange) -> int:
    """The seconds of seven such days."""
    return round(seconds * DAYS_IN_WEEK / gone.count)
