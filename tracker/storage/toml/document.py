"""A TOML text with the place of everything in it.

The files that this app writes are regular: a key and a plain value on each line. Such a text is read
here in one pass, several times faster than by a full parser; whatever is not of that form is handed
to ``tomllib`` for its values, and only the places come from here.
"""

from __future__ import annotations

from datetime import datetime, time

from tracker.storage.toml.regular import MOST_TABLES, Elements, has_too_many_tables, is_bare, regular_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]

Path = tuple[str, ...]


# Letters. What takes a full parser seconds is no file of this app.
_MOST_BY_HAND = 2_000_000


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


class TextBlock:
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
        self._lines_by_key: dict[str | None, int] | None = None

    def line_of_key(self, key: str) -> int | None:
        """The line, from 1, on which a key of it stands; None where none does by itself."""
        if self._lines_by_key is None:
            self._lines_by_key = {item.key: item.line + 1 for item in self.items}
        return self._lines_by_key.get(key)

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
        self.text = text
        self._is_regular = is_regular
        self._elements: Elements | None = None
        self._lines: list[str] | None = None
        self._blocks_by_path: dict[Path, list[TextBlock]] | None = None

    @property
    def elements(self) -> Elements | None:
        """Those of its arrays, with the pieces of its text that they stand in; None of an irregular one."""
        if self._elements is None and self._is_regular:
            self._elements = Elements(self.text, self.data)
        return self._elements

    @property
    def lines(self) -> list[str]:
        """Its lines with their ends."""
        if self._lines is None:
            self._lines = _lines_of(self.text)
        return self._lines

    @property
    def blocks(self) -> list[TextBlock]:
        """Its tables in their order. Raises NotTakenApart where they cannot be told from each other."""
        headers = _header_lines(self.lines, self._is_regular)
        stops = [*headers, len(self.lines)]
        blocks = [TextBlock((), False, -1, self.lines, stops[0], self._is_regular)]
        # Most headers are like others before them.
        paths: dict[str, Path] = {}
        for number, stop in zip(headers, stops[1:], strict=True):
            stripped = self.lines[number].strip(" \t\r\n")
            is_array = stripped.startswith("[[")
            path = paths.get(stripped) or paths.setdefault(stripped, _header_path(stripped))
            blocks.append(TextBlock(path, is_array, number, self.lines, stop, self._is_regular))
        return blocks

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if self.text.partition("\n")[0].endswith("\r") else "\n"

    def line_of(self, path: Path, place: int | None = None, key: str | None = None) -> int | None:
        """The line, from 1, of a key in a table or, without a key, of its header; None where it has none.

        ``place`` is which element of an array of tables it is, from 0.
        """
        try:
            if self._blocks_by_path is None:
                self._blocks_by_path = {}
                for block in self.blocks:
                    self._blocks_by_path.setdefault(block.path, []).append(block)
            blocks = self._blocks_by_path.get(path, [])
            if place is None or place >= len(blocks):
                place = 0
            if blocks:
                line = blocks[place].line_of_key(key) if key is not None else None
                return line or blocks[place].line + 1 or None
        except NotTakenApart:
            return None
        # Inline or dotted, as far as its line tells.
        return self.line_of(path[:-1], None, path[-1]) if path else None


def read_document(text: str, like: Document | None = None) -> Document:
    """Read a text; what stands to the letter in one that it is ``like`` is not read again.

    Raises TomlDamage where it is not TOML.
    """
    if has_too_many_tables(text):
        raise TomlDamage(f"it has more than {MOST_TABLES} tables, and no file of tracker has as many")
    data = regular_data(text, like.elements if like is not None else None)
    return Document(text, _fully_parsed(text), False) if data is None else Document(text, data, True)


def _lines_of(text: str) -> list[str]:
    """The lines with their ends; TOML knows no other than the line feed."""
    lines = [f"{line}\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        lines.pop()
    else:
        lines[-1] = lines[-1][:-1]
    return lines


def parse(text: str) -> Table:
    """The data of a text. Raises TomlDamage where it is not TOML 1.0."""
    data = regular_data(text)
    return _fully_parsed(text) if data is None else data


def _fully_parsed(text: str) -> Table:
    if len(text) > _MOST_BY_HAND:
        raise TomlDamage(
            f"it is not as tracker writes it, and has more than {_MOST_BY_HAND} letters, which nobody writes"
        )
    # Loaded only for what people write in other ways than this app.
    import tomllib

    from tracker.storage.toml.dialect import is_too_deep, looked_through, too_deep

    looked = looked_through(text)
    if looked.too_deep is not None:
        raise TomlDamage(looked.too_deep.message, looked.too_deep.line)
    beyond = looked.beyond
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line = _message_and_line(str(error), text)
        if beyond is not None and beyond.line <= line:
            message, line = beyond.message, beyond.line
        raise TomlDamage(message, line) from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise TomlDamage(str(error) or too_deep()) from None
    if beyond is not None:
        # A parser of later years reads it; other programs do not.
        raise TomlDamage(beyond.message, beyond.line)
    if is_too_deep(data):
        raise TomlDamage(too_deep())
    return data


def _message_and_line(said: str, text: str) -> tuple[str, int]:
    """What the full parser says, and the line on which it gave up."""
    message, _, where = said.rpartition(" (at ")
    if where == "end of document)":
        return message, text.count("\n") + 1
    number = where.removeprefix("line ").partition(",")[0]
    return (message, int(number)) if message and number.isdigit() else (said, 0)


class NotTakenApart(Exception):
    """A text that is TOML, but of a form whose tables and keys cannot be told from each other here."""


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
    if stripped in (f"[{name}]", f"[[{name}]]") and all(map(is_bare, path)):
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
    if not (equals and key and is_bare(key)):
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


def same(left: Any, right: Any) -> bool:
    """Equality to the letter: 1 is not 1.0, and equal instants with other offsets differ."""
    if left is right:
        return True
    if type(left) is not type(right):
        return False
    if isinstance(left, str):
        return bool(left == right)
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(map(same, left.values(), map(right.__getitem__, left)))
    if isinstance(left, list):
        pairs = zip(left, right, strict=False)
        return len(left) == len(right) and all(same(one, other) for one, other in pairs if one is not other)
    if isinstance(left, datetime | time):
        return bool(left == right and left.utcoffset() == right.utcoffset())
    # Floats as they are written: nan is nan, and -0.0 is not 0.0.
    return repr(left) == repr(right) if isinstance(left, float) else bool(left == right)
