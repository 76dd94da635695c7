"""``weeks/2026-W47.toml`` to a week's log and back. Keys that this version does not know are kept."""

from __future__ import annotations

from datetime import datetime, time

from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.entries.unknown_keys import NO_UNKNOWN_KEYS, UnknownKeys
from tracker.domain.errors import Invalid
from tracker.domain.text import one_line
from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.storage.toml.document import Document
from tracker.storage.toml.fields import FieldReader, bring, not_elements, quoted, set_or_drop, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.domain.week.assessment import Assessment
    from tracker.domain.week.meaningless_keys import Named
    from tracker.domain.week.oddities import Oddity
    from tracker.domain.week.plan import Plan

    Table = dict[str, Any]

FORMAT = 1
_TOP = (
    "format",
    "week",
    "day_start",
    "studio_days",
    "guesses",
    "guessed",
    "targets",
    "caps",
    "plan",
    "entries",
    "assessment",
)
_KNOWN_TOP = frozenset(_TOP)
_ENTRIES = ("entries",)
_NUMBER_TABLES = ("guesses", "targets", "caps")


@value
class ReadLog:
    """A log as read: its value, where in the file each entry stands, and what is odd about it.

    ``named`` is what it names beside that value.
    """

    log: WeekLog
    places: dict[str, int]
    oddities: tuple[Oddity, ...]
    named: tuple[Named, ...] = ()


def read_log(week: Week, data: Table, document: Document | None = None) -> ReadLog:
    """The log in the data of a file; whatever makes no sense is left out and named."""
    reader = FieldReader()
    reader.slips_in_keys(data, _KNOWN_TOP, "a log")
    found = _Entries(reader)
    found.read(data.get("entries", []))
    log = WeekLog(
        week=week,
        day_start=reader.field(data, "day_start", time, time(0)),
        entries=tuple(by_start(found.entries)),
        numbers=Numbers(*(reader.hours(data, name) for name in _NUMBER_TABLES)),
        studio_days=reader.rating(data, "studio_days", None, lowest=0, highest=7),
        assessment=_assessment(reader, data),
        guessed=_moments(reader, data),
        plan=_plan(reader, data),
    )
    if data and data.get("week") != str(week):
        said = quoted(data.get("week"))
        reader.note(f"it says week = {said} but is named {week}. Correct one of them.", "week")
    return ReadLog(log, found.places, reader.oddities(document), reader.named)


def _assessment(reader: FieldReader, data: Table) -> Assessment | None:
    if "assessment" not in data:
        return None
    # The week that runs has none mostly, and every command reads that week.
    from tracker.storage.tables.assessment_table import read_assessment

    return read_assessment(reader, data["assessment"])


def _plan(reader: FieldReader, data: Table) -> Plan:
    if "plan" not in data:
        return ()
    # Weeks are planned seldom, and every command reads one.
    from tracker.storage.tables.plan_table import read_plan

    return read_plan(reader, data["plan"])


def misshapen_log(data: Table) -> str:
    """Why nothing can be put into this data, if so."""
    for name in (*_NUMBER_TABLES, "guessed", "assessment"):
        if not isinstance(data.get(name, {}), dict):
            return f"{name} is not a table [{name}]"
    misshapen = not_elements(data, "entries") or not_elements(data, "plan")
    if misshapen or "assessment" not in data:
        return misshapen
    from tracker.storage.tables.assessment_table import misshapen_assessment

    return misshapen_assessment(data["assessment"])


def log_data(old: ReadLog | None, old_data: Table, new: WeekLog) -> Table:
    """The data of a file that holds ``new``, with all that was in it beside what this app knows."""
    known = old.log if old is not None else None
    data = dict(old_data)
    if known is None:
        data |= {"format": FORMAT, "week": str(new.week), "day_start": new.day_start}
    elif known.day_start != new.day_start:
        data["day_start"] = new.day_start
    if known is None or known.studio_days != new.studio_days:
        set_or_drop(data, "studio_days", new.studio_days)
    for name in _NUMBER_TABLES:
        before = getattr(known.numbers, name) if known is not None else {}
        bring(data, name, before, getattr(new.numbers, name))
    bring(data, "guessed", known.guessed if known is not None else {}, new.guessed)
    if new.plan != (known.plan if known is not None else ()):
        from tracker.storage.tables.plan_table import plan_data

        set_or_drop(data, "plan", plan_data(data.get("plan"), new.plan) or None)
    entries = _entries_data(old, data.get("entries", []), new)
    set_or_drop(data, "entries", entries or None)
    before_it = known.assessment if known is not None else None
    if before_it != new.assessment:
        from tracker.storage.tables.assessment_table import assessment_data

        set_or_drop(data, "assessment", assessment_data(data.get("assessment"), before_it, new.assessment))
    ordered = {key: data[key] for key in _TOP if key in data}
    return ordered | {key: content for key, content in data.items() if key not in ordered}


