"""Makes the tables of docs/ from those in the code; ``python -m tests.pictures`` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tracker.cli.commands import GROUPS
from tracker.settings.key_groups import KEY_GROUPS
from tracker.settings.keys import KEYS
from tracker.ui.terminal.key_bindings import shown_key

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = ("keys.md", "commands.md")
# Of more keys that do the same the first and the last are named.
_MOST = 4
# A table stands between two marks; the first says what it is made from.
_MADE = re.compile(r"(<!-- made from (keys|commands): ([^>]+) -->\n).*?(<!-- end -->)", re.S)


def with_tables(page: str) -> str:
    """The text of a page with its tables as the code has them now."""

    def made(found: re.Match[str]) -> str:
        rows = _keys(found[3]) if found[2] == "keys" else _commands(found[3])
        return found[1] + "".join(f"| {' | '.join(row)} |\n" for row in rows) + found[4]

    return _MADE.sub(made, page)


def write_tables() -> None:
    """Bring the pages up to date."""
    for name in PAGES:
        page = DOCS / name
        page.write_text(with_tables(page.read_text("utf-8")), "utf-8")


def _keys(group: str) -> Iterator[tuple[str, str]]:
    """The keys of a group; those that differ in a number alone in one row."""
    yield from (("key", "does"), ("---", "---"))
    series: dict[tuple[str, str], list[str]] = {}
    for key in KEYS:
        if key.group is KEY_GROUPS[group]:
            does = (key.id.rstrip("0123456789"), key.about or key.words)
            series.setdefault(does, []).extend(f"`{shown_key(name)}`" for name in key.keys.split(","))
    for (_, words), shown in series.items():
        yield f"{shown[0]} to {shown[-1]}" if len(shown) > _MOST else " ".join(shown), words


def _commands(title: str) -> Iterator[tuple[str, str, str]]:
    """The commands of a group, each with its examples."""
    yield from (("command", "does", "example"), ("---", "---", "---"))
    for command in dict(GROUPS)[title]:
        yield f"`{command.name}`", command.about, "<br>".join(f"`{example}`" for example in command.examples)
