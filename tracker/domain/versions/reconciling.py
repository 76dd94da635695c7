"""Two versions of one file brought together, three-way where the version before both is known.

The files are taken as the tables they hold, so that what this app does not know is brought together
as well. Which of the two comes first makes no difference, and doing it again changes nothing: two
machines that bring the same versions together come to the same file.
"""

from __future__ import annotations

from binascii import crc32
from datetime import datetime

from tracker.domain.entries.entry import other_version_id
from tracker.domain.entries.id_lookup import short_id
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.versions.identity import named_alike, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Table = dict[str, Any]
    Path = tuple[str, ...]
    Prefer = Callable[[Any, Any], Any]

_ENTRIES = ("entries",)
_ASSESSMENT = ("assessment",)
_MARK_LENGTH = 6


@value
class Clash:
    """What both sides say differently: one key of a table, or an element with the fields in doubt.

    ``kept`` is what holds now and ``other`` the other version; of an entry both are kept, the other one
    under an id of its own.
    """

    path: Path
    name: str
    kept: Any
    other: Any
    other_id: str = ""


@value
class Reconciled:
    """The table that holds both versions, and where they clash."""

    table: Table
    clashes: tuple[Clash, ...]


def reconciled(
    one: Table, other: Table, before: Table, identities: Mapping[Path, tuple[str, ...]]
) -> Reconciled:
    """Two versions of a table brought together.

    ``before`` is the version that both come from, as far as it is known; empty where it is not.
    ``identities`` says by which keys the elements of an array of tables are told apart.

    What one side alone has changed is taken from it. What it has taken away goes, unless the other side
    has changed it. Where both have changed a thing, the fields of an entry or activity are looked at one
    by one: of an entry with a field in doubt both versions are kept, of anything else the later
    assessed or else the greater.
    """
    work = _Work(identities)
    return Reconciled(work.tables((), one, other, before, _greater), tuple(work.clashes))


class _Work:
    """One bringing together, with the clashes found so far."""

    def __init__(self, identities: Mapping[Path, tuple[str, ...]]) -> None:
        self.clashes: list[Clash] = []
        self._identities = identities

    def tables(self, path: Path, one: Table, other: Table, before: Table, prefer: Prefer) -> Table:
        """Two versions of a table, key by key."""
        if path == _ASSESSMENT:
            prefer = _preferring(one, other)
        result = {}
        for key in _in_order(list(one), list(other), list(before)):
            content = self._key(path, key, (one.get(key), other.get(key), before.get(key)), prefer)
            if content is not None:
                result[key] = content
        return result

    def _key(self, path: Path, key: str, sides: tuple[Any, Any, Any], prefer: Prefer) -> Any:
        one, other, before = sides
        inner = (*path, key)
        if text_of(one) == text_of(other):
            return one
        if inner in self._identities and _are(_is_array, one, other):
            old = before if _is_array(before) else []
            return self._elements(inner, one or [], other or [], old or [], prefer) or None
        if _are(_is_table, one, other):
            old = before if _is_table(before) else {}
            return self.tables(inner, one or {}, other or {}, old or {}, prefer) or None
        is_agreed, content = _agreed(one, other, before)
        if is_agreed:
            return content
        kept = prefer(one, other)
        self.clashes.append(Clash(path, key, kept, other if kept is one else one))
        return kept

    def _elements(
        self, path: Path, one: list[Table], other: list[Table], before: list[Table], prefer: Prefer
    ) -> list[Table]:
        sides = named_alike((one, other, before), path, self._identities[path])
        result: dict[str, Table] = {}
        more: list[Table] = []
        for name in _in_order(*map(list, sides)):
            left, right, old = (side.get(name) for side in sides)
            is_agreed, content = _agreed(left, right, old)
            if not is_agreed and left is not None and right is not None:
                content, second = self._element(path, name, (left, right, old or {}), prefer)
                more += [second] if second is not None else []
            if content is not None:
                result[name] = content
        for second in more:
            result.setdefault(str(second["id"]), second)
        elements = list(result.values())
        return sorted(elements, key=_place_in_time) if path == _ENTRIES else elements

    def _element(
        self, path: Path, name: str, sides: tuple[Table, Table, Table], prefer: Prefer
    ) -> tuple[Table, Table | None]:
        """Two versions of an element, field by field; the second one where both have to be kept."""
        one, other, before = sides
        fields = _in_order(list(one), list(other), list(before))
        agreed: Table = {}
        for field in fields:
            is_agreed, content = _agreed(one.get(field), other.get(field), before.get(field))
            if is_agreed:
                agreed[field] = content
        doubted = [field for field in fields if field not in agreed]
        left, right = (_completed(fields, agreed, side) for side in (one, other))
        if path == _ENTRIES and (_ends_too_early(left) or _ends_too_early(right)):
            # The start of one side and the end of the other make no sense together.
            left, right, doubted = one, other, doubted or ["start", "end"]
        if not doubted:
            return left, None
        kept = prefer(left, right)
        second = right if kept is left else left
        other_id = ""
        if path == _ENTRIES and isinstance(kept.get("id"), str):
            other_id = other_version_id(kept["id"], short_id(crc32(text_of(second).encode()), _MARK_LENGTH))
        said, unsaid = ({field: version.get(field) for field in doubted} for version in (kept, second))
        self.clashes.append(Clash(path, name, said, unsaid, other_id))
        return kept, {**second, "id": other_id} if other_id else None


