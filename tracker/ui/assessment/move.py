"""The sixth step: hours go from what takes them to studio, learning and connections."""

from __future__ import annotations

from typing import Any

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.review.answer import Answer
from tracker.domain.review.moves import KEPT, Kept, fitting, gained, moved, moves_kept
from tracker.domain.review.number_words import number_name, number_said, number_shown
from tracker.domain.review.numbers_to_come import NumberToCome, numbers_to_come
from tracker.domain.review.planned_ahead import plan_kept_said
from tracker.domain.review.review import Review
from tracker.domain.review.so_far import moving_early_said
from tracker.domain.review.usual_week import usual
from tracker.domain.review.wasted import hours_to_find
from tracker.domain.text import cut, one_line
from tracker.domain.time.duration import HOUR, NOTHING, h_mm, parse_hours, to_quarter
from tracker.domain.week.standing import WASTED
from tracker.domain.week.week_report import ReportRow
from tracker.ui.assessment.page import (
    HOURS,
    AssessmentStep,
    KeyNames,
    Page,
    TextQuestion,
    answer_to,
    heading,
    hours_cell,
    name_cell,
    name_width,
    text_lines,
)
from tracker.ui.widgets.choice_line import Choice
from tracker.ui.widgets.row_table import Line

_MOVED_STEP, _NUMBER_STEP = 0.5, 0.25
# Rows of numbers have keys of their own: no key of an activity has a space.
_NUMBER = "number of "
_NUMBER_WIDTH = 10
# From here on there is room for what was measured beside what is usual.
_WIDE = 78


class _Columns:
    """How wide the columns are in so much room."""

    def __init__(self, width: int) -> None:
        self.is_wide = width >= _WIDE
        arrow = "→ " if self.is_wide else ""
        self.kinds = [(f"{arrow}{kind}", len(f"{arrow}{kind}") + 2) for kind in MUSIC_KINDS]
        self.measured = ("Measured", 10) if self.is_wide else ("", 0)
        self.usual, self.left = ("Usual", 7), ("Left", 7)
        taken = sum(width for _, width in (self.measured, self.usual, *self.kinds, self.left))
        self.names = name_width(width, taken + 1)

    def sums(self, words: str, sums: list[int], style: str) -> Line:
        """A line of sums of the kinds."""
        before = self.names + self.measured[1] + self.usual[1]
        cells = zip(sums, self.kinds, strict=True)
        return Line(
            (
                (words.rjust(before), "head"),
                *((h_mm(seconds).rjust(width), style) for seconds, (_, width) in cells),
            )
        )


class MoveHours(AssessmentStep):
    """The sums always add up: what is left and what is moved is what is usual."""

    name = "Move"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        columns = _Columns(width)
        moves, numbers = review.assessment.moves, numbers_to_come(review)
        measured = [columns.measured] if columns.is_wide else []
        heads = [*measured, columns.usual, *columns.kinds, columns.left]
        lines = [heading(*heads, name_width=columns.names)]
        now = [to_quarter(usual(kind, review.weeks)) for kind in MUSIC_KINDS]
        wanted = {number.key: number.hours for number in numbers}
        then = [
            seconds + round(gained(moves, kind) * HOUR)
            if wanted.get(kind) is None
            else round((wanted[kind] or 0) * HOUR)
            for kind, seconds in zip(MUSIC_KINDS, now, strict=True)
        ]
        following = f"{review.material.week.next()}"
        lines += [columns.sums("usual week", now, "cell"), columns.sums(following, then, "strong")]
        lines += [_giver_line(row, review, columns) for row in _givers(review)]
        lines += _number_lines(numbers, review, columns.names, width)
        early = moving_early_said(review.report)
        others = [move for move in moves if move.target not in MUSIC_KINDS]
        listed = review.material.record.listed
        said = [early] if early else []
        said += [
            f"Also {h_mm(round(move.hours * HOUR))} from {listed.get(move.source).name} to "
            f"{listed.get(move.target).name}."
            for move in others
        ]
        digits = f"{key('assess.digit1')} to {key('assess.digit9')}"
        return Page(
            "Give hours you can spare to music. Start small: one hour that you keep is worth more than five. "
            f"{digits} are hours. Below: the targets and caps that come of it, from your usual week (the "
            "middle of your last four).",
            tuple(lines),
            (*said, *_kept_said(review), *filter(None, [plan_kept_said(review)])),
            (
                Choice("assess.less", "less"),
                Choice("assess.more", "more"),
                Choice("assess.digit10", "none"),
                Choice("assess.write", "write the hours"),
            ),
            frozen=3,
        )

    def digit(self, review: Review, key: str, place: int, number: int) -> Answer | None:
        amount = float(number % 10)
        if _number_at(review, key) is not None:
            return self._number(review, key, amount or None)
        return self._move(review, key, place, amount)

    def shift(self, review: Review, key: str, place: int, steps: int) -> Answer | None:
        number = _number_at(review, key)
        if number is None:
            present = moved(review.assessment.moves, key, MUSIC_KINDS[place])
            return self._move(review, key, place, max(0.0, present + steps * _MOVED_STEP))
        if number.hours is None:
            # What was taken away comes back as it would be.
            return number.set_to(number.before if number.given is None else number.given)
        least = min(number.hours, 0.0 if number.is_cap else _NUMBER_STEP)
        return number.set_to(max(least, number.hours + steps * _NUMBER_STEP))

    def text(self, review: Review, key: str, place: int) -> TextQuestion | None:
        if not key:
            return None
        listed, number = review.material.record.listed, _number_at(review, key)
        if number is None:
            kind, present = MUSIC_KINDS[place], moved(review.assessment.moves, key, MUSIC_KINDS[place])
            title = f"How many hours a week from {one_line(listed.get(key).name)} to {kind}?"
        else:
            present = number.hours or 0.0
            word = "Cap" if number.is_cap else "Target"
            title = f"{word} for {number_name(number, listed)} in {review.material.week.next()}, in hours"
        shown = h_mm(round(present * HOUR)) if present or (number and number.hours is not None) else ""
        answer = Answer("", None, shown, key, "" if number else kind)
        return TextQuestion(title, "12, 4.5 or 4:30; nothing takes it away.", answer, HOURS)

    def written(self, review: Review, question: TextQuestion, written: Any) -> Answer | None:
        amount, key = parse_hours(written) if written else None, question.answer.key
        if _number_at(review, key) is not None:
            return self._number(review, key, amount)
        return self._move(review, key, MUSIC_KINDS.index(question.answer.to), amount or 0.0)

    def _number(self, review: Review, key: str, amount: float | None) -> Answer | None:
        number = _number_at(review, key)
        return None if number is None else number.set_to(amount)

    def _move(self, review: Review, key: str, place: int, amount: float) -> Answer | None:
        if not key:
            return None
        kind, moves = MUSIC_KINDS[place], review.assessment.moves
        most = to_quarter(usual(key, review.weeks))
        return answer_to(review, "move", round(fitting(moves, key, kind, amount, most), 4), key, kind)


