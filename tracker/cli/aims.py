"""Commands for the goal and this week's numbers."""

from __future__ import annotations

from tracker.cli.output import say
from tracker.domain.activity import KINDS
from tracker.domain.duration import parse_hours
from tracker.domain.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context


def goal(call: Call, context: Context) -> int:
    """Show the goal or write it anew."""
    text = call.given("text")
    if text is not None:
        say(*context.timekeeper.set_goal(context.now, text).lines)
        return 0
    present = context.timekeeper.goal()
    if not present:
        raise Refused('There is no goal yet. Set one: tracker goal "Earn my living from mixing by 2028"')
    say(present)
    return 0


def target(call: Call, context: Context) -> int:
    """Set hours wanted, for music."""
    return _set_number(call, context, "targets", call.text("kind|key"))


def cap(call: Call, context: Context) -> int:
    """Set hours allowed, for anything else."""
    return _set_number(call, context, "caps", call.text("key"))


def _set_number(call: Call, context: Context, table: str, text: str) -> int:
    amount = parse_hours(call.text("hours"))
    word = text.strip().casefold()
    key = word if word in KINDS else context.record.listed().find(text).key
    say(*context.timekeeper.set_number(context.now, table, key, amount).lines)
    return 0
