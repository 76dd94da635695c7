"""Texts of the form that this app writes: a key and a plain value on each line.

They are read in one pass, several times faster than by a full parser, and without loading one.
"""

from __future__ import annotations

from datetime import datetime, time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    Table = dict[str, Any]

# Beyond what anybody writes, and far within what can be worked on.
DEEPEST = 32
MOST_TABLES = 20_000

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
# What our own files do not hold: controls, carriage returns and tabs among them.
_NOT_IN_OURS = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F])
_LENGTH_OF_MOMENT, _LENGTH_OF_TIME = len("2026-11-16T19:02:11+01:00"), len("04:00:00")
# To make this of two classes at each value takes as long as all else that is done with it.
_MOMENT_OR_TIME = (datetime, time)
# What stands between the numbers of a moment, every third letter.
_SIGNS_OF_MOMENT = frozenset(f"--{between}::{sign}:" for between in "T " for sign in "+-")
_ENTRIES = "\n[[entries]]\n"
_NONE_KNOWN: Mapping[str, Table] = {}
# As in a quarter of a year.
_WORTH_A_PATTERN = 10_000
# Larger whole numbers than any of ours are left to the full parser, which knows how long they may be.
_MOST_DIGITS = 18


class _Irregular(Exception):
    """Something is not of a plain form."""


def regular_data(text: str, known: Elements | None = None) -> Table | None:
    """The data of a text of the form that this app writes; None for any other.

    ``known`` are elements of another text: what stands there to the letter is that element, not read again.
    """
    try:
        if known is not None:
            return known.changed_to(text)
        _refuse_controls(text)
        data = _read_by_pattern(text) if _lines_read.are_many else None
        return _read_by_lines(text) if data is None else data
    except _Irregular:
        return None


def has_too_many_tables(text: str) -> bool:
    """Whether a text of whatever form has more tables than any file of this app."""
    return text.count("[") > MOST_TABLES and sum(map(opens_table, text.split("\n"))) > MOST_TABLES


def opens_table(line: str) -> bool:
    """Whether a line looks like a header."""
    return line.lstrip(" \t")[:1] == "["


def _refuse_controls(text: str) -> None:
    raw_text = text.encode("utf-8", "surrogatepass")
    if len(raw_text.translate(None, _NOT_IN_OURS)) != len(raw_text):
        raise _Irregular


class Elements:
    """The elements of the arrays of a regular text, each with the piece of the text that it stands in."""

    def __init__(self, text: str, data: Table) -> None:
        self.first, self.pieces, self._headers, having_inner = _taken_apart(text)
        """What stands above all headers, and each header with what stands below it."""
        arrays = {header for header in {*self._headers} if _is_element(header, having_inner)}
        left = {header: iter(data[_name(header)]) for header in arrays}
        self.tables: list[Table | None] = [
            next(left[header]) if header in left else None for header in self._headers
        ]
        """What each piece says, if it is such an element."""
        self._data = data

    def changed_to(self, text: str) -> Table:
        """The data of another text, mostly of the same elements. Raises _Irregular."""
        first, *pieces = _pieces_of(text)
        if first == self.first and len(pieces) == len(self.pieces):
            differing = {place: piece for place, piece in enumerate(pieces) if piece != self.pieces[place]}
            if all(self._is_of_one_array(place, piece) for place, piece in differing.items()):
                return self._with_other(differing)
        _refuse_controls(text)
        known = zip(self.pieces, self.tables, strict=True)
        return _read_by_lines(text, {piece: table for piece, table in known if table is not None})

    def _is_of_one_array(self, place: int, piece: str) -> bool:
        """Whether a piece is an element of the array of which the one in its place is one."""
        return self.tables[place] is not None and piece.partition("\n")[0] == self._headers[place]

    def _with_other(self, pieces: Mapping[int, str]) -> Table:
        """The data with other pieces in some places. Raises _Irregular."""
        read_lines = _LineReader().read
        others: dict[int, Table] = {}
        for place, piece in pieces.items():
            _refuse_controls(piece)
            others[place] = {}
            read_lines(piece.partition("\n")[2], others[place])
        data = dict(self._data)
        for header in {self._headers[place] for place in pieces}:
            own = (place for place, other in enumerate(self._headers) if other == header)
            data[_name(header)] = [others.get(place, self.tables[place]) for place in own]
        return data


