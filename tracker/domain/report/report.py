"""Hours over any days, by one or two of the ways to look at them; wasted beside studio and learning."""

from __future__ import annotations

from datetime import date

from tracker.domain.activities.activity import KINDS, UNLISTED, ActivityList, kind_name
from tracker.domain.errors import Misunderstood
from tracker.domain.report.periods import TIMES, period_key, period_name
from tracker.domain.text import folded
from tracker.domain.time.range import DayRange
from tracker.domain.value import value
from tracker.domain.week.balance import COUNTED, Balance, counted_as
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from tracker.domain.report.cells import Cells
    from tracker.domain.report.verdicts import Verdict

    # What is a key of a group before it is written: a word, or the number of a period.
    Key = str | int
    # The ordinal of a Monday, what falls in its week, and what each activity was then.
    WeekOfReport = tuple[int, Cells, Mapping[str, Verdict]]

OF_AN_ENTRY = ("kind", "standing", "activity", "track")
GROUPS = (*OF_AN_ENTRY, *TIMES)
NO_TRACK = "no track"
_STANDINGS = (MUSIC, SUPPORTING, NECESSARY, WASTED, UNRATED)
_ORDERS = {"kind": (*KINDS, UNLISTED), "standing": _STANDINGS}
_DAYS_IN_WEEK = 7


@value
class Selected:
    """What a report is about: a kind, an activity by its key, a track; empty takes all."""

    kind: str = ""
    activity: str = ""
    track: str = ""


@value
class Group:
    """One group of a report, with those that it is made of. Periods have a ``number``, of which none is left
    out where no hours are.
    """

    key: str
    name: str
    seconds: int
    groups: tuple[Group, ...] = ()
    number: int | None = None


@value
class Report:
    """The hours of some days. The balance is that of all of them, whatever else is selected."""

    days: DayRange
    by: tuple[str, ...]
    seconds: int
    measured_share: float | None
    groups: tuple[Group, ...]
    balance: Balance


def groups_named(text: str) -> tuple[str, ...]:
    """The one or two groups in ``kind`` or ``kind,week``. Raises Misunderstood."""
    names = tuple(name.strip().casefold() for name in text.split(","))
    if len(names) > 2:
        raise Misunderstood("--by takes one group or two.")
    for name in names:
        if name not in GROUPS:
            raise Misunderstood(f"«{name}» is not a group. They are {', '.join(GROUPS)}.")
    if len({*names}) < len(names):
        raise Misunderstood(f"--by names {names[0]} twice.")
    return names


