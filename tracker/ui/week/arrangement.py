"""What of the week is in sight, and in which order it gives way where lines are short.

Each way to arrange the screen takes fewer lines than the one before, and shows less: the first that fits is
taken, so that one line more never shows less. What is asked for by name stays longest: what runs, hours,
what is wasted, and its bars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker.domain.value import replace, value

# Lines of the header: with large digits, with a line below the first, and alone.
LARGE, TWO, ONE = 3, 2, 1
_BARS = 2
# The days and the totals.
_HEAD_AND_FOOT = 2
_MOST_WORDS = 9
_LEAST_WITH_BARS = 12


@value
class Kind:
    """A kind that has rows: how many, and how many of them may be folded into one line of all."""

    name: str
    rows: int
    foldable: int = 0


@value
class Needs:
    """What there is to show. ``words`` is how many lines the words below the bars take at most;
    ``sums`` says how many lines the sums of some kinds take, ``below`` how many what stands below all.

    With ``is_beside`` the bars and words stand beside the grid and take none of its lines.
    """

    kinds: tuple[Kind, ...]
    words: int
    sums: Callable[[tuple[str, ...]], int]
    below: int = 0
    is_beside: bool = False

    @property
    def foldable(self) -> int:
        return sum(kind.foldable for kind in self.kinds)


@value
class Arrangement:
    """What is in sight. ``headings`` are the kinds that have a line of their own, ``summed`` those whose
    hours stand in the line of sums, if they have any; ``folded`` is how many rows stand in one line of all;
    ``gaps`` are blank lines between kinds, ``margins`` between parts.
    """

    header: int = ONE
    headings: tuple[str, ...] = ()
    summed: tuple[str, ...] = ()
    gaps: bool = False
    margins: bool = False
    folded: int = 0
    words: int = 0
    bars: bool = False
    below: bool = False


def arranged(height: int, needs: Needs) -> Arrangement:
    """The richest arrangement whose lines fit a height; the barest where none does, and the grid scrolls.

    The bars give way only where next to nothing else would be left.
    """
    arrangement = Arrangement()
    for arrangement in _from_rich_to_bare(needs, height >= _LEAST_WITH_BARS):
        if lines_of(arrangement, needs) <= height:
            break
    return arrangement


def lines_of(arrangement: Arrangement, needs: Needs) -> int:
    """How many lines an arrangement takes."""
    rows = sum(kind.rows for kind in needs.kinds)
    if arrangement.folded:
        rows += 1 - arrangement.folded
    lines = arrangement.header + _HEAD_AND_FOOT + rows + len(arrangement.headings)
    lines += needs.sums(arrangement.summed) if arrangement.summed else 0
    if arrangement.gaps:
        lines += max(0, len(needs.kinds) - 1)
    if not needs.is_beside:
        lines += _BARS * arrangement.bars + arrangement.words
    if arrangement.margins:
        lines += 1 if needs.is_beside else 2
    return lines + needs.below * arrangement.below


def _from_rich_to_bare(needs: Needs, keeps_bars: bool) -> Iterator[Arrangement]:
    kinds = tuple(kind.name for kind in needs.kinds)
    now = Arrangement(
        LARGE,
        kinds,
        (),
        True,
        True,
        False,
        min(needs.words, _MOST_WORDS),
        True,
        True,
    )
    yield now
    yield (now := replace(now, below=False))
    for words in range(now.words - 1, 0, -1):
        yield (now := replace(now, words=words))
    yield (now := replace(now, gaps=False))
    yield (now := replace(now, margins=False))
    yield (now := replace(now, header=TWO))
    # A kind with one activity needs no line of its own; music keeps its lines longest.
    single = [kind.name for kind in needs.kinds if kind.rows == 1]
    several = [kind.name for kind in needs.kinds if kind.rows > 1]
    for name in reversed([*several, *single]):
        headings = tuple(kind for kind in now.headings if kind != name)
        summed = tuple(kind for kind in several if kind not in headings)
        yield (now := replace(now, headings=headings, summed=summed))
    yield (now := replace(now, words=0))
    yield (now := replace(now, header=ONE))
    for folded in range(2, needs.foldable + 1):
        yield (now := replace(now, folded=folded))
    yield (now := replace(now, summed=()))
    if not keeps_bars:
        yield replace(now, bars=False)
