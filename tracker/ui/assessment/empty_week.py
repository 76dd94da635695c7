"""What stands in the place of the steps where there is nothing to assess."""

from __future__ import annotations

from tracker.domain.review.review import Review
from tracker.ui.assessment.page import Page, text_lines

_ADDING = "What {} can be added: tracker add ACTIVITY FROM TO"


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
