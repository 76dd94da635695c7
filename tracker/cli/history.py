"""Commands that take changes back."""

from __future__ import annotations

from tracker.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context


def undo(_: Call, context: Context) -> int:
    """Take back the last change."""
    say(*context.changes.history.undo(context.now).lines)
    return 0


def redo(_: Call, context: Context) -> int:
    """Bring back what was undone."""
    say(*context.changes.history.redo(context.now).lines)
    return 0
