"""Commands for the list of activities."""

from __future__ import annotations

from tracker.cli.output import say, say_json
from tracker.cli.table import mark_of, rating_of, rows_of
from tracker.domain.activities.activity import DIGITS
from tracker.domain.activities.digits import digits_in_force
from tracker.domain.text import cut
from tracker.domain.time.duration import parse_hours, whole_number
from tracker.domain.week.standing import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.activities.activity import Activity, ActivityList

_JSON_FIELDS = (
    "key", "name", "kind", "priority", "enjoyment", "supports_goal", "reason", "longest", "digit",
    "archived",
)  # fmt: skip
_NO_RATING = "none"
_FAR = 1_000_000
PLACES = {"up": -1, "down": 1, "first": -_FAR, "last": _FAR}
_WIDEST_KEY = 24


def activities(call: Call, context: Context) -> int:
    """List the activities."""
    listed = context.record.whole_list()
    if call.has("json"):
        digits = digits_in_force(listed)
        say_json({"activities": [_as_json(one, listed, digits.get(one.key)) for one in listed.activities]})
    elif not listed.activities:
        say('The list is empty. Begin it: tracker activity add "Mixing" --kind studio')
    else:
        archived = [activity for activity in listed.activities if activity.archived]
        head = ("Kind", "Key", "Name", "P", "E", "Goal", "Reason")
        say(*rows_of([head, *map(_row, (*listed.in_rows, *archived))], right=(3, 4)))
    return 0


def activity_add(call: Call, context: Context) -> int:
    """Put an activity on the list."""
    fields = _fields(call)
    kind = fields.pop("kind")
    alike = context.record.whole_list().looks_like(call.text("name"))
    say(*context.changes.activities.add(context.now, call.text("name"), kind, **fields).lines)
    if alike is not None:
        new = context.record.whole_list().find(call.text("name"))
        say(f"It looks like {alike.name}. If it is the same: tracker activity merge {new.key} {alike.key}")
    return 0


def activity_merge(call: Call, context: Context) -> int:
    """Give everything of one activity to another, and take it off the list."""
    find = context.record.whole_list().find
    source, target = find(call.text("key")), find(call.text("into"))
    say(*context.changes.activities.merge(context.now, source.key, target.key).lines)
    return 0


def activity_move(call: Call, context: Context) -> int:
    """Move an activity up or down among those of its kind."""
    places = PLACES.get(call.text("where").casefold())
    if places is None:
        raise call.command.misused(f"say one of {', '.join(PLACES)}, not «{call.text('where')}».")
    activity = context.record.whole_list().find(call.text("key"))
    say(*context.changes.activities.move(context.now, activity.key, places).lines)
    return 0


def activity_set(call: Call, context: Context) -> int:
    """Change the ratings or the kind of an activity."""
    fields = _fields(call)
    if not fields:
        names = ", ".join(f"--{option.name}" for option in call.command.options)
        raise call.command.misused(f"say what to change: {names}.")
    return _change(call, context, fields)


def activity_rename(call: Call, context: Context) -> int:
    """Give an activity another name."""
    return _change(call, context, {"name": call.text("name")})


def activity_archive(call: Call, context: Context) -> int:
    """Take an activity off the list, or put it back."""
    return _change(call, context, {"archived": not call.has("back")})


def _change(call: Call, context: Context, fields: dict[str, Any]) -> int:
    key = context.record.whole_list().find(call.text("key")).key
    say(*context.changes.activities.change(context.now, key, **fields).lines)
    return 0


def _fields(call: Call) -> dict[str, Any]:
    """The fields of an activity that the options name."""
    fields: dict[str, Any] = {}
    if call.has("kind"):
        fields["kind"] = call.text("kind")
    for name in ("priority", "enjoyment"):
        if call.has(name):
            fields[name] = _rating(call, name)
    if call.has("goal"):
        fields["supports_goal"] = _mark(call)
    if call.has("reason"):
        fields["reason"] = call.text("reason")
    if call.has("longest"):
        text = call.text("longest")
        fields["longest"] = None if text == _NO_RATING else parse_hours(text)
    if call.has("digit"):
        fields["digit"] = _digit(call)
    return fields


def _digit(call: Call) -> int:
    digit = whole_number(call.text("digit"), DIGITS[0], DIGITS[-1])
    if digit is None:
        raise call.command.misused(f"--digit goes from 1 to 9, not «{call.text('digit')}».")
    return digit


def _rating(call: Call, name: str) -> int | None:
    text = call.text(name)
    if text == _NO_RATING:
        return None
    rating = whole_number(text, 1, 10)
    if rating is None:
        raise call.command.misused(f"--{name} goes from 1 to 10, not «{text}».")
    return rating


def _mark(call: Call) -> bool | None:
    text = call.text("goal").casefold()
    marks = {"yes": True, "y": True, "no": False, "n": False, _NO_RATING: None}
    if text not in marks:
        raise call.command.misused(f"--goal is yes or no, not «{text}».")
    return marks[text]


def _row(activity: Activity) -> tuple[str, ...]:
    return (
        "archived" if activity.archived else activity.kind,
        cut(activity.key, _WIDEST_KEY),
        activity.name,
        rating_of(activity.priority),
        rating_of(activity.enjoyment),
        mark_of(activity.supports_goal),
        activity.reason,
    )


def _as_json(activity: Activity, listed: ActivityList, digit: int | None) -> dict[str, Any]:
    fields = {name: getattr(activity, name) for name in _JSON_FIELDS} | {"digit": digit}
    return fields | {"standing": standing(activity, listed.wasted_up_to)}
