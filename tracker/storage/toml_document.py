"""A TOML text with the place of everything in it.

The files that this app writes are regular: a key and a plain value on each line. Such a text is read
here in one pass, several times faster than by a full parser; whatever is not of that form is handed
to ``tomli`` for its values, and only the places come from here. ``tomli`` also judges every text
before it is saved (see ``toml_edit``).
"""

from __future__ import annotations

from datetime import datetime, time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]

Path = tuple[str, ...]

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
# What our own files do not hold: controls, carriage returns and tabs among them.
_NOT_IN_OURS = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F])
# Larger whole numbers than any of ours are left to the full parser, which knows how long they may be.
_MOST_DIGITS = 18


class TomlDamage(Exception):
    """The text is not TOML. ``line`` counts from 1; 0 where it is not known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Item:
    """A key with its value: lines ``line`` to ``end_line`` (inclusive), and columns of the value."""

    __slots__ = ("column", "end_column", "end_line", "key", "line")

    def __init__(self, key: str | None, line: int, column: int, end_line: int, end_column: int) -> None:
        self.key = key
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column


class Block:
    """A header with the items below it, up to the line ``stop``; the first block has no header (line -1)."""

    def __init__(
        self, path: Path, is_array: bool, line: int, lines: list[str], stop: int, is_regular: bool
    ) -> None:
        self.path = path
        self.is_array = is_array
        self.line = line
        self._lines = lines
        self._stop = stop
        self._is_regular = is_regular

    @property
    def items(self) -> list[Item]:
        """Its keys and values. Looked at when asked for: a change is about few blocks of many."""
        items = []
        number = self.line + 1
        while number < self._stop:
            if _is_empty(self._lines[number]):
                number += 1
                continue
            items.append(_item_at(self._lines, number))
            number = items[-1].end_line + 1
        return items

    @property
    def end(self) -> int:
        """The line after its last item: comments and blank lines from there on are not its own."""
        if not self._is_regular:
            items = self.items
            return items[-1].end_line + 1 if items else self.line + 1
        number = self._stop
        while number > self.line + 1 and _is_empty(self._lines[number - 1]):
            number -= 1
        return number


class Document:
    """A text and what it says. Where everything stands is worked out when it is asked for."""

    def __init__(self, text: str, data: Table, is_regular: bool) -> None:
        self.data = data
        self._text = text
        self._is_regular = is_regular
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """Its lines with their ends."""
        if self._lines is None:
            self._lines = _lines_of(self._text)
        return self._lines

    @property
    def blocks(self) -> list[Block]:
        """Its tables in their order. Raises NotTakenApart where they cannot be told from each other."""
        headers = _header_lines(self.lines, self._is_regular)
        stops = [*headers, len(self.lines)]
        blocks = [Block((), False, -1, self.lines, stops[0], self._is_regular)]
        for number, stop in zip(headers, stops[1:], strict=True):
            stripped = self.lines[number].strip(" \t\r\n")
            is_array = stripped.startswith("[[")
            path = _header_path(stripped)
            blocks.append(Block(path, is_array, number, self.lines, stop, self._is_regular))
        return blocks

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if self._text.partition("\n")[0].endswith("\r") else "\n"

    def array_lines(self, path: Path) -> list[int]:
        """The line (from 1) of each header of an array of tables."""
        try:
            return [block.line + 1 for block in self.blocks if block.is_array and block.path == path]
        except NotTakenApart:
            return []


def read_document(text: str) -> Document:
    """Read a text. Raises TomlDamage where it is not TOML."""
    data = _regular_data(text)
    return Document(text, parse(text) if data is None else data, is_regular=data is not None)


def _lines_of(text: str) -> list[str]:
    """The lines with their ends; TOML knows no other than the line feed."""
    lines = [f"{line}\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        lines.pop()
    else:
        lines[-1] = lines[-1][:-1]
    return lines


def _regular_data(text: str) -> Table | None:
    """The data of a text of the form that this app writes; None for any other."""
    raw_text = text.encode("utf-8", "surrogatepass")
    if len(raw_text.translate(None, _NOT_IN_OURS)) != len(raw_text):
        return None
    data: Table = {}
    table = data
    bare: set[str] = set()
    try:
        for line in text.split("\n"):
            if not line or line[0] == "#":
                continue
            if line[0] == "[":
                table = _opened_table(data, line)
                continue
            key, equals, raw = line.partition(" = ")
            if key not in bare:
                if not key or not _BARE.issuperset(key):
                    return None
                bare.add(key)
            if not equals or key in table:
                return None
            table[key] = _plain_value(raw)
    except _Irregular:
        return None
    return data


def _opened_table(data: Table, header: str) -> Table:
    """A new table under its header. Raises _Irregular for a header of another form."""
    is_array = header.startswith("[[")
    name = header[2:-2] if is_array else header[1:-1]
    if header != (f"[[{name}]]" if is_array else f"[{name}]"):
        raise _Irregular
    *outer, last = name.split(".")
    if not all(part and _BARE.issuperset(part) for part in (*outer, last)):
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


def parse(text: str) -> Table:
    """The data of a text, by the full parser. Raises TomlDamage where it is not TOML."""
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise TomlDamage(getattr(error, "msg", str(error)), getattr(error, "lineno", 0)) from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise TomlDamage(str(error) or "it is nested too deeply") from None


class NotTakenApart(Exception):
    """A text that is TOML, but of a form whose tables and keys cannot be told from each other here."""


class _Irregular(Exception):
    """A value is not of a plain form."""


def _is_empty(line: str) -> bool:
    """Whether a line, outside of values, says nothing: it is blank or a comment."""
    return line.lstrip(" \t\r\n")[:1] in ("", "#")


def _header_lines(lines: list[str], is_regular: bool) -> list[int]:
    """The lines that are headers. In a regular text every line that looks like one is."""
    if is_regular:
        return [number for number, line in enumerate(lines) if line[0] == "["]
    headers = []
    number = 0
    while number < len(lines):
        if _is_empty(lines[number]):
            number += 1
        elif lines[number].lstrip(" \t")[0] == "[":
            headers.append(number)
            number += 1
        else:
            number = _item_at(lines, number).end_line + 1
    return headers


def _header_path(stripped: str) -> Path:
    name = stripped.strip("[]")
    path = tuple(name.split("."))
    if stripped in (f"[{name}]", f"[[{name}]]") and all(part and _BARE.issuperset(part) for part in path):
        return path
    # With quotes, spaces or a comment: by the full parser.
    try:
        node = parse(stripped)
    except TomlDamage:
        raise NotTakenApart from None
    odd: list[str] = []
    while node:
        key, inner = next(iter(node.items()))
        odd.append(key)
        node = inner[0] if isinstance(inner, list) else inner
    return tuple(odd)


def _item_at(lines: list[str], number: int) -> Item:
    """The key and value that begin on a line."""
    line = lines[number]
    left, equals, _ = line.partition("=")
    key: str | None = left.strip(" \t")
    column = len(left) + 1
    if not (equals and key and _BARE.issuperset(key)):
        column = _after_odd_key(line)
        key = _odd_key(line[:column])
    while column < len(line) and line[column] in " \t":
        column += 1
    raw = line[column:].rstrip(" \t\r\n")
    if _ends_with_its_line(raw):
        return Item(key, number, column, number, column + len(raw))
    return Item(key, number, column, *_end_of_value(lines, number, column))


def _ends_with_its_line(raw: str) -> bool:
    """Whether a value surely ends where its line does."""
    if raw[:1] == '"':
        return raw.find('"', 1) == len(raw) - 1 > 0 and "\\" not in raw
    return raw[:1] not in ("'", "[", "{") and "#" not in raw


def _plain_value(raw: str) -> Any:
    """A value of one of the forms that this app writes. Raises _Irregular for any other."""
    first = raw[:1]
    if first == '"':
        inner = raw[1:-1]
        if len(raw) < 2 or raw[-1] != '"' or '"' in inner or "\\" in inner:
            raise _Irregular
        return inner
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
    return _plain_time(raw) if ":" in raw else _plain_float(raw)


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


def is_bare(key: str) -> bool:
    """Whether a key needs no quotes."""
    return bool(key) and _BARE.issuperset(key)


def _plain_float(raw: str) -> float:
    whole, _, part = raw.partition(".")
    if not (whole.isdigit() and part.isdigit()) or (whole[0] == "0" and len(whole) > 1):
        raise _Irregular
    return float(raw)


def _plain_time(raw: str) -> datetime | time:
    try:
        # Python reads more forms than TOML knows: weeks, no separators, minutes of an offset above 59.
        if len(raw) == 25 and raw[10] in "T " and raw[19] in "+-":
            separators = raw[4] == raw[7] == "-" and raw[13] == raw[16] == raw[22] == ":"
            if separators and raw[23] < "6":
                return datetime.fromisoformat(raw)
        elif len(raw) == 8 and raw[2] == raw[5] == ":":
            return time.fromisoformat(raw)
    except ValueError:
        pass
    raise _Irregular


def _after_odd_key(line: str) -> int:
    """The column after the ``=`` of a quoted or dotted key."""
    quote, column = "", 0
    while column < len(line):
        char = line[column]
        if quote:
            if char == "\\" and quote == '"':
                column += 1
            elif char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif char == "=":
            return column + 1
        column += 1
    raise NotTakenApart


def _odd_key(left: str) -> str | None:
    """The key before an ``=``, if it is a single one in quotes; None for a dotted one."""
    try:
        ((key, content),) = parse(f"{left}0").items()
    except TomlDamage:
        return None
    return key if content == 0 else None


def _end_of_value(lines: list[str], number: int, column: int) -> tuple[int, int]:
    """The line and column just after the value that begins at a place."""
    depth = 0
    while number < len(lines):
        line = lines[number]
        while column < len(line):
            char = line[column]
            if char in "\"'":
                number, column = _end_of_string(lines, number, column)
                line = lines[number]
                if not depth:
                    return number, column
                continue
            if char in "[{":
                depth += 1
            elif char in "]}":
                depth -= 1
                if not depth:
                    return number, column + 1
            elif char in "#\r\n":
                if not depth:
                    return number, len(line[:column].rstrip(" \t"))
                break
            column += 1
        if not depth:
            return number, len(line.rstrip(" \t\r\n"))
        number, column = number + 1, 0
    raise NotTakenApart


def _end_of_string(lines: list[str], number: int, column: int) -> tuple[int, int]:
    line, quote = lines[number], lines[number][column]
    if line.startswith(quote * 3, column):
        column += 3
        while number < len(lines):
            line = lines[number]
            while column < len(line):
                if line[column] == "\\" and quote == '"':
                    column += 2
                elif line.startswith(quote * 3, column):
                    column += 3
                    # Up to two quotes may stand before the closing three.
                    while column < len(line) and line[column] == quote:
                        column += 1
                    return number, column
                else:
                    column += 1
            number, column = number + 1, 0
        raise NotTakenApart
    column += 1
    while column < len(line):
        if line[column] == "\\" and quote == '"':
            column += 2
        elif line[column] == quote:
            return number, column + 1
        else:
            column += 1
    raise NotTakenApart
