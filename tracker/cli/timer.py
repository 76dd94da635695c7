"""Commands of the timer."""

from __future__ import annotations

from tracker.cli.output import say
from tracker.domain.time.duration import length_and_words, parse_duration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context


def start(call: Call, context: Context) -> int:
    """Start an activity, or switch to it."""
    activity = context.record.whole_list().find(call.text("activity"))
    outcome = context.changes.timer.start(
        activity, context.now, _at(call, context, context.now), call.text("note"), call.text("track")
    )
    say(*outcome.lines)
    return 0


def stop(call: Call, context: Context) -> int:
    """Stop what is running."""
    say(*context.changes.timer.stop(context.now, _end(call, context)).lines)
    return 0


def interrupt(call: Call, context: Context) -> int:
    """Give the last minutes to something else."""
    text, seconds = _interruption(call)
    activity = context.record.whole_list().find(text)
    say(*context.changes.timer.interrupt(activity, seconds, context.now).lines)
    return 0


def resume(_: Call, context: Context) -> int:
    """Go on with what ran last."""
    say(*context.changes.timer.resume(context.now).lines)
    return 0


def _interruption(call: Call) -> tuple[str, int]:
    """The activity and the seconds, in either order: «series 20m» or «20m series»."""
    words = call.text("activity duration").split()
    seconds, name = length_and_words(" ".join(words))
    if len(words) < 2 or not name:
        raise call.command.misused("say what it was and how long: social-media 20m.")
    return name, parse_duration(words[-1]) if seconds is None else seconds


def _end(call: Call, context: Context) -> datetime | None:
    if call.given("at") is None:
        return None
    running = context.record.running()
    # Where the clock has gone back, what runs can still be ended where it started.
    latest = context.now if running is None else max(context.now, running.start)
    return _at(call, context, latest, is_end=True)


def _at(call: Call, context: Context, latest: datetime, is_end: bool = False) -> datetime | None:
    text = call.given("at")
    if text is None:
        return None
    # Most starts and stops are now, and do without the time it takes to load what reads one.
    from tracker.domain.time.when import parse_when
    from tracker.reading.typed_times import meaning_in

    meaning = meaning_in(context.record, latest, is_end)
    return parse_when(text, context.now, context.zone, latest=latest, meaning=meaning)
