"""A report by two groups of which one is a time, as a table: one goes down and the other one across."""

from __future__ import annotations

from itertools import repeat

from tracker.domain.report.group import Group, Pairs, group_of
from tracker.domain.report.periods import TIMES
from tracker.domain.report.shown import shown
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    from tracker.domain.report.periods import Key
    from tracker.domain.report.report import Report
    from tracker.domain.report.shown import Columns

    T = TypeVar("T")

_NOTHING: Mapping[Key, int] = {}


@value
class Crossed:
    """The groups down and those across, and the seconds of each pair by their own keys.

    ``by`` is what those down are. The sums are first by the groups across where that is said.
    """

    by: str
    down: tuple[Group, ...]
    across: tuple[Group, ...]
    across_by: str
    sums: Mapping[Key, Mapping[Key, int]]
    is_by_across: bool

    @property
    def turned(self) -> Crossed:
        """The same with what went down across."""
        return Crossed(self.across_by, self.across, self.down, self.by, self.sums, not self.is_by_across)

    def cells(self, group: Group) -> list[int]:
        """The seconds of one group that goes down in each of those across."""
        return self._line(group, [*map(_key, self.across)], not self.is_by_across)

    def columns(self, worded: Callable[[list[int]], Sequence[T]]) -> Sequence[Sequence[T]]:
        """What is written of the seconds in each column, given what is of some that stand side by side."""
        # Along the lines that are at hand, which mostly are the few long ones.
        lines, others = (self.across, self.down) if self.is_by_across else (self.down, self.across)
        keys = [*map(_key, others)]
        found = [worded(self._line(group, keys, is_by_it=True)) for group in lines]
        return found if self.is_by_across else [*zip(*found, strict=True)]

    def _line(self, group: Group, others: Sequence[Key], is_by_it: bool) -> list[int]:
        key = _key(group)
        if is_by_it:
            return [*map(self.sums.get(key, _NOTHING).get, others, repeat(0))]
        return [self.sums.get(other, _NOTHING).get(key, 0) for other in others]


def is_crossed(report: Report) -> bool:
    """Whether a report makes a table rather than a tree.

    A day lies in one week, one month and one year: nearly all of a table of these would be empty.
    """
    times = {*report.by}.intersection(TIMES)
    return len(report.by) > 1 and (len(times) == 1 or ("weekday" in times and "day" not in times))


def crossed(report: Report) -> Crossed:
    """The table that a report makes: the group that was named first goes down."""
    pairs = report.groups
    assert isinstance(pairs, Pairs)
    by, inner_by = report.by
    sides = zip(report.by, pairs.sums_of_each(), strict=True)
    down, across = (_groups(shown(own, sums, pairs.naming, report)) for own, sums in sides)
    return Crossed(by, down, across, inner_by, pairs.sums, pairs.is_by_second)


def _groups(columns: Columns) -> tuple[Group, ...]:
    return tuple([group_of(key, names, seconds) for key, names, seconds in zip(*columns, strict=True)])


def _key(group: Group) -> Key:
    return group.key if group.number is None else group.number
