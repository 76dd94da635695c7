"""One week's log: its entries, the numbers set for it, its plan and its assessment."""

from __future__ import annotations

from datetime import datetime, time

from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Invalid
from tracker.domain.time.week import HOURS_IN_WEEK, Week
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.domain.week.assessment import Assessment
    from tracker.domain.week.plan import Plan

# Numbers that say «none»: anything is more than no target, and a cap of a whole week forbids nothing.
NONE_WANTED, NONE_ALLOWED = 0.0, float(HOURS_IN_WEEK)
SAYS_NONE = {"targets": NONE_WANTED, "caps": NONE_ALLOWED}


def hours_meant(table: str, hours: float | None) -> float | None:
    """The hours of a target or cap; None also where they say «none»."""
    return None if hours == SAYS_NONE[table] else hours


@value
class Numbers:
    """Hours a week by key: ``guesses`` expected, ``targets`` wanted (a floor), ``caps`` allowed."""

    guesses: Mapping[str, float]
    targets: Mapping[str, float]
    caps: Mapping[str, float]

    def __post_init__(self) -> None:
        for hours_by_key in (self.guesses, self.targets, self.caps):
            for key, amount in hours_by_key.items():
                if not 0 <= amount <= HOURS_IN_WEEK:
                    raise Invalid(f"{amount} hours a week for {key}: a week has {HOURS_IN_WEEK}.")


NO_NUMBERS = Numbers({}, {}, {})
_NEVER: Mapping[str, datetime] = {}


@value
class WeekLog:
    """What one log holds. Entries are sorted by start; ``guessed`` is when each guess was given."""

    week: Week
    day_start: time
    entries: tuple[Entry, ...] = ()
    numbers: Numbers = NO_NUMBERS
    studio_days: int | None = None
    assessment: Assessment | None = None
    guessed: Mapping[str, datetime] = _NEVER
    plan: Plan = ()

    @property
    def finished_assessment(self) -> Assessment | None:
        """Its assessment, once that is finished."""
        return self.assessment if self.assessment is not None and self.assessment.is_finished else None

    def with_number(self, table: str, key: str, amount: float | None) -> WeekLog:
        """The log with one guess, target or cap set, or taken away; ``table`` is a field of Numbers."""
        by_key = {other: hours for other, hours in getattr(self.numbers, table).items() if other != key}
        if amount is not None:
            by_key[key] = amount
        return replace(self, numbers=replace(self.numbers, **{table: by_key}))

    def with_guess_time(self, key: str, moment: datetime) -> WeekLog:
        """The log with the moment at which a guess was given; without it where there is no such guess."""
        times = {other: given for other, given in self.guessed.items() if other != key}
        if key in self.numbers.guesses:
            times[key] = moment
        return replace(self, guessed=times)
