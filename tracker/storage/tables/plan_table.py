"""``[[plan]]`` in a week's log. Nothing is made of it yet: it is kept, and judged by what it is to say."""

from __future__ import annotations

from datetime import time

from tracker.domain.time.week import DAY_NAMES
from tracker.storage.toml.fields import FieldReader, is_hours, not_elements, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PLAN = ("plan",)
_KEYS = frozenset(("day", "start", "hours", "what"))
_DAYS = tuple(name.lower() for name in DAY_NAMES)


def judge_plan(reader: FieldReader, raw: Any) -> None:
    """Note what makes no sense in the plan of a week."""
    if not isinstance(raw, list):
        reader.note(f"{not_elements({'plan': raw}, 'plan')}.", "plan")
        return
    for place, table in enumerate(raw):
        reader.at(_PLAN, place)
        if not isinstance(table, dict):
            reader.note("a plan is not a table.")
            continue
        reader.unknown_keys(table, _KEYS, "a plan")
        day, hours, what = (table.get(key) for key in ("day", "hours", "what"))
        if day not in _DAYS:
            reader.note(f"a plan: day = {quoted(day)} is none of {', '.join(_DAYS)}. It is left out.", "day")
        if not is_hours(hours) or not hours:
            reader.note(f"a plan: hours = {quoted(hours)} is no length. It is left out.", "hours")
        reader.field(table, "start", time, None)
        if isinstance(what, str) and what:
            reader.names(_PLAN, what, "a plan of", may_be_music=True)
        else:
            reader.note(f"a plan: what = {quoted(what)} names no activity and no kind of music.", "what")
    reader.at()
