"""The smallest things of a file that a change touches, so that it can be taken back by itself.

A part is an element of an array of tables (an entry, an activity) or a single key of a table. Undo
looks at parts, not at whole files: what others changed elsewhere in the meantime stays.
"""

from __future__ import annotations

from tracker.domain.value import value
from tracker.domain.versions.identity import IDENTITY, named
from tracker.storage.toml.document import Path, TomlDamage, parse, same
from tracker.storage.toml.emitted import emitted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    Table = dict[str, Any]


class Conflict(Exception):
    """A part is not what the change left behind. ``what`` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@value
class StepPart:
    """One part before and after a change, as TOML text; None where it was not there.

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


def refuse_nonsense(parts: Iterable[StepPart]) -> None:
    """Raise what ``versions`` raises where a part has a text that is none of what it is about."""
    texts: dict[Path, list[str]] = {}
    for part in parts:
        if part.is_element:
            texts.setdefault(part.path, []).extend(text for text in (part.old, part.new) if text is not None)
        else:
            part.versions()
    for path, of_elements in texts.items():
        if not _are_all_elements(path, of_elements):
            for text in of_elements:
                _element(path, text)


def _are_all_elements(path: Path, texts: list[str]) -> bool:
    """Whether each of these texts is one element, where that can be told by reading all of them as one."""
    if len(path) > 1 or not all(text.startswith(f"[[{path[0]}]]\n") and "\n[" not in text for text in texts):
        return False
    try:
        return len(parse("\n".join(texts)).get(path[0], ())) == len(texts)
    except TomlDamage:
        return False


def parts_between(old: Table, new: Table, path: Path = ()) -> list[StepPart]:
    """The parts in which two states of a file differ."""
    parts: list[StepPart] = []
    for key in dict.fromkeys((*new, *old)):
        before, after, inner = old.get(key), new.get(key), (*path, key)
        if same(before, after):
            continue
        if inner in IDENTITY and _are_elements(before) and _are_elements(after):
            parts += _elements_between(inner, before or [], after or [])
        elif _is_table(before) and _is_table(after) and (before or after):
            parts += parts_between(before or {}, after or {}, inner)
        else:
            parts.append(StepPart(path, key, _key_text(key, before), _key_text(key, after)))
    return parts


def taken_back(data: Table, parts: Sequence[StepPart]) -> Table:
    """The data with each part as it was before. Raises Conflict where one is not as it was left."""
    result = dict(data)
    for path in dict.fromkeys(part.path for part in parts):
        result = _with_parts(result, [part for part in parts if part.path == path], path)
    return result


def _with_parts(table: Table, parts: list[StepPart], path: Path) -> Table:
    """A table with parts of one path taken back; ``path`` is what is left to go of it."""
    if path:
        inner = table.get(path[0])
        if parts[0].is_element and len(path) == 1:
            if not _are_elements(inner):
                raise Conflict(path[0])
            return _set(table, path[0], _with_elements(inner or [], parts) or None)
        if not _is_table(inner):
            raise Conflict(path[0])
        return _set(table, path[0], _with_parts(inner or {}, parts, path[1:]) or None)
    for part in parts:
        if _key_text(part.name, table.get(part.name)) != part.new:
            raise Conflict(".".join((*part.path, part.name)))
        table = _set(table, part.name, None if part.old is None else parse(part.old)[part.name])
    return table


def _with_elements(elements: list[Table], parts: list[StepPart]) -> list[Table]:
    path = parts[0].path
    changed = {part.name: part for part in parts}
    known = named(elements, IDENTITY[path])
    for part in parts:
        if _element_text(path, known.get(part.name)) != part.new:
            raise Conflict(part.name)
    result = []
    for name, element in known.items():
        if name not in changed:
            result.append(element)
        elif (old := changed[name].old) is not None:
            result.append(_element(path, old))
    for part in parts:
        if part.new is None and part.old is not None:
            element = _element(path, part.old)
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
    if [*before] == [*after]:
        # None comes or goes, and where something is changed in every week most are the very same.
        changed = zip(before.items(), after.values(), strict=True)
        return [
            StepPart(path, name, _element_text(path, was), _element_text(path, now))
            for (name, was), now in changed
            if was is not now and not same(was, now)
        ]
    return [
        StepPart(path, name, _element_text(path, before.get(name)), _element_text(path, after.get(name)))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) is not after.get(name) and not same(before.get(name), after.get(name))
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
