"""Tables that are inline or dotted: a change keeps the comments, and it is said where it cannot."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.desk import NOW, W47, Desk
from tracker.storage.backups import backup_names, read_backup
from tracker.storage.toml.document import read_document, same
from tracker.storage.toml.edit import rewritten

HEAD = 'format = 1 # mine\nweek = "2026-W47"\nday_start = 00:00:00\n# a word on top\n'
ENTRY = '\n# the first\n[[entries]]\nid = "a"\nactivity = "mixing" # loud\n'
ENTRY += "start = 2026-11-16T10:00:00+01:00\n"
LINKS = 'links = [{url = "x"}]\n'


def changed(text: str, *path: str, to: object) -> tuple[str, bool]:
    """A text with one value changed, and whether its layout was kept."""
    document, meant = read_document(text), read_document(text).data
    table = meant
    for key in path[:-1]:
        table = table[int(key)] if isinstance(table, list) else table.setdefault(key, {})
    table[path[-1]] = to
    after, is_kept = rewritten(document, meant)
    assert same(read_document(after).data, meant)
    return after, is_kept


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("caps = { social-media = 4.0 } # for now", "caps = { social-media = 5.0 } # for now"),
        ("caps.social-media = 4.0 # for now", "caps.social-media = 5.0 # for now"),
        ('"caps".social-media = 4.0 # for now', '"caps".social-media = 5.0 # for now'),
    ],
)
def test_a_table_that_is_inline_or_dotted_is_changed_in_its_place(written: str, after: str) -> None:
    text = f"{HEAD}{written}\n{ENTRY}"
    assert changed(text, "caps", "social-media", to=5.0) == (text.replace(written, after), True)


def test_a_table_of_windows_lines_keeps_them() -> None:
    text = f"{HEAD}caps = {{ social-media = 4.0 }}\n{ENTRY}".replace("\n", "\r\n")
    after, is_kept = changed(text, "caps", "social-media", to=5.0)
    assert (after, is_kept) == (text.replace("4.0", "5.0"), True)


@pytest.mark.parametrize("where", [HEAD + LINKS + ENTRY, HEAD + ENTRY + LINKS])
def test_inline_tables_that_nobody_changes_stand_in_nobodys_way(where: str) -> None:
    after, is_kept = changed(where, "entries", "0", "note", to="comp")
    assert is_kept
    assert after.replace('note = "comp"\n', "") == where
    after, is_kept = changed(where, "caps", "phone", to=5.0)
    assert is_kept
    assert where.rstrip() in after or after.startswith(HEAD)
    assert "# the first" in after
    assert "# loud" in after


def test_one_link_of_several_is_changed_in_its_place() -> None:
    text = HEAD + 'links = [\n  {url = "x"}, # one\n  {url = "y"}, # two\n]\n' + ENTRY
    assert changed(text, "links", "1", "url", to="z") == (text.replace('"y"', '"z"'), True)


@pytest.mark.parametrize(("amount", "is_told"), [(5.0, False), (None, True)])
def test_what_cannot_keep_its_comments_is_told_with_the_backup(
    desk: Desk, amount: float | None, is_told: bool
) -> None:
    desk.write("caps.phone = 4.0 # mine\n")
    before = desk.path().read_bytes()
    store, told = desk.store, list[str]()
    store.listen(told.append)
    log = store.log(W47)
    assert log is not None
    store.change("cap", NOW, lambda change: change.put_log(log.with_number("caps", "phone", amount)))
    assert [f"weeks/{W47}.toml could not be changed in its place" in line for line in told] == [
        True
    ] * is_told
    folder = desk.folders.in_state("backups")
    newest = backup_names(folder, f"{W47}.toml")[-1]
    assert read_backup(folder, f"{W47}.toml", newest) == before
    assert all(f"{folder}/{W47}" in line for line in told)
    assert ("# mine" in desk.text()) is not is_told


def test_the_library_is_loaded_for_such_texts_alone() -> None:
    code = (
        "import sys; from tracker.storage.toml.document import read_document as read; "
        "from tracker.storage.toml.edit import rewritten; "
        "text = 'a = 1 # x\\n\\n[caps]\\nb = 2.0\\n'; data = read(text).data; data['caps']['b'] = 3.0; "
        "rewritten(read(text), data); sys.exit('tomlkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
