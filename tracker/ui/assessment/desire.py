"""The fourth step: how much it is wanted, beside the priorities of the list."""

from __future__ import annotations

from tracker.domain.bar import bar_text
from tracker.domain.review.answer import Answer
from tracker.domain.review.desire import desire_said
from tracker.domain.review.review import Review
from tracker.ui.assessment.page import (
    DIGITS,
    AssessmentStep,
    KeyNames,
    Page,
    answer_to,
    name_cell,
    name_width,
)
from tracker.ui.widgets.row_table import Line

_SCALE = 10


class Desire(AssessmentStep):
    """A digit says it."""

    name = "Desire"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        desire = review.assessment.desire
        rated = [(row.activity.priority, row.activity.name) for row in review.timed if row.activity.priority]
        names = name_width(width, 40)
        bar = min(40, max(20, width - names - 12))
        places = [(priority, False, name) for priority, name in rated]
        if desire is not None:
            places.append((desire, True, "The career"))
        # Of equal ones the list comes first: the desire is not higher than they are.
        places.sort(key=lambda place: (-place[0], place[1]))
        lines = [_bar_line(name, number, names, bar, is_desire) for number, is_desire, name in places]
        said = [desire_said(desire, [priority for priority, _ in rated])]
        before = review.material.earlier[:4]
        earlier = [f"W{week.number:02d} {one.desire}" for week, one in before if one.desire]
        if earlier:
            said.append(f"Earlier: {', '.join(earlier)}.")
        return Page(
            f"How much do you want this career, 1 to 10 ({key('assess.digit10')} is 10)? "
            "Below stand the priorities of what filled your week.",
            tuple(lines),
            tuple(said),
            DIGITS,
        )

    def digit(self, review: Review, key: str, place: int, number: int) -> Answer | None:
        return answer_to(review, "desire", number)


def _bar_line(name: str, number: int, names: int, width: int, is_desire: bool) -> Line:
    style = "strong" if is_desire else "cell"
    shown = f"▶ {name}" if is_desire else name
    bar = bar_text(number, _SCALE, width).ljust(width)
    return Line(
        (name_cell(shown, names, style), (f"{number:>3}  ", style), (bar, style if is_desire else "quiet"))
    )
