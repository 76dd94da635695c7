"""What stands above every step, and what stands in their place where there is nothing to assess."""

from __future__ import annotations

from tracker.domain.review.review import Review
from tracker.domain.time.shown_time import clock_text
from tracker.ui.assessment.page import Page, text_lines
from tracker.ui.assessment.steps import NAMES, STEPS

_ADDING = "What {} can be added: tracker add ACTIVITY FROM TO"


def title_of(review: Review, place: int) -> str:
    """The line on top: the week, which step it is, and how the week stands."""
    words = [f"Your week {review.material.week}"]
    if review.report.seconds:
        step = STEPS[place]
        words.append(f"step {NAMES.index(step.name) + 1} of {len(NAMES)}")
        words += [step.part] if step.part else []
    if not review.is_over:
        words.append(f"still running, as of {review.now:%a %H:%M}")
    elif review.assessment.assessed is not None:
        words.append(f"assessed {clock_text(review.assessment.assessed, review.now)}")
    return " · ".join(words)


def empty_page(review: Review | None) -> Page:
    """Why there is nothing to assess, and what can be done about it."""
    if review is None or review.is_over:
        return Page(
            "", text_lines("", "Nothing was measured in this week.", "", _ADDING.format("you remember"))
        )
    return Page(
        "",
        text_lines(
            "",
            "Nothing was measured in this week yet, so there is nothing to assess.",
            "",
            "Start a timer on the week screen, and come back when it has run for a while.",
            _ADDING.format("the timer missed"),
        ),
    )
