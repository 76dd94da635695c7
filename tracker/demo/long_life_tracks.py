"""The tracks of a longer demo: songs that are made and mixed one after the other, and what clients order."""

from __future__ import annotations

from itertools import pairwise

from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ADJECTIVES = (
    "Low", "Glass", "Winter", "Copper", "Night", "Paper", "Slow", "Salt", "North", "Empty", "Second", "Blue",
)  # fmt: skip
_NOUNS = (
    "Tide", "Harbour", "Signal", "Room", "Garden", "Window", "Motor", "Summer", "Bridge", "Static", "Hour",
    "Letter",
)  # fmt: skip
_PEOPLE = ("Lena", "Nils", "Ada", "Milo", "Jonna", "Tariq", "Ines", "Oskar")
_ORDERS = ("EP", "single", "live set", "demo", "remix")
# What there was before the first song.
FIRST_TRACK = "Old demos"
# How many weeks the making of a song takes, one after the other; every fourth is given up after it.
_WEEKS_OF_MAKING = (3, 5, 4, 3, 6)
_GIVEN_UP = 4
# From one order to the next; a few weeks between them are free, and every fifth falls through.
_WEEKS_OF_ORDER, _WEEKS_FREE, _FALLS_THROUGH, _WEEKS_UNTIL_THEN = 7, 2, 5, 2
# What is worked on: a song that is made or mixed, or what a client has ordered; and what notes say of it.
MADE, MIXED, ORDERED = "made", "mixed", "ordered"
_WHILE_MAKING = (
    "a groove at last", "chords, no idea yet", "bass line", "too many layers", "second verse", "arranging",
    "took out half of it", "could not stop",
)  # fmt: skip
_WHILE_MIXING = (
    "drum bus", "vocal comp", "muddy below 200", "reverbs", "automation", "the chorus at last",
    "checked in the car", "last changes",
)  # fmt: skip
_FOR_OTHERS = ("first listen", "cleaning up", "second song", "revisions", "louder, they say", "sent it off")
_NOTES = {MADE: _WHILE_MAKING, MIXED: _WHILE_MIXING, ORDERED: _FOR_OTHERS}


@value
class Work:
    """A track, the weeks from one up to before another in which it is worked on, and whether it gets done."""

    track: str
    begins: int
    ends: int
    is_finished: bool

    def note(self, week: int, number: int, how: str) -> str:
        """What it is about in one of these weeks: the words come in their order."""
        words = _NOTES[how]
        return words[min((week - self.begins) * 2 + number % 2, len(words) - 1)]


def _songs_made(weeks: int) -> Iterator[Work]:
    """The songs as they are made, one after the other, for so many weeks."""
    begins = number = 0
    while begins < weeks:
        ends = begins + _WEEKS_OF_MAKING[number % len(_WEEKS_OF_MAKING)]
        yield Work(_song(number), begins, ends, number % _GIVEN_UP != _GIVEN_UP - 2)
        begins, number = ends, number + 1


def _songs_mixed(made: list[Work], weeks: int) -> Iterator[Work]:
    """The same as they are mixed: each until the next one is there."""
    kept = [work for work in made if work.is_finished]
    yield Work(FIRST_TRACK, 0, kept[0].ends, False)
    for work, following in pairwise(kept):
        yield Work(work.track, work.ends, following.ends, following.ends < weeks)
    yield Work(kept[-1].track, kept[-1].ends, weeks, False)


def works(since: int, weeks: int) -> dict[str, list[Work]]:
    """What is worked on in so many weeks, by how; for clients from a week on."""
    made = [*_songs_made(weeks)]
    return {MADE: made, MIXED: [*_songs_mixed(made, weeks)], ORDERED: [*_orders(since, weeks)]}


def _orders(since: int, weeks: int) -> Iterator[Work]:
    """What clients order, from a week on."""
    for number, begins in enumerate(range(since, weeks, _WEEKS_OF_ORDER + _WEEKS_FREE)):
        falls_through = number % _FALLS_THROUGH == _FALLS_THROUGH - 2
        ends = begins + (_WEEKS_UNTIL_THEN if falls_through else _WEEKS_OF_ORDER)
        yield Work(_order(number), begins, ends, not falls_through and ends < weeks)


def at_work(among: dict[str, list[Work]], how: str, week: int) -> Work | None:
    """What is worked on in a week; a song where nobody has ordered anything, None where there is nothing."""
    found = next((work for work in among.get(how, ()) if work.begins <= week < work.ends), None)
    return at_work(among, MIXED, week) if found is None and how == ORDERED else found


def _song(number: int) -> str:
    many = len(_ADJECTIVES)
    return f"{_ADJECTIVES[number % many]} {_NOUNS[(number // many + 5 * number) % len(_NOUNS)]}"


def _order(number: int) -> str:
    many = len(_PEOPLE)
    again = number // (many * len(_ORDERS))
    name = f"{_PEOPLE[number % many]} {_ORDERS[(number + number // many) % len(_ORDERS)]}"
    return f"{name} {again + 1}" if again else name
