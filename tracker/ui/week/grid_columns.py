"""How wide the columns of the weekly grid are."""

from __future__ import annotations

from tracker.domain.value import value
from tracker.settings.config import COLUMNS


@value
class GridColumns:
    """Widths in cells; 0 is a column that there is no room for."""

    label: int
    day: int
    total: int
    aim: int
    difference: int
    ratings: int

    def day_at(self, x: int) -> int | None:
        """The day (0 is Monday) whose column a cell lies in."""
        day = (x - self.label) // self.day
        return day if x >= self.label and day < 7 else None


def columns_for(
    width: int, has_aims: bool = True, has_ratings: bool = True, wanted: tuple[str, ...] = COLUMNS
) -> GridColumns:
    """The columns for a width: what matters least goes first, and names get what is left.

    A column in which nothing would stand is left out, and one that is not wanted.
    """
    day = 6 if width < 98 else 7 if width < 116 else 8 if width < 146 else 10
    fitting = {
        "total": day + (1 if width < 98 else 2),
        "aim": 0 if not has_aims else 8 if width >= 98 else 7 if width >= 66 else 0,
        "difference": 8 if width >= 98 and has_aims else 0,
        "ratings": 0 if not has_ratings else _ratings_width(width),
    }
    total, aim, difference, ratings = (fitting[name] if name in wanted else 0 for name in COLUMNS)
    label = width - 7 * day - total - aim - difference - ratings
    return GridColumns(max(label, 8), day, total, aim, difference, ratings)


def _ratings_width(width: int) -> int:
    return 13 if width >= 116 else 8 if width >= 98 else 7 if width >= 74 else 0