def _entries_data(old: ReadLog | None, raw: list[Table], new: WeekLog) -> list[Table]:
    if old is not None and (changed := _changed_in_their_places(old.log.entries, new.entries)) is not None:
        # As where something is changed in every week: most entries need not be looked at.
        tables = [*raw]
        for before, after in changed:
            place = old.places[before.id]
            tables[place] = _changed_entry(tables[place], before, after)
        return tables
    known = {entry.id: entry for entry in old.log.entries} if old is not None else {}
    places = old.places if old is not None else {}
    wanted = {entry.id: entry for entry in new.entries}
    ids = {place: entry_id for entry_id, place in places.items()}
    result: list[tuple[int | None, Table]] = []
    for place, table in enumerate(raw):
        entry_id = ids.get(place)
        if entry_id is None:
            result.append((None, table))
        elif entry_id in wanted:
            entry = wanted.pop(entry_id)
            before = known[entry_id]
            if entry is not before and entry != before:
                table = _changed_entry(table, before, entry)
            result.append((entry.first, table))
    for entry in wanted.values():
        later = (n for n, (first, _) in enumerate(result) if first is not None and first > entry.first)
        result.insert(next(later, len(result)), (entry.first, _entry_data(entry)))
    return [table for _, table in result]


def _changed_in_their_places(
    old: tuple[Entry, ...], new: tuple[Entry, ...]
) -> list[tuple[Entry, Entry]] | None:
    """What entries were and are that say something else; None where any comes, goes or starts elsewhere."""
    if len(old) != len(new):
        return None
    changed = [(before, after) for before, after in zip(old, new, strict=True) if before is not after]
    if any((before.id, before.first) != (after.id, after.first) for before, after in changed):
        return None
    return [(before, after) for before, after in changed if before != after]


_ENTRY_KEYS = ("id", "activity", "start", "end", "track", "note", "source")
_KNOWN_KEYS = frozenset(_ENTRY_KEYS)
# What an import is to write; nothing is made of it yet.
_OF_IMPORTS = frozenset(("origin", "placed"))
# An entry counts without them: where one is no text it is kept like what is not known.
_TEXT_KEYS = ("track", "note")
_MANY = 40


def _entry_data(entry: Entry) -> Table:
    """The table of an entry that its log has not held: without what is empty, and with what is unknown."""
    known = {key: getattr(entry, key) for key in _ENTRY_KEYS}
    table = {**entry.unknown.table, **{key: said for key, said in known.items() if said not in (None, "")}}
    return _in_order(table)


def _changed_entry(table: Table, before: Entry, after: Entry) -> Table:
    changed = dict(table)
    changed["id"] = after.id
    for key in _ENTRY_KEYS[1:]:
        if getattr(before, key) != getattr(after, key):
            set_or_drop(changed, key, getattr(after, key) or None)
    if before.unknown != after.unknown:
        changed |= without_known_keys(after.unknown.table)
    return _in_order(changed)


def left_out_tables(read: ReadLog, data: Table) -> list[Table]:
    """The tables of entries that make no sense and have an id."""
    raw = data.get("entries")
    known = {*read.places.values()}
    return [
        table
        for place, table in enumerate(raw if isinstance(raw, list) else ())
        if place not in known and isinstance(table, dict) and isinstance(table.get("id"), str) and table["id"]
    ]


def without_known_keys(table: Mapping[str, Any]) -> Table:
    """What the table of an entry says under keys that this version does not know."""
    return {key: content for key, content in table.items() if key not in _KNOWN_KEYS}


def _in_order(table: Table) -> Table:
    """The keys of an entry in the order of the contract, then what is unknown."""
    ordered = {key: table[key] for key in _ENTRY_KEYS if key in table}
    return ordered | {key: content for key, content in table.items() if key not in ordered}


def _plain_entries(tables: list[Any]) -> list[Entry] | None:
    """The entries of a log about none of which anything is odd, as mostly; None of any other."""
    if len(tables) < _MANY:
        return None
    from tracker.domain.entries.at_once import entries_at_once

    try:
        ids, activities = [table["id"] for table in tables], [table["activity"] for table in tables]
        notes, tracks = (
            [table.get("note", "") for table in tables],
            [table.get("track", "") for table in tables],
        )
        is_safe = "".join((*ids, *activities, *notes, *tracks)).isprintable()
        if not is_safe or not all(map(_KNOWN_KEYS.issuperset, tables)):
            return None
        starts, ends = [table["start"] for table in tables], [table.get("end") for table in tables]
        sources = [table.get("source", "timer") for table in tables]
        return entries_at_once(ids, activities, starts, ends, notes, tracks, sources)
    except (AttributeError, KeyError, TypeError):
        return None


