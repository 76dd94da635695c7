"""The ISO week, Monday to Sunday."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.errors import Invalid
from tracker.domain.value import value

DAYS_IN_WEEK, HOURS_IN_WEEK = 7, 168
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WHOLE_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days_in_words(first: date, last: date) -> str:
    """From one day to a later one: ``16 Nov to 22 Nov 2026``, ``29 Dec 2025 to 4 Jan 2026``."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} to {last.day} {last:%b} {last.year}"


@value
class Week:
    """One ISO week. Written ``2026-W47``; sorts by time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        try:
            date.fromisocalendar(self.year, self.number, 7)
        except ValueError:
            raise Invalid(f"There is no week {self.number} in {self.year}.") from None

    @classmethod
    def parse(cls, text: str) -> Week:
        """The week in ``2026-W47``. Raises Invalid for anything else."""
        year, dash, number = text.strip().upper().partition("-W")
        if not (dash and len(year) == 4 and len(number) == 2 and (year + number).isdecimal()):
            raise Invalid(f"«{text}» is not a week. Write it like 2026-W47.")
        return cls(int(year), int(number))

    @classmethod
    def containing(cls, day: date) -> Week:
        """The week of a date."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def dates(self) -> tuple[date, ...]:
        """The seven dates, Monday first."""
        monday = self.monday
        return tuple(monday + timedelta(days=number) for number in range(7))

    def plus(self, weeks: int) -> Week:
        """The week so many weeks later; earlier where that is negative."""
        return Week.containing(self.monday + timedelta(weeks=weeks))

    def previous(self) -> Week:
        return self.plus(-1)

    def next(self) -> Week:
        return self.plus(1)

    def dates_text(self, with_year: bool = True) -> str:
        """Its first and last day in words: ``16 Nov to 22 Nov 2026``."""
        first, last = self.dates[0], self.dates[6]
        if with_year:
            return days_in_words(first, last)
        return f"{first.day} {first:%b} to {last.day} {last:%b}"

    def __lt__(self, other: Week) -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __le__(self, other: Week) -> bool:
        return (self.year, self.number) <= (other.year, other.number)

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"
