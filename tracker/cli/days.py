"""The days that a command is about, as they were named."""

from __future__ import annotations

from tracker.domain.time.range import UNITS, DayRange, range_between, range_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.cli.arguments import Call

ALL = "all"
_WAYS = (*UNITS, ALL, "from")


def days_meant(call: Call, today: date, usual: str) -> DayRange | None:
    """The days that were named, or the present week, month, quarter or year; None for all of them.

    Raises Misunderstood or Invalid.
    """
    ways = [way for way in _WAYS if call.has(way)]
    if len(ways) > 1:
        raise call.command.misused(f"--{ways[0]} and --{ways[1]} are two ways to say it; choose one.")
    if call.has("to") and ways not in ([], ["from"]):
        raise call.command.misused(f"--{ways[0]} and --to are two ways to say it; choose one.")
    if call.has("to") and not ways:
        raise call.command.misused("--to needs --from beside it.")
    way = ways[0] if ways else usual
    if way == ALL:
        return None
    if way == "from":
        return range_between(call.text("from"), call.given("to"), today)
    return range_named(way, call.text(way), today)
