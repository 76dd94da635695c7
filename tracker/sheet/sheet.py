"""The week's sheet as a value: texts only, each on one line, for every form that it is printed in."""

from __future__ import annotations

from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, UNLISTED, ActivityList, kind_name
from tracker.domain.review.answer import rating_of
from tracker.domain.review.intentions import HELD_SAID, held_intentions, standing_intentions
from tracker.domain.review.number_words import number_name, number_said, number_shown
from tracker.domain.review.numbers_to_come import numbers_to_come
from tracker.domain.review.review import Review
from tracker.domain.text import one_line, percent
from tracker.domain.time.duration import HOUR, MINUTE, cell_h_mm, h_mm, signed_h_mm
from tracker.domain.time.week import DAY_NAMES, Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.guesses import is_guess_hidden, measured_guesses
from tracker.domain.week.human_measure import wasted_beside_label
from tracker.domain.week.plan import planned_name
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import ReportRow, WeekReport, wasted_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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
class SheetTable:
    """A small table below the large one. Each row begins with a name; numbers stand to the right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 0
    """How many columns after the first are numbers; what follows them is text."""


@value
class Sheet:
    """A sheet. ``wasted`` and ``music`` are the seconds of the two bars.

    ``tables`` are what was guessed, the reasons and what is meant for the week after.
    """

    title: str
    subtitle: str
    is_blank: bool
    groups: tuple[SheetGroup, ...]
    totals: SheetRow
    answers: tuple[SheetAnswer, ...]
    wasted: int = 0
    music: int = 0
    problems: tuple[str, ...] = ()
    tables: tuple[SheetTable, ...] = ()


def week_sheet(shown: Review) -> Sheet:
    """The sheet of a week as it is looked at: with the answers so far, finished or not, if there are any."""
    record, report = shown.material.record, shown.report
    days = 7 if report.today is None else report.today + 1
    return Sheet(
        title=_title(record.week),
        subtitle=record.week.dates_text() + (", so far" if report.today is not None else ""),
        is_blank=False,
        groups=tuple(_group(report, kind, days) for kind in _ORDER if report.of_kind(kind)),
        totals=_hours("In all", report.day_totals, days),
        answers=tuple(_answers(shown)),
        wasted=report.week_balance.wasted,
        music=report.week_balance.music,
        problems=tuple(map(one_line, record.problems)),
        tables=tuple(table for table in _tables(shown) if table.rows),
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


def _answers(shown: Review) -> list[SheetAnswer]:
    report = shown.report
    balance = report.week_balance
    answers = [SheetAnswer("Goal", report.goal)] if report.goal else []
    wasted = wasted_beside_label(balance.wasted, shown.material.session) + _most_wasted(report)
    answers.append(SheetAnswer("Wasted", wasted))
    music = f"studio {h_mm(balance.studio)}, learning {h_mm(balance.learning)}"
    answers.append(SheetAnswer("Music", f"{music}, connections {h_mm(balance.connections)}"))
    if balance.unrated >= MINUTE:
        answers.append(SheetAnswer("Not rated", f"{h_mm(balance.unrated)}, and not counted as wasted"))
    answers += _assessment_answers(shown)
    if report.measured_share is not None:
        answers.append(SheetAnswer("Measured", f"{percent(report.measured_share)} by the timer"))
    return [SheetAnswer(answer.label, one_line(answer.text), answer.lines) for answer in answers]


def _most_wasted(report: WeekReport) -> str:
    named = ", ".join(f"{row.activity.name} {h_mm(row.seconds)}" for row in wasted_rows(report))
    return f" {named}." if named else ""


def _assessment_answers(shown: Review) -> list[SheetAnswer]:
    record, assessment = shown.material.record, shown.assessment
    if shown.kept is None:
        return [SheetAnswer("Assessed", "not yet; the verdicts follow today's ratings")]
    answers = [] if assessment.is_finished else [SheetAnswer("Assessed", "not finished yet")]
    moves = [
        f"{h_mm(round(move.hours * HOUR))} from {_name(record, move.source)} to {_name(record, move.target)}"
        for move in assessment.moves
    ]
    answers += [SheetAnswer("To move", ", ".join(moves))] if moves else []
    answers += [SheetAnswer("Desire", f"{assessment.desire} of 10")] if assessment.desire is not None else []
    if assessment.decision:
        answers.append(SheetAnswer("Decision", _DECISION_WORDS[assessment.decision]))
    answers += [SheetAnswer("Note", assessment.note)] if assessment.note else []
    held = held_intentions(shown.material.last, shown.kept)
    answers += [SheetAnswer("Meant to", f"{each.intention.words}: {HELD_SAID[each.held]}") for each in held]
    intended = standing_intentions(assessment, shown.last_intentions)
    answers += [SheetAnswer("Intended", each.words) for each in intended]
    return answers


def _tables(shown: Review) -> tuple[SheetTable, ...]:
    """Below the hours: what was guessed of them, why they support the goal, and what is to come."""
    numbers = () if shown.kept is None else tuple(_number_rows(shown))
    return (
        SheetTable(("Guess", "Guessed", "Measured", "Off by"), tuple(_guess_rows(shown)), numbers=3),
        SheetTable(("Reason", ""), tuple(_reason_rows(shown))),
        SheetTable((f"In {shown.material.week.next()}", "Hours", ""), numbers, numbers=1),
        SheetTable(("Planned", "From", "Hours", ""), tuple(_plan_rows(shown)), numbers=2),
    )


def _guess_rows(shown: Review) -> Iterator[tuple[str, ...]]:
    record = shown.material.record
    present = record.calendar.week_at(instant_of(shown.now))
    if is_guess_hidden(record.week, shown.kept is not None, present):
        return
    for one in measured_guesses(record, shown.report):
        yield one_line(one.name), h_mm(one.guess), h_mm(one.measured), signed_h_mm(one.difference)


def _reason_rows(shown: Review) -> Iterator[tuple[str, ...]]:
    listed = shown.material.record.listed
    for row in shown.timed:
        reason = rating_of(shown.kept, listed, row.activity.key).reason
        if reason:
            yield one_line(row.activity.name), one_line(reason)


def _number_rows(shown: Review) -> Iterator[tuple[str, ...]]:
    listed = shown.material.record.listed
    for number in numbers_to_come(shown):
        yield number_name(number, listed), number_shown(number), number_said(number, shown)


def _plan_rows(shown: Review) -> Iterator[tuple[str, ...]]:
    """What is planned for the week after, a row each."""
    listed = shown.material.record.listed
    for each in shown.material.planned:
        clock = f"{each.start:%H:%M}" if each.start is not None else ""
        day = shown.material.week.next().dates[each.day]
        yield (
            f"{DAY_NAMES[each.day]} {day.day} {day:%b}",
            clock,
            h_mm(each.seconds),
            one_line(planned_name(each.what, listed)),
        )


def _name(record: WeekRecord, key: str) -> str:
    return key if key in KINDS else record.listed.get(key).name
