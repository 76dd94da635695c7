"""The groups of a report: what each is called, its sum, and in which order they come."""

from __future__ import annotations

from tracker.domain.activities.activity import KINDS, UNLISTED
from tracker.domain.report.periods import TIMES
from tracker.domain.value import maker, value
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tracker.domain.report.periods import Key

    # What makes groups in their order of what they are by, the sum of each and what is in it.
    Grouping = Callable[
        [str, Mapping[Key, int], Mapping[Key, tuple["Group", ...]] | None], tuple["Group", ...]
    ]

STANDINGS = (MUSIC, SUPPORTING, NECESSARY, WASTED, UNRATED)
_PLACES: dict[str, dict[Key, int]] = {
    by: {key: place for place, key in enumerate(order)}
    for by, order in (("kind", (*KINDS, UNLISTED)), ("standing", STANDINGS))
}


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


group_of = maker(Group)
"""What makes one of thousands of groups, given all of its fields."""


def groups_in_order(
    by: str,
    sums: Mapping[Key, int],
    names: Mapping[Key, tuple[str, str]],
    inner: Mapping[Key, tuple[Group, ...]] | None = None,
) -> tuple[Group, ...]:
    """Groups of some sums, given what each is written as and what is in it: times as they come, kinds and
    standings in their order, of all else the most first.
    """
    groups_in = (lambda _: ()) if inner is None else inner.__getitem__
    if by in TIMES:
        return tuple(
            [group_of(*names[number], sums[number], groups_in(number), number) for number in sorted(sums)]
        )
    if by in _PLACES:
        ordered = sorted(sums, key=_PLACES[by].__getitem__)
    else:
        ordered = sorted(sums, key=lambda key: (not key, -sums[key], names[key][1]))
    return tuple([group_of(*names[key], sums[key], groups_in(key), None) for key in ordered])


class Pairs:
    """The groups of a report by two of them, of which one at least is a time.

    The tree of them is made when somebody walks it: a table does without its thousands of groups.
    """

    def __init__(
        self,
        by: tuple[str, ...],
        sums: Mapping[Key, Mapping[Key, int]],
        is_by_second: bool,
        grouping: Grouping,
    ) -> None:
        """``sums`` are by one of the two and in it by the other one, without such of none: first by the one
        that was named second where that is said.
        """
        self._by = by
        self.sums = sums
        self.is_by_second = is_by_second
        self._grouping = grouping
        self._tree: tuple[Group, ...] | None = None

    def __iter__(self) -> Iterator[Group]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __getitem__(self, place: int) -> Group:
        return self._groups[place]

    def __eq__(self, other: object) -> bool:
        return self._groups == (other._groups if isinstance(other, Pairs) else other)

    def __hash__(self) -> int:
        return hash(self._groups)

    def __repr__(self) -> str:
        return repr(self._groups)

    def each_alone(self) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
        """The groups of what was named first and of what was named second, without what is in them."""
        sides = _sums_of_lines(self.sums), _sums_across(self.sums.values())
        first, second = reversed(sides) if self.is_by_second else sides
        return self._grouping(self._by[0], first, None), self._grouping(self._by[1], second, None)

    @property
    def _groups(self) -> tuple[Group, ...]:
        if self._tree is None:
            outer, inner = self._by
            sums = _turned(self.sums) if self.is_by_second else self.sums
            groups = {key: self._grouping(inner, own, None) for key, own in sums.items()}
            self._tree = self._grouping(outer, _sums_of_lines(sums), groups)
        return self._tree


def _sums_of_lines(sums: Mapping[Key, Mapping[Key, int]]) -> dict[Key, int]:
    return {key: sum(own.values()) for key, own in sums.items()}


def _sums_across(lines: Iterable[Mapping[Key, int]]) -> dict[Key, int]:
    sums: dict[Key, int] = {}
    for own in lines:
        for key, seconds in own.items():
            sums[key] = sums.get(key, 0) + seconds
    return sums


def _turned(sums: Mapping[Key, Mapping[Key, int]]) -> dict[Key, dict[Key, int]]:
    turned: dict[Key, dict[Key, int]] = {}
    for key, own in sums.items():
        for other, seconds in own.items():
            turned.setdefault(other, {})[key] = seconds
    return turned
