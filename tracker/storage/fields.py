"""Reading single values out of data that anyone may have edited by hand."""

from __future__ import annotations

from tracker.domain.assessment import HOURS_IN_WEEK
from tracker.domain.checks import Oddity
from tracker.domain.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.storage.toml_document import Document, Path

    Table = dict[str, Any]


_LONGEST_QUOTE = 60


def quoted(content: object) -> str:
    """A value as a message quotes it: safe to show, and not longer than a person would read."""
    try:
        text = one_line(repr(content))
    except ValueError:
        # Python writes no whole numbers of more than 4300 digits.
        return "a very large number"
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


class FieldReader:
    """Reads fields, leaving out what makes no sense and noting it."""

    def __init__(self) -> None:
        self._notes: list[tuple[str, int | None, object]] = []
        self._place: int | None = None
        self._id: object = None

    def at(self, place: int | None = None, element_id: object = None) -> None:
        """Go on reading at an element of an array of tables; outside of it unless one is given."""
        self._place, self._id = place, element_id

    def note(self, message: str) -> None:
        self._notes.append((message, self._place, self._id))

    def oddities(self, document: Document | None, array: Path) -> tuple[Oddity, ...]:
        """What was noted, with the lines on which the elements of the array stand."""
        if not self._notes:
            # Finding lines takes longer than reading, and almost no file has anything odd.
            return ()
        lines = document.array_lines(array) if document is not None else []
        # A message, like an id, may quote what stands in the file.
        return tuple(
            Oddity(
                one_line(message),
                lines[place] if place is not None and place < len(lines) else None,
                one_line(str(element_id)) if element_id is not None else "",
            )
            for message, place, element_id in self._notes
        )

    def field(self, table: Table, key: str, kind: type, default: Any) -> Any:
        """The value of a key, if it is of that type."""
        content = table.get(key)
        if content is None:
            return default
        if isinstance(content, kind) and not isinstance(content, bool):
            return content
        self.note(f"{key} = {quoted(content)} cannot be read and is left out.")
        return default

    def text(self, table: Table, key: str) -> str:
        """A text made safe to show."""
        if key not in table:
            return ""
        return one_line(self.field(table, key, str, ""))

    def rating(self, table: Table, key: str, default: Any, lowest: int = 1, highest: int = 10) -> Any:
        """A whole number on a scale."""
        content = self.field(table, key, int, default)
        if content is None or lowest <= content <= highest:
            return content
        self.note(f"{key} goes from {lowest} to {highest}, not {content}.")
        return default

    def flag(self, table: Table, key: str) -> bool | None:
        content = table.get(key)
        if content is None or isinstance(content, bool):
            return content
        self.note(f"{key} = {quoted(content)} is neither true nor false.")
        return None

    def hours(self, data: Table, name: str) -> dict[str, float]:
        """A table of hours a week by key."""
        table = self.field(data, name, dict, {})
        known: dict[str, float] = {}
        for key, amount in table.items():
            is_number = isinstance(amount, int | float) and not isinstance(amount, bool)
            if is_number and 0 <= amount <= HOURS_IN_WEEK:
                known[one_line(key)] = float(amount)
            else:
                self.note(f"{name}: {one_line(key)} = {quoted(amount)} is not a number of hours a week.")
        return known


def not_elements(data: Table, name: str) -> str:
    """What is wrong where an array of tables is something else; nothing where there is none."""
    content = data.get(name, [])
    if isinstance(content, list) and all(isinstance(element, dict) for element in content):
        return ""
    return f"{name} is not written as [[{name}]]"
