"""The groups of a report: what each is called, its sum, and in which order they come."""

from __future__ import annotations

from itertools import chain, repeat

from tracker.domain.activities.activity import KINDS, UNLISTED
from tracker.domain.report.periods import TIMES
from tracker.domain.value import value
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tracker.domain.report.periods import Key

    # What groups are written as for programs, and what they are called; maybe of more than are asked for.
    Names = Mapping[Key, tuple[str, str]]
    Naming = Callable[[str, Iterable[Key]], Names]

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


def group_of(key: Key, names: tuple[str, str], seconds: int, groups: tuple[Group, ...] = ()) -> Group:
    """The group of a key."""
    return Group(*names, seconds, groups, key if isinstance(key, int) else None)


def in_order(by: str, sums: Mapping[Key, int], names: Names) -> list[Key]:
    """The keys of some sums: times as they come, kinds and standings in their order, of all else the most
    first.
    """
    if by in TIMES:
        return sorted(sums)
    if by in _PLACES:
        return sorted(sums, key=_PLACES[by].__getitem__)
    return sorted(sums, key=lambda key: (not key, -sums[key], names[key][1]))


class Groups:
    """The groups of a report, which are made when somebody walks them: what only adds up and words columns
    does without thousands of them.
    """

    def __init__(self) -> None:
        self._made: tuple[Group, ...] | None = None

    def _make(self) -> tuple[Group, ...]:
        raise NotImplementedError

    @property
    def _all(self) -> tuple[Group, ...]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __iter__(self) -> Iterator[Group]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, place: int) -> Group:
        return self._all[place]

    def __eq__(self, other: object) -> bool:
        return self._all == (other._all if isinstance(other, Groups) else other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)


class Singles(Groups):
    """The groups of a report by one thing."""

    def __init__(self, by: str, sums: Mapping[Key, int], naming: Naming) -> None:
        super().__init__()
        self._by, self.sums, self.naming = by, sums, naming

    def _make(self) -> tuple[Group, ...]:
        names = self.naming(self._by, self.sums)
        return tuple(
            [group_of(key, names[key], self.sums[key]) for key in in_order(self._by, self.sums, names)]
        )


class Pairs(Groups):
    """The groups of a report by two things."""

    def __init__(
        self,
        by: tuple[str, ...],
        sums: Mapping[Key, Mapping[Key, int]],
        is_by_second: bool,
        naming: Naming,
    ) -> None:
        """``sums`` are by one of the two and in it by the other one, without such of none: first by the one
        that was named second where that is said.
        """
        super().__init__()
        self.by = by
        self.sums = sums
        self.is_by_second = is_by_second
        self.naming = naming

    def sums_of_each(self) -> tuple[Mapping[Key, int], Mapping[Key, int]]:
        """The sums by what was named first alone, and by what was named second."""
        lines = self.sums.values()
        by_line = {key: sum(own.values()) for key, own in self.sums.items()}
        others = dict.fromkeys(chain.from_iterable(lines))
        columns = zip(*(map(own.get, others, repeat(0)) for own in lines), strict=True)
        by_other = dict(zip(others, map(sum, columns), strict=True))
        return (by_other, by_line) if self.is_by_second else (by_line, by_other)

    def names_of_each(self) -> tuple[Names, Names]:
        """What each group is written as and called, of what was named first and second."""
        others = dict.fromkeys(chain.from_iterable(self.sums.values()))
        first, second = (others, self.sums) if self.is_by_second else (self.sums, others)
        return self.naming(self.by[0], first), self.naming(self.by[1], second)

    def lines(self) -> Iterator[tuple[Key, int, list[tuple[Key, int]]]]:
        """Each group with its sum and with those in it and theirs, all by their keys and in their order."""
        sums = _turned(self.sums) if self.is_by_second else self.sums
        (by, inner_by), (names, inner_names) = self.by, self.names_of_each()
        of_each = {key: sum(own.values()) for key, own in sums.items()}
        for key in in_order(by, of_each, names):
            own = sums[key]
            yield key, of_each[key], [(inner, own[inner]) for inner in in_order(inner_by, own, inner_names)]

    def _make(self) -> tuple[Group, ...]:
        names, inner_names = self.names_of_each()
        return tuple(
            [
                group_of(
                    key,
                    names[key],
                    seconds,
                    tuple([group_of(one, inner_names[one], each) for one, each in own]),
                )
                for key, seconds, own in self.lines()
            ]
        )


def _turned(sums: Mapping[Key, Mapping[Key, int]]) -> dict[Key, dict[Key, int]]:
    turned: dict[Key, dict[Key, int]] = {}
    for key, own in sums.items():
        for other, seconds in own.items():
            turned.setdefault(other, {})[key] = seconds
    return turned
