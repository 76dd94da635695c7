"""Which activities fit what was typed, the best first."""

from __future__ import annotations

from tracker.domain.text import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.activities.activity import Activity

_EXACT, _BEGINS, _BEGINS_A_WORD, _CONTAINS = range(4)


def containing(activities: Iterable[Activity], text: str) -> list[Activity]:
    """What has the text in its name or key: the very name first, then what begins with it."""
    wanted = folded(text)
    found = [(rank, one) for one in activities if (rank := _rank(one, wanted)) is not None]
    return [one for _, one in sorted(found, key=lambda each: each[0])]


def fitting(activities: Iterable[Activity], text: str) -> list[Activity]:
    """What contains the text, then what has its letters in their order, the closest together first."""
    every, wanted = list(activities), "".join(folded(text).split())
    first = containing(every, text)
    spread = [
        (width, one) for one in every if one not in first and (width := _width(one.name, wanted)) is not None
    ]
    return [*first, *(one for _, one in sorted(spread, key=lambda each: each[0]))]


def _rank(activity: Activity, wanted: str) -> int | None:
    name, key = folded(activity.name), folded(activity.key)
    if wanted in (name, key):
        return _EXACT
    if name.startswith(wanted) or key.startswith(wanted):
        return _BEGINS
    if any(word.startswith(wanted) for word in (*name.split(), *key.split("-"))):
        return _BEGINS_A_WORD
    return _CONTAINS if wanted in name or wanted in key else None


def _width(name: str, letters: str) -> int | None:
    """Over how few signs of a name some letters are spread in their order; None where it lacks one."""
    text = folded(name)
    # Wherever the first one stands, the next ones that follow it are the closest.
    begins = (place for place, sign in enumerate(text) if sign == letters[:1])
    widths = ((begin, _end(text, letters, begin)) for begin in begins)
    return min((end - begin for begin, end in widths if end is not None), default=None)


def _end(text: str, letters: str, begin: int) -> int | None:
    """Where the last of some letters stands, if the first one is where it begins."""
    place = begin
    for letter in letters[1:]:
        place = text.find(letter, place + 1)
        if place < 0:
            return None
    return place
