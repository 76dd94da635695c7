"""The plan of a week: what is meant for each of its days."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tracker.domain.errors import DataError
from tracker.domain.text import one_line
from tracker.domain.week.planned_said import collisions_said, done_said, left_said
from tracker.domain.week.planned_week import PlannedWeek, planned_week
from tracker.domain.week.usual_times import UsualTime
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.dialogs.find import FindActivity
from tracker.ui.plan.days import PlanDays
from tracker.ui.plan.laying import Laying
from tracker.ui.plan.table import PlanTable
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.row_table import FAR
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen


class PlanScreen(TrackerScreen[None]):
    """The week that the app shows, with its plan. What is asked of it goes to the context."""

    CSS_PATH = stylesheet("plan")
    HELP = (
        "When will it be? Each day has a column: one key lays half an hour on the day under the cursor, "
        "another gives it a time. Below stands what is usual on each day, from your last weeks, so that you "
        "plan over no shift; you may. A week that is over is held against what was done."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("plan.more", "more(1)", show=True),
        key_binding("plan.less", "more(-1)", show=True),
        key_binding("plan.clear", "hours(0)", show=True),
        key_binding("plan.time", "time", show=True),
        key_binding("plan.another", "another", show=True),
        *[key_binding(f"plan.hours{hours}", f"hours({hours})") for hours in range(1, 10)],
        key_binding("plan.previous", "turn(-1)"),
        key_binding("plan.next", "turn(1)", show=True),
        key_binding("plan.present", "this_week"),
        key_binding("plan.leave", "leave", show=True),
        # The table has none of its own: in the assessment other keys do what these do here.
        key_binding("plan.up", "move(-1)"),
        key_binding("plan.down", "move(1)"),
        key_binding("plan.left", "move(0, -1)"),
        key_binding("plan.right", "move(0, 1)"),
        key_binding("plan.first", f"move(-{FAR})"),
        key_binding("plan.last", f"move({FAR})"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._usual: tuple[UsualTime, ...] = ()
        # What the usual times were read for.
        self._read_for: tuple[object, ...] = ()
        # Activities that were chosen and have no hours yet.
        self._added: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(id="plan-title", markup=False)
        yield Static(id="plan-said", markup=False)
        yield PlanTable(id="plan-table")
        yield PlanDays(id="plan-days")
        yield ScreenFooter()

    def on_mount(self) -> None:
        table = self.query_one(PlanTable)
        table.focus()
        self._laying = Laying(self.context, table)
        self.context.follow(self, self._follow)

    # What is shown

    def _follow(self, view: View) -> None:
        wanted = (view.stamps, self.context.days.today())
        if wanted != self._read_for:
            self._read_for = wanted
            self._read_usual()
        self._show()

    @work(group="usual", exclusive=True)
    async def _read_usual(self) -> None:
        try:
            self._usual = await self.context.lookups.usual_times()
        except DataError as error:
            self.context.tell_error(error)
            return
        if not is_gone(self):
            self._show()

    def _show(self) -> None:
        context = self.context
        planned = planned_week(
            context.view.report,
            context.view.planned.plan,
            self._usual,
            context.listed,
            context.days.calendar,
            self._added,
        )
        self.query_one(PlanTable).planned = planned
        self.query_one(PlanDays).planned = planned
        show_text(self.query_one("#plan-title", Static), _title(planned))
        said = [done_said(planned) if planned.is_over else left_said(planned), *collisions_said(planned)]
        show_text(self.query_one("#plan-said", Static), "\n".join(map(one_line, filter(None, said))))

    @on(PlanTable.Moved)
    def _follow_cursor(self) -> None:
        self.query_one(PlanDays).day = self.query_one(PlanTable).cursor_day

    # What is asked for

    def action_move(self, rows: int, columns: int = 0) -> None:
        """Move the cursor over rows and days."""
        self.query_one(PlanTable).action_move(rows, columns)

    async def action_more(self, steps: int) -> None:
        """So many half hours more on the day, minus for less."""
        await self.context.until_shown()
        self._laying.more(steps)

    async def action_hours(self, hours: int) -> None:
        """So many hours on the day."""
        await self.context.until_shown()
        self._laying.set_hours(hours)

    async def action_time(self) -> None:
        """Say when it begins."""
        await self.context.until_shown()
        self._laying.ask_for_time()

    def action_another(self) -> None:
        """Choose an activity to plan hours for."""

        def go(key: str | None) -> None:
            if key is not None:
                self._added.append(key)
                self._show()
                self.query_one(PlanTable).cursor_key = key

        activities = [*self.context.listed.in_rows]
        self.context.open(FindActivity(self.context, activities, "What else is to have its hours?"), go)

    def action_turn(self, weeks: int) -> None:
        """Show the week before or after."""
        self.context.turn_week(weeks)

    def action_this_week(self) -> None:
        """Show the present week."""
        self.context.show_week(None)

    def action_leave(self) -> None:
        """Back to the week screen, on the week that is shown."""
        self.dismiss()


def _title(planned: PlannedWeek) -> str:
    week = planned.week
    when = "is over" if planned.is_over else "this week" if planned.today is not None else "next week"
    return f"Plan {week} · {week.dates_text()} · {when}"
