"""The months of a year side by side, or all years."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tracker.domain.report.past import Past, Period, month_of
from tracker.domain.text import counted
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.week import DAYS_IN_WEEK, Week
from tracker.ui.context.context import ScreenContext
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.trends.fitted_words import FittedWords
from tracker.ui.trends.look import MONTHS, WEEKS, YEARS, Look
from tracker.ui.trends.look_screen import LookScreen, ScreenOf, look_keys
from tracker.ui.trends.period_table import Periods, PeriodTable
from tracker.ui.widgets.footer import ScreenFooter


class PeriodsScreen(LookScreen[Past]):
    """A row for each month or year, a sentence above them and the one under the cursor in words below."""

    HELP = (
        "Each month or year has a row: wasted hours beside studio and learning, on one scale from zero; how "
        "much studio that is a week, and on how many days. A year opens its months, a month its weeks."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("trends.earlier", "turn(-1)", show=True),
        key_binding("trends.later", "turn(1)", show=True),
        key_binding("trends.present", "present"),
        *look_keys("trends"),
    ]

    def __init__(self, context: ScreenContext, look: Look, screen_of: ScreenOf) -> None:
        super().__init__(context, look, screen_of)
        self._past: Past | None = None
        self._begins_at: date | None = look.day or context.days.today()
        # Of which year the months are.
        self._year = self._begins_at.year

    def compose(self) -> ComposeResult:
        yield from self.head()
        yield FittedWords("trends-sentence")
        yield PeriodTable(id="trends-table")
        yield FittedWords("trends-week")
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one(PeriodTable).focus()

    @property
    def _are_years(self) -> bool:
        return self._look.kind == YEARS

    @property
    def day(self) -> date:
        today, current = self.context.days.today(), self.query_one(PeriodTable).current
        return today if current is None else min(current.last, today)

    async def ask(self) -> Past:
        return await self.context.lookups.past()

    def take(self, read: Past) -> None:
        self._past = read
        # One that is before or after all of them has none.
        self._year = min(max(self._year, read.years[0]), read.years[-1])
        self._show()
        self.show_problems(read.problems)

    def _show(self) -> None:
        past, table = self._past, self.query_one(PeriodTable)
        if past is None:
            return
        shown = past.by_year() if self._are_years else past.months(self._year)
        table.periods = Periods(shown, self._are_years, past.today)
        if self._begins_at is not None:
            table.go_to(self._begins_at)
            self._begins_at = None
        self.show_words("#trends-title", _title(shown, self._are_years))
        self.say_of_all(_sentence(shown, self._are_years))

    @on(PeriodTable.Moved)
    def _tell_of_period(self) -> None:
        table = self.query_one(PeriodTable)
        if table.current is not None and table.periods is not None and self._past is not None:
            words = _period_words(table.current, table.periods, self._past)
            self.query_one("#trends-week", FittedWords).say(*words)

    # What is asked for

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Other years are offered where there are some."""
        if action not in ("turn", "present"):
            return True
        if self._are_years or self._past is None:
            return False
        return action == "present" or self._year + int(str(parameters[0])) in self._past.years

    @on(PeriodTable.Opened)
    def _open(self, message: PeriodTable.Opened) -> None:
        period = message.period
        if self._are_years:
            self.open_below(Look(MONTHS, min(period.last, self.context.days.today())))
            return
        first, last = Week.containing(period.first), Week.containing(self.day)
        weeks = (last.monday - first.monday).days // DAYS_IN_WEEK + 1
        self.open_below(Look(WEEKS, self.day, weeks))

    def action_turn(self, years: int) -> None:
        """Show the months of the year before or after."""
        self._turn_to(self._year + years)

    def action_present(self) -> None:
        """Show the months of this year."""
        self._turn_to(self.context.days.today().year)

    def _turn_to(self, year: int) -> None:
        if self._past is not None and year in self._past.years:
            # The same month of the other year.
            self._begins_at = month_of(self.day.replace(day=1, year=year))[1]
            self._year = year
            self._show()
            self.refresh_bindings()


def _title(shown: tuple[Period, ...], are_years: bool) -> str:
    if not shown:
        return ""
    first, last = shown[0].first.year, shown[-1].first.year
    return f"{first} to {last}" if are_years and first != last else str(last)


def _sentence(shown: tuple[Period, ...], are_years: bool) -> str:
    """Which of them had the most of what matters."""
    most = max(shown, key=lambda each: each.sums.studio, default=None)
    if most is None or most.sums.studio < MINUTE:
        return "No hours in the studio yet." if are_years else "No hours in the studio in these months."
    name = _name(most, are_years)
    if len(shown) == 1:
        return f"{h_mm(most.sums.studio)} in the studio in {name}."
    in_all = h_mm(sum(each.sums.studio for each in shown))
    return f"{in_all} in the studio. {name} had the most: {h_mm(most.sums.studio)}."


def _name(period: Period, is_year: bool) -> str:
    return str(period.first.year) if is_year else f"{period.first:%B}"


def _period_words(period: Period, periods: Periods, past: Past) -> list[str]:
    """A month or a year in words: its days, its hours, and how much that was a week."""
    sums, is_year = period.sums, periods.are_years
    name = _name(period, True) if is_year else f"{period.first:%B %Y}"
    if periods.runs(period):
        name += " · not over yet"
    if sums.seconds < MINUTE:
        return [f"{name} · nothing recorded"]
    on_days = past.on_days(period.first, period.last)
    words = [f"{name} · {h_mm(sums.seconds)} in all"]
    on = f" on {len(on_days)} of {counted(period.days, 'day', 'days')}" if on_days else ""
    studio = [f"Studio {h_mm(sums.studio)}{on}"]
    studio += [f"learning {h_mm(sums.learning)}"] if sums.learning >= MINUTE else []
    studio += [f"wasted {h_mm(sums.wasted)}"] if sums.wasted >= MINUTE else []
    words.append(" · ".join(studio))
    amounts = (("studio", sums.studio), ("learning", sums.learning), ("wasted", sums.wasted))
    a_week = [(name, period.a_week(amount)) for name, amount in amounts]
    told = [f"{name} {h_mm(each)}" for name, each in a_week if each is not None]
    words += [f"A week: {', '.join(told)}"] if told else []
    if on_days:
        day, most = max(on_days, key=lambda each: each[1])
        words.append(f"Most in the studio on {day:%A} {DayRange(day, day).in_words}: {h_mm(most)}")
    return words
