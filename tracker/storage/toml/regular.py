"""Texts of the form that this app writes: a key and a plain value on each line.

They are read in one pass, several times faster than by a full parser, and without loading one.
"""

from __future__ import annotations

from datetime import datetime, time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Table = dict[str, Any]
    # By the text from behind the bracket of the header on.
    Elements = dict[str, Table]

# Beyond what anybody writes, and far within what can be worked on.
DEEPEST = 32
MOST_TABLES = 20_000

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
# What our own files do not hold: controls, carriage returns and tabs among them.
_NOT_IN_OURS = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F])
_LENGTH_OF_MOMENT, _LENGTH_OF_TIME = len("2026-11-16T19:02:11+01:00"), len("04:00:00")
# What stands between the numbers of a moment, every third letter.
_SIGNS_OF_MOMENT = frozenset(f"--{between}::{sign}:" for between in "T " for sign in "+-")
# From so many on, which is more than ten logs mostly have.
_MANY_BLOCKS = 1500
_blocks_read = 0
_read_block: Callable[[str], Table | None] | None = None
# Larger whole numbers than any of ours are left to the full parser, which knows how long they may be.
_MOST_DIGITS = 18


class _Irregular(Exception):
    """Something is not of a plain form."""


def regular_data(text: str) -> Table | None:
    """The data of a text of the form that this app writes; None for any other."""
    read = read_regular(text)
    return None if read is None else read[0]


def read_regular(text: str, known: Mapping[str, Table] | None = None) -> tuple[Table, Elements] | None:
    """The same, with the elements of its arrays by the pieces of the text that they stand in.

    ``known`` are those of another text: what stands there to the letter is that element, not read again.
    """
    raw_text = text.encode("utf-8", "surrogatepass")
    if len(raw_text.translate(None, _NOT_IN_OURS)) != len(raw_text):
        return None
    # Every line that begins so is a header: no value goes over several lines.
    first, *pieces = f"\n{text}".split("\n[")
    parted = [piece.partition("\n") for piece in pieces]
    headers = {header for header, _, _ in parted}
    having_inner = {header.strip("[]").partition(".")[0] for header in headers if "." in header}
    data: Table = {}
    elements: Elements = {}
    arrays: dict[str, list[Table]] = {}
    read_lines = _LineReader().read
    read_block = _block_reader(len(pieces))
    try:
        read_lines(first, data)
        for piece, (header, _, lines) in zip(pieces, parted, strict=True):
            table = known.get(piece) if known else None
            if header not in arrays:
                opened = _opened_table(data, f"[{header}")
                name = header[1:-2]
                if header[0] == "[" and "." not in name and name not in having_inner:
                    arrays[header] = data[name]
                    arrays[header].pop()
                else:
                    read_lines(lines, opened)
                    continue
            if table is None:
                table = read_block(lines)
            if table is None:
                table = {}
                read_lines(lines, table)
            arrays[header].append(table)
            elements[piece] = table
    except _Irregular:
        return None
    return data, elements


def _block_reader(blocks: int) -> Callable[[str], Table | None]:
    """What reads an entry with the usual keys in their order at once; it knows None of any other.

    To load what it takes pays where many are read: one log is read sooner without.
    """
    global _blocks_read, _read_block
    _blocks_read += blocks
    if _read_block is None and _blocks_read > _MANY_BLOCKS:
        from tracker.storage.toml.usual_block import read_usual_block

        _read_block = read_usual_block
    return _read_block or _read_none


def _read_none(_: str) -> Table | None:
    return None


class _LineReader:
    """Reads lines with a key and a value. Most are like others before them, and need not be judged again."""

    def __init__(self) -> None:
        self._bare: set[str] = set()
        self._texts: dict[str, tuple[str, str]] = {}

    def read(self, lines: str, table: Table) -> None:
        """Put what lines say into a table. Raises _Irregular."""
        bare, texts = self._bare, self._texts
        said: Any
        for line in lines.split("\n"):
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
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, datetime | time):
        # With a T between date and time, where tomli_w puts a space.
        return content.isoformat()
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
