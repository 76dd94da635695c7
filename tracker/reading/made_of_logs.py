"""What pages and lists are made of: taken from each log once, and known from then on.

What is known is derived, as the sums are, and in a file of its own for each purpose, which nothing else
loads: what was made of a log stands under the stamps of its files and its placing, and is made anew where
either differs.
"""

from __future__ import annotations

import sys

from tracker.domain.time.duration import DAY
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.storage.file_state import day_start_in
from tracker.storage.machine.log_cache import DerivedFile, stamps_of_week
from tracker.storage.weeks_folder import week_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tracker.domain.report.pieces import Piece
    from tracker.domain.report.placing import Placing
    from tracker.domain.time.day_range import DayRange
    from tracker.reading.hours import Hours
    from tracker.reading.placed_logs import PlacedLogs
    from tracker.storage.files import Files
    from tracker.storage.machine.log_cache import LogStamps

    # From the first day to the last, by their ordinals.
    Reach = tuple[int, int]
    # The stamps of a log, what it says of the beginning of days, from where to where it reaches, its placing,
    # and what was made of it.
    Known = tuple[LogStamps, str | None, Reach, Placing, Any]

# To read so many takes no longer than anybody notices.
_AT_ONCE = 13
# No other placing moves a piece by so many days.
_FURTHER = DAYS_IN_WEEK


class MadeOfLogs:
    """What is made of the pieces of each log, by one function, and known in one file of this machine."""

    def __init__(
        self,
        files: Files,
        hours: Hours,
        name: str,
        form: int,
        make: Callable[[list[Piece]], Any],
        come_to: Callable[[int, int], None] | None = None,
    ) -> None:
        """``hours`` are those of the look that this belongs to. ``name`` tells what is made, ``form`` counts
        how it was made before; it is made of plain values. ``come_to`` is as ``hours_of`` has it.
        """
        self._come_to = come_to
        self._files = files
        self._logs: PlacedLogs = hours.logs
        self._ran = hours.running
        self._make = make
        self._file = DerivedFile(files.folders.in_state(f"{name}.cache"), f"{name} {form} {sys.byteorder}")

    def on(self, days: DayRange) -> list[Any]:
        """What was made of every log that may reach into some days; of all that has an end."""
        first, last = days.first.toordinal(), days.last.toordinal()
        known = self._still_known()
        made: dict[str, Any] = {}
        unknown = []
        for name in self._logs.names:
            part = known.get(name)
            if part is None:
                unknown.append(name)
            elif part[2][0] <= last + _FURTHER and first - _FURTHER <= part[2][1]:
                if self._logs.placings.of(*part[2]) == part[3]:
                    made[name] = part[4]
                else:
                    unknown.append(name)
        learned = set()
        to_read = self._touching(unknown, days)
        for done, name in enumerate(to_read):
            if self._come_to is not None:
                self._come_to(done, len(to_read))
            part, is_as_it_was = self._read(name)
            made[name] = part[4]
            if is_as_it_was:
                known[name] = part
                learned.add(name)
        # To read the last one alone again takes no longer than to write down what is in it.
        if learned - {*self._logs.names[-1:]}:
            self._file.save(known)
        return [made[name] for name in self._logs.names if name in made]

    def _still_known(self) -> dict[str, Known]:
        """What is known of the logs whose files are as they were; and when their days begin."""
        kept: dict[str, Known] = self._file.load() or {}
        known = {}
        begin: str | None = str(self._files.listed().day_start)
        for name in self._logs.names:
            part = kept.get(name)
            if part is None or part[0] != stamps_of_week(name, self._logs.stamps):
                begin = None
                continue
            known[name] = part
            # One that does not say it is like the one before.
            begin = part[1] or begin
            if begin is not None:
                self._logs.begin_at(name, begin)
        return known

    def _touching(self, names: list[str], days: DayRange) -> list[str]:
        """Which of some logs that nobody has looked into may reach into some days."""
        if len(names) <= _AT_ONCE:
            return names
        from tracker.reading.all_logs import AllLogs

        begin, end = (self._logs.calendar.day_bounds(day) for day in (days.first, days.last))
        touching = {*map(str, AllLogs(self._files).logs(begin[0] - _FURTHER * DAY, end[1] + _FURTHER * DAY))}
        return [name for name in names if name in touching]

    def _read(self, name: str) -> tuple[Known, bool]:
        """What is in a log, and whether its files are as they were at the look."""
        from tracker.domain.report.pieces import pieces_of

        week = week_of(name)
        log = self._files.log(week)
        stamps = self._files.stamps_read(week)
        is_as_it_was = bool(stamps) and stamps == stamps_of_week(name, self._logs.stamps)
        # What ran at that look and has been ended since then is no second time among what has an end.
        ran = self._ran.id if self._ran is not None and not is_as_it_was else ""
        entries = log.entries if log is not None else ()
        closed = [entry for entry in entries if entry.end is not None and entry.id != ran]
        pieces = pieces_of(closed, self._logs.calendar, 0)
        said = day_start_in(self._files.log_state(week))
        days = [week.monday.toordinal(), *(piece[0] for piece in pieces)]
        reach = min(days), max(days)
        placing, made = self._logs.placings.of(*reach), self._make(pieces)
        return (stamps, None if said is None else str(said), reach, placing, made), is_as_it_was
