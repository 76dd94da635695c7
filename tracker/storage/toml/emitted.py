"""Tables as the text that this app writes: a key and a value on each line, each inner table as a block."""

from __future__ import annotations

from tracker.storage.toml.regular import is_bare, plain_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.storage.toml.document import Path

    Table = dict[str, Any]


def emitted(table: Table, path: Path = (), is_array: bool = False) -> str:
    """A table as text, each inner table and each element of an array of tables as its own block."""
    own, inner = own_and_inner(table)
    opening, closing = ("[[", "]]") if is_array else ("[", "]")
    header = f"{opening}{'.'.join(map(key_text, path))}{closing}\n" if path else ""
    lines = [line_of(key, content) for key, content in own.items()]
    parts = [header + "".join(lines)] if own or is_array or not inner else []
    for key, content in inner.items():
        if isinstance(content, list):
            parts += [emitted(element, (*path, key), is_array=True) for element in content]
        else:
            parts.append(emitted(content, (*path, key)))
    return "\n".join(parts)


def own_and_inner(table: Table) -> tuple[Table, Table]:
    """What stands in a table itself, and the tables and arrays of tables in it."""
    inner = {
        key: content
        for key, content in table.items()
        if isinstance(content, (dict, list)) and _is_table(content)
    }
    if not inner:
        # Most tables are entries, and hold no other.
        return table, inner
    return {key: content for key, content in table.items() if key not in inner}, inner


def _is_table(content: Any) -> bool:
    return isinstance(content, dict) or are_elements(content)


def are_elements(content: Any) -> bool:
    """Whether a content is an array of tables."""
    return (
        isinstance(content, list) and bool(content) and all(isinstance(element, dict) for element in content)
    )


def line_of(key: str, content: Any) -> str:
    """A key and its value, in the regular form where it has one: see ``toml_document``."""
    plain = plain_text(content)
    if plain is not None:
        return f"{key_text(key)} = {plain}\n"
    import tomli_w

    return tomli_w.dumps({key: content})


def key_text(part: str) -> str:
    """A key as it stands in a text, in quotes where it needs them."""
    if is_bare(part):
        return part
    import tomli_w

    return tomli_w.dumps({part: 0}).removesuffix(" = 0\n")


def emitted_inner(path: Path, content: Table | list[Table]) -> str:
    """A table, or an array of tables, that is new in a document."""
    if isinstance(content, list):
        return "\n".join(emitted(element, path, is_array=True) for element in content)
    return emitted(content, path)