class Adding:
    """Adds up weeks, one after the other."""

    def __init__(self, days: DayRange, by: Sequence[str], selected: Selected) -> None:
        self._days = days
        self._first, self._last = days.first.toordinal(), days.last.toordinal()
        self._by = tuple(by)
        self._times = tuple(name for name in by if name in TIMES)
        places = {name: place for place, name in enumerate((*OF_AN_ENTRY, *self._times))}
        self._outer, self._inner = places[by[0]], places[by[-1]]
        self._selected = selected
        self._track = folded(selected.track)
        self._folded: dict[str, str] = {}
        self._tracks: dict[str, tuple[int, str]] = {}
        self._counted = dict.fromkeys((*COUNTED, *_STANDINGS), 0)
        self._sums: dict[tuple[Key, Key], int] = {}
        self._seconds = self._timer_seconds = 0

    def add(self, monday: int, cells: Cells, verdicts: Mapping[str, Verdict]) -> None:
        """Add what of a week falls on the days of the report."""
        begin, end = max(0, self._first - monday), min(_DAYS_IN_WEEK, self._last + 1 - monday)
        if begin >= end:
            return
        is_whole = end - begin == _DAYS_IN_WEEK
        stretches = self._stretches(monday, begin, end)
        sums, outer, inner = self._sums, self._outer, self._inner
        for (activity, track, is_timer), days in cells.items():
            seconds = sum(days) if is_whole else sum(days[begin:end])
            if not seconds:
                continue
            kind, standing = verdicts[activity]
            self._counted[counted_as(kind, standing)] += seconds
            same = self._track_of(track, monday, days) if track else ""
            if not self._is_selected(kind, activity, same):
                continue
            self._seconds += seconds
            if is_timer:
                self._timer_seconds += seconds
            for first, last, times in stretches:
                amount = sum(days[first:last]) if len(stretches) > 1 else seconds
                if amount:
                    row: tuple[Key, ...] = (kind, standing, activity, same, *times)
                    keys = row[outer], row[inner]
                    sums[keys] = sums.get(keys, 0) + amount

    def report(self, listed: ActivityList) -> Report:
        """The report of what was added."""
        by_outer: dict[Key, dict[Key, int]] = {}
        for (outer, inner), seconds in self._sums.items():
            by_outer.setdefault(outer, {})[inner] = seconds
        return Report(
            self._days,
            self._by,
            self._seconds,
            self._timer_seconds / self._seconds if self._seconds else None,
            self._groups(self._by, by_outer, listed),
            Balance(**{name: self._counted[name] for name in COUNTED}),
        )

    def _stretches(self, monday: int, begin: int, end: int) -> list[tuple[int, int, tuple[int, ...]]]:
        """The days of a week that are not told apart, each from one to another with what they are called."""
        if not self._times:
            return [(begin, end, ())]
        if self._times == ("week",):
            return [(begin, end, (monday,))]
        stretches: list[tuple[int, int, tuple[int, ...]]] = []
        for day in range(begin, end):
            times = tuple(period_key(name, monday, day) for name in self._times)
            if stretches and stretches[-1][2] == times:
                stretches[-1] = stretches[-1][0], day + 1, times
            else:
                stretches.append((day, day + 1, times))
        return stretches

    def _track_of(self, track: str, monday: int, days: Sequence[int]) -> str:
        """What is the same for all names of a track; it is called as it was written last."""
        same = self._folded.get(track)
        if same is None:
            same = self._folded[track] = folded(track)
        last = monday + max(day for day, seconds in enumerate(days) if seconds)
        if same not in self._tracks or self._tracks[same][0] <= last:
            self._tracks[same] = last, track
        return same

    def _is_selected(self, kind: str, activity: str, track: str) -> bool:
        selected = self._selected
        return (
            selected.kind in ("", kind)
            and selected.activity in ("", activity)
            and (not selected.track or self._track == track)
        )

    def _groups(
        self, by: Sequence[str], sums: Mapping[Key, Mapping[Key, int]], listed: ActivityList
    ) -> tuple[Group, ...]:
        """Groups in their order, given the sums of what is in each: of one alone that is itself."""
        groups = []
        for key, inner in sums.items():
            within = {each: {each: seconds} for each, seconds in inner.items()}
            of_it = self._groups(by[1:], within, listed) if by[1:] else ()
            written, name = self._name(by[0], key, listed)
            number = key if isinstance(key, int) else None
            groups.append(Group(written, name, sum(inner.values()), of_it, number))
        return tuple(sorted(groups, key=_order_of(by[0])))

    def _name(self, by: str, key: Key, listed: ActivityList) -> tuple[str, str]:
        """What a group is written as for programs, and what it is called."""
        if isinstance(key, int):
            return period_name(by, key)
        if by == "track":
            name = self._tracks[key][1] if key else ""
            return name, name or NO_TRACK
        if by == "activity":
            return key, listed.get(key).name
        name = kind_name(key) if by == "kind" else key
        return key, name[0].upper() + name[1:]


def _order_of(by: str) -> Callable[[Group], Any]:
    """Times as they come, kinds and standings in their order, of all else the most first."""
    order = _ORDERS.get(by)
    if order is not None:
        return lambda group: order.index(group.key)
    if by in TIMES:
        return lambda group: group.number
    return lambda group: (not group.key, -group.seconds, group.name)


def report_of(
    weeks: Iterable[WeekOfReport],
    days: DayRange,
    by: Sequence[str],
    listed: ActivityList,
    selected: Selected | None = None,
) -> Report:
    """The hours of some days by one or two groups. Given are the weeks that touch them."""
    adding = Adding(days, by, selected or Selected())
    for week in weeks:
        adding.add(*week)
    return adding.report(listed)


def days_with_hours(weeks: Iterable[WeekOfReport]) -> DayRange | None:
    """From the first day to the last on which anything is logged."""
    by_monday = {monday: cells for monday, cells, _ in weeks if any(map(any, cells.values()))}
    if not by_monday:
        return None
    first, last = (_days_used(monday, by_monday[monday]) for monday in (min(by_monday), max(by_monday)))
    return DayRange(date.fromordinal(first[0]), date.fromordinal(last[-1]))


def _days_used(monday: int, cells: Cells) -> list[int]:
    return [monday + day for day in range(_DAYS_IN_WEEK) if any(days[day] for days in cells.values())]
