"""Laying hours on the days of a plan, wherever its table is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.time.week import DAY_NAMES, Week
from tracker.domain.week.plan import STEP, Plan
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.time_form import SettledTime, TimeForm
from tracker.ui.plan.table import PlanTable

# A day of a week, and what is meant for it.
Spot = tuple[Week, int, str]


class Laying:
    """Asks for the changes of a plan that keys mean for what the cursor of its table is on."""

    def __init__(self, context: ScreenContext, table: PlanTable) -> None:
        self._context = context
        self._table = table
        # How many changes were asked for; and of each that was made, the last one last, what was there before
        # and after it.
        self._asked = 0
        self._laid: list[tuple[Week, int, str, Plan, Plan]] = []

    def more(self, steps: int) -> None:
        """So many half hours more on the day, minus for less."""
        spot = self._spot()
        if spot is not None:
            self._change(spot, lambda changes, now: changes.plan.lay(now, *spot, steps * STEP))

    def set_hours(self, hours: int) -> None:
        """So many hours in all on the day."""
        spot = self._spot()
        if spot is not None:
            self._change(spot, lambda changes, now: changes.plan.set_hours(now, *spot, hours))

    def ask_for_time(self) -> None:
        """Ask when it begins what is meant for the day."""
        spot, row, planned = self._spot(), self._table.current, self._table.planned
        if spot is None or row is None or planned is None:
            return
        _, day, what = spot

        def take(settled: SettledTime | None) -> None:
            if settled is not None:
                begin = settled.start
                # Of the week that was asked about: another one may have begun meanwhile.
                self._change(spot, lambda changes, now: changes.plan.set_start(now, *spot, begin))

        # At once, whether what was laid before is seen yet or not: what is typed next is the time.
        title = f"When does {row.name} on {DAY_NAMES[day]} begin?"
        self._context.open(TimeForm(self._context, title, planned.start(what, day)), take)

    def take_back(self) -> bool:
        """Have it as it was before the last change asked for here; whether there is one."""
        if not self._asked:
            return False
        self._asked -= 1
        taken: list[tuple[Week, int, str, Plan, Plan]] = []

        def put_back(changes: Changes, now: datetime) -> Outcome:
            # As of when its turn comes: keys come faster than a disk. Tried again, it is the same one.
            if self._laid and not taken:
                taken.append(self._laid.pop())
            return changes.plan.put_back(now, *taken[0]) if taken else Outcome(())

        self._context.change(put_back, may_switch=False)
        return True

    def _spot(self) -> Spot | None:
        """What the cursor is on; None where nothing can be laid. Says so of a week that is over."""
        planned, row = self._table.planned, self._table.current
        if planned is None:
            return None
        if planned.is_over:
            self._context.say(f"{planned.week} is over and keeps its plan.")
            return None
        return None if row is None else (planned.week, self._table.cursor_day, row.what)

    def _change(self, spot: Spot, work: Callable[[Changes, datetime], Outcome]) -> None:
        self._asked += 1

        def change(changes: Changes, now: datetime) -> Outcome:
            before = changes.plan.on_day(*spot)
            outcome = work(changes, now)
            if outcome.label:
                self._laid.append((*spot, before, changes.plan.on_day(*spot)))
            else:
                self._asked -= 1
            return outcome

        def is_refused() -> None:
            self._asked -= 1

        self._context.change(change, refused=is_refused, may_switch=False)
