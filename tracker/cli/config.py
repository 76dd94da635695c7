"""The settings, as a file with every option explained."""

from __future__ import annotations

from tracker.cli.output import complain, say
from tracker.settings.config import explained
from tracker.settings.config_file import read_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context


def config(_: Call, context: Context) -> int:
    """Print what is in force, in the form of the file that it comes from."""
    path = context.folders.config
    settings = read_settings(path)
    for problem in settings.problems:
        complain(problem)
    say(f"# The settings of tracker on this machine: {path}", "# What is left out has its default.", "")
    say(*explained(settings))
    return 0
