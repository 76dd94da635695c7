"""What the live panel says beside its bars: what makes the wasted hours felt, and what is to go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import cell_width, counted
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.value import value
from tracker.domain.week.doubtful import doubtful_seconds
from tracker.domain.week.human_measure import wasted_sentence
from tracker.domain.week.pace import Pace, pace_words
from tracker.domain.week.plan_words import studio_days_said
from tracker.domain.week.week_report import WeekReport
from tracker.ui.context.view import View

if TYPE_CHECKING:
    from tracker.domain.week.assessment import Intention

BETWEEN = " · "


@value
class Said:
    """One thing to say: in full, and ever shorter. ``style`` is the name of how it looks."""

    forms: tuple[str, ...]
    style: str = "fact"


def panel_words(view: View, rate_key: str) -> list[Said]:
    """What there is to say, the most needed first. ``rate_key`` rates what is unrated.

    What the column of aims says is not said again.
    """
    report, unrated = view.report, view.report.week_balance.unrated
    wasted = report.week_balance.wasted
    felt = (wasted_sentence(wasted, session).rstrip(".") for session in (view.session, None))
    # At the moment at which it is tested it is what is needed most.
    words = [Said((each.words, f"You meant to: {each.then}"), "sentence") for each in _meant(view)]
    words.append(Said(tuple(dict.fromkeys(felt)) if report.seconds else ("Nothing recorded",), "sentence"))
    if view.questions:
        doubtful = sum(question.seconds for question in view.questions)
        words.append(Said((f"{h_mm(doubtful)} in question",)))
    # What is not rated yet may be wasted too.
    if unrated >= MINUTE:
        words.append(Said((f"{h_mm(unrated)} unrated, {rate_key} rates it", f"{h_mm(unrated)} unrated")))
    if pace := _pace(report, doubtful_seconds(view.doubtful, report)):
        words.append(Said(pace))
    if studio_days := view.planned.studio_days:
        words.append(Said((studio_days_said(report.studio_days, studio_days),)))
    if view.oddities:
        words.append(Said((f"{counted(view.oddities, 'oddity', 'oddities')}: tracker check",)))
    return words


def _meant(view: View) -> tuple[Intention, ...]:
    """The intentions about what runs."""
    running = view.report.running
    if running is None or view.decided is None or not view.is_present:
        return ()
    # Few weeks have any.
    from tracker.domain.review.intentions import intentions_about

    return intentions_about(view.decided.intentions, running.activity)


def _pace(report: WeekReport, doubtful: Mapping[str, int]) -> tuple[str, ...]:
    """What is to go of the targets in the days that are left; in another week nothing is.

    What is in question is still to go.
    """
    if report.today is None:
        return ()
    wanted = [
        Pace(kind, report.seconds_of_kind(kind) - doubtful.get(kind, 0), aim)
        for kind in MUSIC_KINDS
        if (aim := report.aim_of_kind(kind)) is not None
    ]
    wanted += [
        Pace(row.activity.name, row.seconds - doubtful.get(row.activity.key, 0), row.aim)
        for row in report.rows
        if row.aim is not None and not row.aim.is_cap
    ]
    to_go = [each for each in wanted if not each.aim.is_reached(each.spent)]
    return pace_words(to_go, DAYS_IN_WEEK - report.today)


def in_lines(words: Iterable[Said], width: int, most: int) -> list[list[Said]]:
    """What is said in at most so many lines; what does not fit in full is said in short, or left out."""
    lines: list[list[Said]] = []
    for said in words:
        for form in said.forms:
            short = Said((form,), said.style)
            taken = sum(cell_width(each.forms[0]) + len(BETWEEN) for each in lines[-1]) if lines else 0
            if lines and taken + cell_width(form) <= width:
                lines[-1].append(short)
                break
            if len(lines) < most and cell_width(form) <= width:
                lines.append([short])
                break
    return lines
