"""Activities, their kinds and the list of them."""

from __future__ import annotations

from datetime import time

from tracker.domain.errors import Invalid, Refused
from tracker.domain.text import are_alike, folded, is_key, slug
from tracker.domain.value import replace, value

MUSIC_KINDS = ("studio", "learning", "connections")
KINDS = (*MUSIC_KINDS, "job", "chores", "wellbeing", "leisure")
# Where an entry names an activity that is not on the list, its hours are shown under this word.
UNLISTED = "unlisted"
WASTED_UP_TO, MOST_WASTED_UP_TO = 4, 10
# The keys that start activities.
DIGITS = range(1, 10)
# Whether it supports the goal, in one sign.
MARKS = {True: "✓", False: "✗", None: "?"}


@value
class Activity:
    """One item of the list. Priority and enjoyment 1-10, ``longest`` in hours; ``digit`` starts it."""

    key: str
    name: str
    kind: str
    priority: int | None = None
    enjoyment: int | None = None
    supports_goal: bool | None = None
    reason: str = ""
    longest: float | None = None
    archived: bool = False
    digit: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Invalid("An activity needs a name.")
        # What is not on the list keeps the word that its entries name it by.
        if not self.key or (self.kind != UNLISTED and not is_key(self.key)):
            raise Invalid(f"«{self.key}» is not a key. Use small letters, digits and dashes.")
        if self.key in KINDS and self.kind != UNLISTED:
            raise Invalid(f"«{self.key}» is the name of a kind and cannot be a key.")
        if self.kind not in (*KINDS, UNLISTED):
            raise Invalid(f"«{self.kind}» is not a kind. The kinds are {', '.join(KINDS)}.")
        _check_rating("priority", self.priority)
        _check_rating("enjoyment", self.enjoyment)
        if self.longest is not None and not 0 <= self.longest <= 168:
            raise Invalid("longest is a number of hours from 0 to 168.")
        if self.digit is not None and self.digit not in DIGITS:
            raise Invalid(f"A digit that starts an activity goes from 1 to 9, not {self.digit}.")

    @property
    def is_music(self) -> bool:
        return self.kind in MUSIC_KINDS

    @property
    def kind_place(self) -> int:
        """Where its kind stands among the kinds; what is not listed comes behind all of them."""
        return KINDS.index(self.kind) if self.kind in KINDS else len(KINDS)

    def is_called(self, name: str) -> bool:
        """Whether that is its name, however it is written."""
        return folded(self.name) == folded(name)


def kind_name(kind: str) -> str:
    """What a kind is called, in small letters."""
    return "not on the list" if kind == UNLISTED else kind


def _check_rating(name: str, rating: int | None) -> None:
    if rating is not None and not 1 <= rating <= 10:
        raise Invalid(f"{name.capitalize()} goes from 1 to 10, not {rating}.")


