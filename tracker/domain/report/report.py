"""Hours over any days, by one or two of the ways to look at them; wasted beside studio and learning."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from operator import attrgetter

from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, UNLISTED, ActivityList, kind_name
from tracker.domain.errors import Misunderstood
from tracker.domain.report.periods import TIMES, Periods, naming, numbers_between
from tracker.domain.report.series import differences, end_of, last_day_with_hours, seconds_between
from tracker.domain.text import folded
from tracker.domain.time.day_range import DayRange
from tracker.domain.value import value
from tracker.domain.week.balance import COUNTED, Balance, counted_as
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from tracker.domain.report.periods import Stretch
    from tracker.domain.report.series import Series, SeriesByCell
    from tracker.domain.report.verdicts import Verdict, Verdicts

    # What is a key of a group before it is written: a word, or the number of a period.
    Key = str | int

OF_AN_ENTRY = ("kind", "standing", "activity", "track")
GROUPS = (*OF_AN_ENTRY, *TIMES)
NO_TRACK = "no track"
_STANDINGS = (MUSIC, SUPPORTING, NECESSARY, WASTED, UNRATED)
_IN_PICTURES = (WASTED, *MUSIC_KINDS[:2])
_ORDERS = {"kind": (*KINDS, UNLISTED), "standing": _STANDINGS}


@value
class Selected:
    """What a report is about: a kind, an activity by its key, a track; empty takes all."""

    kind: str = ""
    activity: str = ""
    track: str = ""


EVERYTHING = Selected()


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


def report_of(
    series: Iterable[SeriesByCell],
    verdicts: Verdicts,
    days: DayRange,
    by: Sequence[str],
    listed: ActivityList,
    selected: Selected = EVERYTHING,
) -> Report:
    """The hours of some days by one or two groups, given all that falls on them."""
    return _Adding(series, verdicts, days, tuple(by), listed, selected).report()


def days_with_hours(series: Iterable[SeriesByCell]) -> DayRange | None:
    """From the first day to the last on which anything is logged."""
    used = [own for part in series for own in part.values() if own[1][0] != own[1][-1]]
    if not used:
        return None
    begin = min(first + bisect_right(totals, totals[0]) - 1 for first, totals in used)
    end = max(last_day_with_hours(own) for own in used)
    return DayRange(date.fromordinal(begin), date.fromordinal(end))


def balances_by_day(
    series: Iterable[SeriesByCell], verdicts: Verdicts, days: DayRange
) -> dict[int, tuple[int, int, int]]:
    """The seconds of each day that were wasted, in the studio and learning, by its ordinal, if it has any."""
    begin, end = days.first.toordinal(), days.last.toordinal() + 1
    sums: dict[int, list[int]] = {}
    for (activity, _, _), own in (item for part in series for item in part.items()):
        first, totals = own
        shown = max(begin, first), min(end, end_of(own))
        for start, stop, verdict in verdicts.runs(activity, *shown) if shown[0] < shown[1] else ():
            field = counted_as(*verdict)
            if field not in _IN_PICTURES:
                continue
            for day, each in enumerate(differences(totals[start - first : stop - first + 1]), start):
                if each:
                    sums.setdefault(day, [0, 0, 0])[_IN_PICTURES.index(field)] += each
    return {day: (own[0], own[1], own[2]) for day, own in sorted(sums.items())}


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
    known, names = {group.number: group for group in groups}, naming(by)
    return tuple(known.get(number) or Group(*names(number), 0, (), number) for number in numbers)


class _Adding:
    """Adds up one report."""

    def __init__(
        self,
        series: Iterable[SeriesByCell],
        verdicts: Verdicts,
        days: DayRange,
        by: tuple[str, ...],
        listed: ActivityList,
        selected: Selected,
    ) -> None:
        self._days, self._by, self._listed = days, by, listed
        self._begin, self._end = days.first.toordinal(), days.last.toordinal() + 1
        self._times = tuple(name for name in by if name in TIMES)
        self._own = tuple(OF_AN_ENTRY.index(name) for name in by if name not in TIMES)
        self._counted = dict.fromkeys((*COUNTED, *_STANDINGS), 0)
        self._tracks: dict[str, tuple[int, str]] = {}
        self._names: dict[str, dict[Key, tuple[str, str]]] = {}
        self._seconds = self._timer_seconds = 0
        # By what they are called beside their times: their sums or, where times are asked for, those of each.
        self._sums: dict[tuple[str, ...], int] = {}
        self._by_time: dict[tuple[str, ...], list[Stretch]] = {}
        self._periods = Periods(self._times, self._begin, self._end) if self._times else None
        wanted = folded(selected.track)
        for (activity, track, is_timer), own in (item for part in series for item in part.items()):
            name = self._track_of(track, own) if track else ""
            is_meant = selected.activity in ("", activity) and (not wanted or name == wanted)
            for begin, end, (kind, standing) in self._runs(own, verdicts, activity):
                seconds = seconds_between(own, begin, end)
                self._counted[counted_as(kind, standing)] += seconds
                if seconds and is_meant and selected.kind in ("", kind):
                    self._seconds += seconds
                    self._timer_seconds += seconds if is_timer else 0
                    self._add((kind, standing, activity, name), own, begin, end, seconds)

    def report(self) -> Report:
        """The report of what was added."""
        return Report(
            self._days,
            self._by,
            self._seconds,
            self._timer_seconds / self._seconds if self._seconds else None,
            self._two_levels() if self._by[1:] else self._one_level(),
            Balance(**{name: self._counted[name] for name in COUNTED}),
        )

    def _runs(self, own: Series, verdicts: Verdicts, activity: str) -> Sequence[tuple[int, int, Verdict]]:
        """From which day to which a series falls on those of the report as one and the same thing."""
        begin, end = max(self._begin, own[0]), min(self._end, end_of(own))
        return verdicts.runs(activity, begin, end) if begin < end else ()

    def _add(self, of_entry: tuple[str, ...], series: Series, begin: int, end: int, seconds: int) -> None:
        own = tuple(of_entry[place] for place in self._own)
        if self._periods is None:
            self._sums[own] = self._sums.get(own, 0) + seconds
            return
        self._periods.add(series, begin, end, self._by_time.setdefault(own, []))

    def _one_level(self) -> tuple[Group, ...]:
        sums: dict[Key, int] = {}
        for (key,), seconds in self._sums_by_group():
            sums[key] = sums.get(key, 0) + seconds
        return self._groups(self._by[0], sums)

    def _two_levels(self) -> tuple[Group, ...]:
        sums: dict[Key, dict[Key, int]] = {}
        for (outer, inner), seconds in self._sums_by_group():
            own = sums.setdefault(outer, {})
            own[inner] = own.get(inner, 0) + seconds
        inner_groups = {key: self._groups(self._by[1], own) for key, own in sums.items()}
        return self._groups(self._by[0], {key: sum(own.values()) for key, own in sums.items()}, inner_groups)

    def _sums_by_group(self) -> Iterator[tuple[tuple[Key, ...], int]]:
        """The sums with what they are called by each group, in the order in which these were asked for."""
        if self._periods is None:
            yield from self._sums.items()
            return
        is_time_first = self._by[0] in TIMES
        for own, sums in self._by_time.items():
            if not own:
                yield from self._periods.named(sums)
                continue
            for times, seconds in self._periods.named(sums):
                yield ((*times, *own) if is_time_first else (*own, *times)), seconds

    def _track_of(self, track: str, own: Series) -> str:
        """What is the same for all names of a track; it is called as it was written last."""
        same, last = folded(track), last_day_with_hours(own)
        if same not in self._tracks or self._tracks[same][0] <= last:
            self._tracks[same] = last, track
        return same

    def _groups(
        self, by: str, sums: Mapping[Key, int], inner: Mapping[Key, tuple[Group, ...]] | None = None
    ) -> tuple[Group, ...]:
        """Groups in their order, given the sum of each and what is in it."""
        naming, known = self._naming(by), self._names.setdefault(by, {})
        groups = []
        for key, seconds in sums.items():
            names = known.get(key)
            if names is None:
                names = known[key] = naming(key)
            number = key if isinstance(key, int) else None
            groups.append(Group(*names, seconds, inner[key] if inner else (), number))
        return tuple(sorted(groups, key=order_of(by)))

    def _naming(self, by: str) -> Callable[[Any], tuple[str, str]]:
        """What tells what a group is written as for programs, and what it is called."""
        if by in TIMES:
            return naming(by)
        return {"track": self._track_names, "activity": self._activity_names}.get(by, _word_names)

    def _track_names(self, key: str) -> tuple[str, str]:
        name = self._tracks[key][1] if key else ""
        return name, name or NO_TRACK

    def _activity_names(self, key: str) -> tuple[str, str]:
        return key, self._listed.get(key).name


def _word_names(key: str) -> tuple[str, str]:
    """Those of a kind or a standing."""
    name = kind_name(key)
    return key, name[0].upper() + name[1:]


def order_of(by: str) -> Callable[[Group], Any]:
    """Times as they come, kinds and standings in their order, of all else the most first."""
    order = _ORDERS.get(by)
    if order is not None:
        return lambda group: order.index(group.key)
    if by in TIMES:
        return attrgetter("number")
    return lambda group: (not group.key, -group.seconds, group.name)
