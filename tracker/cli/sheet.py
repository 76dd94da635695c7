"""The week's sheet, printed or written to a file."""

from __future__ import annotations

import os

from tracker.cli.output import say, warn_of_damage
from tracker.domain.errors import Refused
from tracker.domain.time.period import parse_week
from tracker.domain.time.zone import instant_of
from tracker.sheet.file import format_of, rendered, sheet_of, write_sheet
from tracker.sheet.sheet import blank_sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context


def sheet(call: Call, context: Context) -> int:
    """Print a week's sheet, or write it to a new file."""
    path, form = call.given("output"), _format(call)
    this = context.record.calendar().week_at(instant_of(context.now))
    week = call.given("week")
    if call.has("blank") and week is None:
        made = blank_sheet(context.record.listed())
    else:
        asked = parse_week(week or "this", this)
        if this < asked and not call.has("blank"):
            raise Refused(f"{asked} is to come. An empty sheet for it: tracker sheet {asked} --blank")
        made = sheet_of(context.record, asked, context.now, call.has("blank"))
    warn_of_damage(made.problems)
    text = rendered(made, form)
    if path is None:
        say(*text.splitlines())
        return 0
    write_sheet(path, text)
    say(f"The sheet is in {os.path.abspath(path)}.")
    return 0


def _format(call: Call) -> str:
    """What was asked for, or what the ending of the file stands for."""
    form, path = call.given("format"), call.given("output")
    if path is None:
        return form or "txt"
    if not path:
        raise call.command.misused("--output needs FILE after it.")
    known = format_of(path)
    if form is not None:
        # Every form is text, so .txt contradicts none.
        if known not in (None, "txt", form):
            raise call.command.misused(f"--format {form} and FILE in .{known} are two formats; choose one.")
        return form
    if known is None:
        raise call.command.misused(f"«{path}» ends in none of .html, .md and .txt. Say which with --format.")
    return known