def _taken_apart(text: str) -> tuple[str, list[str], list[str], set[str]]:
    """What stands above all headers of a regular text, the pieces from each header on, the headers, and what
    has inner tables.
    """
    first, *pieces = _pieces_of(text)
    headers = [piece.partition("\n")[0] for piece in pieces]
    having_inner = {header.strip("[]").partition(".")[0] for header in {*headers} if "." in header}
    return first, pieces, headers, having_inner


def _pieces_of(text: str) -> list[str]:
    """What stands above all headers of a regular text, and what stands behind the bracket of each."""
    # Every line that begins so is a header: no value goes over several lines.
    return f"\n{text}".split("\n[")


def _is_element(header: str, having_inner: Collection[str]) -> bool:
    """Whether a header, behind its first bracket, opens an element of an array that is read by itself."""
    return header[:1] == "[" and "." not in header and _name(header) not in having_inner


def _name(header: str) -> str:
    """What an array is called whose element a header opens, behind its first bracket."""
    return header[1:-2]


def _read_by_lines(text: str, known: Mapping[str, Table] = _NONE_KNOWN) -> Table:
    """The data of a text, line by line; ``known`` are elements by their pieces. Raises _Irregular."""
    first, pieces, headers, having_inner = _taken_apart(text)
    data: Table = {}
    arrays: dict[str, list[Table]] = {}
    read_lines = _LineReader().read
    read_lines(first, data)
    for piece, header in zip(pieces, headers, strict=True):
        if header not in arrays:
            opened = _opened_table(data, f"[{header}")
            if not _is_element(header, having_inner):
                read_lines(piece[len(header) + 1 :], opened)
                continue
            arrays[header] = data[_name(header)]
            arrays[header].pop()
        table = known.get(piece)
        if table is None:
            table = {}
            read_lines(piece[len(header) + 1 :], table)
        arrays[header].append(table)
    return data


def _read_by_pattern(text: str) -> Table | None:
    """The data of a log, its entries read all at once; None where that cannot be. Raises _Irregular."""
    begin = text.find(_ENTRIES) + 1
    if not begin:
        return None
    end = text.find("\n[", text.rfind(_ENTRIES) + len(_ENTRIES))
    end = len(text) if end < 0 else end
    from tracker.storage.toml.blocks import entries_in

    entries = entries_in(text[begin : end + 1])
    if entries is None:
        return None
    # All else is read around an empty one, which something else than entries may turn out to be a part of.
    data = _read_by_lines(f"{text[:begin]}{_ENTRIES.strip()}{text[end:]}")
    if data["entries"] != [{}]:
        return None
    data["entries"] = entries
    return data


class _LinesRead:
    """How many were read in this process: from so many on a pattern is worth its loading."""

    def __init__(self) -> None:
        self.number = 0

    @property
    def are_many(self) -> bool:
        return self.number > _WORTH_A_PATTERN


_lines_read = _LinesRead()


