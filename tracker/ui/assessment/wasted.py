"""The fifth step: what is wasted, and what is necessary but disliked."""

from __future__ import annotations

from tracker.domain.activities.activity import Activity
from tracker.domain.review.review import Review
from tracker.domain.review.wasted import HoursToFind, busiest_days, hours_to_find
from tracker.domain.time.duration import MINUTE, NOTHING, h_mm
from tracker.domain.week.human_measure import wasted_sentence
from tracker.ui.assessment.page import (
    AssessmentStep,
    KeyNames,
    Page,
    heading,
    hours_cell,
    joined,
    name_cell,
    name_width,
    rating_cell,
    text_lines,
)
from tracker.ui.widgets.row_table import Line

_HOURS, _SESSIONS, _RATING = 9, 10, 5


class Wasted(AssessmentStep):
    """Nothing is asked here but to look."""

    name = "Wasted"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        found = hours_to_find(review.report, review.material.session)
        names = name_width(width, _HOURS + _SESSIONS + 2 * _RATING + 24)
        lines: list[Line] = []
        if found.wasted:
            heads = [("Hours", _HOURS), ("Sessions", _SESSIONS), ("P", _RATING), ("E", _RATING)]
            lines.append(heading(*heads, name_width=names, first="Wasted"))
        for one in found.wasted:
            sessions = NOTHING if one.sessions is None else f"{one.sessions:.1f}"
            words = "   you enjoy it" if one.is_enjoyed else "   not enjoyed either"
            activity, seconds = one.row.activity, one.row.seconds
            lines.append(
                Line(
                    (
                        name_cell(activity.name, names),
                        hours_cell(seconds, _HOURS, "bad"),
                        (sessions.rjust(_SESSIONS), "cell"),
                        *_ratings(activity),
                        (words, "quiet" if one.is_enjoyed else "bad"),
                    )
                )
            )
        if not found.wasted:
            lines += text_lines("Nothing that is low in priority and not for the goal took time.")
        if found.disliked:
            lines += [
                *text_lines(""),
                Line(((" Necessary or supporting, but disliked", "head"),)),
            ]
        for row in found.disliked:
            lines.append(
                Line(
                    (
                        name_cell(row.activity.name, names),
                        hours_cell(row.seconds, _HOURS),
                        (" " * _SESSIONS, "cell"),
                        *_ratings(row.activity),
                        (f"   {busiest_days(row)}", "quiet"),
                    )
                )
            )
        return Page(
            "Hours you could have back. Look at them as you would at a friend's week: no blame, only hours.",
            tuple(lines),
            tuple(_said(found, review.material.session, f"{review.which} week")),
        )


def _ratings(activity: Activity) -> tuple[tuple[str, str], tuple[str, str]]:
    return rating_cell(activity.priority, _RATING), rating_cell(activity.enjoyment, _RATING)


def _said(found: HoursToFind, session: int | None, period: str) -> list[str]:
    said = [wasted_sentence(found.seconds, session, period)]
    enjoyed = [one.row.activity.name for one in found.wasted if one.is_enjoyed]
    if enjoyed:
        said.append(f"This is not about taking away everything you love: keep some of {joined(enjoyed)}.")
    if found.disliked:
        name = found.disliked[0].activity.name
        said.append(f"{name}: could it take less, or have a better place in the week?")
    if found.thief:
        said.append(found.thief)
    if found.unrated >= MINUTE:
        said.append(f"{h_mm(found.unrated)} are not rated, so they count nowhere.")
    return said
