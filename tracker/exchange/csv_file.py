"""Entries for spreadsheets: CSV as RFC 4180 has it, with nothing in it that a spreadsheet would carry out."""

from __future__ import annotations

from tracker.domain.entries.unknown_keys import NO_UNKNOWN_KEYS
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
# A cell that has one of these stands in quotes.
_TO_QUOTE = frozenset(',"\r\n')


class EntryRows:
    """A row for each entry that touches some days, cut at their edges.

    Its standing is that of the week in which it begins, as far as it lies in the days: ``judgement_of`` says
    how each week is judged.
    """

    def __init__(self, within: WithinDays, judgement_of: Callable[[Week], Judgement]) -> None:
        self._within = within
        self._judgement_of = judgement_of
        # Those of the last row's week, and from when to when by which offset that is: mostly the next one's.
        self._judged: Judgement | None = None
        self._activities: dict[str, str] = {}
        self._week: tuple[int, int, int | None] = (0, 0, None)

    def pieces(self, entries: Iterable[Entry]) -> Iterator[str]:
        """The text of the file, row by row, with its own ends of lines."""
        yield f"{','.join(COLUMNS)}\r\n"
        yield from map(self._row, entries)

    def _row(self, entry: Entry) -> str:
        # To join them here takes a third of the time that the module of the standard library takes.
        begin, end, offset = self._within.stretch(entry)
        start, until = entry.start, entry.end
        if begin != entry.first or until is None or end != entry.last(end):
            start, until = self._within.start_and_end(entry)
        first, last, by = self._week
        if not (first <= begin < last and by == offset):
            self._enter_week(begin, offset)
        activity = self._activities.get(entry.activity) or self._looked_up(entry.activity)
        origin = "" if entry.unknown is NO_UNKNOWN_KEYS else str(entry.unknown.table.get("origin", ""))
        return (
            f"{_cell(entry.id)},{activity},{start.isoformat()},{until.isoformat() if until else ''},"
            f"{end - begin},{_cell(entry.track)},{_cell(entry.note)},{entry.source},{_cell(origin)}\r\n"
        )

    def _enter_week(self, begin: int, offset: int | None) -> None:
        week, bounds = self._within.calendar.placed(begin, offset)
        self._week = (bounds[0], bounds[7], offset)
        judged = self._judgement_of(week)
        if judged is not self._judged:
            self._judged, self._activities = judged, {}

    def _looked_up(self, key: str) -> str:
        """The cells that say what an activity is, and is worth, in the week."""
        assert self._judged is not None
        activity = self._judged.activity(key)
        texts = (activity.key, activity.name, activity.kind, self._judged.standing(activity.key))
        return self._activities.setdefault(key, ",".join(map(_cell, texts)))


def as_csv(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> str:
    """The text of a table of other things, whose texts are inert already."""
    return "".join(f"{','.join(map(_quoted, row))}\r\n" for row in (heads, *rows))


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without control characters; lines stay lines."""
    if text.isprintable():
        return f"{_INERT}{text}" if text.startswith(_FORMULA) else text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # What begins with a tab or an end of line is read from where it begins.
    is_formula = text.lstrip().startswith(_FORMULA)
    return f"{_INERT if is_formula else ''}{chr(10).join(map(one_line, lines))}"


def _cell(text: str) -> str:
    return _quoted(inert(text)) if text else text


def _quoted(text: str) -> str:
    return text if _TO_QUOTE.isdisjoint(text) else '"' + text.replace('"', '""') + '"'
