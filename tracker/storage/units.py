"""The smallest things of a file that a change touches, so that it can be taken back by itself.

A unit is an element of an array of tables (an entry, an activity) or a single key of a table. Undo
looks at units, not at whole files: what others changed elsewhere in the meantime stays.
"""

from __future__ import annotations

from tracker.domain.value import value
from tracker.storage.toml_document import Path, parse
from tracker.storage.toml_edit import IDENTITY, emitted, same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]


class Conflict(Exception):
    """A unit is not what the change left behind. ``what`` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@value
class Unit:
    """One unit before and after a change, as TOML text; None where it was not there.

    ``path`` leads to the table or array; ``name`` is the key in it, or the identity of the element.
    """

    path: Path
    name: str
    old: str | None
    new: str | None

    @property
    def is_element(self) -> bool:
        return self.path in IDENTITY


def units_between(old: Table, new: Table, path: Path = ()) -> list[Unit]:
    """The units in which two states of a file differ."""
    units: list[Unit] = []
    for key in dict.fromkeys((*new, *old)):
        before, after, inner = old.get(key), new.get(key), (*path, key)
        if same(before, after):
            continue
        if inner in IDENTITY:
            units += _elements_between(inner, before or [], after or [])
        elif isinstance(before or after, dict) and isinstance(after or before, dict):
            units += units_between(before or {}, after or {}, inner)
        else:
            units.append(Unit(path, key, _key_text(key, before), _key_text(key, after)))
    return units


def taken_back(data: Table, units: list[Unit]) -> Table:
    """The data with each unit as it was before. Raises Conflict where one is not as it was left."""
    result = dict(data)
    for unit in units:
        result = _with_unit(result, unit, unit.path)
    return result


def _with_unit(table: Table, unit: Unit, path: Path) -> Table:
    if unit.is_element and len(path) == 1:
        elements = _with_element(table.get(path[0], []), unit)
        return _set(table, path[0], elements or None)
    if path:
        return _set(table, path[0], _with_unit(table.get(path[0], {}), unit, path[1:]) or None)
    if _key_text(unit.name, table.get(unit.name)) != unit.new:
        raise Conflict(".".join((*unit.path, unit.name)))
    return _set(table, unit.name, None if unit.old is None else parse(unit.old)[unit.name])


def _with_element(elements: list[Table], unit: Unit) -> list[Table]:
    places = [n for n, element in enumerate(elements) if _identity(unit.path, element) == unit.name]
    current = _element_text(unit.path, elements[places[0]]) if places else None
    if len(places) > 1 or current != unit.new:
        raise Conflict(unit.name)
    if unit.old is None:
        return [element for n, element in enumerate(elements) if n not in places]
    old = parse(unit.old)
    for key in unit.path[:-1]:
        old = old[key]
    element = old[unit.path[-1]][0]
    if places:
        return [element if n in places else other for n, other in enumerate(elements)]
    later = (n for n, other in enumerate(elements) if _starts_after(other, element))
    place = next(later, len(elements))
    return [*elements[:place], element, *elements[place:]]


def _starts_after(other: Table, element: Table) -> bool:
    try:
        return bool(other["start"] > element["start"])
    except (KeyError, TypeError):
        return False


def _elements_between(path: Path, old: list[Table], new: list[Table]) -> list[Unit]:
    before = {_identity(path, element): element for element in old}
    after = {_identity(path, element): element for element in new}
    return [
        Unit(path, name, _text_if_there(path, before.get(name)), _text_if_there(path, after.get(name)))
        for name in dict.fromkeys((*before, *after))
        if not same(before.get(name), after.get(name))
    ]


def _identity(path: Path, element: Table) -> str:
    return " ".join(str(element.get(key)) for key in IDENTITY[path])


def _element_text(path: Path, element: Table) -> str:
    return emitted(element, path, is_array=True)


def _text_if_there(path: Path, element: Table | None) -> str | None:
    return None if element is None else _element_text(path, element)


def _key_text(key: str, content: Any) -> str | None:
    return None if content is None else emitted({key: content})


def _set(table: Table, key: str, content: Any) -> Table:
    if content is None:
        return {other: kept for other, kept in table.items() if other != key}
    return {**table, key: content}
