"""Commands about the files themselves."""

from __future__ import annotations

import os

from tracker.cli.output import say
from tracker.domain.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.reading.findings import Finding

ODD = 1


def check(call: Call, context: Context) -> int:
    """Name every oddity of every file; the exit code tells whether there is any."""
    if call.has("accept"):
        _accept(context)
    if call.has("fix"):
        from tracker.versions.mending import mend

        for outcome in mend(context.changes.store, context.zone, context.now):
            say(*outcome.lines)
    lines = [_line(finding, context.folders.data) for finding in context.record.findings(context.now)]
    if lines:
        lines.append(f"{counted(len(lines), 'oddity', 'oddities')} in {context.folders.data}")
    lines += _of_this_machine(context)
    say(*lines or ("Nothing odd found.",))
    return ODD if lines else 0


def _of_this_machine(context: Context) -> list[str]:
    """What is odd about the settings and about what belongs to this machine."""
    from tracker.settings.config_file import read_settings
    from tracker.storage.machine.state_check import odd_state

    return [*read_settings(context.folders.config).problems, *odd_state(context.folders)]


def path(_: Call, context: Context) -> int:
    """Say where the files are."""
    folders = context.folders
    say(
        f"Your record   {folders.data}",
        f"  the list    {folders.activities}",
        f"  the logs    {folders.weeks}",
        f"  the tracks  {folders.tracks}",
        f"This machine  {folders.state}",
        f"Settings      {folders.config}",
    )
    return 0


def _accept(context: Context) -> None:
    """Take files from which something vanished for right as they are."""
    from tracker.storage.file_names import counted_in, shown_name
    from tracker.storage.lost_record import lost_record
    from tracker.storage.machine.last_seen import LastSeen

    store = context.changes.store
    seen = LastSeen(store)
    if lost_record(store):
        for name in seen.names():
            if store.content(name) is None:
                seen.put(name, None)
        say("What was seen is taken for gone for good reason. The backups still have it.")
    for name in seen.names():
        lost, state = seen.vanished(name), store.state(name)
        is_cut_off = state is not None and state.is_cut_off
        if (lost or is_cut_off) and seen.accept(name, as_it_is=True):
            what = counted_in(name, len(lost)) if lost else "what came after it"
            say(f"{shown_name(name)}: right without {what}.")


def _line(finding: Finding, data: str) -> str:
    """One finding: where, what and, in brackets, the id of the entry."""
    oddity = finding.oddity
    line = f", line {oddity.line}" if oddity.line else ""
    entry_id = f" ({oddity.entry_id})" if oddity.entry_id else ""
    message = oddity.message.removeprefix(f"{finding.path} ")
    return f"{os.path.relpath(finding.path, data)}{line}: {message}{entry_id}"
