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
    """Reads fields, leaving out what makes no sense and noting it in ``oddities``."""

    def __init__(self) -> None:
        self.oddities: list[Oddity] = []

    def note(self, message: str, line: int | None = None, entry_id: str = "") -> None:
        self.oddities.append(Oddity(message, line, entry_id))

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

    def rating(self, table: Table, key: str, default: Any, lowest: int = 1) -> Any:
        """A whole number up to 10."""
        content = self.field(table, key, int, default)
        if content is None or lowest <= content <= 10:
            return content
        self.note(f"{key} goes from {lowest} to 10, not {content}.")
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
