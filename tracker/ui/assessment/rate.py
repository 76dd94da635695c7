"""The second step: priority and enjoyment of what took time."""

from __future__ import annotations

from tracker.domain.review.answer import Answer
from tracker.domain.review.ratings_said import ratings_said
from tracker.domain.review.review import Review
from tracker.ui.assessment.page import (
    DIGITS,
    AssessmentStep,
    KeyNames,
    Page,
    answer_to,
    heading,
    hours_cell,
    name_cell,
    name_width,
    rating_cell,
    unlisted,
)
from tracker.ui.widgets.row_table import Line

_FIELDS = ("priority", "enjoyment")
_HOURS, _RATING = 10, 12


class Rate(AssessmentStep):
    """A digit rates and goes on to the next one."""

    name = "Rate"
    goes_on = True

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        names = name_width(width, _HOURS + 2 * _RATING + 2)
        lines = [heading(("Hours", _HOURS), ("Priority", _RATING), ("Enjoyment", _RATING), name_width=names)]
        for row in review.timed:
            activity = row.activity
            cells = (
                name_cell(activity.name, names),
                hours_cell(row.seconds, _HOURS),
                rating_cell(activity.priority, _RATING),
                rating_cell(activity.enjoyment, _RATING),
            )
            lines.append(Line(cells, activity.key, (2, 3)))
        said = ratings_said(review.timed, review.assessment.wasted_up_to)
        return Page(
            "Priority: how important now? How you feel after doing it is a hint. "
            f"Enjoyment is separate: an early shift can be 9 and 2. {_prefilled(review)}"
            f"{key('assess.digit10')} is 10.",
            tuple(lines),
            (*said, *unlisted(review)),
            DIGITS,
            frozen=1,
        )

    def digit(self, review: Review, key: str, place: int, number: int) -> Answer | None:
        return answer_to(review, _FIELDS[place], number, key) if key else None


def _prefilled(review: Review) -> str:
    """Where the ratings come from that stand there already."""
    if not any(row.activity.priority or row.activity.enjoyment for row in review.timed):
        return ""
    whose = "last time's" if review.material.earlier else "your list's"
    return f"These are {whose} ratings: change what feels different. "
