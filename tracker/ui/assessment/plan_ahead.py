"""The seventh step: when will it be? The hours that moved are laid on the days of the week after."""

from __future__ import annotations

from tracker.domain.review.review import Review
from tracker.ui.assessment.page import AssessmentStep, KeyNames, Page
from tracker.ui.widgets.choice_line import Choice


class PlanAhead(AssessmentStep):
    """Asks nothing of the review: what is laid stands in the plan of the week after, see PlanPart."""

    name = "Plan"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        week = review.material.week.next()
        return Page(
            f"When will it be? What has a day is kept far more often. Lay hours on the days of {week}, or go "
            f"past it with {key('assess.next')}.",
            (),
            offers=(
                Choice("assess.less", "half an hour less"),
                Choice("assess.more", "half an hour more"),
                Choice("assess.digit10", "none"),
                Choice("assess.write", "a time"),
            ),
        )
