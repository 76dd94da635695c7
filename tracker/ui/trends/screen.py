"""Weeks side by side: what changed, and how each of them was."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tracker.domain.bar import FULL, SHADED
from tracker.domain.errors import DataError
from tracker.domain.text import percent
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.week.trends import WEEKS_SIDE_BY_SIDE, Trends, TrendWeek, change_sentence
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.trends.table import TrendTable
from tracker.ui.trends.tracks_screen import TracksScreen
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen


class TrendsScreen(TrackerScreen[None]):
    """Twelve weeks, a sentence above them and the week under the cursor in words below."""

    CSS_PATH = stylesheet("trends")
    HELP = (
        "Each week has a row: wasted hours beside studio and learning, on one scale from zero. A week is "
        "judged by its own assessment once there is one. A week of rest is a week like any other."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("trends.earlier", "turn(-1)", show=True),
        key_binding("trends.later", "turn(1)", show=True),
        key_binding("trends.present", "present"),
        key_binding("trends.tracks", "tracks", show=True),
        key_binding("trends.sheet", "sheet", show=True),
        key_binding("trends.leave", "leave", show=True),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-low"), (30, "-tall")]

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._last: Week | None = None
        self._read_for: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        with Horizontal(id="trends-head"):
            yield Static(id="trends-title", markup=False)
            yield Static(_legend(), id="trends-legend")
        yield Static(id="trends-sentence", markup=False)
        yield TrendTable(id="trends-table")
        yield Static(id="trends-week", markup=False)
        yield ScreenFooter()

    def on_mount(self) -> None:
        table = self.query_one(TrendTable)
        table.focus()
        table.cursor_week = self.context.view.report.week
        self.context.follow(self, self._follow)

    def _follow(self, view: View) -> None:
        """Read again when a file or the minute has changed; a second changes nothing here."""
        wanted = (self._last, view.stamps, instant_of(view.report.now) // MINUTE)
        if wanted != self._read_for:
            self._read_for = wanted
            self._read()

    @work(group="trends", exclusive=True)
    async def _read(self) -> None:
        try:
            trends = await self.context.lookups.trends(self._last)
        except DataError as error:
            self.context.tell_error(error)
            return
        if is_gone(self):
            return
        self.query_one(TrendTable).trends = trends
        self._show("#trends-title", _title(trends))
        self._show("#trends-sentence", change_sentence(trends))
        self.refresh_bindings()

    @on(TrendTable.Moved)
    def _tell_of_week(self) -> None:
        table = self.query_one(TrendTable)
        if table.current is not None and table.trends is not None:
            self._show("#trends-week", "\n".join(_week_words(table.current, table.trends)))

    def _show(self, place: str, words: str) -> None:
        show_text(self.query_one(place, Static), words)

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
        self._show_week(message.week)

    def _show_week(self, week: Week | None) -> None:
        """Leave for a week, if there is one."""
        if week is not None:
            trends = self.query_one(TrendTable).trends
            is_present = trends is not None and week == trends.present
            self.context.show_week(None if is_present else week)
            self.dismiss()

    def action_tracks(self) -> None:
        """Show the tracks of these weeks."""
        self.context.open(TracksScreen(self.context, self._last), self._show_week)

    def action_turn(self, times: int) -> None:
        """Show the twelve weeks before or after these; not the future."""
        trends = self.query_one(TrendTable).trends
        if trends is None:
            return
        last = trends.weeks[-1].week
        if times < 0:
            self._show_up_to(trends.weeks[0].week.previous())
            return
        last = last.plus(WEEKS_SIDE_BY_SIDE)
        self._show_up_to(last if last < trends.present else None)

    def action_present(self) -> None:
        """Show the twelve weeks up to the present one."""
        self._show_up_to(None)

    def _show_up_to(self, last: Week | None) -> None:
        self._last = last
        self._follow(self.context.view)

    def action_sheet(self) -> None:
        """Write the sheet of the week under the cursor to a file."""
        week = self.query_one(TrendTable).cursor_week
        if week is not None:
            self.context.save_sheet(week)

    def action_leave(self) -> None:
        """Back to the week that was shown."""
        self.dismiss()


def _legend() -> Content:
    return Content.assemble((FULL, "$studio"), " studio  ", (SHADED, "$learning"), " learning")


def _title(trends: Trends) -> str:
    first, last, number = trends.weeks[0].week, trends.weeks[-1].week, len(trends.weeks)
    if number == 1:
        return str(last)
    which = f"The last {number} weeks" if last == trends.present else f"{number} weeks"
    return f"{which} · {first} to {last}"


def _week_words(shown: TrendWeek, trends: Trends) -> list[str]:
    """A week in words: its days, what was measured, and what its assessment says."""
    when = f"{shown.week} · {shown.week.dates_text()}"
    if shown.week == trends.present:
        when += " · it still runs"
    if not shown.has_hours:
        return [f"{when} · nothing recorded"]
    balance = shown.balance
    facts = [when, f"{h_mm(shown.seconds)} in all"]
    if shown.measured_share is not None:
        facts.append(f"{percent(shown.measured_share)} by timer")
    facts += [f"connections {h_mm(balance.connections)}"] if balance.connections >= MINUTE else []
    facts += [f"{h_mm(balance.unrated)} unrated"] if balance.unrated >= MINUTE else []
    wasted = ", ".join(f"{name} {h_mm(seconds)}" for name, seconds in shown.wasted_on)
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
