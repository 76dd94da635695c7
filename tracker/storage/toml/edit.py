"""Changing a TOML text in its place: comments and layout elsewhere survive.

Only the keys and tables that differ are written anew. Every result is read again and compared with
what was meant.
"""

from __future__ import annotations

from tracker.domain.versions.identity import IDENTITY, named
from tracker.storage.errors import NotSaved
from tracker.storage.toml.document import (
    Document,
    Item,
    NotTakenApart,
    Path,
    TextBlock,
    TomlDamage,
    read_document,
    same,
)
from tracker.storage.toml.emitted import (
    are_elements,
    emitted,
    emitted_inner,
    key_text,
    line_of,
    own_and_inner,
)
from tracker.storage.toml.regular import plain_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]


def rewritten(document: Document | None, meant: Table) -> tuple[str, bool]:
    """The text that says what is meant, and whether the layout of the document was kept.

    Where the document cannot be changed in its place, not by the library either, the text is made whole.
    Raises NotSaved where that would not say what is meant.
    """
    if document is not None:
        try:
            text = _in_its_place(document, meant)
        except (_Beyond, NotTakenApart, TomlDamage):
            pass
        else:
            if says(text, meant, document):
                return text, True
        from tracker.storage.toml.layout import edited, keeps_comments

        by_library = edited(document.text, document.data, meant)
        if by_library is not None and says(by_library, meant):
            return by_library, keeps_comments(document.text, by_library)
    whole = emitted(meant)
    if not says(whole, meant):
        raise NotSaved("Nothing was changed: it cannot be written as TOML.")
    newline = document.newline if document is not None else "\n"
    return whole.replace("\n", newline), document is None


def _in_its_place(document: Document, meant: Table) -> str:
    """The document changed to what is meant; what is changed and put into another order, in two steps."""
    try:
        text = _by_changed_elements(document, meant)
        return _Edit(document).apply(meant) if text is None else text
    except _Beyond:
        in_old_order = _in_the_order_of(document.data, meant)
        if same(in_old_order, meant):
            raise
        return _Edit(read_document(_Edit(document).apply(in_old_order))).apply(meant)


def _by_changed_elements(document: Document, meant: Table) -> str | None:
    """The document in which elements of one array say something else; None where more differs than that.

    All others are passed over: in a change of ten years they are nearly all of the text.
    """
    old = document.data
    differing = [key for key in meant if key not in old or not same(old[key], meant[key])]
    if len(differing) != 1 or meant.keys() != old.keys():
        return None
    (key,) = differing
    elements = document.elements
    is_array = are_elements(old[key]) and are_elements(meant[key]) and len(old[key]) == len(meant[key])
    if elements is None or not is_array:
        return None
    changes = {id(was): (was, now) for was, now in zip(old[key], meant[key], strict=True) if was is not now}
    places = [place for place, table in enumerate(elements.tables) if id(table) in changes]
    before, after = [was for was, _ in changes.values()], [now for _, now in changes.values()]
    keys = IDENTITY.get((key,), ())
    if len(places) != len(changes) or [*named(before, keys)] != [*named(after, keys)]:
        # Some are of no regular form, or other elements come and go.
        return None
    pieces = [elements.pieces[place] for place in places]
    edited = [*map(_piece_saying, pieces, before, after)]
    if None in edited:
        text = "".join(f"[{piece}\n" for piece in pieces)
        whole = _Edit(Document(text, {key: before}, True)).apply({key: after})
        edited = [*f"\n{whole.removesuffix(document.newline)}".split("\n[")[1:]]
        if len(edited) != len(places):
            return None
    parts = [elements.first, *elements.pieces]
    for place, piece in zip(places, edited, strict=True):
        parts[place + 1] = piece or ""
    return "\n[".join(parts)[1:]


def _piece_saying(piece: str, old: Table, new: Table) -> str | None:
    """A piece of a regular text in which the same keys say something else; None where others come or go."""
    if old.keys() != new.keys():
        return None
    for key, content in new.items():
        if same(old[key], content):
            continue
        plain, begin = plain_text(content), f"\n{key} = "
        head, found, rest = piece.partition(begin)
        if plain is None or not found:
            return None
        _, end, below = rest.partition("\n")
        piece = f"{head}{begin}{plain}{end}{below}"
    return piece


