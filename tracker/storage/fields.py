"""Reading single values out of data that anyone may have edited by hand."""

from __future__ import annotations

from tracker.domain.checks import Oddity
from tracker.domain.text import one_line
from tracker.domain.week_log import HOURS_IN_WEEK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]


class FieldReader:
    """Reads fields, leaving out what makes no sense and noting it in ``oddities``.

    ``line`` and ``entry_id`` are where it is reading, for the notes.
    """

    def __init__(self) -> None:
        self.oddities: list[Oddity] = []
        self.line: int | None = None
        self.entry_id = ""

    def at(self, line: int | None = None, entry_id: str = "") -> None:
        """Go on reading at another place; nowhere in particular unless one is given."""
        self.line, self.entry_id = line, entry_id

    def note(self, message: str) -> None:
        # The message may quote what stands in the file.
        self.oddities.append(Oddity(one_line(message), self.line, self.entry_id))

    def field(self, table: Table, key: str, kind: type, default: Any) -> Any:
        """The value of a key, if it is of that type."""
        content = table.get(key)
        if content is None:
            return default
        if isinstance(content, kind) and not isinstance(content, bool):
            return content
        self.note(f"{key} = {one_line(repr(content))} makes no sense and is left out.")
        return default

    def text(self, table: Table, key: str) -> str:
        """A text made safe to show."""
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
        self.note(f"{key} = {one_line(repr(content))} is neither true nor false.")
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
                self.note(f"{name}: {one_line(key)} = {one_line(repr(amount))} is no hours of a week.")
        return known


def not_elements(data: Table, name: str) -> str:
    """What is wrong where an array of tables is something else; nothing where there is none."""
    content = data.get(name, [])
    if isinstance(content, list) and all(isinstance(element, dict) for element in content):
        return ""
    return f"{name} is not written as [[{name}]]"