def _agreed(one: Any, other: Any, before: Any) -> tuple[bool, Any]:
    """Whether two versions can be brought together without looking into them, and the result.

    None stands for what is not there. What is there on one side stays, unless it is known to have been
    there before on both and to be as it was.
    """
    texts = [text_of(one), text_of(other)]
    if texts[0] == texts[1]:
        return True, one
    if _are_equal_numbers(one, other):
        return True, _greater(one, other)
    if before is not None and text_of(before) in texts:
        return True, other if texts[0] == text_of(before) else one
    if one is None or other is None:
        return True, one if other is None else other
    return False, None


def _are_equal_numbers(one: Any, other: Any) -> bool:
    """Whether they differ only in how they are written, as 5 and 5.0 do."""
    return _is_number(one) and _is_number(other) and bool(one == other)


def _is_number(content: Any) -> bool:
    return isinstance(content, int | float) and not isinstance(content, bool)


def _greater(one: Any, other: Any) -> Any:
    return one if _rank(one) >= _rank(other) else other


def _rank(content: Any) -> tuple[bool, float, str]:
    is_comparable = _is_number(content) and content == content
    return content is not None, content if is_comparable else 0.0, text_of(content)


def _preferring(one: Table, other: Table) -> Prefer:
    """What the assessment that was finished later says, whatever is greater."""
    ranks = [_rank(side.get("assessed")) for side in (one, other)]
    if ranks[0] == ranks[1]:
        return _greater
    return (lambda left, right: left) if ranks[0] > ranks[1] else (lambda left, right: right)


def _are(kind: Callable[[Any], bool], one: Any, other: Any) -> bool:
    """Whether what is there of both is of a kind."""
    return all(side is None or kind(side) for side in (one, other))


def _is_table(content: Any) -> bool:
    return isinstance(content, dict)


def _is_array(content: Any) -> bool:
    return isinstance(content, list) and all(isinstance(element, dict) for element in content)


def _in_order(one: list[str], other: list[str], before: list[str]) -> list[str]:
    """The names of both in one order; names of one side alone come after what they stood after there."""
    shared = set(one) & set(other)
    lead, follow = ([name for name in side if name in shared] for side in (one, other))
    if lead != follow:
        old = [name for name in before if name in shared]
        lead, follow = sorted((lead, follow), reverse=True)
        if lead == old:
            lead = follow
    after: dict[str, list[list[str]]] = {}
    for side in (one, other):
        anchor = ""
        for name in side:
            if name in shared:
                anchor = name
            elif side and (chains := after.setdefault(anchor, [])) and chains[-1][0] in side:
                chains[-1].append(name)
            else:
                chains.append([name])
    result = [name for chain in sorted(after.get("", [])) for name in chain]
    for name in lead:
        result += [name, *(new for chain in sorted(after.get(name, [])) for new in chain)]
    return result


def _completed(fields: list[str], agreed: Table, side: Table) -> Table:
    """An element with what is agreed, and the rest as a side has it."""
    contents = {field: agreed[field] if field in agreed else side.get(field) for field in fields}
    return {field: content for field, content in contents.items() if content is not None}


def _moment(content: Any) -> int | None:
    return instant_of(content) if isinstance(content, datetime) and content.tzinfo is not None else None


def _ends_too_early(entry: Table) -> bool:
    start, end = _moment(entry.get("start")), _moment(entry.get("end"))
    return start is not None and end is not None and end < start


def _place_in_time(entry: Table) -> tuple[int, bool, int, str]:
    """By start; of those that start together, the one without an end is the last."""
    start, end = _moment(entry.get("start")), _moment(entry.get("end"))
    return start or 0, end is None, end or 0, text_of(entry)
