"""Hours over any days, by one or two of the ways to look at them; wasted beside studio and learning."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from tracker.domain.activities.activity import MUSIC_KINDS, ActivityList, kind_name
from tracker.domain.errors import Misunderstood
from tracker.domain.report.group import STANDINGS, Pairs, Singles
from tracker.domain.report.periods import TIMES, Periods, names_of
from tracker.domain.report.series import add_to, differences, end_of, last_day_with_hours, seconds_between
from tracker.domain.text import folded
from tracker.domain.time.day_range import DayRange
from tracker.domain.value import value
from tracker.domain.week.balance import COUNTED, Balance, counted_as
from tracker.domain.week.standing import WASTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from tracker.domain.report.group import Group, Groups, Names
    from tracker.domain.report.periods import Key, Piece
    from tracker.domain.report.series import Series, SeriesByCell
    from tracker.domain.report.verdicts import Verdict, Verdicts

OF_AN_ENTRY = ("kind", "standing", "activity", "track")
GROUPS = (*OF_AN_ENTRY, *TIMES)
NO_TRACK = "no track"
_TRACK = OF_AN_ENTRY.index("track")
_IN_PICTURES = (WASTED, *MUSIC_KINDS[:2])


@value
class Selected:
    """What a report is about: a kind, an activity by its key, a track; empty takes all."""

    kind: str = ""
    activity: str = ""
    track: str = ""


EVERYTHING = Selected()


@value
class Report:
    """The hours of some days. The balance is that of all of them, whatever else is selected."""

    days: DayRange
    by: tuple[str, ...]
    seconds: int
    measured_share: float | None
    groups: tuple[Group, ...] | Groups
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
    every = [item for part in series for item in part.items()]
    # As far as there is anything: whoever asks for all days may mean thousands of years.
    begin = max(begin, min((first for _, (first, _) in every), default=end))
    end = min(end, max((end_of(own) for _, own in every), default=begin))
    sums = {field: [0] * (end - begin) for field in _IN_PICTURES}
    for (activity, _, _), own in every:
        first, totals = own
        shown = max(begin, first), min(end, end_of(own))
        for start, stop, verdict in verdicts.runs(activity, *shown) if shown[0] < shown[1] else ():
            field = counted_as(*verdict)
            if field in sums:
                seconds = [*differences(totals[start - first : stop - first + 1])]
                add_to(sums[field], start - begin, seconds)
    wasted, studio, learning = sums.values()
    of_days = zip(wasted, studio, learning, strict=True)
    return {day: own for day, own in enumerate(of_days, begin) if any(own)}


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
        self._counted = dict.fromkeys((*COUNTED, *STANDINGS), 0)
        self._tracks: dict[str, tuple[int, str]] = {}
        self._names: dict[str, dict[Key, tuple[str, str]]] = {}
        self._seconds = self._timer_seconds = 0
        # By what they are called beside their times: their sums or, where times are asked for, those of each.
        self._sums: dict[tuple[str, ...], int] = {}
        self._by_time: dict[tuple[str, ...], list[Piece]] = {}
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
            self._groups(),
            Balance(**{name: self._counted[name] for name in COUNTED}),
        )

    def _runs(self, own: Series, verdicts: Verdicts, activity: str) -> Sequence[tuple[int, int, Verdict]]:
        """From which day to which a series falls on those of the report as one and the same thing."""
        begin, end = max(self._begin, own[0]), min(self._end, end_of(own))
        return verdicts.runs(activity, begin, end) if begin < end else ()

    def _add(self, of_entry: tuple[str, ...], series: Series, begin: int, end: int, seconds: int) -> None:
        own = tuple([of_entry[place] for place in self._own])
        if self._periods is None:
            self._sums[own] = self._sums.get(own, 0) + seconds
            return
        self._by_time.setdefault(own, []).append(self._periods.piece(series, begin, end))

    def _groups(self) -> Groups:
        first, is_one = self._by[0], not self._by[1:]
        if self._periods is None:
            words = {self._written(own): seconds for own, seconds in self._sums.items()}
            if is_one:
                return Singles(first, {key: seconds for (key,), seconds in words.items()}, self._names_of)
            sums: dict[Key, dict[Key, int]] = {}
            for (outer, inner), seconds in words.items():
                sums.setdefault(outer, {})[inner] = seconds
            return Pairs(self._by, sums, False, self._names_of)
        if self._own:
            by_word = {self._written(own)[0]: self._periods.sums(each) for own, each in self._by_time.items()}
            return Pairs(self._by, by_word, first in TIMES, self._names_of)
        pieces = self._by_time.get((), ())
        if is_one:
            return Singles(first, self._periods.sums(pieces), self._names_of)
        return Pairs(self._by, self._periods.sums_of_both(pieces), False, self._names_of)

    def _written(self, own: tuple[str, ...]) -> tuple[Key, ...]:
        """What sums are by, a track as it was written last."""
        written = (
            self._tracks[word][1] if word and place == _TRACK else word
            for place, word in zip(self._own, own, strict=True)
        )
        return tuple(written)

    def _track_of(self, track: str, own: Series) -> str:
        """What is the same for all names of a track; it is called as it was written last."""
        same, last = folded(track), last_day_with_hours(own)
        if same not in self._tracks or self._tracks[same][0] <= last:
            self._tracks[same] = last, track
        return same

    def _names_of(self, by: str, keys: Iterable[Key]) -> Names:
        """What groups are written as for programs, and what they are called."""
        known = self._names.setdefault(by, {})
        missing: list[Any] = [key for key in keys if key not in known]
        if by in TIMES:
            numbers = sorted(missing)
            known.update(zip(numbers, names_of(by, numbers), strict=True))
        else:
            name = {"track": _track_names, "activity": self._activity_names}.get(by, _word_names)
            known.update((key, name(key)) for key in missing)
        return known

    def _activity_names(self, key: str) -> tuple[str, str]:
        return key, self._listed.get(key).name


def _track_names(key: str) -> tuple[str, str]:
    return key, key or NO_TRACK


def _word_names(key: str) -> tuple[str, str]:
    """Those of a kind or a standing."""
    name = kind_name(key)
    return key, name[0].upper() + name[1:]
