"""The review at the end of a week, as it is kept in the week's log."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.activities.activity import WASTED_UP_TO
from tracker.domain.errors import Invalid
from tracker.domain.time.week import HOURS_IN_WEEK
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

DECISIONS = ("full-time", "part-time", "undecided")
MOST_INTENTIONS = 3
_NOTHING: Mapping[str, float] = {}
_HELD: Mapping[str, bool] = {}


def in_short(decision: str) -> str:
    """A decision in as few words as it has."""
    return decision.replace("-", " ")


@value
class Rating:
    """What an assessment holds of one activity."""

    activity: str
    kind: str
    priority: int | None = None
    enjoyment: int | None = None
    supports_goal: bool | None = None
    reason: str = ""


@value
class Move:
    """Hours a week to take from an activity and give to a music kind or one of its activities."""

    source: str
    target: str
    hours: float

    def __post_init__(self) -> None:
        if not 0 < self.hours <= HOURS_IN_WEEK:
            raise Invalid(f"{self.hours:g} hours cannot be moved: a week has {HOURS_IN_WEEK}.")
        if self.source == self.target:
            raise Invalid(f"Hours cannot be moved from {self.source} to itself.")


@value
class Intention:
    """«When X, then Y», in one's own words; ``about`` is the key of an activity, or empty."""

    when: str
    then: str
    about: str = ""

    def __post_init__(self) -> None:
        if not (self.when.strip() and self.then.strip()):
            raise Invalid("An intention says when, and what you do then.")

    @property
    def words(self) -> str:
        """As it is said: «When I reach for the phone, then I open Tides first»."""
        return f"When {self.when}, then {self.then}"


@value
class Assessment:
    """The review of a week. Without ``assessed`` it is a draft, which standings ignore.

    ``given`` are the caps and targets, in hours by key, that its moves gave the week after: what
    differs from them there was set by hand. ``intentions`` are None until something was said of
    them: those of last time stand until then. ``held`` says of those of the week before, by their
    «when», whether they were kept.
    """

    assessed: datetime | None = None
    desire: int | None = None
    goal: str = ""
    wasted_up_to: int = WASTED_UP_TO
    decision: str = ""
    note: str = ""
    ratings: tuple[Rating, ...] = ()
    moves: tuple[Move, ...] = ()
    given: Mapping[str, float] = _NOTHING
    intentions: tuple[Intention, ...] | None = None
    held: Mapping[str, bool] = _HELD

    def __post_init__(self) -> None:
        if self.desire is not None and not 1 <= self.desire <= 10:
            raise Invalid(f"Desire goes from 1 to 10, not {self.desire}.")
        if self.decision and self.decision not in DECISIONS:
            raise Invalid(f"«{self.decision}» is no decision. They are {', '.join(DECISIONS)}.")
        if len(self.intentions or ()) > MOST_INTENTIONS:
            raise Invalid(f"An assessment has {MOST_INTENTIONS} intentions at most.")

    @property
    def is_finished(self) -> bool:
        return self.assessed is not None
