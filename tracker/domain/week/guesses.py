"""Guesses of a week's hours: when to offer one, when to show it, and how far off it was."""

from __future__ import annotations

from tracker.domain.time.duration import HOUR, MINUTE, shown_difference
from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import WeekReport

# What differs by less is a good guess: so many seconds, or such a part of it.
_CLOSE_BY, _CLOSE_PART = 15 * MINUTE, 0.1


@value
class MeasuredGuess:
    """What was guessed of one activity and what it was, in seconds.

    It ``is_late`` when half of the week was measured before it was given.
    """

    key: str
    name: str
    guess: int
    measured: int
    is_late: bool = False

    @property
    def difference(self) -> int:
        """How much more it was than guessed, as both are shown; less is negative."""
        return shown_difference(self.measured, self.guess)

    @property
    def is_close(self) -> bool:
        return abs(self.difference) <= max(_CLOSE_BY, _CLOSE_PART * self.guess)


def measured_guesses(record: WeekRecord, report: WeekReport) -> tuple[MeasuredGuess, ...]:
    """Every guess of a week against what was measured, the one furthest off first.

    What was guessed and never done counts too; what is not on the list does not.
    """
    found = []
    listed = record.listed
    for key, amount in record.guesses.items():
        if listed.tells_what_is_missing and not listed.has(key):
            continue
        row = report.row(key)
        measured = row.seconds if row is not None else 0
        found.append(MeasuredGuess(key, record.listed.get(key).name, round(amount * HOUR), measured))
    return tuple(sorted(found, key=lambda one: -abs(one.difference)))


def is_guess_due(record: WeekRecord, report: WeekReport) -> bool:
    """Whether the week has just begun: a timer runs, nothing is guessed yet, and it is the first hour."""
    is_beginning = report.today is not None and report.running is not None and report.seconds < HOUR
    return is_beginning and not record.numbers.guesses


def is_guess_hidden(week: Week, assessed: bool, present: Week) -> bool:
    """Whether the assessment of a week is still to reveal its guess: it is one of the last two, or runs."""
    return not assessed and present.plus(-2) <= week
