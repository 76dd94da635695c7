"""The assessment in a week's log, to a value and back. Keys that this version does not know are kept."""

from __future__ import annotations

from tracker.domain.activities.activity import KINDS, WASTED_UP_TO
from tracker.domain.text import is_key, one_line, slug
from tracker.domain.week.assessment import (
    DECISIONS,
    MOST_INTENTIONS,
    Assessment,
    Intention,
    Move,
    Rating,
)
from tracker.storage.toml.fields import FieldReader, bring, is_hours, not_elements, quoted, set_or_drop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]

_PATH = ("assessment",)
_ASSESSMENT_KEYS = ("assessed", "desire", "goal", "wasted_up_to", "decision", "note")
_RATING_KEYS = ("activity", "kind", "priority", "enjoyment", "supports_goal", "reason")
# The names of a move in the file, and in the value.
_MOVE_KEYS = {"from": "source", "to": "target", "hours": "hours"}
_INTENTION_KEYS = ("when", "then", "about")
_KNOWN = frozenset((*_ASSESSMENT_KEYS, "given", "held", "ratings", "moves", "intentions"))
_RATING_KNOWN, _MOVE_KNOWN = frozenset(_RATING_KEYS), frozenset(_MOVE_KEYS)
_INTENTION_KNOWN = frozenset(_INTENTION_KEYS)


def read_assessment(reader: FieldReader, table: Any) -> Assessment | None:
    """The assessment in a table; whatever makes no sense is left out and noted."""
    if table is None:
        return None
    if not isinstance(table, dict):
        reader.note("assessment is not a table.", "assessment")
        return None
    ratings = _ratings(reader, _elements(reader, table, "ratings"))
    moves = _moves(reader, _elements(reader, table, "moves"))
    intentions = None
    if "intentions" in table:
        intentions = tuple(_intentions(reader, _elements(reader, table, "intentions")))
    held = _held(reader, table)
    given = reader.hours(table, *_PATH, "given")
    reader.at(_PATH)
    reader.slips_in_keys(table, _KNOWN, "an assessment")
    decision = reader.text(table, "decision")
    if decision and decision not in DECISIONS:
        reader.note(f"decision = {quoted(decision)} is none of {', '.join(DECISIONS)}.", "decision")
        decision = ""
    assessment = Assessment(
        assessed=reader.moment(table, "assessed"),
        desire=reader.rating(table, "desire", None),
        goal=reader.text(table, "goal"),
        wasted_up_to=reader.rating(table, "wasted_up_to", WASTED_UP_TO, lowest=0),
        decision=decision,
        note=reader.text(table, "note"),
        ratings=tuple(ratings.values()),
        intentions=intentions,
        held=held,
        moves=tuple(moves.values()),
        given=given,
    )
    reader.at()
    return assessment


def misshapen_assessment(table: Table) -> str:
    """Why nothing can be put into the table of an assessment, if so."""
    for name in ("given", "held"):
        if not isinstance(table.get(name, {}), dict):
            return f"{name} is not a table [assessment.{name}]"
    arrays = ("ratings", "moves", "intentions")
    return next(filter(None, (not_elements(table, name) for name in arrays)), "")


def _elements(reader: FieldReader, table: Table, name: str) -> list[Any]:
    content = table.get(name, [])
    if isinstance(content, list):
        return content
    reader.note(f"assessment: {not_elements(table, name)}.", name)
    return []


def _ratings(reader: FieldReader, tables: list[Any]) -> dict[str, Rating]:
    """The ratings by their activities, the first of each."""
    ratings: dict[str, Rating] = {}
    for place, table in enumerate(tables):
        reader.at((*_PATH, "ratings"), place)
        rating = _rating(reader, table)
        if rating is None:
            continue
        if rating.activity in ratings:
            reader.note(
                f"assessment: another rating of {rating.activity} stands before this one, which holds."
            )
        ratings.setdefault(rating.activity, rating)
    return ratings


def _rating(reader: FieldReader, table: Any) -> Rating | None:
    if not isinstance(table, dict) or not isinstance(table.get("activity"), str):
        reader.note("assessment: a rating names no activity.")
        return None
    reader.unknown_keys(table, _RATING_KNOWN, "a rating")
    activity, kind = table["activity"], table.get("kind")
    if kind not in KINDS:
        reader.note(f"assessment: {quoted(kind)} is not a kind.", "kind")
        return None
    if slug(activity) in KINDS:
        reader.note(f"assessment: {quoted(activity)} is a kind and no activity.", "activity")
        return None
    if not is_key(activity):
        near = f"; it may be {slug(activity)}" if slug(activity) else ""
        reader.note(f"assessment: {quoted(activity)} is not the key of an activity{near}.", "activity")
        return None
    return Rating(
        activity=activity,
        kind=kind,
        priority=reader.rating(table, "priority", None),
        enjoyment=reader.rating(table, "enjoyment", None),
        supports_goal=reader.flag(table, "supports_goal"),
        reason=reader.text(table, "reason"),
    )


def _moves(reader: FieldReader, tables: list[Any]) -> dict[tuple[str, str], Move]:
    """The moves by where they come from and go to, the first of each."""
    moves: dict[tuple[str, str], Move] = {}
    for place, table in enumerate(tables):
        reader.at((*_PATH, "moves"), place)
        move = _move(reader, table)
        if move is None:
            continue
        ends = (move.source, move.target)
        if ends in moves:
            reader.note(f"assessment: another move from {ends[0]} to {ends[1]} stands before this one.")
        moves.setdefault(ends, move)
    return moves


