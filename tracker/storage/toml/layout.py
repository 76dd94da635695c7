"""Changing a TOML text whose tables are inline or dotted, as people write them.

The editor of this app goes by lines and headers. What has neither is changed by ``tomlkit``, which keeps
the layout of whatever is TOML, and takes longer to load than all else that a command does: it is loaded
for such texts alone.
"""

from __future__ import annotations

from collections import Counter

from tracker.domain.versions.identity import IDENTITY, named
from tracker.storage.toml.dialect import comments_in
from tracker.storage.toml.document import same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.storage.toml.document import Path

    Table = dict[str, Any]

# Letters. It takes seconds for more.
_LONGEST = 300_000


class _Beyond(Exception):
    """A change that cannot be made in its place."""


def edited(text: str, old: Table, new: Table) -> str | None:
    """The text changed from what it says to what is meant; None where that cannot be done in its place."""
    import tomlkit

    if len(text) > _LONGEST:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    try:
        document = tomlkit.parse(text.replace("\r\n", "\n"))
        _bring(document, (), old, new)
        return tomlkit.dumps(document).replace("\n", newline)
    except Exception:
        # Whatever it cannot do, the text can be made whole.
        return None


def keeps_comments(before: str, after: str) -> bool:
    """Whether every comment of a text is in another one."""
    return not Counter(comments_in(before)) - Counter(comments_in(after))


def _bring(table: Any, path: Path, old: Table, new: Table) -> None:
    """Bring a table of a document from old to new."""
    import tomlkit

    for key in old:
        if key not in new:
            del table[key]
    for key, content in new.items():
        known = old.get(key)
        if same(known, content):
            continue
        if isinstance(known, dict) and isinstance(content, dict):
            _bring(table[key], (*path, key), known, content)
        elif _are_tables(known) and _are_tables(content):
            _bring_elements(table[key], (*path, key), known or [], content)
        else:
            table[key] = tomlkit.item(content)


def _bring_elements(elements: Any, path: Path, old: list[Table], new: list[Table]) -> None:
    import tomlkit

    keys = IDENTITY.get(path, ())
    names, wanted = list(named(old, keys)), list(named(new, keys))
    kept = [name for name in names if name in wanted]
    if kept != [name for name in wanted if name in names]:
        raise _Beyond
    for place in range(len(names) - 1, -1, -1):
        if names[place] not in wanted:
            del elements[place]
    known = dict(zip(names, old, strict=True))
    for place, (name, content) in enumerate(zip(wanted, new, strict=True)):
        if name in known:
            _bring(elements[place], path, known[name], content)
        else:
            elements.insert(place, tomlkit.item(content))


def _are_tables(content: Any) -> bool:
    return isinstance(content, list) and bool(content) and all(isinstance(each, dict) for each in content)
