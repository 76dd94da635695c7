"""The week's sheet as a value: texts only, each on one line, for every form that it is printed in."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, UNLISTED, ActivityList, kind_name
from tracker.domain.text import one_line
from tracker.domain.time.duration import HOUR, MINUTE, cell_h_mm, h_mm, signed_h_mm
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.assessment import Assessment
from tracker.domain.week.guesses import is_guess_hidden, measured_guesses
from tracker.domain.week.human_measure import wasted_beside_label
from tracker.domain.week.meaningless_keys import without_meaningless
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import ReportRow, WeekReport, wasted_rows, week_report

# Music is looked at last.
_ORDER = (*(kind for kind in KINDS if kind not in MUSIC_KINDS), UNLISTED, *MUSIC_KINDS)
_STANDING_WORDS = {
    MUSIC: "music",
    SUPPORTING: "supports the goal",
    NECESSARY: "necessary",
    WASTED: "wasted",
    UNRATED: "not rated",
}
_DECISION_WORDS = {
    "full-time": "full time",
    "part-time": "part time, and at peace with it",
    "undecided": "undecided",
}
_SPARE_LINES = 1
_QUESTIONS = (
    ("My goal, one that I can really picture", 1),
    ("How much do I want it, from 1 to 10?", 1),
    ("Low priority, and no support for the goal: where are hours wasted?", 2),
    ("How could they go to the studio, to learning, to calls?", 2),
    ("What do I dislike but need, and how could I manage it better?", 2),
    ("What lengths would I go to? Could other work make me as happy?", 2),
    ("My decision: full time, part time and at peace with it, or undecided", 1),
)


@value
class SheetRow:
    """One activity. Hours as h:mm, empty where there are none."""

    name: str
    days: tuple[str, ...] = ("",) * 7
    week: str = ""
    a_day: str = ""
    priority: str = ""
    enjoyment: str = ""
    supports: str = ""
    verdict: str = ""
    is_wasted: bool = False


@value
class SheetGroup:
    """The activities of one kind, and their sums."""

    name: str
    rows: tuple[SheetRow, ...]
    sums: SheetRow


@value
class SheetAnswer:
    """A line below the table; ``lines`` is how many are left free to write on."""

    label: str
    text: str = ""
    lines: int = 0


@value
class Sheet:
    """A sheet. ``wasted`` and ``music`` are the seconds of the two bars."""

    title: str
    subtitle: str
    is_blank: bool
    groups: tuple[SheetGroup, ...]
    totals: SheetRow
    answers: tuple[SheetAnswer, ...]
    wasted: int = 0
    music: int = 0
    problems: tuple[str, ...] = ()


def week_sheet(record: WeekRecord, session: int | None, now: datetime) -> Sheet:
    """The sheet of a week as of now; ``session`` is the usual session in seconds."""
    report = week_report(record, now)
    days = 7 if report.today is None else report.today + 1
    return Sheet(
        title=_title(record.week),
        subtitle=record.week.dates_text() + (", so far" if report.today is not None else ""),
        is_blank=False,
        groups=tuple(_group(report, kind, days) for kind in _ORDER if report.of_kind(kind)),
        totals=_hours("In all", report.day_totals, days),
        answers=tuple(_answers(record, report, session, now)),
        wasted=report.week_balance.wasted,
        music=report.week_balance.music,
        problems=tuple(map(one_line, record.problems)),
    )


def blank_sheet(listed: ActivityList, week: Week | None = None) -> Sheet:
    """A sheet to be filled in by hand, with the own activities and spare lines in each kind."""
    groups = []
    for kind in _ORDER:
        if kind == UNLISTED:
            continue
        rows = [SheetRow(one_line(activity.name)) for activity in listed.current if activity.kind == kind]
        spare = [SheetRow("")] * (_SPARE_LINES if rows else _SPARE_LINES + 1)
        groups.append(SheetGroup(kind.capitalize(), (*rows, *spare), SheetRow(kind.capitalize())))
    return Sheet(
        title=_title(week) if week is not None else "Where do my hours go?",
        subtitle=week.dates_text() if week is not None else "The week from ____________ to ____________",
        is_blank=True,
        groups=tuple(groups),
        totals=SheetRow("In all"),
        answers=tuple(SheetAnswer(label, lines=lines) for label, lines in _QUESTIONS),
    )


def _title(week: Week) -> str:
    return f"Week {week.number} of {week.year}"


def _group(report: WeekReport, kind: str, days: int) -> SheetGroup:
    name = kind_name(kind).capitalize()
    rows = tuple(_row(row, days) for row in report.of_kind(kind))
    return SheetGroup(name, rows, _hours(name, report.days_of_kind(kind), days))


def _row(row: ReportRow, days: int) -> SheetRow:
    activity, hours = row.activity, _hours(row.activity.name, row.days, days)
    marks = {True: "yes", False: "no", None: ""}
    return SheetRow(
        hours.name,
        hours.days,
        hours.week,
        hours.a_day,
        "" if activity.priority is None else str(activity.priority),
        "" if activity.enjoyment is None else str(activity.enjoyment),
        marks[activity.supports_goal],
        _STANDING_WORDS[row.standing],
        row.standing == WASTED,
    )


def _hours(name: str, seconds: tuple[int, ...], days: int) -> SheetRow:
    in_all = sum(seconds)
    return SheetRow(one_line(name), tuple(map(_cell, seconds)), _cell(in_all), _cell(in_all // days))


def _cell(seconds: int) -> str:
    return cell_h_mm(seconds, "")


def _answers(record: WeekRecord, report: WeekReport, session: int | None, now: datetime) -> list[SheetAnswer]:
    balance = report.week_balance
    answers = [SheetAnswer("Goal", report.goal)] if report.goal else []
    answers.append(SheetAnswer("Wasted", wasted_beside_label(balance.wasted, session) + _most_wasted(report)))
    music = f"studio {h_mm(balance.studio)}, learning {h_mm(balance.learning)}"
    answers.append(SheetAnswer("Music", f"{music}, connections {h_mm(balance.connections)}"))
    if balance.unrated >= MINUTE:
        answers.append(SheetAnswer("Not rated", f"{h_mm(balance.unrated)}, and not counted as wasted"))
    guess = _guess_words(record, report, now)
    answers += [SheetAnswer("Guess", guess)] if guess else []
    answers += _assessment_answers(record, record.finished_assessment)
    if report.measured_share is not None:
        answers.append(SheetAnswer("Measured", f"{report.measured_share:.0%} by the timer"))
    return [SheetAnswer(answer.label, one_line(answer.text), answer.lines) for answer in answers]


def _most_wasted(report: WeekReport) -> str:
    named = ", ".join(f"{row.activity.name} {h_mm(row.seconds)}" for row in wasted_rows(report))
    return f" {named}." if named else ""


def _guess_words(record: WeekRecord, report: WeekReport, now: datetime) -> str:
    present = record.calendar.week_at(instant_of(now))
    if not record.guesses or is_guess_hidden(record.week, report.assessed, present):
        return ""
    return "; ".join(
        f"{one.name} {h_mm(one.guess)}, measured {h_mm(one.measured)} ({signed_h_mm(one.difference)})"
        for one in measured_guesses(record, report)
    )


def _assessment_answers(record: WeekRecord, assessment: Assessment | None) -> list[SheetAnswer]:
    if assessment is None:
        return [SheetAnswer("Assessed", "not yet; the verdicts follow today's ratings")]
    moves = [
        f"{h_mm(round(move.hours * HOUR))} from {_name(record, move.source)} to {_name(record, move.target)}"
        for move in without_meaningless(assessment, record.listed).moves
    ]
    answers = [SheetAnswer("To move", ", ".join(moves))] if moves else []
    answers += [SheetAnswer("Desire", f"{assessment.desire} of 10")] if assessment.desire is not None else []
    if assessment.decision:
        answers.append(SheetAnswer("Decision", _DECISION_WORDS[assessment.decision]))
    answers += [SheetAnswer("Note", assessment.note)] if assessment.note else []
    return answers


def _name(record: WeekRecord, key: str) -> str:
    return key if key in KINDS else record.listed.get(key).name
