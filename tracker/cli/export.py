"""Entries, plans and the whole record for other programs."""

from __future__ import annotations

import os

from tracker.cli.exported import exported_entries, exported_plan, exported_record, is_chosen
from tracker.cli.file_form import form_meant
from tracker.cli.new_file import write_file
from tracker.cli.output import complain, say, say_bytes, warn_of_damage
from tracker.cli.selection import range_meant
from tracker.domain.errors import Refused
from tracker.domain.text import counted
from tracker.domain.time.day_range import ALL, MONTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context

CSV, JSON, ICS, TIMECLOCK, KLOG = "csv", "json", "ics", "timeclock", "klog"
FORMATS = (CSV, JSON, ICS, TIMECLOCK, KLOG)
# Letters. Thousands of small writes take longer than what is written.
_AT_ONCE = 65536


def export(call: Call, context: Context) -> int:
    """Hand entries, or with --plan what is planned, to another program."""
    form, is_plan = _format_meant(call), call.has("plan")
    days = range_meant(call, context, ALL if form == JSON else MONTH)
    if is_plan:
        made = exported_plan(call, context, days)
    elif form == JSON:
        made = exported_record(call, context, days)
    else:
        made = exported_entries(call, context, days, form)
    warn_of_damage(made.problems)
    if not made.count and not made.has_more:
        such = " like that" if is_chosen(call) else ""
        nothing = f"{made.running} still runs, and nothing else" if made.running else "Nothing"
        done = "planned" if is_plan else "logged"
        raise Refused(f"{nothing}{such} is {done} {days}: nothing was written.")
    blocks = _blocks(made.pieces)
    if call.has("output"):
        path = call.text("output")
        write_file(path, blocks, call.has("force"))
        names = ("planned time", "planned times") if is_plan else ("entry", "entries")
        say(f"{counted(made.count, *names)} {days}, in {os.path.abspath(path)}.")
    else:
        for block in blocks:
            say_bytes(block)
    if made.running:
        complain(f"{made.running} still runs, so it is left out.")
    return 0


def _format_meant(call: Call) -> str:
    """The format that is asked for. Raises Misunderstood unless it is one, with what goes with it."""
    form = form_meant(call, FORMATS)
    problem = ""
    if form is None:
        names = [f"--{name}" for name in FORMATS]
        problem = f"say in which format: {', '.join(names[:-1])} or {names[-1]}."
    elif call.has("plan") and form != ICS:
        problem = "--plan goes with --ics."
    elif call.has("plan") and call.has("track"):
        problem = "a plan names no tracks; leave --track out."
    if form is None or problem:
        raise call.command.misused(problem)
    return form


def _blocks(pieces: Iterable[str]) -> Iterator[bytes]:
    """A text in blocks of a size that is worth a write."""
    waiting: list[str] = []
    letters = 0
    for piece in pieces:
        waiting.append(piece)
        letters += len(piece)
        if letters >= _AT_ONCE:
            yield "".join(waiting).encode()
            waiting, letters = [], 0
    yield "".join(waiting).encode()
