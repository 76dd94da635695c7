"""Looking for hours: what is wasted, what is necessary but disliked, and the quiet thief."""

from __future__ import annotations

from tracker.domain.review.ratings_said import DISLIKED
from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.value import value
from tracker.domain.week.standing import NECESSARY, SUPPORTING
from tracker.domain.week.week_report import ReportRow, WeekReport, wasted_rows

# From here on something is enjoyed.
ENJOYED = 6


@value
class WastedHours:
    """Something wasted, and its length in usual sessions (None before there is one)."""

    row: ReportRow
    sessions: float | None

    @property
    def is_enjoyed(self) -> bool:
        return (self.row.activity.enjoyment or 0) >= ENJOYED


@value
class HoursToFind:
    """Where hours could come from: everything wasted in ``seconds``, and item by item.

    ``thief`` is a sentence, or empty.
    """

    seconds: int
    wasted: tuple[WastedHours, ...]
    disliked: tuple[ReportRow, ...]
    unrated: int
    thief: str


def hours_to_find(report: WeekReport, session: int | None) -> HoursToFind:
    """What a week's standings say. Of what is wasted, what is not enjoyed comes first."""
    wasted = [WastedHours(row, row.seconds / session if session else None) for row in wasted_rows(report)]
    wasted.sort(key=lambda one: one.is_enjoyed)
    disliked = [
        row
        for row in report.rows
        if row.standing in (NECESSARY, SUPPORTING)
        and row.activity.enjoyment is not None
        and row.activity.enjoyment <= DISLIKED
        and row.seconds >= MINUTE
    ]
    disliked.sort(key=lambda row: -row.seconds)
    balance = report.week_balance
    thief = thief_said(balance.studio, balance.learning)
    return HoursToFind(balance.wasted, tuple(wasted), tuple(disliked), balance.unrated, thief)


def thief_said(studio: int, learning: int) -> str:
    """The quiet thief: more learning about music than making it. Seconds of a week."""
    if learning < HOUR or learning <= studio:
        return ""
    return (
        f"A quiet thief: {h_mm(learning)} of learning, {h_mm(studio)} in the studio. Learning feels like "
        "work, and it is; but tracks are finished in the studio. Watch the next one with a session open."
    )


def busiest_days(row: ReportRow) -> str:
    """The days that most of it falls on, such as «Mon 6:00, Wed 5:30»."""
    days = sorted(enumerate(row.days), key=lambda day: -day[1])[:2]
    return ", ".join(
        f"{DAY_NAMES[day]} {h_mm(seconds)}" for day, seconds in sorted(days) if seconds >= MINUTE
    )
