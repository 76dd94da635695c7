"""The groups of a report in columns as they are shown: no period left out, called as people call them."""

from __future__ import annotations

from itertools import repeat

from tracker.domain.report.group import in_order
from tracker.domain.report.periods import TIMES, numbers_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.domain.report.group import Naming
    from tracker.domain.report.periods import Key
    from tracker.domain.report.report import Report

    # Of some groups their keys, what they are written as and called, and their sums.
    Columns = tuple[Sequence[Key], Sequence[tuple[str, str]], Sequence[int]]

# What is called the same again in another year.
_OF_ONE_YEAR = ("day", "week")


def shown(by: str, sums: Mapping[Key, int], naming: Naming, report: Report) -> Columns:
    """Groups as they are shown, in their order: their keys, what they are written as and called, their sums.

    No period between the first and the last is left out.
    """
    keys: Sequence[Key]
    # Between two Mondays, none is left out: what lies there is another weekday's.
    if by in TIMES and sums and (report.by, by) != (("weekday", "day"), "day"):
        first, last = min(sums), max(sums)
        assert isinstance(first, int)
        assert isinstance(last, int)
        keys = numbers_between(by, first, last)
        names = naming(by, keys)
    else:
        names = naming(by, sums)
        keys = in_order(by, sums, names)
    called = [names[key] for key in keys]
    return keys, _shown_names(by, called, report), [*map(sums.get, keys, repeat(0))]


def _shown_names(by: str, names: list[tuple[str, str]], report: Report) -> list[tuple[str, str]]:
    """What groups are written as and called in a report: a year is named where there are several."""
    is_one_year = report.days.first.year == report.days.last.year
    if by == "month" and is_one_year:
        return [(key, name.partition(" ")[0]) for key, name in names]
    if by in _OF_ONE_YEAR and not is_one_year:
        return [(key, key) for key, _ in names]
    return names
