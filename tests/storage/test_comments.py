"""Comments that somebody wrote into an entry: they stay or, where they go with it, that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desk import NOW, PHONE, W47, Desk, entry_text
from tests.zones import BERLIN
from tracker.changes.changes import Changes
from tracker.storage.backups import backup_names, read_backup

COMMENT = "phoned Tom"
FIRST = entry_text("aaaa1111", "2026-11-16 00:10", "2026-11-16 01:00")
SLIP = entry_text("cccc3333", "2026-11-16 08:00")
SECOND = entry_text("bbbb2222", "2026-11-16 01:00", "2026-11-16 02:00")


def commented(entry: str) -> str:
    return f"{entry}# {COMMENT}\nmood = 3\n"


def over_monday(changes: Changes, desk: Desk) -> None:
    changes.corrections.move_edge(desk.entries()[0], "start", -20, NOW)


def join(changes: Changes, desk: Desk) -> None:
    changes.corrections.join(desk.entries()[0], NOW)


def remove_first(changes: Changes, desk: Desk) -> None:
    changes.corrections.remove(desk.entries()[0], NOW)


def annotate_first(changes: Changes, desk: Desk) -> None:
    changes.corrections.annotate(NOW, desk.entries()[0], "drums", "")


def shorten_second(changes: Changes, desk: Desk) -> None:
    changes.corrections.move_edge(desk.entries()[1], "end", -20, NOW)


def start_phone(changes: Changes, desk: Desk) -> None:
    changes.timer.start(PHONE, BERLIN.at("2026-11-16 08:00:30"))


@pytest.mark.parametrize(
    ("text", "change", "is_lost"),
    [
        (commented(FIRST) + SECOND, over_monday, True),
        (FIRST + commented(SECOND), join, True),
        (commented(FIRST) + SECOND, join, False),
        (commented(FIRST) + SECOND, remove_first, True),
        (commented(FIRST) + SECOND, annotate_first, False),
        (FIRST + commented(SECOND), shorten_second, False),
        (SLIP.rstrip() + f" # {COMMENT}\n", start_phone, True),
    ],
    ids=[
        "over Monday",
        "join into another",
        "join another into it",
        "remove",
        "annotate",
        "shorten",
        "a slip",
    ],
)
def test_a_comment_stays_or_its_going_is_told_with_the_backup(
    desk: Desk, text: str, change: Callable[[Changes, Desk], None], is_lost: bool
) -> None:
    desk.lay_out().write(text)
    before = desk.path().read_bytes()
    store, told = desk.store, list[str]()
    store.listen(told.append)
    change(Changes(store, desk.zone), desk)
    folder = desk.folders.in_state("backups")
    loss = (
        f"Comments of yours are gone from weeks/{W47}.toml, with what they stood in. "
        f"As it was, it is the newest backup in {folder}/{W47}."
    )
    assert told == [loss] * is_lost
    newest = backup_names(folder, f"{W47}.toml")[-1]
    assert read_backup(folder, f"{W47}.toml", newest) == before
    assert (f"# {COMMENT}\n" in desk.text()) is not is_lost


def test_a_hash_in_a_note_is_no_comment(desk: Desk) -> None:
    desk.lay_out().write(f'{FIRST}note = "# {COMMENT}"\n{SECOND}')
    store, told = desk.store, list[str]()
    store.listen(told.append)
    remove_first(Changes(store, desk.zone), desk)
    assert told == []
