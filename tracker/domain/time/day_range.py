"""A range of days as a person names it: a week, a month, a quarter, a year, or from one day to another."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.errors import Invalid, Misunderstood
from tracker.domain.time.period import parse_day, parse_week
from tracker.domain.time.week import Week, days_in_words
from tracker.domain.time.zone import EARLIEST, LATEST
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WEEK, MONTH, QUARTER, YEAR, ALL, FROM, TO = "week", "month", "quarter", "year", "all", "from", "to"
RANGE_WORDS = (WEEK, MONTH, QUARTER, YEAR, ALL, FROM, TO)
"""What may name a range, each but ``all`` with a text, which only ``from`` and ``to`` need."""
_MONTHS_IN_YEAR = 12
_LENGTHS = {MONTH: 1, QUARTER: 3, YEAR: _MONTHS_IN_YEAR}
# Between a year and the number of the month or quarter in it.
_MARKS = {MONTH: "-", QUARTER: "-q"}
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NOT_ONE = {
    MONTH: "«{text}» is not a month. Try 2026-11, 11, nov, this, last or next.",
    QUARTER: "«{text}» is not a quarter. Try 2026-Q4, Q4, this, last or next.",
    YEAR: "«{text}» is not a year. Try 2026, this, last or next.",
}


@value
class DayRange:
    """The days from the first to the last, both among them."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid(f"{self.last} comes before {self.first}.")

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def count(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def up_to(self, day: date) -> DayRange | None:
        """Those that have come by a day, which is among them; None where none has."""
        return None if day < self.first else DayRange(self.first, min(self.last, day))

    @property
    def in_words(self) -> str:
        """The first and the last day: ``16 Nov to 22 Nov 2026``."""
        first, last = self.first, self.last
        return f"{first.day} {first:%b} {first.year}" if first == last else days_in_words(first, last)

    @property
    def called(self) -> str:
        """What a person calls them: ``2026``, ``2026-Q4``, ``November 2026``, ``2026-W47``, else the days."""
        year, month = self.first.year, self.first.month
        first = year * _MONTHS_IN_YEAR + month - 1
        names = (
            (_LENGTHS[YEAR], str(year)),
            (_LENGTHS[QUARTER], f"{year}-Q{first % _MONTHS_IN_YEAR // _LENGTHS[QUARTER] + 1}"),
            (_LENGTHS[MONTH], f"{self.first:%B} {year}"),
        )
        for length, name in names:
            if first % length == 0 and self == _months_from(first, length):
                return name
        week = Week.containing(self.first)
        return str(week) if self == DayRange(week.dates[0], week.dates[-1]) else self.in_words

    @property
    def weeks(self) -> Iterator[Week]:
        """The weeks that any of the days is of, in order."""
        week, last = Week.containing(self.first), Week.containing(self.last)
        while week <= last:
            yield week
            week = week.next()

    def __str__(self) -> str:
        if self == ALL_DAYS:
            return "in any week"
        return f"on {self.first}" if self.first == self.last else f"from {self.first} to {self.last}"


ALL_DAYS = DayRange(date(EARLIEST + 1, 1, 1), date(LATEST - 1, 12, 31))
"""Every day that a record can have."""


def parse_range(given: Mapping[str, str], today: date, default: str) -> DayRange:
    """The days that are meant by what was given, by the words of ``RANGE_WORDS``.

    Of a week, month, quarter or year without a text, and where only ``default`` says which of them, it is
    the present one. One without its year is the latest such that has begun. Raises Misunderstood or Invalid.
    """
    named = [word for word in RANGE_WORDS if word in given and word != TO]
    if len(named) > 1:
        raise Misunderstood(f"--{named[0]} and --{named[1]} are two ways to say it; choose one.")
    if TO in given and named != [FROM]:
        raise Misunderstood("--to needs --from beside it.")
    word = named[0] if named else default
    text = given.get(word, "").strip()
    if word == ALL:
        return ALL_DAYS
    if word == FROM:
        first = parse_day(text, today)
        # By the clock it may be the next day already, before today has ended.
        return DayRange(first, parse_day(given[TO], today) if TO in given else max(today, first))
    if word == WEEK:
        week = parse_week(text or "this", Week.containing(today))
        return DayRange(week.dates[0], week.dates[-1])
    return _months_from(_first_month(word, text, today), _LENGTHS[word])


def _first_month(word: str, text: str, today: date) -> int:
    """The month with which a month, quarter or year begins, counted from the year 0. Raises as above."""
    length = _LENGTHS[word]
    present = (today.year * _MONTHS_IN_YEAR + today.month - 1) // length * length
    lowered = text.lower()
    if lowered in ("", "this"):
        return present
    if lowered in ("last", "next"):
        return present - length if lowered == "last" else present + length
    place = _place_in_year(word, lowered)
    if place is not None:
        begin = present - present % _MONTHS_IN_YEAR + place * length
        return begin if begin <= present else begin - _MONTHS_IN_YEAR
    # A year is the first and only one of its kind.
    year, _, number = lowered.partition(_MARKS[word]) if word in _MARKS else (lowered, "", "1")
    digits = year + number
    if len(year) != 4 or not 1 <= len(number) <= 2 or not (digits.isascii() and digits.isdigit()):
        raise Misunderstood(_NOT_ONE[word].format(text=text))
    place = int(number) - 1
    if not 0 <= place < _MONTHS_IN_YEAR // length:
        raise Misunderstood(_NOT_ONE[word].format(text=text))
    if not EARLIEST < int(year) < LATEST:
        raise Invalid(f"«{text}» is too far away.")
    return int(year) * _MONTHS_IN_YEAR + place * length


def _place_in_year(word: str, text: str) -> int | None:
    """Which month or quarter of a year is named without one, from 0: ``10``, ``oct``, ``4`` or ``q4``."""
    if word == YEAR:
        return None
    if word == MONTH and len(text) >= 3:
        return next((place for place, name in enumerate(_MONTH_NAMES) if name.startswith(text)), None)
    number = text.removeprefix("q") if word == QUARTER else text
    if not (number.isascii() and number.isdigit() and len(number) <= 2):
        return None
    place = int(number) - 1
    return place if 0 <= place < _MONTHS_IN_YEAR // _LENGTHS[word] else None


def _months_from(first: int, count: int) -> DayRange:
    return DayRange(_first_day(first), _first_day(first + count) - timedelta(days=1))


def _first_day(month: int) -> date:
    return date(month // _MONTHS_IN_YEAR, month % _MONTHS_IN_YEAR + 1, 1)
