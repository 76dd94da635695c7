"""What killed programs leave behind is swept by whoever changes something, and no link leads astray."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.desk import MIXING, NOW, PHONE, W46, W47, Desk
from tracker.storage.writing import safe_write
from tracker.storage.writing.replacing import write_bytes


def test_a_change_sweeps_what_was_left_behind_long_ago_and_nothing_of_others(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    old = NOW.timestamp() - 2 * 86400
    left = [
        desk.data / ".activities.toml.0123456789ab.tmp",
        desk.data / "weeks" / ".2026-W47.toml.77.tmp",
        desk.state / "logs.cache.77.tmp",
        desk.state / "seen" / "2026-W47.toml.77.tmp",
        desk.state / "seen" / ".2026-W47.toml.0123456789ab.tmp",
    ]
    kept = [
        desk.state / ".new.tmp",
        desk.data / "notes.tmp",
        desk.data / ".notes.tmp",
        desk.data / "activities.toml.0123456789ab.tmp",
        desk.data / ".activities.toml.0123456789xy.tmp",
        desk.data / ".activities.toml.77777777777.tmp",
        desk.data / ".photo.0123456789ab.tmp",
        desk.data / "weeks" / ".syncthing.2026-W46.toml.tmp",
        desk.data / "weeks" / ".2026-W46.toml.tmp",
        desk.data / "weeks" / ".0123456789ab.tmp",
    ]
    for path in [*left, *kept]:
        path.touch()
        os.utime(path, (old, old))
    os.utime(kept[0], (NOW.timestamp(), NOW.timestamp()))
    desk.changes.timer.stop(NOW)
    assert [path for path in left if path.exists()] == []
    assert [path.name for path in kept if not path.exists()] == []


def test_no_temporary_file_is_written_through_a_link_that_was_laid_in_its_way(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    desk.write("[targets]\nstudio = 10.0\n", W46)
    real, guessed = os.urandom, []

    def guessable(size: int) -> bytes:
        # Somebody knows the first name that is tried in each folder.
        if size == 6 and len(guessed) < 40:
            guessed.append(1)
            return b"\0" * 6
        return real(size)

    names = ["activities.toml", "2026-W47.toml", "2026-W46.toml", "logs.cache", "journal.jsonl"]
    for folder in (desk.data, desk.data / "weeks", desk.state, desk.state / "seen"):
        folder.mkdir(exist_ok=True)
        for name in names:
            (folder / f".{name}.{'00' * 6}.tmp").symlink_to(victim)
            (folder / f".{name}.{os.getpid()}.tmp").symlink_to(victim)
            (folder / f"{name}.{os.getpid()}.tmp").symlink_to(victim)
    monkeypatch.setattr(safe_write.os, "urandom", guessable)
    desk.changes.timer.start(MIXING, NOW)
    desk.changes.timer.start(PHONE, NOW)
    desk.store.numbers(W47)
    write_bytes(str(desk.state / "journal.jsonl"), b"")
    assert guessed
    assert victim.read_text() == "mine"
    assert desk.shown()[-1] == "phone Thu 15:00-"
