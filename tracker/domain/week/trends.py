"""Weeks side by side, and what changed between them in one plain sentence."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.week import DAYS_IN_WEEK, Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.assessment import Assessment
from tracker.domain.week.balance import Balance
from tracker.domain.week.guesses import is_guess_hidden, measured_guesses
from tracker.domain.week.session import longest_block
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import wasted_rows, week_report

WEEKS_SIDE_BY_SIDE = 12
# The newest ended week is told beside the one three weeks before it: a month of four.
_WEEKS_BETWEEN = 3
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@value
class TrendWeek:
    """One week in few numbers, in seconds, judged by its own assessment.

    ``guessed`` and ``measured`` are sums over what was guessed, ``off`` is how far off the guesses were
    one by one, all of them together, and ``furthest`` names the one furthest off, with how much more it
    was than guessed; None where nothing was guessed, or where the assessment is still to reveal it.
    ``assessment`` is a finished one. ``wasted_on`` names what was wasted
    on what, the most first.
    """

    week: Week
    seconds: int = 0
    measured_share: float | None = None
    balance: Balance = Balance()
    longest_block: int = 0
    guessed: int | None = None
    measured: int | None = None
    off: int | None = None
    furthest: tuple[str, int] | None = None
    hides_guess: bool = False
    assessment: Assessment | None = None
    wasted_on: tuple[tuple[str, int], ...] = ()

    @property
    def has_hours(self) -> bool:
        return self.seconds >= MINUTE


@value
class Trends:
    """Some weeks, the oldest first; ``present`` is the one that runs, whether or not it is among them.

    ``has_earlier`` says that there is a record of weeks before them; ``problems``, what cannot be read of it.
    """

    weeks: tuple[TrendWeek, ...]
    present: Week
    has_earlier: bool = False
    problems: tuple[str, ...] = ()

    def of(self, week: Week) -> TrendWeek | None:
        return next((shown for shown in self.weeks if shown.week == week), None)


def weeks_up_to(last: Week, first: Week, most: int = WEEKS_SIDE_BY_SIDE) -> list[Week]:
    """The weeks that stand side by side, the oldest first; none before ``first``, but always the last."""
    earlier = min(most - 1, max(0, _weeks_between(first, last)))
    return [last.plus(-number) for number in range(earlier, -1, -1)]


def trend_week(record: WeekRecord, now: datetime) -> TrendWeek:
    """A week as it stands beside others, as of now."""
    report = week_report(record, now)
    present = record.calendar.week_at(instant_of(now))
    hides_guess = bool(record.guesses) and is_guess_hidden(record.week, report.assessed, present)
    # A week of rest is a week like any other: no guess is held against it.
    tells_guess = bool(record.guesses) and not hides_guess and report.seconds >= MINUTE
    told = measured_guesses(record, report) if tells_guess else ()
    return TrendWeek(
        week=record.week,
        seconds=report.seconds,
        measured_share=report.measured_share,
        balance=report.week_balance,
        longest_block=longest_block(record, report),
        guessed=sum(one.guess for one in told) if tells_guess else None,
        measured=sum(one.measured for one in told) if tells_guess else None,
        off=sum(abs(one.difference) for one in told) if tells_guess else None,
        furthest=(told[0].name, told[0].difference) if told else None,
        hides_guess=hides_guess,
        assessment=record.finished_assessment,
        wasted_on=tuple((row.activity.name, row.seconds) for row in wasted_rows(report)),
    )


def change_sentence(trends: Trends) -> str:
    """What changed, as a person would say it.

    The newest ended week that has hours stands beside the one three weeks before it or, where that has
    none, the nearest: a week of rest is passed over, not counted against anybody.
    """
    ended = [shown for shown in trends.weeks if shown.week < trends.present and shown.has_hours]
    if not ended:
        return _first_words(trends.of(trends.present))
    newest = ended[-1]
    if not ended[:-1]:
        return _only_words(newest, *_called(trends.present, newest.week))
    earlier = min(ended[:-1], key=lambda shown: abs(_weeks_between(shown.week, newest.week) - _WEEKS_BETWEEN))
    then, last = _called(trends.present, earlier.week, newest.week)
    told = [_studio_words(earlier, newest, then, last), _wasted_words(earlier, newest)]
    words = " ".join(filter(None, told)) or f"neither studio nor wasted hours {then} or {last}."
    return words[0].upper() + words[1:]


def _first_words(running: TrendWeek | None) -> str:
    if running is None:
        return "No hours are recorded in these weeks."
    if not running.has_hours:
        return "No hours yet. Once there are some, the weeks stand side by side here."
    return (
        f"This week {h_mm(running.balance.studio)} in the studio so far. The next ones will stand beside it."
    )


def _only_words(only: TrendWeek, when: str) -> str:
    words = f"{h_mm(only.balance.studio)} in the studio, {h_mm(only.balance.wasted)} wasted"
    return f"{when[0].upper()}{when[1:]} {words}. The next weeks will stand beside it."


def _studio_words(earlier: TrendWeek, newest: TrendWeek, then: str, last: str) -> str:
    before, after = earlier.balance.studio, newest.balance.studio
    if before < MINUTE and after < MINUTE:
        return ""
    if after < MINUTE:
        return f"{then} {h_mm(before)} in the studio, {last} a rest from it."
    if before < MINUTE:
        return f"{then} no time in the studio, {last} {h_mm(after)}."
    return f"{then} {h_mm(before)} in the studio, {last} {h_mm(after)}."


def _wasted_words(earlier: TrendWeek, newest: TrendWeek) -> str:
    before, after = earlier.balance.wasted, newest.balance.wasted
    return "" if before < MINUTE and after < MINUTE else f"Wasted: {h_mm(before)}, then {h_mm(after)}."


def _called(present: Week, *weeks: Week) -> list[str]:
    """How a person calls ended weeks, all in one way: those of long ago by the day that their rows have."""
    ago = [_weeks_between(week, present) for week in weeks]
    if max(ago) - 2 < len(_NUMBERS):
        return ["last week" if number == 1 else f"{_NUMBERS[number - 2]} weeks ago" for number in ago]
    return [f"in the week of {week.monday.day} {week.monday:%B}" for week in weeks]


def _weeks_between(earlier: Week, later: Week) -> int:
    return (later.monday - earlier.monday).days // DAYS_IN_WEEK
