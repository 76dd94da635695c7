"""``[[plan]]`` in a week's log, to values and back. Keys that this version does not know are kept."""

from __future__ import annotations

from datetime import time

from tracker.domain.time.duration import DAY, HOUR, h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.week.plan import HOURS_IN_DAY, PlannedTime, in_order
from tracker.storage.toml.fields import FieldReader, is_hours, not_elements, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.domain.week.plan import Plan

    Table = dict[str, Any]

_PATH = ("plan",)
_KEYS = ("day", "start", "hours", "what")
_KNOWN = frozenset(_KEYS)
_DAYS = tuple(name.lower() for name in DAY_NAMES)


def read_plan(reader: FieldReader, raw: Any) -> Plan:
    """What is planned; whatever makes no sense is left out and noted."""
    return in_order(planned for planned in _planned_times(reader, raw) if planned is not None)


def _planned_times(reader: FieldReader, raw: Any) -> list[PlannedTime | None]:
    """The planned time in each element of the array; None where it is left out."""
    if not isinstance(raw, list):
        reader.note(f"{not_elements({'plan': raw}, 'plan')}.", "plan")
        return []
    left = [DAY] * len(_DAYS)
    found: list[PlannedTime | None] = []
    for place, table in enumerate(raw):
        reader.at(_PATH, place)
        planned = _planned_time(reader, table)
        if planned is not None and planned.seconds > left[planned.day]:
            day = DAY_NAMES[planned.day]
            reader.note(f"a plan: {day} has more than {HOURS_IN_DAY} hours with it. It is left out.", "hours")
            planned = None
        if planned is not None:
            left[planned.day] -= planned.seconds
        found.append(planned)
    reader.at()
    return found


def _planned_time(reader: FieldReader, table: Any) -> PlannedTime | None:
    if not isinstance(table, dict):
        reader.note("a plan is not a table.")
        return None
    reader.unknown_keys(table, _KNOWN, "a plan")
    day, hours, what = (table.get(key) for key in ("day", "hours", "what"))
    is_meant = True
    if day not in _DAYS:
        reader.note(f"a plan: day = {quoted(day)} is none of {', '.join(_DAYS)}. It is left out.", "day")
        is_meant = False
    if not is_hours(hours) or not 0 < hours <= HOURS_IN_DAY:  # type: ignore[operator]
        longest = h_mm(HOURS_IN_DAY * HOUR)
        reader.note(f"a plan: hours = {quoted(hours)} is no length up to {longest}. It is left out.", "hours")
        is_meant = False
    start = reader.field(table, "start", time, None)
    if start is not None:
        start = start.replace(microsecond=0)
    if isinstance(what, str) and what:
        reader.names(_PATH, what, "a plan of", may_be_music=True)
    else:
        reader.note(f"a plan: what = {quoted(what)} names no activity and no kind of music.", "what")
        is_meant = False
    return PlannedTime(_DAYS.index(day), what, float(hours), start) if is_meant else None  # type: ignore[arg-type]


def plan_data(raw: Any, plan: Plan) -> list[Table]:
    """The array that says what is planned: what says the same stays as it was written.

    So does what makes no sense here; what changed keeps the keys that this app does not know.
    """
    tables: list[Table] = raw if isinstance(raw, list) else []
    wanted = list(plan)
    result: list[tuple[PlannedTime | None, Table]] = []
    gone: list[tuple[PlannedTime, Table]] = []
    for table, planned in zip(tables, _planned_times(FieldReader(), tables), strict=True):
        if planned is None or planned in wanted:
            result.append((planned, table))
        else:
            gone.append((planned, table))
        if planned in wanted:
            wanted.remove(planned)
    for planned in wanted:
        same = next(
            (each for each in gone if (each[0].day, each[0].what) == (planned.day, planned.what)), None
        )
        if same is not None:
            gone.remove(same)
        table = _table(planned, same[1] if same is not None else {})
        later = (n for n, (there, _) in enumerate(result) if there and in_order((there, planned))[0] != there)
        result.insert(next(later, len(result)), (planned, table))
    return [table for _, table in result]


def _table(planned: PlannedTime, old: Table) -> Table:
    said = {"day": _DAYS[planned.day], "start": planned.start, "hours": planned.hours, "what": planned.what}
    unknown = {key: content for key, content in old.items() if key not in _KNOWN}
    return {key: content for key, content in said.items() if content is not None} | unknown
