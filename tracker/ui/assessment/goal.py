"""The third step: the goal, and what supports it."""

from __future__ import annotations

from tracker.domain.activities.activity import MARKS, Activity
from tracker.domain.review.answer import Answer, rating_of
from tracker.domain.review.review import Review
from tracker.domain.review.standing_said import rule_said
from tracker.domain.text import cut, one_line
from tracker.domain.week.assessment import Rating
from tracker.ui.assessment.page import (
    AssessmentStep,
    KeyNames,
    Page,
    TextQuestion,
    answer_to,
    goal_line,
    heading,
    hours_cell,
    name_cell,
    name_width,
    rating_cell,
)
from tracker.ui.widgets.choice_line import Choice
from tracker.ui.widgets.row_table import Line

_HOURS, _RATING, _MARK = 9, 5, 11


class Goal(AssessmentStep):
    """Confirm or rewrite the sentence, then mark each item."""

    name = "Goal"
    goes_on = True

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        names = name_width(width, _HOURS + 2 * _RATING + _MARK + 20)
        lines = [
            goal_line(review, f"No goal yet: {key('assess.write')} writes one sentence."),
            heading(
                ("Hours", _HOURS),
                ("P", _RATING),
                ("E", _RATING),
                ("Supports", _MARK),
                ("   Reason", 9),
                name_width=names,
            ),
        ]
        kept, listed = review.kept, review.material.record.listed
        for row in review.timed:
            activity = row.activity
            mark = activity.supports_goal
            reason = _reason(rating_of(kept, listed, activity.key), listed.get(activity.key))
            room = max(1, width - names - _HOURS - 2 * _RATING - _MARK - 4)
            cells = (
                name_cell(activity.name, names),
                hours_cell(row.seconds, _HOURS),
                rating_cell(activity.priority, _RATING),
                rating_cell(activity.enjoyment, _RATING),
                (f"{MARKS[mark]}  ".rjust(_MARK), "missing" if mark is None else "cell"),
                (f"   {cut(reason, room)}", "quiet"),
            )
            lines.append(Line(cells, activity.key, (4,)))
        return Page(
            "Picture the goal: can you really see it? Then mark what supports it: so does what keeps you "
            f"well, and what you dislike but need. {rule_said(review.assessment.wasted_up_to)}",
            tuple(lines),
            offers=(
                Choice("assess.yes", "supports"),
                Choice("assess.no", "does not"),
                Choice("assess.reason", "reason"),
                Choice("assess.write", "rewrite the goal"),
            ),
            frozen=2,
        )

    def mark(self, review: Review, key: str, yes: bool) -> Answer | None:
        return answer_to(review, "supports_goal", yes, key) if key else None

    def choose(self, review: Review, key: str, place: int) -> Answer | None:
        if not key:
            return None
        present = rating_of(review.kept, review.material.record.listed, key).supports_goal
        return answer_to(review, "supports_goal", not present, key)

    def text(self, review: Review, key: str, place: int) -> TextQuestion | None:
        hint = "One sentence: what, and by when. Something you can picture, not a dream."
        return TextQuestion("What is your goal?", hint, answer_to(review, "goal", review.goal))

    def reason(self, review: Review, key: str) -> TextQuestion | None:
        if not key:
            return None
        rating = rating_of(review.kept, review.material.record.listed, key)
        name = review.material.record.listed.get(key).name
        hint = "A few words, if you like: what does it do for the goal, or against it?"
        return TextQuestion(f"Why, for {name}?", hint, answer_to(review, "reason", rating.reason, key))


def _reason(rating: Rating, before: Activity) -> str:
    """The reason for a mark; one that was given for another mark is called what it is."""
    reason = one_line(rating.reason)
    is_earlier = reason and before.supports_goal is not None and rating.supports_goal != before.supports_goal
    return f"earlier: {reason}" if is_earlier and rating.reason == before.reason else reason
