"""What a TOML file can say, in JSON, and nothing of it lost.

JSON knows no dates, no infinity, and whole numbers only as far as the program that reads it does. What it
lacks is a table of two keys: ``{"$toml": "date-local", "value": "2026-11-16"}``, by the names that tests of
TOML parsers have for such values. Where a moment is expected it stands bare, and it is a text that is told
apart there.
"""

from __future__ import annotations

from datetime import date, datetime, time
from math import isfinite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TAG, VALUE = "$toml", "value"
MOMENTS = frozenset(("start", "end", "day_start", "assessed", "guessed", "finished"))
"""Under these keys, and in tables under them, a bare text is a date, a time or both."""
# A larger one is rounded by programs whose numbers are all floats.
_WIDEST = 53


def json_value(content: Any, is_moment: bool = False) -> Any:
    """A value as JSON has it. ``is_moment`` where a bare text would be taken for a date or a time."""
    if isinstance(content, dict):
        table = {key: json_value(inner, is_moment or key in MOMENTS) for key, inner in content.items()}
        return _told("table", table) if TAG in table else table
    if isinstance(content, list):
        return [json_value(inner, is_moment) for inner in content]
    if isinstance(content, str):
        return _told("string", content) if is_moment else content
    if isinstance(content, date | time):
        return content.isoformat() if is_moment else _told(_kind_of(content), content.isoformat())
    if isinstance(content, float) and not isfinite(content):
        return _told("float", str(content))
    if isinstance(content, int) and content.bit_length() > _WIDEST:
        # In hexadecimal, which has no most digits.
        return _told("integer", hex(content))
    return content


def _told(kind: str, said: Any) -> dict[str, Any]:
    return {TAG: kind, VALUE: said}


def _kind_of(moment: date | time) -> str:
    if isinstance(moment, datetime):
        return "datetime" if moment.tzinfo is not None else "datetime-local"
    return "time-local" if isinstance(moment, time) else "date-local"
