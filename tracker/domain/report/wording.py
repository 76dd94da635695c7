"""How the hours of a report are written."""

from __future__ import annotations

from tracker.domain.report.average import Spreads
from tracker.domain.report.periods import TIMES, marks_of
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR, NOTHING, cell_h_mm, cells_h_mm, h_mm
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tracker.domain.report.average import Period
    from tracker.domain.report.group import Group
    from tracker.domain.report.periods import Key


@value
class Wording:
    """Hours as ``1:30`` or as ``1.50``; with averages where the days that have come are given.

    Where days that were ``asked`` for and ``today`` are given, periods that are not whole by them are marked.
    """

    is_decimal: bool = False
    gone: DayRange | None = None
    asked: DayRange | None = None
    today: date | None = None

    def hours(self, seconds: int) -> str:
        """Hours as they are written."""
        return decimal_hours(seconds) if self.is_decimal else h_mm(seconds)

    def cell(self, seconds: int | None) -> str:
        """The same in a table, with a quiet sign for none."""
        if seconds is not None and self.is_decimal:
            return decimal_hours(seconds) if seconds else NOTHING
        return cell_h_mm(seconds)

    def cells(self, column: Iterable[int | None]) -> list[str]:
        """The same of a whole column."""
        if not self.is_decimal:
            return cells_h_mm(column)
        return [decimal_hours(seconds) if seconds else NOTHING for seconds in column]

    def name(self, by: str, group: Group) -> str:
        """What a group is called, with what is missing of a period."""
        return self.names(by, (group.name,), (group.number,))[0]

    def names(self, by: str, names: Sequence[str], keys: Sequence[Key | None]) -> Sequence[str]:
        """The same of many groups, given how they are called and their numbers if they have any."""
        marks = self.marks(by)
        if not marks:
            return names
        told = ((name, marks.get(key)) for name, key in zip(names, keys, strict=True))
        return [f"{name}, {mark}" if mark else name for name, mark in told]

    def marks(self, by: str) -> Mapping[Key | None, str]:
        """What is to be said beside the names of some periods, by their numbers: «in part» or «so far»."""
        if self.asked is None or self.today is None:
            return {}
        return marks_of(by, self.asked, self.today)

    def averages(self, seconds: int, *periods: Period) -> list[str]:
        """Hours a day and a week on average, where these are asked for, over the days of some periods."""
        return [column[0] for column in self.average_columns([seconds], [periods])]

    def average_columns(
        self, seconds: Iterable[int], periods: Iterable[tuple[Period, ...]]
    ) -> list[list[str]]:
        """The same of many rows, in two columns; none where they are not asked for."""
        if self.gone is None:
            return []
        spreads = Spreads(self.gone)
        rows = [(spreads.over(own), each) for each, own in zip(seconds, periods, strict=True)]
        return [
            self.cells([spread.a_day(each) for spread, each in rows]),
            self.cells([spread.a_week(each) for spread, each in rows]),
        ]

    def average_words(self, by: Sequence[str]) -> str:
        """What an average is over, given what the rows are."""
        if self.gone is None:
            return ""
        days = self.gone.count
        over = f"{days} days" if days > 1 else "one day"
        what = "A day and a week" if days >= DAYS_IN_WEEK else "A day"
        own = "".join(f"; the row of a {each} over its own" for each in by if each in TIMES)
        return f"{what} on average over {over}, {self.gone.in_words}{own}."


def decimal_hours(seconds: int) -> str:
    """Hours with two decimals."""
    return f"{seconds / HOUR:.2f}"
