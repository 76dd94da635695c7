"""Laying hours on the days of a plan, wherever its table is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.time.week import DAY_NAMES, Week
from tracker.domain.week.plan import STEP
from tracker.domain.week.planned_week import PlannedWeek
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.time_form import SettledTime, TimeForm
from tracker.ui.plan.table import PlanTable


class Laying:
    """Asks for the changes of a plan that keys mean for what the cursor of its table is on."""

    def __init__(self, context: ScreenContext, table: PlanTable) -> None:
        self._context = context
        self._table = table

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
        what, name, start = row.what, f"{row.name} on {DAY_NAMES[day]}", planned.start(row.what, day)
        if not row.planned[day]:
            self._context.say(f"No hours of {name} yet: lay some first.")
            return
        form = TimeForm(self._context, f"When does {name} begin?", start)

        def take(settled: SettledTime | None) -> None:
            if settled is not None:
                begin = settled.start
                self._change(lambda changes, now, week: changes.plan.set_start(now, week, day, what, begin))

        self._context.open(form, take)

    def _is_over(self, planned: PlannedWeek) -> bool:
        """Whether the week is over, and its plan stays as it is; says so then."""
        if planned.is_over:
            self._context.say(f"{planned.week} is over and keeps its plan.")
        return planned.is_over

    def _change(self, work: Callable[[Changes, datetime, Week], Outcome]) -> None:
        planned = self._table.planned
        if planned is not None and not self._is_over(planned):
            week = planned.week
            self._context.change(lambda changes, now: work(changes, now, week), may_switch=False)
