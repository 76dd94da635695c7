"""The sixth step: hours go from what takes them to studio, learning and connections."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.review.answer import Answer
from tracker.domain.review.moves import Kept, fitting, gained, measured, moved, moves_kept
from tracker.domain.review.planned_ahead import plan_kept_said
from tracker.domain.review.review import Review
from tracker.domain.review.so_far import moving_early_said
from tracker.domain.review.wasted import hours_to_find
from tracker.domain.text import one_line
from tracker.domain.time.duration import HOUR, NOTHING, h_mm, whole_minutes
from tracker.domain.week.standing import WASTED
from tracker.domain.week.week_report import ReportRow, week_report
from tracker.ui.assessment.page import (
    AssessmentStep,
    KeyNames,
    Page,
    answer_to,
    heading,
    name_cell,
    name_width,
)
from tracker.ui.widgets.choice_line import Choice
from tracker.ui.widgets.row_table import Line

HALF_AN_HOUR = 0.5
_MEASURED, _KIND, _LEFT = 10, 15, 8
_VERDICT_SIGNS = {"kept": "✓", "half kept": "~", "not kept": "✗"}


class MoveHours(AssessmentStep):
    """The sums always add up: what is left and what is moved is what was measured."""

    name = "Move"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        names = name_width(width, _MEASURED + 3 * _KIND + _LEFT + 2)
        moves, report = review.assessment.moves, review.report
        heads = [("Measured", _MEASURED), *((f"→ {kind}", _KIND) for kind in MUSIC_KINDS), ("Left", _LEFT)]
        lines = [heading(*heads, name_width=names)]
        now = [measured(report, kind) for kind in MUSIC_KINDS]
        gains = [round(gained(moves, kind) * HOUR) for kind in MUSIC_KINDS]
        this, following = ("That week", "Week after") if review.is_over else ("This week", "Next week")
        then = [a + b for a, b in zip(now, gains, strict=True)]
        lines += [_sum_line(this, names, now, "cell"), _sum_line(following, names, then, "strong")]
        for row in _givers(review):
            source = row.activity.key
            cells = [name_cell(row.activity.name, names, "cell"), _hours(row.seconds, _MEASURED)]
            cells += [_moved_cell(moved(moves, source, kind)) for kind in MUSIC_KINDS]
            left = whole_minutes(row.seconds) - round(moved(moves, source) * HOUR)
            cells.append(_hours(left, _LEFT, "strong" if moved(moves, source) else "cell"))
            lines.append(Line(tuple(cells), source, (2, 3, 4)))
        others = [move for move in moves if move.target not in MUSIC_KINDS]
        listed = review.material.record.listed
        early = moving_early_said(report)
        said = [early] if early else []
        said += [
            f"Also {h_mm(round(move.hours * HOUR))} from {listed.get(move.source).name} to "
            f"{listed.get(move.target).name}."
            for move in others
        ]
        return Page(
            "Give hours you can spare to music: what is left is the next week's cap, what music gets its "
            "target. Start small: one hour that you keep is worth more than five.",
            tuple(lines),
            (*said, *_kept_said(review), *filter(None, [plan_kept_said(review)])),
            (
                Choice("assess.less", "half an hour less"),
                Choice("assess.more", "half an hour more"),
                Choice("assess.digit10", "none"),
            ),
            frozen=3,
        )

    def digit(self, review: Review, key: str, place: int, number: int) -> Answer | None:
        return self._set(review, key, place, float(number % 10))

    def shift(self, review: Review, key: str, place: int, steps: int) -> Answer | None:
        present = moved(review.assessment.moves, key, MUSIC_KINDS[place])
        return self._set(review, key, place, max(0.0, present + steps * HALF_AN_HOUR))

    def _set(self, review: Review, key: str, place: int, amount: float) -> Answer | None:
        if not key:
            return None
        kind, moves = MUSIC_KINDS[place], review.assessment.moves
        amount = round(fitting(moves, key, kind, amount, measured(review.report, key)), 4)
        return answer_to(review, "move", amount, key, kind)


def _givers(review: Review) -> list[ReportRow]:
    """What hours can come from: what is wasted first, then the rest of the list."""
    wasted = [one.row for one in hours_to_find(review.report, None).wasted]
    return [*wasted, *(row for row in review.timed if row.standing != WASTED)]


def _moved_cell(amount: float) -> tuple[str, str]:
    return (
        (f"+{h_mm(round(amount * HOUR))}".rjust(_KIND), "good") if amount else (NOTHING.rjust(_KIND), "quiet")
    )


def _hours(seconds: int, width: int, style: str = "cell") -> tuple[str, str]:
    return (h_mm(seconds).rjust(width), style)


def _sum_line(words: str, names: int, sums: list[int], style: str) -> Line:
    cells = [((" " * names), "cell"), (words.rjust(_MEASURED), "head")]
    return Line((*cells, *((h_mm(seconds).rjust(_KIND), style) for seconds in sums)))


def _kept_said(review: Review) -> list[str]:
    """What became of last week's moves."""
    last = review.material.last
    if last is None or not last.moves:
        return []
    before = week_report(review.material.before, review.now)
    listed = review.material.record.listed
    found = [
        _kept_words(kept, listed.get(kept.key).name, review.is_over)
        for kept in moves_kept(last, before, review.report)
    ]
    so_far = "the week before" if review.is_over else "last week, so far"
    return [f"What you moved {so_far}: {' · '.join(found)}"]


def _kept_words(kept: Kept, name: str, is_over: bool) -> str:
    shown = kept.key.capitalize() if kept.key in MUSIC_KINDS else one_line(name)
    least = "at most" if kept.is_cap else "at least"
    if not is_over:
        # There are days left, so nothing is kept or missed.
        return f"{shown} {h_mm(kept.seconds)} of {least} {h_mm(kept.aim)}"
    sign = _VERDICT_SIGNS[kept.verdict]
    return f"{shown} {least} {h_mm(kept.aim)}, was {h_mm(kept.seconds)} {sign} {kept.verdict}"
