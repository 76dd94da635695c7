"""How wide the columns of the weekly grid are: as wide as what stands in them, as far as there is room."""

from __future__ import annotations

from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.value import replace, value
from tracker.settings.config import COLUMNS

# «[Thu]» and a blank before it.
LEAST_DAY = 6
# «[Thu 19]» and a blank before it.
DATED_DAY = 9
# As far as days are drawn apart where there is room.
_WIDEST_DAY = 10
_WIDEST_BARE_DAY = DATED_DAY - 1
_LEAST_LABEL = 10
_SHORT_LABEL = 12
_WIDEST_LABEL = 40
# «Priority Enjoyment Goal» and two blanks before it.
RATINGS_IN_WORDS = 25


@value
class GridColumns:
    """Widths in cells; 0 is a column that there is no room for."""

    label: int
    day: int
    total: int = 0
    aim: int = 0
    difference: int = 0
    ratings: int = 0

    @property
    def width(self) -> int:
        return self.label + DAYS_IN_WEEK * self.day + self.total + self.aim + self.difference + self.ratings

    def day_at(self, x: int) -> int | None:
        """The day (0 is Monday) whose column a cell lies in."""
        day = (x - self.label) // self.day
        return day if x >= self.label and day < DAYS_IN_WEEK else None


def full_width(wanted: GridColumns, shown: tuple[str, ...] = COLUMNS) -> int:
    """How wide a grid is in which nothing is cut or left out."""
    return _stages(wanted, shown)[-1].width


def columns_for(width: int, wanted: GridColumns, shown: tuple[str, ...] = COLUMNS) -> GridColumns:
    """The columns for a width.

    ``wanted`` is how wide they must be for what stands in them, 0 for those in which nothing would, and
    ``shown`` are those that are to be there beside the days. What matters least goes first: the dates, the
    words of the ratings, the difference, the ends of long names, the ratings, the aims, two letters of
    the names, the totals.
    What is left over draws the days apart.
    """
    fitting = _stages(wanted, shown)[0]
    for stage in _stages(wanted, shown):
        if stage.width > width:
            room = fitting.label + width - fitting.width
            return _spread(replace(fitting, label=min(stage.label, max(fitting.label, room))), width)
        fitting = stage
    return _spread(fitting, width)


def _stages(wanted: GridColumns, shown: tuple[str, ...]) -> list[GridColumns]:
    """From what is always there to what is there last."""
    label = min(wanted.label, _WIDEST_LABEL)
    stage = GridColumns(min(label, _LEAST_LABEL), max(LEAST_DAY, wanted.day))
    stages = [stage]

    def add(**more: int) -> None:
        stages.append(replace(stages[-1], **more))

    if "total" in shown:
        add(total=wanted.total)
    add(label=min(label, _SHORT_LABEL))
    if "aim" in shown:
        add(aim=wanted.aim)
    has_ratings = "ratings" in shown and wanted.ratings
    if has_ratings:
        add(ratings=wanted.ratings)
    add(label=label)
    if "difference" in shown:
        add(difference=wanted.difference)
    if has_ratings:
        add(ratings=RATINGS_IN_WORDS)
    add(day=max(DATED_DAY, wanted.day))
    return stages


def _spread(columns: GridColumns, width: int) -> GridColumns:
    """The days drawn apart by what is left over."""
    widest = _WIDEST_DAY if columns.day >= DATED_DAY else _WIDEST_BARE_DAY
    spare = max(0, width - columns.width) // DAYS_IN_WEEK
    return replace(columns, day=max(columns.day, min(widest, columns.day + spare)))
