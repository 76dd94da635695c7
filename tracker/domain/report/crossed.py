"""A report by two groups of which one is a time, as a table: one goes down and the other one across."""

from __future__ import annotations

from operator import attrgetter

from tracker.domain.report.periods import TIMES
from tracker.domain.report.report import Group, Report, order_of, with_gaps
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What is called the same again in another year.
_OF_ONE_YEAR = ("day", "week")


@value
class Crossed:
    """The groups down and those across, and the seconds of each pair by their keys, in that order.

    ``by`` is what those down are.
    """

    by: str
    down: tuple[Group, ...]
    across: tuple[Group, ...]
    across_by: str
    sums: Mapping[tuple[str, str], int]

    @property
    def turned(self) -> Crossed:
        """The same with what went down across."""
        sums = {(b, a): seconds for (a, b), seconds in self.sums.items()}
        return Crossed(self.across_by, self.across, self.down, self.by, sums)

    def cells(self, group: Group) -> list[int]:
        """The seconds of one group that goes down in each of those across."""
        return [self.sums.get((group.key, one.key), 0) for one in self.across]


def is_crossed(report: Report) -> bool:
    """Whether a report makes a table rather than a tree."""
    return len(report.by) > 1 and any(name in TIMES for name in report.by)


def crossed(report: Report) -> Crossed:
    """The table that a report makes: the group that was named first goes down."""
    sums: dict[tuple[str, str], int] = {}
    found: dict[str, Group] = {}
    for outer in report.groups:
        for inner in outer.groups:
            sums[outer.key, inner.key] = inner.seconds
            before = found.get(inner.key)
            found[inner.key] = replace(inner, seconds=inner.seconds + (before.seconds if before else 0))
    across = tuple(sorted(found.values(), key=order_of(report.by[1])))
    by, inner_by = report.by
    down, across = shown_groups(by, report.groups, report), shown_groups(inner_by, across, report)
    return Crossed(by, down, across, inner_by, sums)


def shown_groups(by: str, groups: tuple[Group, ...], report: Report) -> tuple[Group, ...]:
    """Groups as they are shown: no period is left out, and a year is named where there are several."""
    name = shown_name(by, report)
    complete = with_gaps(by, groups)
    return tuple(Group(each.key, name(each), each.seconds, each.groups, each.number) for each in complete)


def shown_name(by: str, report: Report) -> Callable[[Group], str]:
    """What groups are called in a report: a year is named where there are several."""
    is_one_year = report.days.first.year == report.days.last.year
    if by == "month" and is_one_year:
        return lambda group: group.name.partition(" ")[0]
    if by in _OF_ONE_YEAR and not is_one_year:
        return attrgetter("key")
    return attrgetter("name")