@value
class ActivityList:
    """The list with what holds for all of it. Activities keep the order their owner gave them.

    ``is_whole`` unless it could be read only in part: what is missing from it may be on it then.
    """

    activities: tuple[Activity, ...] = ()
    goal: str = ""
    day_start: time = time(0)
    wasted_up_to: int = WASTED_UP_TO
    is_whole: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.wasted_up_to <= MOST_WASTED_UP_TO:
            raise Invalid(f"wasted_up_to goes from 0 to {MOST_WASTED_UP_TO}, not {self.wasted_up_to}.")
        for activity in self.activities:
            if activity.kind == UNLISTED:
                raise Invalid(f"«{UNLISTED}» is not a kind. The kinds are {', '.join(KINDS)}.")
        digits = [activity.digit for activity in self.current if activity.digit is not None]
        if len(digits) != len(set(digits)):
            raise Invalid("A digit starts one activity alone.")

    def get(self, key: str) -> Activity:
        """The activity of a key, or a stand-in for one that is not on the list."""
        for activity in self.activities:
            if activity.key == key:
                return activity
        return stand_in(key)

    def has(self, key: str) -> bool:
        return any(activity.key == key for activity in self.activities)

    @property
    def tells_what_is_missing(self) -> bool:
        """Whether what is not on it is nowhere: there is a list, and all of it could be read."""
        return self.is_whole and bool(self.activities)

    @property
    def current(self) -> tuple[Activity, ...]:
        """What is not archived."""
        return tuple(activity for activity in self.activities if not activity.archived)

    @property
    def in_rows(self) -> tuple[Activity, ...]:
        """Everything that is not archived, in the order of the grid: by kind, then as listed."""
        return tuple(sorted(self.current, key=lambda activity: activity.kind_place))

    def called(self, name: str) -> list[Activity]:
        """What has that name, however it is written: two of one name are a slip of a hand."""
        return [activity for activity in self.activities if activity.is_called(name)]

    def by_key_or_name(self, text: str) -> Activity:
        """The activity of a key as it stands there, else what ``find`` makes of it. Raises Refused."""
        return self.get(text) if self.has(text) else self.find(text)

    def find(self, text: str) -> Activity:
        """The activity meant by a key, a name or an unambiguous beginning of either.

        Raises Refused with the nearest names where none or several fit.
        """
        for activity in self.activities:
            if activity.key == text.strip():
                # As scripts say it: how all others are written is not looked at.
                return activity
        wanted = folded(text)
        if not wanted:
            raise Refused(f"Say which activity. {self._suggestion('')}")
        for exact in ([a for a in self.activities if folded(a.key) == wanted], self.called(text)):
            if len(exact) == 1:
                return exact[0]
        fitting = [
            activity
            for activity in self.current
            if (folded(activity.key).startswith(wanted) or folded(activity.name).startswith(wanted))
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = _quoted([activity.name for activity in fitting])
            raise Refused(f"«{text}» could be {names}. Write a little more.")
        if wanted in KINDS:
            of_that_kind = [activity.name for activity in self.in_rows if activity.kind == wanted]
            of_it = f" Of that kind: {_quoted(of_that_kind)}." if of_that_kind else ""
            raise Refused(f"«{text}» is a kind, not an activity.{of_it}")
        raise Refused(f"No activity «{text}». {self._suggestion(wanted)}")

    def _suggestion(self, wanted: str) -> str:
        if not self.current:
            return 'The list is empty: tracker activity add "Mixing" --kind studio'
        from difflib import get_close_matches

        spellings = {folded(a.name): a.name for a in self.current} | {a.key: a.name for a in self.current}
        near = dict.fromkeys(spellings[word] for word in get_close_matches(wanted, spellings, 3, 0.5))
        if near:
            return f"Did you mean {_quoted(list(near), last='or')}?"
        names = _quoted([activity.name for activity in self.in_rows[:8]])
        way = f' To add it: tracker activity add "{wanted}" --kind KIND' if wanted else ""
        return f"On the list: {names}.{way}"

    def looks_like(self, name: str) -> Activity | None:
        """What was probably meant by a new name: one that differs by a slip or by how it is written."""
        return next((activity for activity in self.current if are_alike(activity.name, name)), None)

    def with_activity(self, activity: Activity) -> ActivityList:
        """The list with the activity changed in its place, or added at the end."""
        if not self.has(activity.key):
            return replace(self, activities=(*self.activities, activity))
        changed = tuple(activity if a.key == activity.key else a for a in self.activities)
        return replace(self, activities=changed)

    def unused_key(self, name: str) -> str:
        """A key for a new activity of that name."""
        base = slug(name) or "activity"
        key, number = base, 2
        while self.has(key) or key in KINDS:
            key, number = f"{base}-{number}", number + 1
        return key


def refuse_archived(activity: Activity) -> None:
    """Raise Refused, with the way out, where an activity is archived."""
    if activity.archived:
        raise Refused(
            f"{activity.name} is archived. Bring it back: tracker activity archive {activity.key} --back"
        )


def stand_in(key: str) -> Activity:
    """What is shown for an activity that is not on the list."""
    return Activity(key or "?", key if key.strip() else "?", UNLISTED)


def _quoted(names: list[str], last: str = "and") -> str:
    marked = [f"«{name}»" for name in names]
    if len(marked) == 1:
        return marked[0]
    return f"{', '.join(marked[:-1])} {last} {marked[-1]}"
