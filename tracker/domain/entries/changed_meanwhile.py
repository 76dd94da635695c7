"""A form was open on an entry, and the entry changed meanwhile by another hand."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELDS = ("activity", "start", "end", "note", "track")


class ChangedMeanwhile(Refused):
    """Both sides changed the same fields. ``present`` is the entry as it is on the disk."""

    def __init__(self, present: Entry, fields: tuple[str, ...]) -> None:
        said = ", ".join(f"{field}: «{getattr(present, field) or 'none'}»" for field in fields)
        super().__init__(f"Changed meanwhile by another hand. {said[0].upper()}{said[1:]}.")
        self.present = present
        self.fields = fields


def carried_over(opened: Entry, wanted: Entry, present: Entry) -> Entry:
    """The entry as it is now, with what was changed between opening a form and saving it.

    Raises ChangedMeanwhile where others have changed the same fields to something else.
    """
    mine = {
        field: getattr(wanted, field) for field in _FIELDS if getattr(wanted, field) != getattr(opened, field)
    }
    refuse_disputed(opened, mine, present)
    return replace(present, **mine)


def refuse_disputed(opened: Entry, mine: Mapping[str, object], present: Entry) -> None:
    """Raise ChangedMeanwhile where fields that are to change have got another content since."""
    disputed = tuple(
        field
        for field, content in mine.items()
        if getattr(present, field) not in (getattr(opened, field), content)
    )
    if disputed:
        raise ChangedMeanwhile(present, disputed)
