"""``activities.toml`` to the list and back. Keys that this version does not know are kept."""

from __future__ import annotations

from datetime import time

from tracker.domain.activities.activity import DIGITS, KINDS, WASTED_UP_TO, Activity, ActivityList
from tracker.domain.errors import Invalid
from tracker.domain.text import one_line
from tracker.domain.value import replace, value
from tracker.domain.week.oddities import Oddity
from tracker.storage.tables.week_file import FORMAT
from tracker.storage.toml.document import Document
from tracker.storage.toml.fields import FieldReader, is_hours, not_elements, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]

_TOP = ("format", "goal", "day_start", "wasted_up_to", "activities")
_ACTIVITIES = ("activities",)
_ACTIVITY_KEYS = (
    "key",
    "name",
    "kind",
    "priority",
    "enjoyment",
    "supports_goal",
    "reason",
    "longest",
    "digit",
    "archived",
)
_KNOWN_KEYS = frozenset(_ACTIVITY_KEYS)


@value
class ReadList:
    """The list as read, where in the file each activity stands, and what is odd about it."""

    listed: ActivityList
    places: dict[str, int]
    oddities: tuple[Oddity, ...]


def read_list(data: Table, document: Document | None = None, is_whole: bool = True) -> ReadList:
    """The list in the data of a file; whatever makes no sense is left out and named.

    ``is_whole`` says whether the data are all that the file is to hold.
    """
    reader = FieldReader()
    reader.slips_in_keys(data, frozenset(_TOP), "the list")
    activities: list[Activity] = []
    places: dict[str, int] = {}
    holders: dict[int, str] = {}
    raw = data.get("activities", [])
    for place, table in enumerate(raw if isinstance(raw, list) else []):
        reader.at(_ACTIVITIES, place)
        try:
            activity = _activity(table, reader)
            if activity.key in places:
                raise Invalid(f"another activity has the key «{activity.key}».")
        except Invalid as error:
            reader.note(f"An activity is left out: {error}", is_left_out=True)
            continue
        activities.append(_with_free_digit(activity, holders, reader))
        places[activity.key] = place
    reader.at()
    listed = ActivityList(
        activities=tuple(activities),
        goal=reader.text(data, "goal"),
        day_start=reader.field(data, "day_start", time, time(0)),
        wasted_up_to=reader.rating(data, "wasted_up_to", WASTED_UP_TO, lowest=0),
        is_whole=is_whole,
    )
    return ReadList(listed, places, reader.oddities(document))


def misshapen_list(data: Table) -> str:
    """Why nothing can be put into this data, if so."""
    return not_elements(data, "activities")


def list_data(old: ReadList | None, old_data: Table, new: ActivityList) -> Table:
    """The data of a file that holds ``new``, with all that was in it beside what this app knows."""
    known = old.listed if old is not None else ActivityList()
    before = {activity.key: activity for activity in known.activities}
    data = dict(old_data)
    if old is None:
        data |= {"format": FORMAT, "day_start": new.day_start, "wasted_up_to": new.wasted_up_to}
    for key in ("goal", "day_start", "wasted_up_to"):
        if getattr(known, key) != getattr(new, key):
            data[key] = getattr(new, key)
    raw: list[Table] = data.get("activities", [])
    places = old.places if old is not None else {}
    changed = [
        _changed_activity(raw[places[a.key]], before[a.key], a) if a.key in places else _activity_data(a)
        for a in new.activities
    ]
    # What could not be read stays where it was, as far as the order of the rest allows.
    read = set(places.values())
    for place, table in enumerate(raw):
        if place not in read:
            changed.insert(place, table)
    if changed:
        data["activities"] = changed
    else:
        data.pop("activities", None)
    ordered = {key: data[key] for key in _TOP if key in data}
    return ordered | {key: content for key, content in data.items() if key not in ordered}


def _activity(table: Any, reader: FieldReader) -> Activity:
    if not isinstance(table, dict):
        raise Invalid("it is not a table.")
    key, name, kind = (table.get(field) for field in ("key", "name", "kind"))
    if not isinstance(key, str) or not isinstance(kind, str):
        raise Invalid("it needs a key, a name and a kind.")
    if kind not in KINDS:
        raise Invalid(f"«{kind}» is not a kind. The kinds are {', '.join(KINDS)}.")
    if not isinstance(name, str) or not name.strip():
        reader.note(f"name = {quoted(name)} is no name; the key stands for it.", "name")
        name = key
    reader.slips_in_keys(table, _KNOWN_KEYS, "an activity")
    return Activity(
        key=key,
        name=one_line(name),
        kind=kind,
        priority=reader.rating(table, "priority", None),
        enjoyment=reader.rating(table, "enjoyment", None),
        supports_goal=reader.flag(table, "supports_goal"),
        reason=reader.text(table, "reason"),
        longest=_longest(table, reader),
        digit=reader.rating(table, "digit", None, highest=DIGITS[-1]),
        archived=bool(reader.flag(table, "archived")),
    )


def _with_free_digit(activity: Activity, holders: dict[int, str], reader: FieldReader) -> Activity:
    """The activity, without its digit where one before it has that; ``holders`` has the names by digit."""
    digit = activity.digit
    if digit is None or activity.archived:
        return activity
    if digit in holders:
        reader.note(f"digit = {digit} starts «{holders[digit]}» already and is left out here.", "digit")
        return replace(activity, digit=None)
    holders[digit] = activity.name
    return activity


def _longest(table: Table, reader: FieldReader) -> float | None:
    longest = table.get("longest")
    if longest is None or is_hours(longest):
        return longest
    reader.note(f"longest = {quoted(longest)} is not a number of hours a week.", "longest")
    return None


def _activity_data(activity: Activity) -> Table:
    table = {key: getattr(activity, key) for key in _ACTIVITY_KEYS}
    return {key: content for key, content in table.items() if _is_written(key, content)}


def _is_written(key: str, content: object) -> bool:
    """Whether a field says anything: no mark is another thing than the mark «no»."""
    return content is not None and content != "" and (content is not False or key == "supports_goal")


def _changed_activity(table: Table, before: Activity, after: Activity) -> Table:
    if before == after:
        return table
    changed = dict(table)
    for key in _ACTIVITY_KEYS:
        content = getattr(after, key)
        if getattr(before, key) == content:
            continue
        if _is_written(key, content):
            changed[key] = content
        else:
            changed.pop(key, None)
    ordered = {key: changed[key] for key in _ACTIVITY_KEYS if key in changed}
    return ordered | {key: content for key, content in changed.items() if key not in ordered}
