"""In which form a file is written: as it is asked for, or as its ending says."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.arguments import Call

TEXT = "txt"
# All other forms are text as well, so .txt contradicts none.
_FORMS = {
    ".txt": TEXT,
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".ics": "ics",
    ".timeclock": "timeclock",
    ".klg": "klog",
    ".klog": "klog",
}


def form_meant(call: Call, forms: Sequence[str]) -> str | None:
    """The one of the forms that an option or the ending of ``--output`` asks for; None where neither does.

    Raises Misunderstood where two are asked for, or one that the command does not write.
    """
    named = [form for form in forms if call.has(form)]
    if named[1:]:
        raise call.command.misused(f"--{named[0]} and --{named[1]} are two formats; choose one.")
    path = call.given("output")
    if path == "":
        raise call.command.misused("--output needs FILE after it.")
    if call.has("force") and path is None:
        raise call.command.misused("--force needs --output beside it.")
    ending = _ending(path or "")
    of_file = _FORMS.get(ending)
    if ending and of_file not in (TEXT, *forms):
        known = [each for each, form in _FORMS.items() if form in (TEXT, *forms)]
        raise call.command.misused(
            f"no {ending} is written here. FILE may end in {', '.join(known[:-1])} or {known[-1]}."
        )
    if not named:
        return of_file if of_file in forms else None
    if of_file not in (None, TEXT, named[0]):
        raise call.command.misused(f"--{named[0]} and FILE in {ending} are two formats; choose one.")
    return named[0]


def _ending(path: str) -> str:
    """That of a name, in small letters; what begins with a digit belongs to the name: «hours.2026»."""
    ending = os.path.splitext(path)[1].casefold()
    return ending if ending[1:2].isalpha() else ""
