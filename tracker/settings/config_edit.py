"""Changing one option in ``config.toml``, which is its owner's: every other byte of it stays."""

from __future__ import annotations

from pathlib import Path

from tracker.domain.errors import DataError
from tracker.domain.text import one_line
from tracker.settings.config import toml_text
from tracker.storage.errors import NotSaved, Overtaken, Unreadable
from tracker.storage.toml.document import NotTakenApart, TomlDamage, read_document
from tracker.storage.toml.edit import says
from tracker.storage.writing.replacing import Replacement
from tracker.storage.writing.safe_write import make_folder, read_bytes, sync_folder_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.settings.config import OptionContent

_TRIES = 5
_BOM = "\ufeff"


def write_option(path: str, option: str, content: OptionContent) -> None:
    """Have an option stand in the file, which is made where there is none, and return once it is on the disk.

    One of a table is named with it: ``reminders.bell``.
    Raises Unreadable where the file cannot be understood, NotSaved where it cannot be written or the option
    has no place of its own in it, Overtaken where another program goes on writing it. Then it is as it was.
    """
    for left in reversed(range(_TRIES)):
        before = read_bytes(path)
        after = _with_option(path, before, option, content)
        if after == before:
            return
        make_folder(str(Path(path).resolve().parent))
        replacement = Replacement(path, after)
        try:
            replacement.put_over(before)
        except DataError as error:
            replacement.discard()
            if not isinstance(error, Overtaken) or not left:
                raise
            continue
        sync_folder_of(replacement.target, path)
        return


def _with_option(path: str, before: bytes | None, option: str, content: OptionContent) -> bytes:
    try:
        whole = (before or b"").decode()
    except UnicodeDecodeError:
        raise Unreadable(f"{path} is not UTF-8, so nothing was changed. Correct it first.") from None
    bom = _BOM if whole.startswith(_BOM) else ""
    text = whole.removeprefix(_BOM)
    try:
        document = read_document(text)
    except TomlDamage as damage:
        where = f"{path}, line {damage.line}" if damage.line else path
        raise Unreadable(
            f"{where}: {one_line(damage.message)}. Nothing was changed: correct it first."
        ) from None
    table, _, name = option.rpartition(".")
    line = f"{name} = {toml_text(content)}"
    where_in_it = f"below [{table}] there" if table else "there"
    by_hand = f"{path} was not changed: write {line} {where_in_it} by hand"
    path_of_block = (table,) if table else ()
    try:
        block = next((block for block in document.blocks if block.path == path_of_block), None)
        item = next((item for item in block.items if item.key == name), None) if block is not None else None
    except NotTakenApart:
        raise NotSaved(f"{by_hand}; it is of a form that only a person can change.") from None
    lines = list(document.lines)
    if block is None:
        _end_last_line(lines, document.newline)
        before_table = [document.newline] if lines else []
        lines += [*before_table, f"[{table}]{document.newline}", f"{line}{document.newline}"]
    elif item is not None:
        begin, end = lines[item.line][: item.column], lines[item.end_line][item.end_column :]
        if item.end_line > item.line and any("#" in line for line in lines[item.line : item.end_line]):
            raise NotSaved(f"{by_hand}; there are comments in what stands there.")
        lines[item.line : item.end_line + 1] = [f"{begin}{toml_text(content)}{end}"]
    else:
        # What belongs to no table stands above all: below them it would be a part of the last one.
        has_tables = len(document.blocks) > 1
        place = block.end if block.items or has_tables else len(lines)
        if place == len(lines):
            _end_last_line(lines, document.newline)
        lines.insert(place, f"{line}{document.newline}")
    after = "".join(lines)
    said = list(content) if isinstance(content, tuple) else content
    there = document.data.get(table)
    inner = {**(there if isinstance(there, dict) else {}), name: said}
    meant = {**document.data, **({table: inner} if table else {name: said})}
    if not says(after, meant):
        raise NotSaved(f"{by_hand}; it has another place in the file.")
    return (bom + after).encode()


def _end_last_line(lines: list[str], newline: str) -> None:
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
