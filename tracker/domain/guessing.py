"""When to offer a guess of the week's hours, and when to show it beside what was measured."""

from __future__ import annotations

from tracker.domain.duration import HOUR
from tracker.domain.week import Week
from tracker.domain.week_report import WeekRecord, WeekReport


def is_guess_due(record: WeekRecord, report: WeekReport) -> bool:
    """Whether the week has just begun: a timer runs, nothing is guessed yet, and it is the first hour."""
    is_beginning = report.today is not None and report.running is not None and report.seconds < HOUR
    return is_beginning and not record.numbers.guesses


def is_guess_hidden(week: Week, assessed: bool, present: Week) -> bool:
    """Whether the assessment of a week is still to reveal its guess: it is one of the last two, or runs."""
    return not assessed and present.previous().previous() <= week
