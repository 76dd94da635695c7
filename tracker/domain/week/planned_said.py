"""What is said of a plan: how much of it is laid on days, and what lies over something usual."""

from __future__ import annotations

from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.week.plan import planned_name
from tracker.domain.week.usual_times import clock_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.week.plan import Plan
    from tracker.domain.week.planned_week import OnClock, PlannedRow, PlannedWeek

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")


def plan_said(plan: Plan, listed: ActivityList) -> tuple[str, ...]:
    """What is planned, a line for each thing: «studio: Tue 19:00 2:00, Sat 2:30»."""
    days: dict[str, list[str]] = {}
    for each in plan:
        clock = f" {each.start:%H:%M}" if each.start is not None else ""
        days.setdefault(each.what, []).append(f"{DAY_NAMES[each.day]}{clock} {h_mm(each.seconds)}")
    return tuple(f"{planned_name(what, listed)}: {', '.join(times)}" for what, times in days.items())


def left_said(planned: PlannedWeek) -> str:
    """What of the targets has no day yet: «Left to lay: studio 7:24, learning 1:00»; empty with nothing."""
    left = [(row.what_said, row.left_to_lay(planned.today)) for row in planned.rows]
    words = [f"{name} {h_mm(seconds)}" for name, seconds in left if seconds >= MINUTE]
    return f"Left to lay: {', '.join(words)}" if words and not planned.is_over else ""


def moved_said(planned: PlannedWeek) -> str:
    """How much of the hours that move is laid: «3:00 to studio, 1:30 laid»; empty where none do."""
    words = [
        f"{h_mm(round(planned.moved[row.what] * HOUR))} to {row.what_said}, {_laid(row)} laid"
        for row in planned.rows
        if planned.moved.get(row.what)
    ]
    return " · ".join(words)


def _laid(row: PlannedRow) -> str:
    """What is laid of the target that the hours belong to, which is more than what moved."""
    laid = h_mm(sum(row.laid))
    return laid if row.target is None else f"{laid} of {h_mm(row.target)}"


def done_said(planned: PlannedWeek) -> str:
    """The plan against what was done; empty where nothing was planned.

    «Planned 8:00 of studio on three days, done 6:30 on four; 1:00 of learning on one day, done none».
    """
    of_each = [_done(row) for row in planned.rows if any(row.laid) and not row.is_part]
    if not of_each or not planned.has_begun:
        return ""
    so_far = "" if planned.is_over else ", so far"
    return f"Planned {'; '.join(of_each)}{so_far}."


def _done(row: PlannedRow) -> str:
    days_laid, days_done = (sum(seconds >= MINUTE for seconds in days) for days in (row.laid, row.done))
    days = "day" if days_laid == 1 else "days"
    done = f"done {h_mm(sum(row.done))} on {_NUMBERS[days_done]}" if days_done else "done none"
    return f"{h_mm(sum(row.laid))} of {row.what_said} on {_NUMBERS[days_laid]} {days}, {done}"


def collisions_said(planned: PlannedWeek) -> tuple[str, ...]:
    """What is planned over something usual, in the order of time: it is allowed, and said."""
    return tuple(_collision(each, planned) for each in planned.on_clock if each.over)


def _collision(each: OnClock, planned: PlannedWeek) -> str:
    name = planned_name(each.planned.what, planned.listed)
    others = " and ".join(
        f"{planned.listed.get(one.activity).name}, usually {clock_span(one.begin, one.end)}"
        for one in each.over
    )
    day = DAY_NAMES[each.planned.day]
    return f"{day} {clock_span(each.begin, each.end)} {name} lies over {others}."
