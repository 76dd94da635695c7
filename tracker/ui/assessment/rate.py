"""The second step: priority and enjoyment of what took time."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.review.answer import Answer
from tracker.domain.review.ratings_said import ratings_said
from tracker.domain.review.review import Review
from tracker.domain.review.standing_said import rule_said
from tracker.ui.assessment.page import (
    DIGITS,
    AssessmentStep,
    KeyNames,
    Page,
    answer_to,
    goal_line,
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
        lines = [
            goal_line(review),
            heading(("Hours", _HOURS), ("Priority", _RATING), ("Enjoyment", _RATING), name_width=names),
        ]
        for row in review.timed:
            activity = row.activity
            cells = (
                name_cell(activity.name, names),
                hours_cell(row.seconds, _HOURS),
                rating_cell(activity.priority, _RATING),
                rating_cell(activity.enjoyment, _RATING),
            )
            lines.append(Line(cells, activity.key, (2, 3)))
        wasted_up_to = review.assessment.wasted_up_to
        music = sum(review.report.seconds_of_kind(kind) for kind in MUSIC_KINDS)
        said = ratings_said(review.timed, wasted_up_to, music)
        return Page(
            "Priority: how important now? How you feel afterwards is a hint. Enjoyment is apart: an early "
            f"shift can be 9 and 2. {rule_said(wasted_up_to)} {_prefilled(review)}"
            f"{key('assess.digit10')} is 10.",
            tuple(lines),
            (*said, *unlisted(review)),
            DIGITS,
            frozen=2,
        )

    def digit(self, review: Review, key: str, place: int, number: int) -> Answer | None:
        return answer_to(review, _FIELDS[place], number, key) if key else None


def _prefilled(review: Review) -> str:
    """Where the ratings come from that stand there already."""
    if not any(row.activity.priority or row.activity.enjoyment for row in review.timed):
        return ""
    whose = "last time's ratings" if review.material.earlier else "those of your list"
    return f"Shown are {whose}: change what feels different. "
