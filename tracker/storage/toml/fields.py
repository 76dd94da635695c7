"""Single values in data that anyone may have edited by hand: reading them, and setting them."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.entries.entry import check_moment
from tracker.domain.errors import Invalid
from tracker.domain.text import are_alike, one_line
from tracker.domain.time.week import HOURS_IN_WEEK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Set
    from typing import Any

    from tracker.domain.week.meaningless_keys import Named
    from tracker.domain.week.oddities import Oddity
    from tracker.storage.toml.document import Document, Path

    Table = dict[str, Any]


_LONGEST_QUOTE = 60
# Whoever has so many in one file is helped by none of them.
_MOST_NAMED = 200


def quoted(content: object) -> str:
    """A value as a message quotes it: safe to show, and not longer than a person would read."""
    try:
        text = one_line(repr(content))
    except ValueError:
        # Python writes no whole numbers of more than 4300 digits.
        return "a very large number"
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def text_of(content: object) -> str:
    """A text as it is, and of anything else what a message would say of it: not all can be written out."""
    return content if isinstance(content, str) else quoted(content)


def is_hours(content: object) -> bool:
    """Whether this is a number of hours that a week can have."""
    is_number = isinstance(content, int | float) and not isinstance(content, bool)
    return is_number and 0 <= content <= HOURS_IN_WEEK  # type: ignore[operator]


class FieldReader:
    """Reads fields, leaving out what makes no sense and noting it with its place."""

    def __init__(self) -> None:
        self._notes: list[tuple[str, Path, int | None, object, str | None, bool]] = []
        self._path: Path = ()
        self._place: int | None = None
        self._id: object = None
        self._unknown: set[tuple[str, str]] = set()
        self._named: list[Named] = []

    def at(self, path: Path = (), place: int | None = None, element_id: object = None) -> None:
        """Go on reading in a table or, with its ``place``, in an element of an array of tables."""
        self._path, self._place, self._id = path, place, element_id

    def note(self, message: str, key: str | None = None, is_left_out: bool = False) -> None:
        """Note what is odd about a key or, without one, about the table; ``is_left_out``: no view has it."""
        self._notes.append((message, self._path, self._place, self._id, key, is_left_out))

    def oddities(self, document: Document | None) -> tuple[Oddity, ...]:
        """What was noted, with the lines on which it stands."""
        # Finding lines takes longer than reading, and almost no file has anything odd.
        if not self._notes:
            return ()
        from tracker.domain.week.oddities import Oddity

        named = self._notes[:_MOST_NAMED]
        # A message, like an id, may quote what stands in the file.
        found = [
            Oddity(
                one_line(message),
                # Of an element it is where that begins, as its id and all that is wrong with it stand there.
                document.line_of(path, place, key if place is None else None) if document else None,
                one_line(text_of(element_id)) if element_id is not None else "",
                is_left_out,
            )
            for message, path, place, element_id, key, is_left_out in named
        ]
        if len(self._notes) > len(named):
            found.append(Oddity(f"{len(self._notes) - len(named)} more things in it make no sense."))
        return tuple(found)

    def names(self, path: Path, key: str, words: str, may_be_music: bool = False) -> None:
        """Note what is named by something of which no value is made."""
        # Few logs name anything beside their values.
        from tracker.domain.week.meaningless_keys import Named

        self._named.append(Named(path, one_line(key), words, may_be_music))

    @property
    def named(self) -> tuple[Named, ...]:
        return tuple(self._named)

    def unknown_keys(self, table: Table, known: Set[str], what: str) -> None:
        """Note the keys that this kind of table does not have, each once in a file."""
        self._note_keys(table, known, what, only_slips=False)

    def slips_in_keys(self, table: Table, known: Set[str], what: str) -> None:
        """The same of a table to which others may add what they like: what looks like a slip is noted."""
        self._note_keys(table, known, what, only_slips=True)

    def _note_keys(self, table: Table, known: Set[str], what: str, only_slips: bool) -> None:
        # What a newer version writes looks the same as a slip of the hand: both are kept.
        for key in [key for key in table if key not in known]:
            near = next((name for name in known if are_alike(name, key)), "")
            if (what, key) in self._unknown or (only_slips and not near):
                continue
            self._unknown.add((what, key))
            hint = f" Did you mean «{near}»?" if near else ""
            self.note(f"«{key}» is nothing that {what} has: it is kept, and counts nothing.{hint}", key)

    def field(self, table: Table, key: str, kind: type, default: Any) -> Any:
        """The value of a key, if it is of that type."""
        content = table.get(key)
        if content is None:
            return default
        if isinstance(content, kind) and not isinstance(content, bool):
            return content
        self.note(f"{key} = {quoted(content)} cannot be read and is left out.", key)
        return default

    def text(self, table: Table, key: str) -> str:
        """A text made safe to show."""
        if key not in table:
            return ""
        return one_line(self.field(table, key, str, ""))

    def rating(self, table: Table, key: str, default: Any, lowest: int = 1, highest: int = 10) -> Any:
        """A whole number on a scale."""
        content = self.field(table, key, int, default)
        if content is None or lowest <= content <= highest:
            return content
        self.note(f"{key} goes from {lowest} to {highest}, not {quoted(content)}.", key)
        return default

    def flag(self, table: Table, key: str) -> bool | None:
        content = table.get(key)
        if content is None or isinstance(content, bool):
            return content
        self.note(f"{key} = {quoted(content)} is neither true nor false.", key)
        return None

    def moment(self, table: Table, key: str, name: str = "") -> datetime | None:
        """A moment that can be stored, in whole seconds; ``name`` is what it is called in a message."""
        content = table.get(key)
        if content is None:
            return None
        try:
            if not isinstance(content, datetime):
                raise Invalid(f"{key} = {quoted(content)} is no moment with a UTC offset.")
            moment = content.replace(microsecond=0)
            check_moment(one_line(key), moment)
        except Invalid as error:
            self.note(f"{name}{error} It is left out.", key)
            return None
        return moment

    def hours(self, data: Table, *path: str) -> dict[str, float]:
        """A table of hours a week by key; ``path`` leads to it, and ``data`` is what its last part is in."""
        name = path[-1]
        table = self.field(data, name, dict, {})
        known: dict[str, float] = {}
        self.at(path)
        for key, amount in table.items():
            if is_hours(amount):
                known[one_line(key)] = float(amount)
            else:
                self.note(f"{name}: {one_line(key)} = {quoted(amount)} is not a number of hours a week.", key)
        self.at()
        return known


def not_elements(data: Table, name: str) -> str:
    """What is wrong where an array of tables is something else; nothing where there is none."""
    content = data.get(name, [])
    if isinstance(content, list) and all(isinstance(element, dict) for element in content):
        return ""
    return f"{name} is not written as [[{name}]]"


def bring(data: Table, name: str, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    """Change a table of things by key where they differ; what was not read of it stays."""
    if before == after:
        return
    table = {key: old for key, old in data.get(name, {}).items() if key in after or key not in before}
    table |= {key: new for key, new in after.items() if before.get(key) != new}
    set_or_drop(data, name, table or None)


def set_or_drop(table: Table, key: str, content: object) -> None:
    """Set a key, or take it away where there is nothing to say."""
    if content is None:
        table.pop(key, None)
    else:
        table[key] = content
