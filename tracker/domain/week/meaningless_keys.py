"""Keys in a log that name nothing to which a number, a rating or a move could apply. They count nothing."""

from __future__ import annotations

from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, Activity, ActivityList
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.domain.week.assessment import Assessment, Move
    from tracker.domain.week.week_log import Numbers, WeekLog

# Nobody means a longer word, and to look for what is near it would take long.
_LONGEST_WORD = 60
_MOST_NAMED = 100
# So alike are a word and its slip; «stuff» and «studio» are not.
_NEAR = 0.7


@value
class MeaninglessKey:
    """A key, the table in which it stands, and what is wrong with it."""

    path: tuple[str, ...]
    key: str
    message: str


@value
class Named:
    """An activity or, where ``may_be_music``, a kind of music that a log names beside its value."""

    path: tuple[str, ...]
    key: str
    words: str
    may_be_music: bool


def is_counted(table: str, key: str, activity: Activity | None) -> bool:
    """Whether a number of a table means anything: a target is for music, a cap or guess for an activity.

    ``activity`` is the one of that key, if there is any.
    """
    if table == "targets":
        return key in MUSIC_KINDS or (activity is not None and activity.is_music)
    if activity is None:
        return False
    return table == "guesses" or not activity.is_music


def makes_sense(move: Move, known: Mapping[str, Activity]) -> bool:
    """Whether hours can move so: from an activity of the list to music."""
    return move.source in known and is_counted("targets", move.target, known.get(move.target))


def without_meaningless(assessment: Assessment, listed: ActivityList) -> Assessment:
    """An assessment without what it says of activities that are not on the list, or not of that kind.

    Only views and rules leave them out: the file keeps them.
    """
    if not listed.tells_what_is_missing:
        return assessment
    known = {activity.key: activity for activity in listed.activities}
    ratings = tuple(rating for rating in assessment.ratings if rating.activity in known)
    moves = tuple(move for move in assessment.moves if makes_sense(move, known))
    given = {key: amount for key, amount in assessment.given.items() if key in known or key in MUSIC_KINDS}
    intentions = assessment.intentions and tuple(
        said if said.about in known else replace(said, about="") for said in assessment.intentions
    )
    return replace(assessment, ratings=ratings, moves=moves, given=given, intentions=intentions)


def meaningless_keys(
    log: WeekLog, listed: ActivityList, named: Iterable[Named] = ()
) -> Iterator[MeaninglessKey]:
    """What a log says of activities that are not on the list, or not of that kind."""
    if not listed.tells_what_is_missing:
        return
    known = {activity.key: activity for activity in listed.activities}
    near = _Near(known)
    yield from _numbers(log.numbers, known, near)
    for key in log.guessed:
        if key not in known:
            yield MeaninglessKey(("guessed",), key, f"guessed: {near.not_listed(key)}")
    for each in named:
        if each.key not in known and not (each.may_be_music and each.key in MUSIC_KINDS):
            yield MeaninglessKey(each.path, each.key, f"{each.words} {near.not_listed(each.key)}")
    if log.assessment is None:
        return
    for rating in log.assessment.ratings:
        if rating.activity not in known:
            path = ("assessment", "ratings")
            yield MeaninglessKey(path, rating.activity, f"a rating: {near.not_listed(rating.activity)}")
    for move in log.assessment.moves:
        path = ("assessment", "moves")
        if move.source not in known:
            yield MeaninglessKey(path, move.source, f"a move from {near.not_listed(move.source)}")
        if not is_counted("targets", move.target, known.get(move.target)):
            is_known = move.target in known or move.target in KINDS
            problem = f"«{move.target}» is not music" if is_known else near.not_listed(move.target)
            yield MeaninglessKey(path, move.target, f"a move to {problem}")
    for key in log.assessment.given:
        if key not in known and key not in MUSIC_KINDS:
            yield MeaninglessKey(("assessment", "given"), key, f"given: {near.not_listed(key)}")


def _numbers(numbers: Numbers, known: dict[str, Activity], near: _Near) -> Iterator[MeaninglessKey]:
    for table in ("guesses", "targets", "caps"):
        for key in getattr(numbers, table):
            if is_counted(table, key, known.get(key)):
                continue
            if key in KINDS:
                problem = f"«{key}» is a kind" + ("; only music has targets." if table == "targets" else ".")
            elif key in known:
                word = (
                    "is not music, and only music has targets" if table == "targets" else "is music: no cap"
                )
                problem = f"«{key}» {word}."
            else:
                problem = near.not_listed(key)
            yield MeaninglessKey((table,), key, f"{table}: {problem} This number counts nothing.")


class _Near:
    """Finds what was probably meant, for as many words as anybody reads."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = [*MUSIC_KINDS, *known]
        self._named = 0

    def not_listed(self, key: str) -> str:
        self._named += 1
        hint = ""
        if self._named <= _MOST_NAMED and len(key) <= _LONGEST_WORD:
            from difflib import get_close_matches

            near = get_close_matches(key, self._known, 1, _NEAR)
            hint = f" Did you mean «{near[0]}»?" if near else ""
        return f"«{key}» is not on the list.{hint}"
