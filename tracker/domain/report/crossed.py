"""A report by two groups of which one is a time, as a table: one goes down and the other one across."""

from __future__ import annotations

from tracker.domain.report.group import Group, Pairs, group_of
from tracker.domain.report.periods import TIMES, names_of, numbers_between
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.domain.report.periods import Key
    from tracker.domain.report.report import Report

# What is called the same again in another year.
_OF_ONE_YEAR = ("day", "week")
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
        return self._line(group, self.across, not self.is_by_across)

    def column(self, group: Group) -> list[int]:
        """The seconds of one group that goes across in each of those down."""
        return self._line(group, self.down, self.is_by_across)

    def _line(self, group: Group, others: tuple[Group, ...], is_by_it: bool) -> list[int]:
        key, keys = _key(group), map(_key, others)
        if is_by_it:
            own = self.sums.get(key, _NOTHING)
            return [own.get(other, 0) for other in keys]
        return [self.sums.get(other, _NOTHING).get(key, 0) for other in keys]


def is_crossed(report: Report) -> bool:
    """Whether a report makes a table rather than a tree."""
    return isinstance(report.groups, Pairs)


def crossed(report: Report) -> Crossed:
    """The table that a report makes: the group that was named first goes down."""
    pairs = report.groups
    assert isinstance(pairs, Pairs)
    (by, inner_by), sides = report.by, pairs.each_alone()
    down, across = (_shown(own, groups, report) for own, groups in zip(report.by, sides, strict=True))
    return Crossed(by, down, across, inner_by, pairs.sums, pairs.is_by_second)


def _shown(by: str, groups: tuple[Group, ...], report: Report) -> tuple[Group, ...]:
    """Groups as they are shown: no period is left out, and called as they are in this report."""
    complete = with_gaps(by, groups)
    named = zip(complete, shown_names(by, complete, report), strict=True)
    return tuple([group_of(each.key, name, each.seconds, (), each.number) for each, name in named])


def shown_names(by: str, groups: Iterable[Group], report: Report) -> list[str]:
    """What groups are called in a report: a year is named where there are several."""
    is_one_year = report.days.first.year == report.days.last.year
    if by == "month" and is_one_year:
        return [group.name.partition(" ")[0] for group in groups]
    if by in _OF_ONE_YEAR and not is_one_year:
        return [group.key for group in groups]
    return [group.name for group in groups]


def with_gaps(by: str, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Groups with the periods between the first and the last of them in which nothing was logged."""
    if by not in TIMES or not groups:
        return groups
    first, last = groups[0].number, groups[-1].number
    assert first is not None
    assert last is not None
    numbers = numbers_between(by, first, last)
    if len(numbers) == len(groups):
        return groups
    known = {group.number: group for group in groups}
    named = zip(numbers, names_of(by, numbers), strict=True)
    return tuple([known.get(number) or group_of(*names, 0, (), number) for number, names in named])


def _key(group: Group) -> Key:
    return group.key if group.number is None else group.number
