"""Reading as much as can be read of a damaged TOML text."""

from __future__ import annotations

from tracker.storage.toml.document import TomlDamage, parse
from tracker.storage.toml.regular import MOST_TABLES, opens_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]

# After so many lines that make no sense, a table is given up; after so many in all, every one that has any.
_MOST_LINES_PASSED_OVER = 20
_MOST_LINES_TRIED = 200
# Lines. In a table that is longer than any of ours, none is passed over.
_LONGEST_TABLE = 1000


def salvage(text: str) -> tuple[Table, list[TomlDamage]]:
    """What can be read of a damaged text, table by table, and what is wrong with the rest.

    Nothing of one that has more tables than any file of this app.
    """
    lines = text.split("\n")
    damage: list[TomlDamage] = []
    theirs = _without_markers(lines, damage)
    starts = [0] + [n for n, line in enumerate(lines) if n and opens_table(line)]
    if len(starts) > MOST_TABLES:
        return {}, damage
    seen: set[str] | None = set() if theirs else None
    data: Table = {}
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        _merge(data, _read_piece(lines[begin:end], begin, theirs, damage), seen)
    return data, sorted(damage, key=lambda each: each.line)


def _without_markers(lines: list[str], damage: list[TomlDamage]) -> set[int]:
    """Blank the conflict markers of a merge; the lines that stand on its other side."""
    theirs: set[int] = set()
    side = ""
    for number, line in enumerate(lines):
        mark = line.rstrip()[:7]
        if mark in ("<<<<<<<", ">>>>>>>") or (side and mark in ("|||||||", "=======")):
            side = "" if mark == ">>>>>>>" else mark
            lines[number] = ""
            damage.append(TomlDamage("a merge left both sides here", number + 1))
        elif side == "|||||||":
            lines[number] = ""
        elif side == "=======":
            theirs.add(number)
    return theirs


def _read_piece(piece: list[str], begin: int, theirs: set[int], damage: list[TomlDamage]) -> Table:
    """One table, read both sides of a conflict in it if that can be, else ours."""
    try:
        return parse("\n".join(piece))
    except TomlDamage:
        pass
    ours = ["" if begin + number in theirs else line for number, line in enumerate(piece)]
    is_element = piece[0].lstrip().startswith("[[")
    is_tried = len(piece) <= _LONGEST_TABLE
    for _ in range(_MOST_LINES_PASSED_OVER):
        try:
            return parse("\n".join(ours))
        except TomlDamage as error:
            damage.append(TomlDamage(error.message, begin + max(1, error.line)))
            # An entry with a line left out would say what it never said, such as that it still runs.
            if is_element or not 0 < error.line <= len(ours) or not ours[error.line - 1]:
                break
            if not is_tried or len(damage) > _MOST_LINES_TRIED:
                break
            ours[error.line - 1] = ""
    return {}


def _merge(data: Table, part: Table, seen: set[str] | None) -> None:
    """Add a piece to what was read so far; what was ``seen`` on one side of a conflict is passed over."""
    for key, part_value in part.items():
        known = data.get(key)
        if isinstance(part_value, list) and seen is not None:
            part_value = [element for element in part_value if _is_new(element, seen)]
        if isinstance(known, dict) and isinstance(part_value, dict):
            _merge(known, part_value, seen)
        elif isinstance(known, list) and isinstance(part_value, list):
            known.extend(part_value)
        elif known is None or isinstance(part_value, list):
            data[key] = part_value


def _is_new(element: Any, seen: set[str]) -> bool:
    name = element.get("id", element.get("key")) if isinstance(element, dict) else None
    if name is None:
        return True
    is_new = str(name) not in seen
    seen.add(str(name))
    return is_new