class _LineReader:
    """Reads lines with a key and a value. Most are like others before them, and need not be judged again."""

    def __init__(self) -> None:
        self._bare: set[str] = set()
        self._texts: dict[str, tuple[str, str]] = {}

    def read(self, lines: str, table: Table) -> None:
        """Put what lines say into a table. Raises _Irregular."""
        bare, texts = self._bare, self._texts
        said: Any
        all_lines = lines.split("\n")
        _lines_read.number += len(all_lines)
        for line in all_lines:
            if line in texts:
                key, said = texts[line]
            elif line:
                key, equals, raw = line.partition(" = ")
                if key not in bare:
                    if line[0] == "#":
                        continue
                    if not is_bare(key):
                        raise _Irregular
                    bare.add(key)
                if not equals:
                    raise _Irregular
                # Most are moments: thousands of them are told here from all else.
                said = _plain_moment(raw) if raw[4::3] in _SIGNS_OF_MOMENT else _plain_value(raw)
                if said.__class__ is str:
                    texts[line] = key, said
            else:
                continue
            if key in table:
                raise _Irregular
            table[key] = said


def is_bare(key: str) -> bool:
    """Whether a key needs no quotes."""
    return bool(key) and _BARE.issuperset(key)


def plain_text(content: Any) -> str | None:
    """A value in the form that ``_plain_value`` reads; None where it has none."""
    if isinstance(content, str):
        is_plain = content.isprintable() and '"' not in content and "\\" not in content
        return f'"{content}"' if is_plain else None
    if isinstance(content, _MOMENT_OR_TIME):
        # With a T between date and time, where tomli_w puts a space.
        return content.isoformat()
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, float) or (isinstance(content, int) and 0 <= content < 10**_MOST_DIGITS):
        text = repr(content)
        return text if text.replace(".", "").isdigit() else None
    return None


def _opened_table(data: Table, header: str) -> Table:
    """A new table under its header. Raises _Irregular for a header of another form."""
    is_array = header.startswith("[[")
    name = header[2:-2] if is_array else header[1:-1]
    if header != (f"[[{name}]]" if is_array else f"[{name}]"):
        raise _Irregular
    *outer, last = name.split(".")
    if len(outer) >= DEEPEST or not all(part and _BARE.issuperset(part) for part in (*outer, last)):
        raise _Irregular
    parent = data
    for part in outer:
        inner = parent.setdefault(part, {})
        if isinstance(inner, list) and inner and isinstance(inner[-1], dict):
            inner = inner[-1]
        if not isinstance(inner, dict):
            raise _Irregular
        parent = inner
    table: Table = {}
    known = parent.get(last)
    if is_array and (known is None or (isinstance(known, list) and known)):
        parent.setdefault(last, []).append(table)
    elif not is_array and known is None:
        parent[last] = table
    else:
        raise _Irregular
    return table


def _plain_value(raw: str) -> Any:
    """A value of one of the forms that this app writes. Raises _Irregular for any other."""
    first = raw[:1]
    if first == '"':
        if raw[-1] != '"' or raw.count('"') != 2 or "\\" in raw:
            raise _Irregular
        return raw[1:-1]
    if raw == "true":
        return True
    if raw == "false":
        return False
    if not raw.isascii() or not first.isdigit():
        raise _Irregular
    if raw.isdigit():
        if (first == "0" and len(raw) > 1) or len(raw) > _MOST_DIGITS:
            raise _Irregular
        return int(raw)
    if len(raw) == _LENGTH_OF_TIME and raw[2] == raw[5] == ":":
        return _plain_time(raw)
    return _plain_float(raw)


def _plain_float(raw: str) -> float:
    whole, _, part = raw.partition(".")
    if not (whole.isdigit() and part.isdigit()) or (whole[0] == "0" and len(whole) > 1):
        raise _Irregular
    return float(raw)


def _plain_moment(raw: str) -> datetime:
    """A moment with the signs of one in their places. Raises _Irregular where it is none."""
    # Python reads more forms than TOML knows: with less at the end, or minutes of an offset above 59.
    if len(raw) != _LENGTH_OF_MOMENT or raw[23] > "5" or not raw.isascii():
        raise _Irregular
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        raise _Irregular from None


def _plain_time(raw: str) -> time:
    try:
        return time.fromisoformat(raw)
    except ValueError:
        raise _Irregular from None
