"""Commands for the goal and this week's numbers."""

from __future__ import annotations

from tracker.cli.output import say
from tracker.domain.activities.activity import KINDS, MUSIC_KINDS
from tracker.domain.errors import Refused
from tracker.domain.time.duration import parse_hours, whole_number

NONE = "none"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context


def goal(call: Call, context: Context) -> int:
    """Show the goal or write it anew."""
    text = call.given("text")
    if text is not None:
        say(*context.changes.activities.set_goal(context.now, text).lines)
        return 0
    present = context.record.whole_list().goal
    if not present:
        raise Refused('There is no goal yet. Set one: tracker goal "Earn my living from mixing by 2028"')
    say(present)
    return 0


def target(call: Call, context: Context) -> int:
    """Set hours wanted, for music, and on how many days studio time is planned."""
    text = call.given("days")
    if text is None:
        return _set_number(call, context, "targets", call.text("kind|key"))
    if call.text("kind|key").casefold() != "studio":
        raise call.command.misused("--days goes with studio: the days on which studio time is planned.")
    days = whole_number(text, 0, 7)
    if days is None:
        raise call.command.misused(f"--days goes from 0 to 7, not «{text}».")
    amount = _hours(call)
    outcome = context.changes.numbers.set(
        context.now, [("targets", "studio", amount)], days, "target for studio"
    )
    say(*outcome.lines)
    return 0


def cap(call: Call, context: Context) -> int:
    """Set hours allowed, for anything else."""
    return _set_number(call, context, "caps", call.text("key"))


def guess(call: Call, context: Context) -> int:
    """Guess this week's hours of an activity."""
    code = _set_number(call, context, "guesses", call.text("key"))
    if _hours(call) is not None:
        say("It stays hidden until the week is assessed.")
    return code


def _set_number(call: Call, context: Context, table: str, text: str) -> int:
    word, listed = text.strip().casefold(), context.record.whole_list()
    # Of kinds only music has numbers: an activity may be called as another kind is.
    is_kind = word in MUSIC_KINDS or (word in KINDS and not listed.called(text))
    key = word if is_kind else listed.find(text).key
    say(*context.changes.numbers.set_one(context.now, table, key, _hours(call)).lines)
    return 0


def _hours(call: Call) -> float | None:
    text = call.text("hours")
    return None if text.strip().casefold() == NONE else parse_hours(text)
