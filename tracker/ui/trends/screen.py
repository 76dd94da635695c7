"""Weeks side by side: what changed, and how each of them was."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tracker.domain.text import kept_together, percent
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.trends import Trends, TrendWeek, change_sentence
from tracker.ui.context.context import ScreenContext
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.trends.fitted_words import FittedWords
from tracker.ui.trends.look import Look
from tracker.ui.trends.look_screen import LookScreen, ScreenOf, look_keys
from tracker.ui.trends.table import TrendTable
from tracker.ui.widgets.footer import ScreenFooter

_WIDE = 116


class TrendsScreen(LookScreen[Trends]):
    """Twelve weeks, a sentence above them and the week under the cursor in words below."""

    HELP = (
        "Each week has a row: wasted hours beside studio and learning, on one scale from zero. A week is "
        "judged by its own assessment once there is one. A week of rest is a week like any other."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("trends.earlier", "turn(-1)", show=True),
        key_binding("trends.later", "turn(1)", show=True),
        key_binding("trends.present", "present"),
        key_binding("trends.sheet", "sheet", show=True),
        *look_keys("trends"),
    ]

    def __init__(self, context: ScreenContext, look: Look, screen_of: ScreenOf) -> None:
        super().__init__(context, look, screen_of)
        self._most = look.weeks
        self._last = self._last_for(look)

    def _last_for(self, look: Look) -> Week | None:
        """With which week those end that are looked at; None for the present one, which goes on."""
        present = Week.containing(self.context.days.today())
        if look.last is not None:
            return look.last if look.last < present else None
        week = present if look.day is None else Week.containing(look.day)
        return week if week <= present.plus(-self._most) or (week < present and self._look.above) else None

    def compose(self) -> ComposeResult:
        yield from self.head()
        yield FittedWords("trends-sentence")
        yield TrendTable(id="trends-table")
        yield FittedWords("trends-week")
        yield ScreenFooter()

    def on_mount(self) -> None:
        table, day = self.query_one(TrendTable), self._look.day
        table.focus()
        table.cursor_week = self.context.view.report.week if day is None else Week.containing(day)

    @property
    def day(self) -> date:
        week, today = self.query_one(TrendTable).cursor_week, self.context.days.today()
        return today if week is None else min(week.dates[6], today)

    @property
    def look(self) -> Look:
        trends = self.query_one(TrendTable).trends
        return super().look if trends is None else replace(super().look, last=trends.weeks[-1].week)

    def asked_for(self) -> tuple[object, ...]:
        return (self._last,)

    async def ask(self) -> Trends:
        return await self.context.lookups.trends(self._last, self._most)

    def take(self, read: Trends) -> None:
        self.query_one(TrendTable).trends = read
        self.show_words("#trends-title", _title(read, self.app.size.width >= _WIDE))
        self.say_of_all(change_sentence(read))
        self.show_problems(read.problems)

    @on(TrendTable.Moved)
    def _tell_of_week(self) -> None:
        table = self.query_one(TrendTable)
        if table.current is not None and table.trends is not None:
            self.query_one("#trends-week", FittedWords).say(*_week_words(table.current, table.trends))

    # What is asked for

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Other weeks are offered where there are some."""
        if action != "turn":
            return True
        tables = self.query(TrendTable)
        trends = tables.first().trends if tables else None
        if trends is None:
            return False
        return trends.has_earlier if parameters == (-1,) else trends.weeks[-1].week < trends.present

    @on(TrendTable.Opened)
    def _open(self, message: TrendTable.Opened) -> None:
        self.show_week(message.week)

    def action_turn(self, times: int) -> None:
        """Show as many weeks before or after these; not the future."""
        trends = self.query_one(TrendTable).trends
        if trends is None:
            return
        last = trends.weeks[-1].week
        if times < 0:
            self._show_up_to(trends.weeks[0].week.previous())
            return
        last = last.plus(self._most)
        self._show_up_to(last if last < trends.present else None)

    def action_present(self) -> None:
        """Show as many weeks up to the present one."""
        self._show_up_to(None)

    def _show_up_to(self, last: Week | None) -> None:
        self._last = last
        self.follow(self.context.view)

    def action_sheet(self) -> None:
        """Write the sheet of the week under the cursor to a file."""
        week = self.query_one(TrendTable).cursor_week
        if week is not None:
            self.context.save_sheet(week)


def _title(trends: Trends, in_words: bool) -> str:
    first, last, number = trends.weeks[0].week, trends.weeks[-1].week, len(trends.weeks)
    if number == 1:
        return str(last)
    which = f"The last {number} weeks" if last == trends.present else f"{number} weeks"
    return f"{which} · {first} to {last}" if in_words else f"{first} to {last}"


def _week_words(shown: TrendWeek, trends: Trends) -> list[str]:
    """A week in words: its days, what was measured, and what its assessment says."""
    when = f"W{shown.week.number:02d} · {shown.week.dates_text()}"
    if shown.week == trends.present:
        when += " · not over yet"
    if not shown.has_hours:
        return [f"{when} · nothing recorded"]
    balance = shown.balance
    facts = [when, f"{h_mm(shown.seconds)} in all"]
    if shown.measured_share is not None:
        facts.append(f"{percent(shown.measured_share)} by timer")
    facts += [f"connections {h_mm(balance.connections)}"] if balance.connections >= MINUTE else []
    facts += [f"{h_mm(balance.unrated)} unrated"] if balance.unrated >= MINUTE else []
    wasted = ", ".join(kept_together(f"{name} {h_mm(seconds)}") for name, seconds in shown.wasted_on)
    hours = [f"longest block {h_mm(shown.longest_block)}"] if shown.longest_block else []
    hours += [f"wasted on {wasted}"] if wasted else []
    told = " · ".join(hours)
    return [
        " · ".join(facts),
        " · ".join(_judgement(shown)),
        *([_note(shown)] if _note(shown) else []),
        told[:1].upper() + told[1:],
    ]


def _judgement(shown: TrendWeek) -> list[str]:
    assessment = shown.assessment
    words = []
    if assessment is None:
        words.append("Not assessed")
    else:
        words += [f"Desire {assessment.desire}"] if assessment.desire is not None else []
        words += [assessment.decision] if assessment.decision else []
    if shown.hides_guess:
        words.append("the guess shows once the week is assessed")
    elif shown.off is not None and shown.furthest is not None:
        words.append(_guess_words(shown.off, *shown.furthest))
    return words


def _guess_words(off: int, name: str, difference: int) -> str:
    """How far off the guesses were, and which of them most."""
    if off < MINUTE:
        return "all as guessed"
    way = "more" if difference > 0 else "less"
    return f"guesses off by {h_mm(off)} in all, most for {name}: {h_mm(abs(difference))} {way}"


def _note(shown: TrendWeek) -> str:
    return f"«{shown.assessment.note}»" if shown.assessment is not None and shown.assessment.note else ""
