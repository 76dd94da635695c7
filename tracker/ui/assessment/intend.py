"""The second page of the decision: up to three sentences «when X, then I do Y»."""

from __future__ import annotations

from typing import Any

from tracker.domain.review.answer import Answer
from tracker.domain.review.intentions import (
    HELD_SAID,
    HeldIntention,
    held_intentions,
    offered_intentions,
    standing_intentions,
    with_intention,
)
from tracker.domain.review.review import Review
from tracker.domain.text import wrapped
from tracker.domain.week.assessment import MOST_INTENTIONS, Intention
from tracker.ui.assessment.page import (
    INTENTION,
    AssessmentStep,
    KeyNames,
    Page,
    TextQuestion,
    answer_to,
    text_lines,
)
from tracker.ui.widgets.choice_line import Choice
from tracker.ui.widgets.row_table import Line

# What the rows are about, as their keys begin: last week, the week to come, or nothing yet. The «when»
# follows, so that the cursor stays on a sentence that is taken or dropped.
_HELD, _NEXT, _OWN = "held:", "next:", "own"
_SIGN_WIDTH = 10
_MOST_LINES = 2


class Intend(AssessmentStep):
    """Whether those of the week before held; and which to have for the next week."""

    name = "Decide"
    part = "when, then"
    goes_on = True

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        lines: list[Line] = []
        held = _held(review)
        if held:
            asks = f"Did it hold? {key('assess.yes')} {key('assess.no')}"
            lines += text_lines(f"For {review.which} week you meant to. {asks}", style="head")
            for each in held:
                style = "missing" if each.held is None else "cell"
                lines += _row(_HELD, f"  {HELD_SAID[each.held]}", each.intention, width, style)
            lines += text_lines("")
        lines += text_lines("For the week to come:", style="head")
        for one in _standing(review):
            lines += _row(_NEXT, "  (x)", one, width, "strong")
        for one in _offers(review):
            lines += _row(_NEXT, "  ( )", one, width, "quiet")
        write = key("assess.write")
        lines.append(Line(((f"   +  {write} writes one of your own", "quiet"),), _OWN))
        full = [f"{MOST_INTENTIONS} are enough: drop one before you write another."]
        return Page(
            "«When this happens, then I do that»: said so, it is kept far more often than a wish. One or two "
            "are enough, none is an answer too.",
            tuple(lines),
            tuple(full if len(_standing(review)) >= MOST_INTENTIONS else ()),
            (
                Choice("assess.choose", "have it or drop it"),
                Choice("assess.write", "write or change"),
                *((Choice("assess.yes", "it held"), Choice("assess.no", "not yet")) if held else ()),
            ),
        )

    def mark(self, review: Review, key: str, yes: bool) -> Answer | None:
        if not key.startswith(_HELD):
            return None
        return answer_to(review, "held", yes, key.removeprefix(_HELD))

    def choose(self, review: Review, key: str, place: int) -> Answer | None:
        begun = self.begun(review, key)
        if begun is None:
            return None
        if begun in _standing(review):
            return self._said(review, begun, None)
        return self._said(review, None, begun)

    def begun(self, review: Review, key: str) -> Intention | None:
        """What the row under the cursor says for the week to come; None where nothing stands there yet."""
        if not key.startswith(_NEXT):
            return None
        rows = (*_standing(review), *_offers(review))
        return next((each for each in rows if each.when == key.removeprefix(_NEXT)), None)

    def text(self, review: Review, key: str, place: int) -> TextQuestion | None:
        begun, standing = self.begun(review, key), _standing(review)
        if begun not in standing and len(standing) >= MOST_INTENTIONS:
            return None
        return TextQuestion("", "", Answer("intentions", None, begun), INTENTION)

    def written(self, review: Review, question: TextQuestion, written: Any) -> Answer | None:
        begun = question.answer.after
        return self._said(review, begun if isinstance(begun, Intention) else None, written)

    def _said(self, review: Review, old: Intention | None, new: Intention | None) -> Answer | None:
        after = with_intention(_standing(review), old, new)
        return None if after is None else answer_to(review, "intentions", after)


def _standing(review: Review) -> tuple[Intention, ...]:
    # As far as it makes sense: what is about something that is not on the list is about nothing.
    kept = review.assessment if review.kept is not None else None
    return standing_intentions(kept, review.last_intentions)


def _held(review: Review) -> tuple[HeldIntention, ...]:
    return held_intentions(review.material.last, review.kept)


def _offers(review: Review) -> tuple[Intention, ...]:
    return offered_intentions(review, review.material.planned)


def _row(about: str, sign: str, intention: Intention, width: int, style: str) -> list[Line]:
    key = f"{about}{intention.when}"
    room = max(20, width - _SIGN_WIDTH - 2)
    parts = wrapped(intention.words, room, _MOST_LINES)
    signs = [sign, *[""] * (len(parts) - 1)]
    return [
        Line(((begin.ljust(_SIGN_WIDTH), style), (part, style)), key)
        for begin, part in zip(signs, parts, strict=True)
    ]
