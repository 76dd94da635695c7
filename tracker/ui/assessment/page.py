"""What a step of the assessment shows and takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tracker.domain.activities.activity import UNLISTED
from tracker.domain.review.answer import Answer, standing_answer
from tracker.domain.review.review import Review
from tracker.domain.text import fitted, one_line
from tracker.domain.time.duration import NOTHING, cell_h_mm
from tracker.domain.value import value
from tracker.ui.widgets.choice_line import Choice
from tracker.ui.widgets.row_table import Line
from tracker.ui.widgets.styled_cells import Cells

# How the keys are called, by their ids.
KeyNames = Callable[[str], str]
DIGITS = tuple(Choice(f"assess.digit{number}", str(number), is_bare=True) for number in range(1, 11))


@value
class Page:
    """One step: what it asks, its lines, what they say, and choices that can be clicked.

    The first ``frozen`` lines stay in sight.
    """

    words: str
    lines: tuple[Line, ...]
    said: tuple[str, ...] = ()
    offers: tuple[Choice, ...] = ()
    frozen: int = 0


SENTENCE, HOURS, INTENTION = "sentence", "hours", "intention"


@value
class TextQuestion:
    """A text that is asked for: the title of its form, a hint, and the answer as it stands now.

    ``kind`` says what is written: a sentence, a number of hours or nothing, or an intention.
    """

    title: str
    hint: str
    answer: Answer
    kind: str = SENTENCE


class AssessmentStep:
    """One step. It shows a page of the review and turns keys into answers; None where a key says nothing."""

    name = ""
    part = ""
    """What the page shows, where a step has more than one."""
    goes_on = False
    """Whether the cursor goes on after a digit."""

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        """What is shown in so many cells of width; ``key`` says how a key is called."""
        raise NotImplementedError

    def digit(self, review: Review, key: str, place: int, number: int) -> Answer | None:
        """A number from 1 to 10 for what the cursor is on."""
        return None

    def mark(self, review: Review, key: str, yes: bool) -> Answer | None:
        """Yes or no for what the cursor is on."""
        return None

    def choose(self, review: Review, key: str, place: int) -> Answer | None:
        """Space, or a click on what the cursor is on."""
        return None

    def shift(self, review: Review, key: str, place: int, steps: int) -> Answer | None:
        """A little more or less of what the cursor is on."""
        return None

    def text(self, review: Review, key: str, place: int) -> TextQuestion | None:
        """The text that can be written, of the step or of what the cursor is on."""
        return None

    def written(self, review: Review, question: TextQuestion, written: Any) -> Answer | None:
        """The answer that was written; what it is depends on the kind of the question."""
        given = question.answer
        return Answer(given.field, given.before, written, given.key)

    def reason(self, review: Review, key: str) -> TextQuestion | None:
        """The reason that can be given for what the cursor is on."""
        return None


def answer_to(review: Review, field: str, after: object, key: str = "", to: str = "") -> Answer:
    """The answer to a question, over what stands there now."""
    asked = Answer(field, None, after, key, to)
    before = standing_answer(review.kept, review.material.record.listed, asked)
    return Answer(field, before, after, key, to)


def text_lines(*texts: str, style: str = "cell") -> tuple[Line, ...]:
    """Lines of plain text."""
    return tuple(Line(((f" {one_line(text)}", style),)) for text in texts)


def heading(*texts: tuple[str, int], name_width: int, first: str = "") -> Line:
    """The head of a table: the first column to the left, the others to the right of their widths."""
    cells: Cells = ((fitted(f" {first}", name_width), "head"),)
    return Line((*cells, *((text.rjust(width), "head") for text, width in texts)))


def goal_line(review: Review, without: str = "No goal yet.") -> Line:
    """The goal in a line of its own; what stands there ``without`` one."""
    return Line(((f" {one_line(review.goal or without)}", "strong" if review.goal else "missing"),))


def name_cell(name: str, width: int, style: str = "cell") -> tuple[str, str]:
    return (fitted(f"  {one_line(name)}", width), style)


def hours_cell(seconds: int | None, width: int, style: str = "cell") -> tuple[str, str]:
    """Hours to the right; a quiet dot for none."""
    text = cell_h_mm(seconds)
    return (text.rjust(width), "quiet" if text == NOTHING else style)


def rating_cell(rating: int | None, width: int) -> tuple[str, str]:
    text, style = ("?", "missing") if rating is None else (str(rating), "cell")
    return (text.rjust(width), style)


def name_width(width: int, others: int) -> int:
    """Room for names beside columns that take so much."""
    return max(14, min(34, width - others))


def unlisted(review: Review) -> list[str]:
    """A word about hours whose activity is not on the list."""
    names = [row.activity.key for row in review.report.rows if row.activity.kind == UNLISTED and row.seconds]
    if not names:
        return []
    return [f"Not on the list, so not rated: {', '.join(names)}. Add them, or correct the log."]


def joined(names: Iterable[str]) -> str:
    """Names as one says them: «A, B and C»."""
    known: Sequence[str] = [*names]
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"
