"""Entries for spreadsheets: CSV as RFC 4180 has it, with nothing in it that a spreadsheet would carry out."""

from __future__ import annotations

import csv
import io
from itertools import islice

from tracker.domain.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.week import Week
    from tracker.domain.week.standing import Judgement
    from tracker.exchange.within_days import WithinDays

COLUMNS = (
    "id", "activity", "name", "kind", "standing", "start", "end", "seconds",
    "track", "note", "source", "origin",
)  # fmt: skip
# A cell that begins so is taken for a formula.
_FORMULA = ("=", "+", "-", "@")
_INERT = "'"
_ROWS_AT_ONCE = 500


class EntryRows:
    """A row for each entry that touches some days, cut at their edges.

    Its standing is that of the week in which it begins, as far as it lies in the days: ``judgement_of`` says
    how each week is judged.
    """

    def __init__(self, within: WithinDays, judgement_of: Callable[[Week], Judgement]) -> None:
        self._within = within
        self._judgement_of = judgement_of
        # Those of the last row's week, and from when to when by which offset that is: mostly the next one's.
        self._texts: dict[str, Sequence[str]] = {}
        self._week: tuple[int, int, int | None] = (0, 0, None)

    def of(self, entries: Iterable[Entry]) -> Iterator[Sequence[str]]:
        """The rows of entries, in their order."""
        return map(self._row, entries)

    def _row(self, entry: Entry) -> Sequence[str]:
        begin, end, offset = self._within.stretch(entry)
        start, until = entry.start, entry.end
        if begin != entry.first or until is None or end != entry.last(end):
            start, until = self._within.start_and_end(entry)
        key, name, kind, standing = self._of_activity(entry.activity, begin, offset)
        origin = entry.unknown.table.get("origin", "")
        return (
            _inert(entry.id), key, name, kind, standing,
            start.isoformat(), "" if until is None else until.isoformat(), str(end - begin),
            _inert(entry.track), _inert(entry.note), entry.source, _inert(str(origin)),
        )  # fmt: skip

    def _of_activity(self, key: str, begin: int, offset: int | None) -> Sequence[str]:
        """What an activity is, and is worth, in the week of an instant."""
        first, last, by = self._week
        if not (first <= begin < last and by == offset):
            self._enter_week(begin, offset)
        return self._texts.get(key) or self._looked_up(key, begin, offset)

    def _enter_week(self, begin: int, offset: int | None) -> None:
        _, bounds = self._within.calendar.placed(begin, offset)
        self._texts, self._week = {}, (bounds[0], bounds[7], offset)

    def _looked_up(self, key: str, begin: int, offset: int | None) -> Sequence[str]:
        judged = self._judgement_of(self._within.calendar.week_at(begin, offset))
        activity = judged.activity(key)
        texts = (activity.key, activity.name, activity.kind, judged.standing(activity.key))
        return self._texts.setdefault(key, tuple(map(_inert, texts)))


def csv_pieces(rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """The text of the file, some rows at a time, with its own ends of lines."""
    some: Iterable[Sequence[str]] = (COLUMNS,)
    while some:
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(some)
        yield out.getvalue()
        some = [*islice(rows, _ROWS_AT_ONCE)]


def _inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without control characters; lines stay lines."""
    if text.isprintable():
        return f"{_INERT}{text}" if text.startswith(_FORMULA) else text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # What begins with a tab or an end of line is read from where it begins.
    is_formula = text.lstrip().startswith(_FORMULA)
    return f"{_INERT if is_formula else ''}{chr(10).join(map(one_line, lines))}"
