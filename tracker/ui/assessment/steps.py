"""The steps of the assessment in their order, where to go on, and the title over each."""

from __future__ import annotations

from tracker.domain.review.due import is_assessable
from tracker.domain.review.review import Review
from tracker.domain.time.shown_time import clock_text
from tracker.domain.week.assessment import Assessment
from tracker.ui.assessment.decide import Decide
from tracker.ui.assessment.desire import Desire
from tracker.ui.assessment.goal import Goal
from tracker.ui.assessment.intend import Intend
from tracker.ui.assessment.measured import Measured, Reveal
from tracker.ui.assessment.move import MoveHours
from tracker.ui.assessment.music import Music
from tracker.ui.assessment.page import AssessmentStep
from tracker.ui.assessment.plan_ahead import PlanAhead
from tracker.ui.assessment.rate import Rate
from tracker.ui.assessment.summary import Summary
from tracker.ui.assessment.wasted import Wasted

# Two steps have a second page: the reveal, so that the measured hours are looked at first, and what is meant
# to follow from the decision.
STEPS: tuple[AssessmentStep, ...] = (
    Measured(),
    Reveal(),
    Rate(),
    Goal(),
    Desire(),
    Wasted(),
    MoveHours(),
    PlanAhead(),
    Music(),
    Decide(),
    Intend(),
    Summary(),
)
NAMES = [*dict.fromkeys(step.name for step in STEPS)]
LAST = len(STEPS) - 1


def where_it_stood(kept: Assessment | None, left_at: str) -> int:
    """The step to go on with: the one that was left or, on another machine, that of the last answer."""
    if left_at.isdecimal() and int(left_at) <= LAST:
        return int(left_at)
    if kept is None:
        return 0
    if kept.is_finished:
        return LAST
    answers = ((kept.decision, Decide), (kept.moves, MoveHours), (kept.desire, Desire), (kept.ratings, Rate))
    stood_at = next((kind for answer, kind in answers if answer), Measured)
    return next(place for place, step in enumerate(STEPS) if isinstance(step, stood_at))


def title_of(review: Review, place: int) -> str:
    """The line on top: the week, which step it is, and how the week stands."""
    words = [f"Your week {review.material.week}"]
    if is_assessable(review.report):
        step = STEPS[place]
        words.append(f"step {NAMES.index(step.name) + 1} of {len(NAMES)}")
        words += [step.part] if step.part else []
    if not review.is_over:
        words.append(f"as of {review.now:%a %H:%M}")
    elif review.assessment.assessed is not None:
        words.append(f"assessed {clock_text(review.assessment.assessed, review.now)}")
    return " · ".join(words)
