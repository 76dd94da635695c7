"""Laying hours on the days of a plan, wherever its table is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.time.week import DAY_NAMES, Week
from tracker.domain.week.plan import STEP, Plan
from tracker.domain.week.planned_week import PlannedWeek
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.time_form import SettledTime, TimeForm
from tracker.ui.plan.table import PlanTable


class Laying:
    """Asks for the changes of a plan that keys mean for what the cursor of its table is on."""

    def __init__(self, context: ScreenContext, table: PlanTable) -> None:
        self._context = context
        self._table = table
        # How many changes were asked for, and what was there before each that was made, the last one last.
        self._asked = 0
        self._laid: list[tuple[Week, int, str, Plan]] = []

    def more(self, steps: int) -> None:
        """So many half hours more on the day, minus for less."""
        row, day = self._table.current, self._table.cursor_day
        if row is not None:
            what = row.what
            self._change(lambda changes, now, week: changes.plan.lay(now, week, day, what, steps * STEP))

    def set_hours(self, hours: int) -> None:
        """So many hours in all on the day."""
        row, day = self._table.current, self._table.cursor_day
        if row is not None:
            what = row.what
            self._change(lambda changes, now, week: changes.plan.set_hours(now, week, day, what, hours))

    def ask_for_time(self) -> None:
        """Ask when it begins what is meant for the day."""
        row, day, planned = self._table.current, self._table.cursor_day, self._table.planned
        if row is None or planned is None or self._is_over(planned):
            return
        what = row.what
        title = f"When does {row.name} on {DAY_NAMES[day]} begin?"

        def take(settled: SettledTime | None) -> None:
            if settled is not None:
                begin = settled.start
                self._change(lambda changes, now, week: changes.plan.set_start(now, week, day, what, begin))

        # At once, whether what was laid before is seen yet or not: what is typed next is the time.
        self._context.open(TimeForm(self._context, title, planned.start(what, day)), take)

    def take_back(self) -> bool:
        """Have it as it was before the last change asked for here; whether there is one."""
        if not self._asked:
            return False
        self._asked -= 1

        def put_back(changes: Changes, now: datetime) -> Outcome:
            # As of when its turn comes: keys come faster than a disk.
            return changes.plan.put_back(now, *self._laid.pop()) if self._laid else Outcome(())

        self._context.change(put_back, may_switch=False)
        return True

    def _is_over(self, planned: PlannedWeek) -> bool:
        """Whether the week is over, and its plan stays as it is; says so then."""
        if planned.is_over:
            self._context.say(f"{planned.week} is over and keeps its plan.")
        return planned.is_over

    def _change(self, work: Callable[[Changes, datetime, Week], Outcome]) -> None:
        planned, what, day = self._table.planned, self._table.cursor_key, self._table.cursor_day
        if planned is None or self._is_over(planned):
            return
        week = planned.week
        self._asked += 1

        def change(changes: Changes, now: datetime) -> Outcome:
            before = changes.plan.on_day(week, day, what)
            outcome = work(changes, now, week)
            if outcome.label:
                self._laid.append((week, day, what, before))
            return outcome

        self._context.change(change, may_switch=False)
