"""The place of the plan in the assessment: the week after with its days, to lay hours on them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from tracker.changes.changes import Changes
from tracker.domain.errors import DataError
from tracker.domain.review.planned_ahead import planned_ahead
from tracker.domain.review.review import Review
from tracker.domain.text import one_line
from tracker.domain.time.week import Week
from tracker.domain.week.planned_said import collisions_said, done_said, left_said, moved_said
from tracker.domain.week.planned_week import PlannedWeek
from tracker.domain.week.usual_times import UsualTime
from tracker.domain.week.week_record import WeekRecord
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.plan.days import PlanDays
from tracker.ui.plan.laying import Laying
from tracker.ui.plan.table import PlanTable
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.static_text import show_text


class PlanPart(Vertical):
    """Shows the week after with the table of the plan, and takes the keys of the assessment for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("assess.up", "move(-1)"),
        key_binding("assess.down", "move(1)"),
        key_binding("assess.left", "move(0, -1)"),
        key_binding("assess.right", "move(0, 1)"),
        key_binding("assess.choose", "more(1)"),
        key_binding("assess.more", "more(1)"),
        key_binding("assess.less", "more(-1)"),
        *[key_binding(f"assess.digit{hours}", f"hours({hours % 10})") for hours in range(1, 11)],
        key_binding("assess.write", "time", show=True, words="Time"),
        key_binding("assess.take_back", "take_back", show=True),
    ]

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(id="assess-plan")
        self.display = False
        self._screen_context = context
        self._review: Review | None = None
        # What is on record of the week after, what is usual, and what they were read for.
        self._found: tuple[WeekRecord, tuple[UsualTime, ...]] | None = None
        self._read_for: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="assess-plan-said", markup=False)
        yield PlanTable(id="assess-plan-table")
        yield PlanDays(id="assess-plan-days")

    def on_mount(self) -> None:
        self._laying = Laying(self._screen_context, self.query_one(PlanTable))
        self._screen_context.follow(self, self._follow)

    # What is shown

    def stand_for(self, answers: Widget, review: Review | None) -> None:
        """Show the week after in the place of the answers, as these would have it; them again for None."""
        answers.display = review is None
        self._review = review
        if review is not None:
            self.display = True
            self.query_one(PlanTable).focus()
            self._follow(self._screen_context.view)
            self._show()
        elif self.display:
            self.display = False
            answers.focus()

    def _follow(self, view: View) -> None:
        if self._review is None:
            return
        week = self._review.material.week.next()
        wanted = (week, view.stamps, self._screen_context.days.today())
        if wanted != self._read_for:
            self._read_for = wanted
            self.run_worker(self._read(week), group="plan", exclusive=True)

    async def _read(self, week: Week) -> None:
        now = self._screen_context.days.now()

        def found(changes: Changes) -> tuple[WeekRecord, tuple[UsualTime, ...]]:
            return changes.record.week(week, now), changes.record.usual_times(now)

        try:
            self._found = await self._screen_context.lookups.read(found)
        except DataError as error:
            self._screen_context.tell_error(error)
            return
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        if self._review is None or self._found is None:
            return
        planned = planned_ahead(self._review, *self._found)
        self.query_one(PlanTable).planned = planned
        self.query_one(PlanDays).planned = planned
        said = map(one_line, filter(None, _said(planned)))
        show_text(self.query_one("#assess-plan-said", Static), "\n".join(said))

    @on(PlanTable.Moved)
    def _follow_cursor(self) -> None:
        self.query_one(PlanDays).day = self.query_one(PlanTable).cursor_day

    # What is asked for

    def action_move(self, rows: int, columns: int = 0) -> None:
        """Move the cursor over rows and days."""
        self.query_one(PlanTable).action_move(rows, columns)

    def action_more(self, steps: int) -> None:
        """So many half hours more on the day, minus for less."""
        self._laying.more(steps)

    def action_hours(self, hours: int) -> None:
        """So many hours on the day."""
        self._laying.set_hours(hours)

    def action_time(self) -> None:
        """Say when it begins."""
        self._laying.ask_for_time()

    async def action_take_back(self) -> None:
        """Take back what was laid last or, where nothing was, the last answer of another step."""
        if not self._laying.take_back():
            await self.screen.run_action("take_back")


def _said(planned: PlannedWeek) -> list[str]:
    if planned.is_over:
        return [f"{planned.week} is over and keeps its plan.", done_said(planned)]
    return [moved_said(planned) or left_said(planned), *collisions_said(planned)]
