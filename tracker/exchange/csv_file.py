"""Entries for spreadsheets: CSV as RFC 4180 has it, with nothing in it that a spreadsheet would carry out."""

from __future__ import annotations

import csv
import io

from tracker.domain.text import one_line
from tracker.domain.time.zone import wall_time_like
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.day_range import DayRange
    from tracker.domain.time.week import Week
    from tracker.domain.week.calendar import Calendar
    from tracker.domain.week.standing import Judgement

COLUMNS = (
    "id", "activity", "name", "kind", "standing", "start", "end", "seconds",
    "track", "note", "source", "origin",
)  # fmt: skip
# A cell that begins so is taken for a formula.
_FORMULA = ("=", "+", "-", "@")
_INERT = "'"


@value
class EntryRows:
    """What the rows are made from: days at whose edges entries are cut, and how each week is judged.

    ``now`` is an instant; what runs counts up to it.
    """

    days: DayRange
    calendar: Calendar
    judgement_of: Callable[[Week], Judgement]
    now: int

    def of(self, entries: Iterable[Entry]) -> list[Sequence[str]]:
        """A row for each entry that touches the days. Its standing is that of the week in which it begins,
        as far as it lies in the days.
        """
        edges: dict[int | None, tuple[int, int]] = {}
        return [self._row(entry, edges) for entry in entries]

    def _row(self, entry: Entry, edges: dict[int | None, tuple[int, int]]) -> Sequence[str]:
        """``edges`` remembers where the days begin and end, by the offset of what was recorded elsewhere."""
        calendar, offset = self.calendar, self.calendar.foreign_offset(entry)
        if offset not in edges:
            edges[offset] = self._edges(offset)
        begin, end = edges[offset]
        first, last = max(begin, entry.first), min(end, entry.last(self.now))
        start = entry.start if first == entry.first else wall_time_like(entry.start, first, calendar.zone)
        until = (
            entry.end if last == entry.last(self.now) else wall_time_like(entry.start, last, calendar.zone)
        )
        judged = self.judgement_of(calendar.week_at(first, offset))
        activity = judged.activity(entry.activity)
        origin = entry.unknown.table.get("origin", "")
        texts = (entry.id, activity.key, activity.name, activity.kind, judged.standing(activity.key))
        return (
            *map(inert, texts),
            start.isoformat(),
            "" if until is None else until.isoformat(),
            str(last - first),
            *map(inert, (entry.track, entry.note, entry.source, str(origin))),
        )

    def _edges(self, offset: int | None) -> tuple[int, int]:
        first, last = self.days.first, self.days.last
        return self.calendar.day_bounds(first, offset)[0], self.calendar.day_bounds(last, offset)[1]


def as_csv(rows: Iterable[Sequence[str]], heads: Sequence[str] = COLUMNS) -> str:
    """The text of the file, with its own ends of lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return out.getvalue()


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without control characters; lines stay lines."""
    if text.isprintable():
        return f"{_INERT}{text}" if text.startswith(_FORMULA) else text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # What begins with a tab or an end of line is read from where it begins.
    is_formula = text.lstrip().startswith(_FORMULA)
    return f"{_INERT if is_formula else ''}{chr(10).join(map(one_line, lines))}"
