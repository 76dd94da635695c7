"""Entries for spreadsheets: CSV as RFC 4180 has it, with nothing in it that a spreadsheet would carry out."""

from __future__ import annotations

from datetime import timedelta, timezone

from tracker.domain.entries.unknown_keys import NO_UNKNOWN_KEYS
from tracker.domain.text import one_line
from tracker.domain.time.zone import steady_offset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.week import Week
    from tracker.domain.week.standing import Judgement
    from tracker.exchange.within_days import WithinDays

COLUMNS = (
    "id", "activity", "name", "kind", "standing", "start", "end", "seconds",
    "track", "note", "source", "origin",
)  # fmt: skip
# A cell that begins so is taken for a formula, where people write in wide signs by the wide ones too: they
# stand so far behind the plain ones.
_FORMULA_SIGNS, _TO_WIDE = "=+-@", 0xFEE0
_FORMULA = (*_FORMULA_SIGNS, *(chr(ord(sign) + _TO_WIDE) for sign in _FORMULA_SIGNS))
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
        # Those of the last row's week, which mostly is judged as the next one.
        self._activities = _Activities()

    def pieces(self, entries: Iterable[Entry]) -> Iterator[str]:
        """The text of the file, row by row, with its own ends of lines."""
        yield f"{','.join(COLUMNS)}\r\n"
        begin, until, zone, activities = 0, 0, None, self._activities
        for entry in entries:
            if not begin <= entry.first < until:
                begin, until, zone = self._steady_week(entry.first)
                activities = self._judged(begin, None)
            start, end, last = entry.start, entry.end, entry.last(0)
            # Mostly it lies in the week of the one before: to place each by itself takes twice as long.
            if end is None or until < last or start.tzinfo != zone:
                yield self._placed_row(entry)
            else:
                yield _row(entry, activities, start, end, last - entry.first)

    def _steady_week(self, instant: int) -> tuple[int, int, timezone | None]:
        """The instants from which to which a week lasts, and the offset by which all in it is of here.

        None where clocks are changed about it, or where what lies in it may have to be cut.
        """
        calendar = self._within.calendar
        _, bounds = calendar.placed(instant)
        begin, end = bounds[0], bounds[7]
        offset = steady_offset(begin, end, calendar.zone) if self._within.have(begin, end) else None
        return begin, end, None if offset is None else timezone(timedelta(seconds=offset))

    def _placed_row(self, entry: Entry) -> str:
        begin, end, offset = self._within.stretch(entry)
        start, until = self._within.start_and_end(entry)
        return _row(entry, self._judged(begin, offset), start, until, end - begin)

    def _judged(self, instant: int, offset: int | None) -> _Activities:
        """The activities as the week of an instant is judged."""
        week, _ = self._within.calendar.placed(instant, offset)
        judgement = self._judgement_of(week)
        if judgement is not self._activities.judgement:
            self._activities = _Activities(judgement)
        return self._activities


class _Activities(dict[str, str]):
    """The cells that say what each activity is, and is worth, by its key."""

    def __init__(self, judgement: Judgement | None = None) -> None:
        self.judgement = judgement

    def __missing__(self, key: str) -> str:
        assert self.judgement is not None
        activity = self.judgement.activity(key)
        texts = (activity.key, activity.name, activity.kind, self.judgement.standing(activity.key))
        return self.setdefault(key, ",".join(map(cell, texts)))


def _row(entry: Entry, activities: _Activities, start: datetime, end: datetime | None, seconds: int) -> str:
    # To join them here takes a third of the time that the module of the standard library takes.
    track, note = entry.track and cell(entry.track), entry.note and cell(entry.note)
    origin = "" if entry.unknown is NO_UNKNOWN_KEYS else cell(_origin(entry))
    return (
        f"{cell(entry.id)},{activities[entry.activity]},{start.isoformat()},"
        f"{end.isoformat() if end else ''},{seconds},{track},{note},{entry.source},{origin}\r\n"
    )


def _origin(entry: Entry) -> str:
    """Where an entry was imported from. By hand there may be anything, but only a text says that."""
    said = entry.unknown.table.get("origin")
    return said if isinstance(said, str) else ""


def as_csv(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> str:
    """The text of a table of other things, whose texts are inert already."""
    return "".join(f"{','.join(map(_quoted, row))}\r\n" for row in (heads, *rows))


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without control characters; lines stay lines."""
    # Some programs read a cell from its first sign that is no blank.
    mark = _INERT if text.lstrip().startswith(_FORMULA) else ""
    if text.isprintable():
        return f"{mark}{text}"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"{mark}{chr(10).join(map(one_line, lines))}"


def cell(text: str) -> str:
    """A text as it stands in a row: inert, and in quotes where it has to be."""
    return text if text.isalnum() else _quoted(inert(text))


def _quoted(text: str) -> str:
    return text if _TO_QUOTE.isdisjoint(text) else '"' + text.replace('"', '""') + '"'
