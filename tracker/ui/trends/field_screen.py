"""The year as a field of days, shaded by hours in the studio or by wasted ones."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tracker.domain.report.past import MONTHS_IN_YEAR, Past, Sums, month_of
from tracker.domain.text import counted
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.week import Week
from tracker.ui.context.context import ScreenContext
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.trends.day_below import open_day
from tracker.ui.trends.fitted_words import FittedWords
from tracker.ui.trends.look import Look
from tracker.ui.trends.look_screen import LookScreen, ScreenOf, look_keys
from tracker.ui.trends.year_field import SHADE_SIGNS, Shown, YearField
from tracker.ui.widgets.footer import ScreenFooter


class FieldScreen(LookScreen[Past]):
    """A year at a glance, more where there is room; the day under the cursor in words below."""

    HELP = (
        "Each day of the year has a place: a column a week, a row a weekday, darker for more hours in the "
        "studio. The same shade is the same time in every year. Below each month stand its hours."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("field.wasted", "wasted", show=True),
        key_binding("field.earlier", "turn(-1)", show=True),
        key_binding("field.later", "turn(1)", show=True),
        key_binding("field.present", "present"),
        *look_keys("field"),
    ]

    def __init__(self, context: ScreenContext, look: Look, screen_of: ScreenOf) -> None:
        super().__init__(context, look, screen_of)
        self._is_wasted = False

    def compose(self) -> ComposeResult:
        yield from self.head()
        yield FittedWords("trends-sentence")
        yield YearField(id="year-field")
        yield FittedWords("trends-week")
        yield ScreenFooter()

    def on_mount(self) -> None:
        field = self.query_one(YearField)
        field.cursor_day = self._look.day or self.context.days.today()
        field.focus()

    @property
    def day(self) -> date:
        return self.query_one(YearField).cursor_day

    async def ask(self) -> Past:
        return await self.context.lookups.past()

    def take(self, read: Past) -> None:
        self.query_one(YearField).shown = Shown(read, self._is_wasted)
        self._show_legend()
        self.show_problems(read.problems)

    def _show_legend(self) -> None:
        shown = self.query_one(YearField).shown
        if shown is not None:
            self.show_words("#trends-legend", _legend(shown))

    @on(YearField.Moved)
    def _tell_of_day(self) -> None:
        field = self.query_one(YearField)
        if field.shown is not None:
            self.say_of_all(_sentence(field.shown, field.cursor_day.year))
            self.query_one("#trends-week", FittedWords).say(*_day_words(field.cursor_day, field.shown.past))
            self.refresh_bindings()

    # What is asked for

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Other years are offered where there are some."""
        if action != "turn":
            return True
        fields = self.query(YearField)
        shown = fields.first().shown if fields else None
        return shown is not None and self.day.year + int(str(parameters[0])) in shown.past.years

    @on(YearField.Opened)
    def _open(self) -> None:
        field = self.query_one(YearField)
        open_day(self, field.cursor_day, field.go_to)

    def action_wasted(self) -> None:
        """Shade by wasted hours, or by those in the studio again."""
        field = self.query_one(YearField)
        self._is_wasted = not self._is_wasted
        if field.shown is not None:
            field.shown = Shown(field.shown.past, self._is_wasted)
            self._show_legend()

    def action_turn(self, years: int) -> None:
        """Go to the same day of the year before or after."""
        day = self.day
        year = day.year + years
        self.query_one(YearField).go_to(date(year, day.month, min(day.day, monthrange(year, day.month)[1])))

    def action_present(self) -> None:
        """Go to today."""
        self.query_one(YearField).go_to(self.context.days.today())


def _legend(shown: Shown) -> Content:
    """What each shade stands for."""
    first, *others = (h_mm(shown.step * number) for number in range(1, len(SHADE_SIGNS) - 1))
    words = zip(SHADE_SIGNS[1:], (f"to {first}", *others, "more"), strict=True)
    parts = [part for sign, said in words for part in ((sign, f"${shown.name}"), f" {said}  ")]
    return Content.assemble(f"{shown.name}  ", *parts).rstrip()


def _sentence(shown: Shown, year: int) -> str:
    """A year in one sentence."""
    past, first, last = shown.past, date(year, 1, 1), date(year, MONTHS_IN_YEAR, 31)
    days = past.on_days(first, last, shown.is_wasted)
    what = "wasted" if shown.is_wasted else "in the studio"
    if not any(past.seconds):
        return "No hours yet. Once there are some, each day has its place here."
    if not days:
        return f"{year}: nothing {what}." if shown.is_wasted else f"{year}: no hours {what}."
    # Of all days: those with less than a minute are no days with hours, but part of the sum.
    sums = past.between(first, last)
    seconds = sums.wasted if shown.is_wasted else sums.studio
    most_on, most = max(days, key=lambda each: each[1])
    on_days = counted(len(days), "day", "days")
    return f"{year}: {h_mm(seconds)} {what} on {on_days}, most on {_day_name(most_on)} ({h_mm(most)})."


def _day_words(day: date, past: Past) -> list[str]:
    """A day in words, and its week and month beside it."""
    week = Week.containing(day)
    when = f"{_day_name(day)} {day.year} · W{week.number:02d}{' · today' if day == past.today else ''}"
    first, last = month_of(day)
    told = _sums_words(past.of(day))
    return [
        when,
        told[:1].upper() + told[1:] if told else "Nothing is logged on this day.",
        f"Its week: {_sums_words(past.between(week.dates[0], week.dates[6])) or 'nothing'}",
        f"{day:%B}: {_sums_words(past.between(first, last)) or 'nothing'}",
    ]


def _day_name(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _sums_words(sums: Sums) -> str:
    """Hours in words; empty where there are none."""
    amounts = (("studio", sums.studio), ("learning", sums.learning), ("wasted", sums.wasted))
    told = [f"{name} {h_mm(seconds)}" for name, seconds in amounts if seconds >= MINUTE]
    return " · ".join([*told, f"{h_mm(sums.seconds)} in all"]) if sums.seconds >= MINUTE else ""
