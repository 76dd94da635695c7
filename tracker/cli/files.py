"""Commands about the files themselves."""

from __future__ import annotations

import os

from tracker.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.record import Finding

ODD = 1


def check(_: Call, context: Context) -> int:
    """Name every oddity of every file; the exit code tells whether there is any."""
    found = list(context.record.findings(context.now))
    if not found:
        say("Nothing odd found.")
        return 0
    for finding in found:
        say(_line(finding, context.folders.data))
    say(f"{len(found)} {'oddity' if len(found) == 1 else 'oddities'} in {context.folders.data}")
    return ODD


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


def _line(finding: Finding, data: str) -> str:
    """One finding: where, what and, in brackets, the id of the entry."""
    oddity = finding.oddity
    line = f", line {oddity.line}" if oddity.line else ""
    entry_id = f" ({oddity.entry_id})" if oddity.entry_id else ""
    message = oddity.message.removeprefix(f"{finding.path} ")
    return f"{os.path.relpath(finding.path, data)}{line}: {message}{entry_id}"
