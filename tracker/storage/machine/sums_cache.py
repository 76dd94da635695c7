"""The sums of each log, kept so that a report of ten years takes none of them apart.

The cache is derived: the sums of a log stand under the stamps of its files. What the days of a log depend on
besides stands beside them as their placing: where that differs by now, they are made anew.
"""

from __future__ import annotations

import marshal
import sys

from tracker.storage.machine.log_cache import DerivedFile, stamps_of_week
from tracker.storage.weeks_folder import WEEK_LENGTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from tracker.domain.report.placing import Placing
    from tracker.domain.report.series import SeriesByCell
    from tracker.domain.report.verdicts import Ratings
    from tracker.storage.machine.log_cache import LogStamps
    from tracker.storage.writing.safe_write import Stamp

    # When the last entry by start starts and whether it takes time, by which the last one of all is found;
    # the log that it is in, and whether it has no end.
    Newest = tuple[int, bool, str, bool]
    # The placing of a log, its sums, what a finished assessment judges its week by, what the log says of the
    # beginning of days, whether something in it is odd, and its last entry if it has any.
    Part = tuple[Placing, SeriesByCell, Ratings | None, str | None, bool, Newest | None]

# With this form the same numbers always make the same bytes.
_PLAIN = 2


class Block:
    """The sums of many logs as one: those of long ago, of which hardly ever one changes."""

    def __init__(
        self,
        names: list[str],
        stamps: bytes,
        placing: Placing,
        series: Sequence[SeriesByCell],
        ratings: dict[int, Ratings],
        odd: list[str],
        newest: Newest | None,
    ) -> None:
        """``names`` are their weeks, ``ratings`` by the Mondays of the weeks that are assessed."""
        self.names = names
        self.placing = placing
        self.series = series
        self.ratings = ratings
        self.odd = odd
        self.newest = newest
        self._stamps = stamps

    def is_of(self, names: list[str], stamps: Mapping[str, Stamp]) -> bool:
        """Whether these are the first of the weeks that have a log, and no file of theirs differs."""
        first = names[: len(self.names)]
        return first == self.names and stamps_in_bytes(first, stamps) == self._stamps

    @property
    def content(self) -> tuple[Any, ...]:
        """What is kept of it."""
        from array import array

        packed = [
            {cell: (first, array("q", totals).tobytes()) for cell, (first, totals) in part.items()}
            for part in self.series
        ]
        return self.names, self._stamps, self.placing, packed, self.ratings, self.odd, self.newest


def _block_kept(content: tuple[Any, ...]) -> Block:
    """A block from its content, whose numbers stay as this machine wrote them: few are ever looked at."""
    names, stamps, placing, packed, *others = content
    series = [
        {cell: (first, memoryview(totals).cast("q")) for cell, (first, totals) in part.items()}
        for part in packed
    ]
    return Block(names, stamps, placing, series, *others)


def stamps_in_bytes(names: list[str], stamps: Mapping[str, Stamp]) -> bytes:
    """The stamps of all files of some weeks, among all stamps."""
    of_weeks = {*names}
    files = [file for file in sorted(stamps) if file[:WEEK_LENGTH] in of_weeks]
    return marshal.dumps([(file, stamps[file]) for file in files], _PLAIN)


class SumsCache:
    """The cache in two files; deleting either costs time and nothing else."""

    def __init__(self, in_state: Callable[[str], str]) -> None:
        """``in_state`` says where a file of a name belongs."""
        self._file = DerivedFile(in_state("sums.cache"), f"sums 3 {sys.byteorder}")
        # Those of long ago one by one, looked into only where they do not hold together.
        self._old_file = DerivedFile(in_state("old-sums.cache"), "old sums 2")
        block, parts = self._file.load() or (None, {})
        self._parts: dict[str, tuple[LogStamps, Part]] = parts
        self.block = _block_kept(block) if block is not None else None
        """Those of long ago, as they were together."""
        self._has_all = False

    def day_starts(self, stamps: Mapping[str, Stamp]) -> dict[str, str]:
        """What the last logs say of the beginning of days, as far as they are known."""
        parts = {name: self.part(name, stamps) for name in self._parts}
        return {name: part[3] for name, part in parts.items() if part is not None and part[3] is not None}

    def part(self, name: str, stamps: Mapping[str, Stamp]) -> Part | None:
        """What is known of a week's log; None where its files have other stamps by now, among all stamps."""
        if name not in self._parts:
            self._look_back()
        known = self._parts.get(name)
        return known[1] if known is not None and known[0] == stamps_of_week(name, stamps) else None

    def learn(self, name: str, stamps: LogStamps, part: Part) -> None:
        """Take up what is in a log that was read under these stamps."""
        self._parts[name] = stamps, part

    def save(self, names: list[str], block: Block | None) -> None:
        """Save what is known of the weeks that have a log."""
        self._look_back()
        known = {name: self._parts[name] for name in names if name in self._parts}
        together = {*block.names} if block is not None else set()
        if block is None or block is not self.block:
            self._old_file.save({name: part for name, part in known.items() if name in together})
        recent = {name: part for name, part in known.items() if name not in together}
        self._file.save((block.content if block is not None else None, recent))

    def _look_back(self) -> None:
        if not self._has_all:
            self._has_all = True
            self._parts = {**(self._old_file.load() or {}), **self._parts}
