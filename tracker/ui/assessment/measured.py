"""The first step: the week as it was measured, then what was guessed of it."""

from __future__ import annotations

from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, UNLISTED
from tracker.domain.review.reveal import directions_said, revealed, revealed_words
from tracker.domain.review.review import Review
from tracker.domain.text import percent
from tracker.domain.time.duration import h_mm, signed_h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.week.week_report import ReportRow, summed_days
from tracker.ui.assessment.page import (
    AssessmentStep,
    KeyNames,
    Page,
    heading,
    hours_cell,
    name_cell,
    name_width,
    text_lines,
    unlisted,
)
from tracker.ui.widgets.row_table import Line

_TOTAL = 9
_WIDE, _WIDEST = 110, 160


class Measured(AssessmentStep):
    """The sheet of the week."""

    name = "Measured"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        report = review.report
        day = 6 if width < _WIDE else 9 if width < _WIDEST else 14
        names = name_width(width, 7 * day + _TOTAL + 2)
        heads = [*((text, day) for text in DAY_NAMES), ("Total", _TOTAL)]
        lines = [heading(*heads, name_width=names)]
        on_list = [kind for kind in (*KINDS, UNLISTED) if kind not in MUSIC_KINDS]
        for kinds, words in ((on_list, "Not music"), (MUSIC_KINDS, "Music and connections")):
            rows = [row for row in report.rows if row.activity.kind in kinds]
            lines.append(self._sums(words, rows, names, day))
            lines += [self._row(row, names, day) for row in rows if row.seconds]
        share = report.measured_share
        so_far = "" if review.is_over else " so far"
        said = [
            f"{h_mm(review.unmeasured)} of the week{so_far} was not recorded: sleep, and what nobody timed."
        ]
        if share is not None:
            said[0] += f" Of what was, {percent(share)} was measured by the timer."
        return Page(
            "Where the hours went: measured, not remembered. Look at it for a moment before you go on.",
            tuple(lines),
            (*said, *unlisted(review)),
            frozen=1,
        )

    def _row(self, row: ReportRow, names: int, day: int) -> Line:
        days = [hours_cell(seconds, day) for seconds in row.days]
        return Line((name_cell(row.activity.name, names), *days, hours_cell(row.seconds, _TOTAL, "strong")))

    def _sums(self, words: str, rows: list[ReportRow], names: int, day: int) -> Line:
        days = summed_days(rows)
        cells = [hours_cell(seconds, day, "head") for seconds in days]
        total = hours_cell(sum(days), _TOTAL, "head")
        return Line(((f" {words}".ljust(names)[:names], "head"), *cells, total))


class Reveal(AssessmentStep):
    """What was guessed, beside what was measured."""

    name = "Measured"
    part = "your guesses"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        found = revealed(review)
        said = revealed_words(found)
        # While the week runs, what is missing may still come.
        said += directions_said(found) if review.is_over else []
        if not found:
            return Page("Guess against measured.", text_lines(_WITHOUT_GUESSES, style="quiet"), (*said,))
        names = name_width(width, 3 * 12 + 10)
        lines = [heading(("Guessed", 12), ("Measured", 12), ("Off by", 12), name_width=names)]
        for one in found:
            words = "   late" if one.is_late else "   close" if one.is_close else ""
            lines.append(
                Line(
                    (
                        name_cell(one.name, names),
                        (h_mm(one.guess).rjust(12), "cell"),
                        (h_mm(one.measured).rjust(12), "cell"),
                        (signed_h_mm(one.difference).rjust(12), "good" if one.is_close else "strong"),
                        (words, "quiet"),
                    )
                )
            )
        return Page(
            "Guess against measured, the furthest off first. "
            "The difference is between what a week feels like and what it is.",
            tuple(lines),
            (*said,),
            frozen=1,
        )


_WITHOUT_GUESSES = "There are no guesses for this week."
