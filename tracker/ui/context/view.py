"""The one state that is published and every screen shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.away.questions import AwayQuestion
from tracker.domain.value import value
from tracker.domain.week.plan_words import TimedPlan
from tracker.domain.week.week_report import WeekReport

if TYPE_CHECKING:
    from tracker.domain.review.decided import Decided
    from tracker.versions.offers import MendingOffer


@value
class View:
    """A week as of now. ``session`` is the usual session in seconds, None before there is one.

    ``oddities`` is how many things in the files a person should look at; ``is_guess_due`` says that the
    week has just begun, ``is_assessment_due`` that one is ending or has just ended; ``questions`` are the
    open ones, oldest first; ``stamps`` differ as soon as the files do; ``offers`` are what can be mended;
    ``unsaved`` says why a change waits to be saved, empty when none does; ``planned`` is the plan of the
    week, of which ``has_guesses`` says that some were given; ``decided`` is what was decided for the
    present one; ``last_step`` differs as soon as another step is the last one, which ``undo`` takes back.
    """

    report: WeekReport
    session: int | None = None
    problems: tuple[str, ...] = ()
    oddities: int = 0
    is_present: bool = True
    is_guess_due: bool = False
    questions: tuple[AwayQuestion, ...] = ()
    stamps: object = None
    is_assessment_due: bool = False
    offers: tuple[MendingOffer, ...] = ()
    unsaved: str = ""
    planned: TimedPlan = TimedPlan()
    has_guesses: bool = False
    decided: Decided | None = None
    last_step: bytes = b""

    @property
    def doubtful(self) -> tuple[tuple[str, int, int], ...]:
        """The stretches of which it is open whether they were what they are recorded as."""
        return tuple(question.stretch for question in self.questions)