def _move(reader: FieldReader, table: Any) -> Move | None:
    if not isinstance(table, dict):
        table = {}
    reader.unknown_keys(table, _MOVE_KNOWN, "a move")
    source, target, hours = (table.get(key) for key in _MOVE_KEYS)
    if not (isinstance(source, str) and isinstance(target, str) and source and target):
        reader.note("assessment: a move does not say from what and to what.")
        return None
    if not is_hours(hours) or not hours or source == target:
        ends = f"from {quoted(source)} to {quoted(target)}"
        reader.note(f"assessment: the move {ends} moves no hours of a week.")
        return None
    return Move(one_line(source), one_line(target), float(hours))


def _intentions(reader: FieldReader, tables: list[Any]) -> list[Intention]:
    """The intentions that say when and then what, as many as an assessment has."""
    found: list[Intention] = []
    for place, table in enumerate(tables):
        reader.at((*_PATH, "intentions"), place)
        intention = _intention(reader, table)
        if intention is None:
            continue
        if len(found) == MOST_INTENTIONS:
            reader.note(
                f"assessment: there are more than {MOST_INTENTIONS} intentions. This one is left out."
            )
            continue
        found.append(intention)
    return found


def _intention(reader: FieldReader, table: Any) -> Intention | None:
    if not isinstance(table, dict):
        reader.note("assessment: an intention is not a table.")
        return None
    reader.unknown_keys(table, _INTENTION_KNOWN, "an intention")
    when, then = (reader.text(table, key).strip() for key in ("when", "then"))
    if not (when and then):
        reader.note("assessment: an intention does not say when and then what.")
        return None
    about = reader.text(table, "about")
    if about:
        reader.names((*_PATH, "intentions"), about, "an intention about")
    return Intention(when, then, about)


def _held(reader: FieldReader, table: Table) -> dict[str, bool]:
    """Which intentions of the week before were kept, by their «when»."""
    said = reader.field(table, "held", dict, {})
    reader.at((*_PATH, "held"))
    held = {one_line(when): reader.flag(said, when) for when in said}
    reader.at()
    return {when: kept for when, kept in held.items() if kept is not None}


def assessment_data(old: Table | None, before: Assessment | None, new: Assessment | None) -> Table | None:
    """The table of an assessment, with what was in it beside what this app knows."""
    if new is None:
        return None
    data = dict(old or {})
    for key in _ASSESSMENT_KEYS:
        if before is None or getattr(before, key) != getattr(new, key):
            content = getattr(new, key)
            set_or_drop(data, key, None if content == "" else content)
    known = before or Assessment()
    ratings, known_ratings = map(_ratings_data, (new, known))
    moves, known_moves = map(_moves_data, (new, known))
    intentions, known_intentions = map(_intentions_data, (new, known))
    if known.ratings != new.ratings:
        set_or_drop(data, "ratings", _brought(data.get("ratings"), known_ratings, ratings) or None)
    if known.moves != new.moves:
        set_or_drop(data, "moves", _brought(data.get("moves"), known_moves, moves) or None)
    if known.intentions != new.intentions:
        brought = _brought(data.get("intentions"), known_intentions, intentions)
        # An empty array says that there are to be none.
        set_or_drop(data, "intentions", None if new.intentions is None and not brought else brought)
    if known.given != new.given:
        bring(data, "given", known.given, new.given)
    if known.held != new.held:
        bring(data, "held", known.held, new.held)
    order = (*_ASSESSMENT_KEYS, "given", "held", "ratings", "intentions", "moves")
    ordered = {key: data[key] for key in order if key in data}
    return ordered | {key: content for key, content in data.items() if key not in ordered}


def _ratings_data(assessment: Assessment) -> list[Table]:
    tables = [{key: getattr(rating, key) for key in _RATING_KEYS} for rating in assessment.ratings]
    return [{key: None if content == "" else content for key, content in table.items()} for table in tables]


def _intentions_data(assessment: Assessment) -> list[Table]:
    tables = [{key: getattr(said, key) for key in _INTENTION_KEYS} for said in assessment.intentions or ()]
    return [{key: content or None for key, content in table.items()} for table in tables]


def _moves_data(assessment: Assessment) -> list[Table]:
    return [{key: getattr(move, name) for key, name in _MOVE_KEYS.items()} for move in assessment.moves]


def _brought(raw: Any, before: list[Table], after: list[Table]) -> list[Table]:
    """Elements as they are meant, each with the keys that this app does not know.

    What could not be read stays behind them.
    """

    def name(table: Table) -> tuple[object, ...]:
        names = (table.get(key) for key in ("activity", "from", "to", "when"))
        return tuple(each if isinstance(each, str) else quoted(each) for each in names)

    old = raw if isinstance(raw, list) else []
    places: dict[tuple[object, ...], int] = {}
    for place, table in enumerate(old):
        places.setdefault(name(table), place)
    result = []
    for table in after:
        kept = old[places[name(table)]] if name(table) in places else {}
        # What says the same keeps the way in which it was written.
        said = {
            key: kept[key] if kept.get(key, kept) == content else content for key, content in table.items()
        }
        result.append({key: content for key, content in {**kept, **said}.items() if content is not None})
    read = {places.get(name(table)) for table in (*before, *after)}
    return result + [table for place, table in enumerate(old) if place not in read]
