"""The tenth step: one page worth keeping."""

from __future__ import annotations

from itertools import zip_longest

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.review.intentions import HELD_SAID, held_intentions, standing_intentions
from tracker.domain.review.music import music_review
from tracker.domain.review.number_words import number_name, number_shown
from tracker.domain.review.numbers_to_come import numbers_to_come
from tracker.domain.review.reveal import revealed
from tracker.domain.review.review import Review
from tracker.domain.review.so_far import moving_early_said
from tracker.domain.text import one_line, wrapped
from tracker.domain.time.duration import HOUR, h_mm
from tracker.domain.week.human_measure import wasted_beside_label
from tracker.domain.week.planned_said import plan_said
from tracker.domain.week.week_report import wasted_rows
from tracker.ui.assessment.decide import WORDS
from tracker.ui.assessment.page import AssessmentStep, KeyNames, Page
from tracker.ui.widgets.choice_line import Choice
from tracker.ui.widgets.row_table import Line

_LABEL = 12


class Summary(AssessmentStep):
    """What is kept when it is finished."""

    name = "Summary"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        lines: list[Line] = []
        room = max(20, width - _LABEL - 4)
        for label, texts in _parts(review):
            shown = [part for text in texts for part in wrapped(one_line(text), room)]
            for head, part in zip_longest([label], shown, fillvalue=""):
                lines.append(Line(((f" {head.ljust(_LABEL)}", "head"), (part, "cell"))))
        unanswered = _unanswered(review)
        said = [moving_early_said(review.report)] if review.assessment.moves else []
        said = [*filter(None, said)]
        said += [f"Still open: {', '.join(unanswered)}. It can be kept as it is."] if unanswered else []
        assessed, back = review.assessment.assessed, key("assess.back")
        if assessed is not None:
            words = f"Assessed on {assessed:%a %d %b, %H:%M}: {back} goes back through it."
        else:
            words = f"This is your week: {key('assess.next')} keeps it, {back} goes back to change something."
        return Page(
            words,
            tuple(lines),
            tuple(said),
            (Choice("assess.next", "keep this assessment"), Choice("assess.sheet", "print its sheet")),
        )


def _parts(review: Review) -> list[tuple[str, list[str]]]:
    """Each part of the page: its label, and what stands beside it."""
    report, assessment = review.report, review.assessment
    music = " · ".join(f"{kind} {h_mm(report.seconds_of_kind(kind))}" for kind in MUSIC_KINDS)
    found = music_review(review)
    days = f"{found.studio_days} studio days" if found.studio_days != 1 else "1 studio day"
    longest = f" · longest block {h_mm(found.longest)}" if found.longest else ""
    parts = [
        ("Goal", [review.goal or "none yet"]),
        ("Desire", [f"{assessment.desire} of 10" if assessment.desire else "not said"]),
        ("Measured", [f"{h_mm(report.seconds)} in all"]),
        ("Music", [music, f"{days}{longest}"]),
        ("Wasted", [_wasted(review)]),
    ]
    guesses = revealed(review)
    if guesses:
        first = guesses[0]
        words = f"{first.name}: guessed {h_mm(first.guess)}, measured {h_mm(first.measured)}"
        parts.append(("Guess", [words]))
    parts.append(("Moves", _moves(review)))
    parts.append((f"{review.material.week.next()}", _numbers(review)))
    if planned := plan_said(review.material.planned, review.material.record.listed):
        parts.append(("Planned", [*planned]))
    parts.append(("Decision", [WORDS[assessment.decision]]))
    if held := held_intentions(review.material.last, review.kept):
        parts.append(("Meant to", [f"{each.intention.words}: {HELD_SAID[each.held]}" for each in held]))
    if intended := standing_intentions(assessment, review.last_intentions):
        parts.append(("Intended", [each.words for each in intended]))
    if assessment.note:
        parts.append(("To myself", [assessment.note]))
    return parts


def _wasted(review: Review) -> str:
    said = wasted_beside_label(review.report.week_balance.wasted, review.material.session)
    most = next(iter(wasted_rows(review.report)), None)
    return f"{said} Most of it: {most.activity.name}, {h_mm(most.seconds)}." if most else said


def _moves(review: Review) -> list[str]:
    listed = review.material.record.listed
    return [
        f"{h_mm(round(move.hours * HOUR))} from {listed.get(move.source).name} to "
        f"{move.target if move.target in MUSIC_KINDS else listed.get(move.target).name}"
        for move in review.assessment.moves
    ] or ["none"]


def _numbers(review: Review) -> list[str]:
    """What will be wanted and allowed in the week after."""
    listed = review.material.record.listed
    numbers = [number for number in numbers_to_come(review) if number.hours is not None]
    said = [
        " · ".join(
            f"{number_name(each, listed)} {number_shown(each)}" for each in numbers if each.is_cap == is_cap
        )
        for is_cap in (False, True)
    ]
    return [*filter(None, said)] or ["no targets and no caps"]


def _unanswered(review: Review) -> list[str]:
    unrated = sum(row.activity.priority is None or row.activity.supports_goal is None for row in review.timed)
    missing = [f"{unrated} without priority or mark"] if unrated else []
    missing += ["the goal"] if not review.goal else []
    missing += ["desire"] if review.assessment.desire is None else []
    missing += ["the decision"] if not review.assessment.decision else []
    return missing
