"""What ids look like, and which entry a person means by one or the beginning of one."""

from __future__ import annotations

from tracker.domain.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.entries.entry import Entry

_NAMED_AT_MOST = 4
_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"


def short_id(number: int, length: int = 8) -> str:
    """So many small letters and digits for a number."""
    signs = ""
    for _ in range(length):
        number, place = divmod(number, len(_SIGNS))
        signs += _SIGNS[place]
    return signs


def find_entry(text: str, entries: Iterable[Entry]) -> Entry:
    """The entry of an id, in any case, or of an unambiguous beginning of one.

    Raises Refused where none or several fit.
    """
    wanted = text.strip().lower()
    fitting = [entry for entry in entries if wanted and entry.id.lower().startswith(wanted)]
    exact = [entry for entry in fitting if entry.id.lower() == wanted]
    if len(exact) > 1:
        raise Refused(f"Two entries have the id {exact[0].id}. Give one of them another id in its log.")
    if exact:
        return exact[0]
    if not fitting:
        raise Refused(f"No entry «{text}». tracker log shows the ids; last is the last one.")
    if len(fitting) > 1:
        known = ", ".join(entry.id for entry in fitting[:_NAMED_AT_MOST])
        raise Refused(f"«{text}» could be {known}. Write a little more.")
    return fitting[0]