class _Entries:
    """The entries of a log, with the place of each in the file by its id."""

    def __init__(self, reader: FieldReader) -> None:
        self.entries: list[Entry] = []
        self.places: dict[str, int] = {}
        self._reader = reader
        self._tried: dict[str, int] = {}

    def read(self, raw: Any) -> None:
        if not isinstance(raw, list):
            self._reader.note("entries is not a list of [[entries]].", "entries", is_left_out=True)
            return
        plain = _plain_entries(raw)
        if plain is not None:
            self.entries = plain
            self.places = {entry.id: place for place, entry in enumerate(plain)}
            return
        for place, table in enumerate(raw):
            entry = self._plain_entry(table) or self._judged_entry(table, place)
            if entry is not None:
                self.entries.append(entry)
                self.places[entry.id] = place
        self._reader.at()

    def _plain_entry(self, table: Any) -> Entry | None:
        """An entry about which nothing is odd, as mostly; None of any that is to be judged."""
        try:
            entry_id, activity = table["id"], table["activity"]
            note, track, source = table.get("note", ""), table.get("track", ""), table.get("source", "timer")
            is_safe = "".join((entry_id, activity, note, track, source)).isprintable()
            if not is_safe or entry_id in self.places or not table.keys() <= _KNOWN_KEYS:
                return None
            return Entry(entry_id, activity, table["start"], table.get("end"), note, track, source)
        except (AttributeError, KeyError, TypeError, Invalid):
            return None

    def _judged_entry(self, table: Any, place: int) -> Entry | None:
        """An entry as far as it makes sense, with what is odd about it noted; None where it makes none."""
        self._reader.at(_ENTRIES, place, table.get("id") if isinstance(table, dict) else None)
        try:
            return self._entry(table)
        except Invalid as error:
            self._reader.note(f"An entry counts nothing: {error}", is_left_out=True)
            return None

    def _entry(self, table: Any) -> Entry:
        if not isinstance(table, dict):
            raise Invalid("it is not a table.")
        activity, start = table.get("activity"), _moment(table, "start")
        if not isinstance(activity, str):
            raise Invalid("it names no activity.")
        if start is None:
            raise Invalid("it has no start.")
        return Entry(
            self._unused_id(table.get("id"), activity, start),
            one_line(activity),
            start,
            _moment(table, "end"),
            self._reader.text(table, "note"),
            self._reader.text(table, "track"),
            text_of(table.get("source", "timer")),
            self._unknown_keys(table),
        )

    def _unknown_keys(self, table: Table) -> UnknownKeys:
        """What of an entry's table no field of an entry holds."""
        unknown = table.keys() - _KNOWN_KEYS
        if unknown:
            self._reader.text(table, "origin")
            self._reader.flag(table, "placed")
            self._reader.slips_in_keys(table, _KNOWN_KEYS | _OF_IMPORTS, "an entry")
        unknown |= {key for key in _TEXT_KEYS if not isinstance(table.get(key, ""), str)}
        kept = {key: table[key] for key in table if key in unknown}
        return UnknownKeys(kept) if kept else NO_UNKNOWN_KEYS

    def _unused_id(self, given: object, activity: str, start: datetime) -> str:
        """The id as given or, where it is missing or taken, one that is the same at each reading."""
        is_usable = isinstance(given, str) and bool(given) and one_line(given) == given
        if is_usable and given not in self.places:
            return str(given)
        problem = "another entry has the same id" if is_usable else "it has no usable id"
        self._reader.note(f"{problem}. Give this one another: any word that no other entry has.")
        # Hardly any entry lacks one.
        from binascii import crc32

        from tracker.domain.entries.id_lookup import short_id

        made_up, begin = "", f"{text_of(given)}{activity}{start}"
        # Of thousands that are alike each goes on where the one before it left off.
        number = self._tried.get(begin, 0)
        while not made_up or made_up in self.places:
            made_up, number = short_id(crc32(f"{begin}{number}".encode())), number + 1
        self._tried[begin] = number
        return made_up


def _moments(reader: FieldReader, data: Table) -> dict[str, datetime]:
    """When each guess was given, by key."""
    table = reader.field(data, "guessed", dict, {})
    reader.at(("guessed",))
    given = {one_line(key): reader.moment(table, key, "guessed: ") for key in table}
    reader.at()
    return {key: moment for key, moment in given.items() if moment is not None}


def _moment(table: Table, key: str) -> datetime | None:
    content = table.get(key)
    if content is None:
        return None
    if not isinstance(content, datetime):
        raise Invalid(f"{key} is not a date with a time and a UTC offset.")
    return content.replace(microsecond=0) if content.microsecond else content