def _in_the_order_of(old: Table, new: Table) -> Table:
    """The new data with the elements of each array in the order in which the old data have them."""
    result = dict(new)
    for path, keys in IDENTITY.items():
        (key, *inner) = path
        if inner or not are_elements(old.get(key)) or not are_elements(new.get(key)):
            continue
        elements, places = named(new[key], keys), list(named(old[key], keys))
        if set(elements) == set(places):
            result[key] = [elements[name] for name in places]
    return result


def says(text: str, meant: Table, like: Document | None = None) -> bool:
    """Whether just what was meant is read out of a text, as the next program will read it.

    ``like`` is the document that it was made of.
    """
    try:
        return same(read_document(text, like).data, meant)
    except TomlDamage:
        return False


class _Beyond(Exception):
    """A change that cannot be made in its place."""


class _Edit:
    """The changes to one document, by line."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = document.blocks
        self._insertions: dict[int, list[str]] = {}
        self._replaced: dict[int, str] = {}
        self._dropped: set[int] = set()
        self._newline = document.newline
        self._headed: dict[Path, TextBlock] = {}
        self._inside: dict[Path, list[TextBlock]] = {}
        """The blocks of a table and of all in it, in their order."""
        for block in self._blocks:
            if not block.is_array:
                self._headed.setdefault(block.path, block)
            if block.line >= 0:
                for length in range(1, len(block.path) + 1):
                    self._inside.setdefault(block.path[:length], []).append(block)

    def apply(self, meant: Table) -> str:
        self._table((), self._blocks[0], self._document.data, meant)
        return self._assembled()

    def _table(self, path: Path, block: TextBlock | None, old: Table, new: Table) -> None:
        """Bring a table, and what is in it, from old to new."""
        old_own, old_inner = own_and_inner(old)
        new_own, new_inner = own_and_inner(new)
        if not same(old_own, new_own):
            if block is None:
                raise _Beyond
            self._own(block, old_own, new_own)
        for key in old_inner:
            if key not in new_inner:
                self._drop_all((*path, key))
        anchor: int | None = block.end if block is not None else None
        for key, content in new_inner.items():
            inner_path = (*path, key)
            known = old_inner.get(key)
            if known is None:
                self._insert(
                    self._end_of(path) if anchor is None else anchor, emitted_inner(inner_path, content)
                )
            elif same(known, content):
                # Nothing to do, however it is written.
                pass
            elif isinstance(content, list) != isinstance(known, list):
                raise _Beyond
            elif isinstance(content, list):
                self._array(inner_path, known, content)
            else:
                self._table(inner_path, self._block_of(inner_path), known, content)
            end = self._end_of(inner_path)
            if end is not None:
                anchor = max(anchor or 0, end)

    def _own(self, block: TextBlock, old: Table, new: Table) -> None:
        items = {item.key: item for item in block.items}
        for key in old:
            if key not in new:
                item = _item(items, key)
                self._dropped.update(range(item.line, item.end_line + 1))
        after = block.line + 1
        for key, content in new.items():
            if key not in old:
                self._insert(after, line_of(key, content), is_block=False)
                continue
            if key in items:
                after = max(after, items[key].end_line + 1)
            if not same(old[key], content):
                item = _item(items, key)
                lines = self._document.lines
                value_text = line_of(key, content).removesuffix("\n")[len(key_text(key)) + len(" = ") :]
                self._replaced[item.line] = (
                    lines[item.line][: item.column] + value_text + lines[item.end_line][item.end_column :]
                )
                self._dropped.update(range(item.line + 1, item.end_line + 1))

    def _array(self, path: Path, old: list[Table], new: list[Table]) -> None:
        spans = self._spans(path)
        if len(spans) != len(old):
            raise _Beyond
        keys = IDENTITY.get(path, ())
        places = {name: place for place, name in enumerate(named(old, keys))}
        wanted = [places.get(name) for name in named(new, keys)]
        kept = [place for place in wanted if place is not None]
        if kept != sorted(kept):
            self._reorder(spans, wanted, old, new)
            return
        staying = {*kept}
        for place, (first, last) in enumerate(spans):
            if place not in staying:
                self._drop(first.line, last.end)
        above: TextBlock | None = None
        for kept_at, content in zip(wanted, new, strict=True):
            if kept_at is not None:
                first, above = spans[kept_at]
                if content is not old[kept_at]:
                    self._element(first, old[kept_at], content)
            else:
                anchor = self._above_comments(spans[0][0].line) if above is None else above.end
                self._insert(anchor, emitted(content, path, is_array=True), before=above is None)

    def _reorder(
        self,
        spans: list[tuple[TextBlock, TextBlock]],
        wanted: list[int | None],
        old: list[Table],
        new: list[Table],
    ) -> None:
        """Put elements that stay as they are into another order, each with the comments above it."""
        if sorted(place for place in wanted if place is not None) != list(range(len(old))):
            raise _Beyond
        lines = self._document.lines
        begins = [self._above_comments(block.line) for block, _ in spans]
        ends = [*begins[1:], spans[-1][1].end]
        own = {block.line for block, _ in spans}
        between = {b.line for b in self._blocks if begins[0] <= b.line < ends[-1]}
        if len(wanted) != len(old) or between != own:
            raise _Beyond
        texts = []
        for begin, end in zip(begins, ends, strict=True):
            while end > begin and not lines[end - 1].strip():
                end -= 1
            texts.append("".join(lines[begin:end]).rstrip("\r\n") + self._newline)
            self._dropped.update(range(begin, end))
        for place, begin, content in zip(wanted, begins, new, strict=True):
            assert place is not None
            if not same(old[place], content):
                raise _Beyond
            self._insertions.setdefault(begin, []).append(texts[place])

    def _element(self, block: TextBlock, old: Table, new: Table) -> None:
        if same(old, new):
            return
        old_own, old_inner = own_and_inner(old)
        new_own, new_inner = own_and_inner(new)
        if not same(old_inner, new_inner):
            raise _Beyond
        self._own(block, old_own, new_own)

    def _spans(self, path: Path) -> list[tuple[TextBlock, TextBlock]]:
        """The first block of each element of an array, and its last one."""
        spans: list[tuple[TextBlock, TextBlock]] = []
        inside = False
        for block in self._blocks:
            if block.path == path and block.is_array:
                spans.append((block, block))
                inside = True
            elif inside and block.path[: len(path)] == path:
                spans[-1] = (spans[-1][0], block)
            else:
                inside = False
        return spans

    def _block_of(self, path: Path) -> TextBlock | None:
        return self._headed.get(path)

    def _end_of(self, path: Path) -> int | None:
        """The line after the last block of a table and of all in it; None where it has none."""
        inside = self._inside.get(path)
        return inside[-1].end if inside else None

    def _drop_all(self, path: Path) -> None:
        if path not in self._inside:
            raise _Beyond
        for block in self._inside[path]:
            self._drop(block.line, block.end)

    def _drop(self, first: int, end: int) -> None:
        """Drop lines, and the blank ones above them."""
        self._dropped.update(range(first, end))
        lines = self._document.lines
        while first > 0 and not lines[first - 1].strip():
            first -= 1
            self._dropped.add(first)

    def _above_comments(self, line: int) -> int:
        """The line above the comments that stand directly on a header."""
        while line > 0 and self._document.lines[line - 1].lstrip().startswith("#"):
            line -= 1
        return line

    def _insert(self, line: int | None, text: str, is_block: bool = True, before: bool = False) -> None:
        if line is None:
            line = len(self._document.lines)
        if is_block:
            text = f"{text}\n" if before else f"\n{text}"
        self._insertions.setdefault(line, []).append(text.replace("\n", self._newline))

    def _assembled(self) -> str:
        lines = self._document.lines
        parts: list[str] = []
        touched = {*self._insertions, *self._replaced, *self._dropped, len(lines)}
        done = 0
        for number in sorted(touched):
            parts += lines[done:number]
            for text in self._insertions.get(number, ()):
                if parts and not parts[-1].endswith("\n"):
                    parts.append(self._newline)
                parts.append(text)
            if number < len(lines) and number not in self._dropped:
                parts.append(self._replaced.get(number, lines[number]))
            done = number + 1
        return "".join(parts)


def _item(items: dict[str | None, Item], key: str) -> Item:
    """The place of a key; a dotted one has none of its own."""
    if key not in items:
        raise _Beyond
    return items[key]
