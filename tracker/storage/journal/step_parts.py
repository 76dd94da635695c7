"""The smallest things of a file that a change touches, so that it can be taken back by itself.

A unit is an element of an array of tables (an entry, an activity) or a single key of a table. Undo
looks at units, not at whole files: what others changed elsewhere in the meantime stays.
"""

from __future__ import annotations

from tracker.domain.value import value
from tracker.domain.versions.identity import IDENTITY, named
from tracker.storage.toml.document import Path, parse
from tracker.storage.toml.edit import emitted, same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Table = dict[str, Any]


class Conflict(Exception):
    """A unit is not what the change left behind. ``what`` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@value
class StepPart:
    """One unit before and after a change, as TOML text; None where it was not there.

    ``path`` leads to the table or array; ``name`` is the key in it, or the identity of the element.
    """

    path: Path
    name: str
    old: str | None
    new: str | None

    def inverse(self) -> StepPart:
        return StepPart(self.path, self.name, self.new, self.old)

    @property
    def is_element(self) -> bool:
        return self.path in IDENTITY

    def versions(self) -> tuple[Any, Any]:
        """The value before and after: of an element its table, of a key what it holds; None for neither."""
        return self._value(self.old), self._value(self.new)

    def _value(self, text: str | None) -> Any:
        if text is None:
            return None
        return _element(self.path, text) if self.is_element else parse(text)[self.name]


def parts_between(old: Table, new: Table, path: Path = ()) -> list[StepPart]:
    """The units in which two states of a file differ."""
    units: list[StepPart] = []
    for key in dict.fromkeys((*new, *old)):
        before, after, inner = old.get(key), new.get(key), (*path, key)
        if same(before, after):
            continue
        if inner in IDENTITY and _are_elements(before) and _are_elements(after):
            units += _elements_between(inner, before or [], after or [])
        elif _is_table(before) and _is_table(after) and (before or after):
            units += parts_between(before or {}, after or {}, inner)
        else:
            units.append(StepPart(path, key, _key_text(key, before), _key_text(key, after)))
    return units


def taken_back(data: Table, units: Sequence[StepPart]) -> Table:
    """The data with each unit as it was before. Raises Conflict where one is not as it was left."""
    result = dict(data)
    for path in dict.fromkeys(unit.path for unit in units):
        result = _with_units(result, [unit for unit in units if unit.path == path], path)
    return result


def _with_units(table: Table, units: list[StepPart], path: Path) -> Table:
    """A table with units of one path taken back; ``path`` is what is left to go of it."""
    if path:
        inner = table.get(path[0])
        if units[0].is_element and len(path) == 1:
            if not _are_elements(inner):
                raise Conflict(path[0])
            return _set(table, path[0], _with_elements(inner or [], units) or None)
        if not _is_table(inner):
            raise Conflict(path[0])
        return _set(table, path[0], _with_units(inner or {}, units, path[1:]) or None)
    for unit in units:
        if _key_text(unit.name, table.get(unit.name)) != unit.new:
            raise Conflict(".".join((*unit.path, unit.name)))
        table = _set(table, unit.name, None if unit.old is None else parse(unit.old)[unit.name])
    return table


def _with_elements(elements: list[Table], units: list[StepPart]) -> list[Table]:
    path = units[0].path
    changed = {unit.name: unit for unit in units}
    known = named(elements, IDENTITY[path])
    for unit in units:
        if _element_text(path, known.get(unit.name)) != unit.new:
            raise Conflict(unit.name)
    result = []
    for name, element in known.items():
        if name not in changed:
            result.append(element)
        elif (old := changed[name].old) is not None:
            result.append(_element(path, old))
    for unit in units:
        if unit.new is None and unit.old is not None:
            element = _element(path, unit.old)
            later = (n for n, other in enumerate(result) if _starts_after(other, element))
            result.insert(next(later, len(result)), element)
    return result


def _element(path: Path, text: str) -> Table:
    content: Any = parse(text)
    for key in path:
        content = content[key]
    element: Table = content[0]
    return element


def _starts_after(other: Table, element: Table) -> bool:
    try:
        return bool(other["start"] > element["start"])
    except (KeyError, TypeError):
        return False


def _elements_between(path: Path, old: list[Table], new: list[Table]) -> list[StepPart]:
    before, after = (named(elements, IDENTITY[path]) for elements in (old, new))
    return [
        StepPart(path, name, _element_text(path, before.get(name)), _element_text(path, after.get(name)))
        for name in dict.fromkeys((*before, *after))
        if not same(before.get(name), after.get(name))
    ]


def _element_text(path: Path, element: Table | None) -> str | None:
    return None if element is None else emitted(element, path, is_array=True)


def _key_text(key: str, content: Any) -> str | None:
    return None if content is None else emitted({key: content})


def _is_table(content: Any) -> bool:
    return content is None or isinstance(content, dict)


def _are_elements(content: Any) -> bool:
    return content is None or (
        isinstance(content, list) and all(isinstance(element, dict) for element in content)
    )


def _set(table: Table, key: str, content: Any) -> Table:
    if content is None:
        return {other: kept for other, kept in table.items() if other != key}
    return {**table, key: content}
