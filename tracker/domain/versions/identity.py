"""By what the elements of a file are told apart: entries, activities, tracks, ratings and the like.

Writing a file in its place, taking a change back and merging two versions all go by the same names:
what one of them takes for one element the others must not take for two.
"""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Table = dict[str, Any]
    Path = tuple[str, ...]

# By which keys the elements of an array of tables are told apart.
IDENTITY: dict[Path, tuple[str, ...]] = {
    ("entries",): ("id",),
    ("activities",): ("key",),
    ("tracks",): ("name",),
    ("plan",): ("day", "what"),
    ("assessment", "ratings"): ("activity",),
    ("assessment", "moves"): ("from", "to"),
    ("assessment", "intentions"): ("when",),
}
# What tells several of one name apart as well, where one of two versions may have only one of them.
_FINER: dict[Path, str] = {("plan",): "start"}


def named(elements: Sequence[Table], keys: tuple[str, ...]) -> dict[str, Table]:
    """The elements by what they are told apart by; what lacks that is told by all it says.

    From the second of the same name on each gets a number. Without ``keys`` they are told by place.
    """
    if len(keys) == 1:
        # Mostly each has a name of its own, and thousands of them are named in a fraction of the time.
        (key,) = keys
        names: list[Any] = [element.get(key) for element in elements]
        if {*map(type, names)} == {str}:
            by_name = dict(zip(names, elements, strict=True))
            if len(by_name) == len(names) and "" not in by_name:
                return by_name
    return _numbered(elements, [_name_of(element, keys) for element in elements])


def named_alike(
    sides: Sequence[Sequence[Table]], path: Path, keys: tuple[str, ...]
) -> list[dict[str, Table]]:
    """The elements of several versions of one array, each by one name in all of them.

    By their number what is the first time of a day here would be the second one there.
    """
    finer = _FINER.get(path)
    names = [[_name_of(element, keys) for element in side] for side in sides] if finer is not None else []
    several = {name for of_side in names for name in _repeated(of_side)}
    if finer is None or not several:
        return [named(side, keys) for side in sides]
    told_apart = [
        [
            f"{name} {text_of(element.get(finer))}" if name in several else name
            for name, element in zip(of_side, side, strict=True)
        ]
        for of_side, side in zip(names, sides, strict=True)
    ]
    return [_numbered(side, of_side) for side, of_side in zip(sides, told_apart, strict=True)]


def _repeated(names: Sequence[str]) -> set[str]:
    return {name for name, following in pairwise(sorted(names)) if name == following}


def _numbered(elements: Sequence[Table], names: Sequence[str]) -> dict[str, Table]:
    """The elements by these names; from the second of one name on each gets a number."""
    named: dict[str, Table] = {}
    numbers: dict[str, int] = {}
    for base, element in zip(names, elements, strict=True):
        name = base
        while name in named:
            numbers[base] = numbers.get(base, 1) + 1
            name = f"{base} #{numbers[base]}"
        named[name] = element
    return named


def _name_of(element: Table, keys: tuple[str, ...]) -> str:
    names: list[Any] = [element.get(key) for key in keys]
    for name in names:
        if not isinstance(name, str) or not name:
            return text_of(element)
    return " ".join(names)


def text_of(content: Any) -> str:
    """A text that differs where the content does, the same on every machine."""
    if isinstance(content, dict):
        return f"{{{', '.join(f'{key!r}: {text_of(content[key])}' for key in sorted(content))}}}"
    if isinstance(content, list):
        return f"[{', '.join(map(text_of, content))}]"
    if isinstance(content, datetime | date | time):
        return content.isoformat()
    return repr(content)
