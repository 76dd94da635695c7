"""The ninth step: the decision, knowing the week."""

from __future__ import annotations

from tracker.domain.review.answer import Answer
from tracker.domain.review.review import Review
from tracker.domain.text import fitted, one_line, wrapped
from tracker.domain.week.assessment import DECISIONS, in_short
from tracker.ui.assessment.page import AssessmentStep, KeyNames, Page, TextQuestion, answer_to, text_lines
from tracker.ui.widgets.choice_line import Choice
from tracker.ui.widgets.row_table import Line

WORDS = {
    "full-time": "Full time: I go for it, and arrange my life around it",
    "part-time": "Part time, and at peace with it: music beside other work",
    "undecided": "Undecided, for now: that is an answer too",
    "": "not said",
}


class Decide(AssessmentStep):
    """Three answers, and a few lines to oneself."""

    name = "Decide"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        lines = []
        for number, decision in enumerate(DECISIONS, 1):
            is_chosen = review.assessment.decision == decision
            sign = "(x)" if is_chosen else "( )"
            style = "strong" if is_chosen else "cell"
            lines.append(Line(((f"  {number} {sign} {WORDS[decision]}", style),), decision))
        note = review.assessment.note
        lines += text_lines("")
        lines += text_lines("To myself:", style="head")
        lines += (
            text_lines(*wrapped(one_line(note), max(20, width - 4)), style="strong")
            if note
            else text_lines(f"  nothing yet; {key('assess.write')} writes a few lines", style="quiet")
        )
        if review.material.earlier:
            lines += [*text_lines(""), *text_lines("Decided before:", style="head")]
        for week, one in review.material.earlier:
            desire = f", desire {one.desire}" if one.desire else ""
            told = f": {one_line(one.note)}" if one.note else ""
            said = f"  {week}  {in_short(one.decision) or 'not said'}{desire}{told}"
            lines += text_lines(fitted(said, max(20, width - 2)))
        return Page(
            "What lengths would you go to for it? Could any other work make you as happy? "
            "There is no right answer, only one that you can live with until next week.",
            tuple(lines),
            offers=(
                *(Choice(f"assess.digit{digit}", in_short(one)) for digit, one in enumerate(DECISIONS, 1)),
                Choice("assess.write", "write"),
            ),
        )

    def digit(self, review: Review, key: str, place: int, number: int) -> Answer | None:
        if number > len(DECISIONS):
            return None
        return answer_to(review, "decision", DECISIONS[number - 1])

    def choose(self, review: Review, key: str, place: int) -> Answer | None:
        return answer_to(review, "decision", key) if key else None

    def text(self, review: Review, key: str, place: int) -> TextQuestion | None:
        hint = "What do you want to remember of this week when you read this again?"
        note = review.assessment.note
        return TextQuestion("A few lines to yourself", hint, answer_to(review, "note", note))