def _givers(review: Review) -> list[ReportRow]:
    """What hours can come from: what is wasted first, then the rest of the list."""
    wasted = [one.row for one in hours_to_find(review.report, None).wasted]
    return [*wasted, *(row for row in review.timed if row.standing != WASTED)]


def _giver_line(row: ReportRow, review: Review, columns: _Columns) -> Line:
    key, moves = row.activity.key, review.assessment.moves
    usually = to_quarter(usual(key, review.weeks))
    cells = [name_cell(row.activity.name, columns.names)]
    cells += [hours_cell(row.seconds, columns.measured[1])] if columns.is_wide else []
    cells.append(hours_cell(usually, columns.usual[1]))
    stops = tuple(range(len(cells), len(cells) + len(MUSIC_KINDS)))
    for kind, (_, width) in zip(MUSIC_KINDS, columns.kinds, strict=True):
        amount = moved(moves, key, kind)
        text = f"+{h_mm(round(amount * HOUR))}" if amount else NOTHING
        cells.append((text.rjust(width), "good" if amount else "quiet"))
    left = max(0, usually - round(moved(moves, key) * HOUR))
    cells.append((h_mm(left).rjust(columns.left[1]), "strong" if moved(moves, key) else "cell"))
    return Line(tuple(cells), key, stops)


def _number_lines(
    numbers: tuple[NumberToCome, ...], review: Review, names: int, width: int
) -> tuple[Line, ...]:
    """What will be wanted and allowed, each to be changed or ended in its place."""
    if not numbers:
        return ()
    listed = review.material.record.listed
    lines = [*text_lines(""), *text_lines(f"Targets and caps of {review.material.week.next()}", style="head")]
    room = max(1, width - names - _NUMBER_WIDTH - 4)
    for number in numbers:
        lines.append(
            Line(
                (
                    name_cell(number_name(number, listed), names),
                    (
                        number_shown(number).rjust(_NUMBER_WIDTH),
                        "quiet" if number.hours is None else "strong",
                    ),
                    (f"   {cut(number_said(number, review), room)}", "quiet"),
                ),
                f"{_NUMBER}{number.key}",
                (1,),
            )
        )
    return tuple(lines)


def _number_at(review: Review, key: str) -> NumberToCome | None:
    """The number whose row has a key; None of the row of an activity."""
    if not key.startswith(_NUMBER):
        return None
    wanted = key.removeprefix(_NUMBER)
    return next((number for number in numbers_to_come(review) if number.key == wanted), None)


def _kept_said(review: Review) -> list[str]:
    """What became of last week's moves."""
    last = review.material.last
    if last is None or not last.moves or not review.material.before:
        return []
    before = review.material.before[0]
    listed = review.material.record.listed
    found = [
        _kept_words(kept, listed.get(kept.key).name, review.is_over)
        for kept in moves_kept(last, before, review.report)
    ]
    so_far = "" if review.is_over else ", so far"
    return [f"What you moved for {review.which} week{so_far}: {' · '.join(found)}"]


def _kept_words(kept: Kept, name: str, is_over: bool) -> str:
    shown = kept.key.capitalize() if kept.key in MUSIC_KINDS else one_line(name)
    least = "at most" if kept.is_cap else "at least"
    if not is_over:
        # There are days left, so nothing is kept or missed.
        return f"{shown} {h_mm(kept.seconds)} of {least} {h_mm(kept.aim)}"
    sign = "✓ " if kept.verdict == KEPT else ""
    return f"{shown} {least} {h_mm(kept.aim)}, was {h_mm(kept.seconds)}: {sign}{kept.verdict}"
