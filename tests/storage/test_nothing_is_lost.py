"""Edits on two sides, merges, undos, redos and restores in any order: nothing is lost that nobody removed."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.desk import LISTED, NOW, W47, Desk, entry_text
from tests.zones import BERLIN
from tracker.domain.errors import DataError, Invalid, Refused
from tracker.storage.file_state import understood
from tracker.storage.machine.last_seen import LastSeen
from tracker.versions.copies import merge
from tracker.versions.mending import mend
from tracker.versions.offers import offers, take_for_seen
from tracker.versions.restoring import restore, versions

NAME = "weeks/2026-W47.toml"
COPY = "2026-W47 2.toml"
SEEDS = int(os.environ.get("TRACKER_LOSS_SEEDS", "2"))
STEPS = 60


class TwoSides:
    """One log that is changed here and, as copies of it, elsewhere."""

    def __init__(self, chance: random.Random, desk: Desk) -> None:
        self.chance = chance
        self.desk = desk
        self.changes = desk.changes
        self.now = NOW - timedelta(days=2)
        self.number = 0
        # Every entry that any side had, and those that somebody removed here.
        self.known: set[str] = set()
        self.removed: set[str] = set()

    def step(self) -> str:
        """Do something at random, and say what; refused is as good as done."""
        self.now += timedelta(minutes=self.chance.randrange(1, 30))
        kinds = [self.adds, self.switches, self.removes, self.edits, self.undoes, self.undoes, self.redoes]
        kinds += [self.gets_copy, self.gets_copy, self.merges, self.merges, self.restores]
        kinds += [self.loses_by_hand, self.is_cut_off, self.looks, self.mends]
        kind = self.chance.choice(kinds)
        before = self.ids_here()
        with suppress(Refused, Invalid, DataError):
            kind()
        if kind in (self.removes, self.undoes, self.redoes):
            self.removed |= before - self.ids_here()
        self.known |= self.ids_here()
        return kind.__name__

    # What is done here

    def adds(self) -> None:
        begin = self.now - timedelta(minutes=self.chance.randrange(60, 600))
        end = begin + timedelta(minutes=self.chance.randrange(5, 50))
        self.changes.corrections.add(self.chance.choice(LISTED), begin, end, self.now, trim=True)

    def switches(self) -> None:
        self.changes.timer.switch(self.chance.choice(LISTED), self.now)

    def removes(self) -> None:
        self.changes.corrections.remove(
            self.chance.choice(self.desk.entries()), self.now
        ) if self.desk.entries() else None

    def edits(self) -> None:
        if self.desk.entries():
            entry = self.chance.choice(self.desk.entries())
            self.changes.corrections.annotate(self.now, entry, self.chance.choice(["", "vocals", "comp"]), "")

    def undoes(self) -> None:
        self.changes.history.undo(self.now)

    def redoes(self) -> None:
        self.changes.history.redo(self.now)

    # What comes from elsewhere

    def gets_copy(self) -> None:
        """A copy of what is here now, with an entry more and perhaps another one changed."""
        if not self.desk.path().exists() or self.copy.exists():
            return
        self.number += 1
        start = BERLIN.at("2026-11-16 00:00") + timedelta(minutes=10 * self.number)
        name = f"other{self.number}"
        text = self.desk.text()
        if self.chance.random() < 0.5:
            text = text.replace("[[entries]]\n", f'[[entries]]\nmood = "{self.number}"\n', 1)
        end = start + timedelta(minutes=5)
        entry = entry_text(name, f"{start:%F %H:%M}", f"{end:%F %H:%M}")
        self.copy.write_text(f"{text.rstrip()}\n{entry}")
        if not understood(NAME, self.copy.read_bytes()).damage:
            self.known.add(name)
        else:
            self.copy.unlink()

    def merges(self) -> None:
        merge(self.changes.store, (), self.now)

    def restores(self) -> None:
        found = versions(self.changes.store, NAME)
        if found:
            restore(self.changes.store, NAME, self.chance.choice(found), self.now)

    def loses_by_hand(self) -> None:
        if self.is_whole():
            head, *entries = self.desk.text().split("\n[[entries]]")
            # One that runs is not missed: it may have been undone elsewhere.
            kept = [entry for entry in entries if "\nend = " not in entry or self.chance.random() < 0.7]
            self.desk.path().write_text("\n[[entries]]".join([head, *kept]) + "\n")

    def is_cut_off(self) -> None:
        if self.is_whole():
            text = self.desk.text()
            self.desk.path().write_text(text[: self.chance.randrange(len(text) // 2, len(text) + 1)])

    def looks(self) -> None:
        offers(self.changes.store, (W47,))
        take_for_seen(self.changes.store, (W47,))

    def mends(self) -> None:
        list(mend(self.changes.store, self.desk.zone, self.now))

    # What there is

    def is_whole(self) -> bool:
        """Whether there is a log from which nothing is missed: one loss is mended before the next."""
        state = self.desk.store.log_state(W47)
        return state is not None and not state.damage and not LastSeen(self.desk.store).vanished(NAME)

    @property
    def copy(self) -> Path:
        return self.desk.path().parent / COPY

    def ids_here(self) -> set[str]:
        return {entry.id for entry in self.desk.entries()}

    def ids_anywhere(self) -> set[str]:
        """Every entry in any file of the record, any backup, and what was seen last."""
        return {name for content in self.contents() for name in ids_of(content)}

    def contents(self) -> Iterator[bytes]:
        for folder in (self.desk.data / "weeks", self.desk.state / "backups", self.desk.state / "seen"):
            yield from (path.read_bytes() for path in folder.rglob("*.toml"))


def ids_of(content: bytes) -> set[str]:
    return {entry.id for entry in understood(NAME, content).read.log.entries}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_that_either_side_had_is_in_no_file_and_no_backup(seed: int, tmp_path: Path) -> None:
    desk = Desk(tmp_path).lay_out()
    sides = TwoSides(random.Random(seed), desk)
    done: list[str] = []
    for _ in range(STEPS):
        done.append(sides.step())
        lost = sides.known - sides.removed - sides.ids_anywhere()
        assert not lost, f"{seed} {lost} {done}"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_merge_made_again_after_its_undo_brings_what_it_brought(seed: int, tmp_path: Path) -> None:
    desk = Desk(tmp_path).lay_out()
    sides = TwoSides(random.Random(1000 + seed), desk)
    for _ in range(12):
        for _ in range(sides.chance.randrange(1, 5)):
            with suppress(Refused):
                sides.chance.choice([sides.adds, sides.edits, sides.looks])()
        sides.gets_copy()
        if not sides.copy.exists():
            continue
        now: datetime = sides.now
        before = desk.contents()
        first = merge(sides.changes.store, (), now)
        merged = desk.contents()
        for _ in range(sides.chance.randrange(1, 3)):
            if sides.chance.random() < 0.5:
                sides.changes.numbers.set_one(now, "targets", "studio", 99.0)
                sides.changes.history.undo(now)
            sides.looks()
            sides.changes.history.undo(now)
            assert desk.contents() == before
            assert merge(sides.changes.store, (), now) == first
            assert desk.contents() == merged
        sides.now += timedelta(minutes=90)


def test_what_is_offered_is_read_without_taking_anything_for_seen(tmp_path) -> None:
    desk = Desk(tmp_path).lay_out()
    desk.write(entry_text("a", "2026-11-16 10:00", "2026-11-16 11:00"))
    take_for_seen(desk.store, (W47,))
    desk.write(entry_text("b", "2026-11-17 10:00", "2026-11-17 11:00"))
    (desk.path().parent / COPY).write_text(desk.text())

    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    before = files()
    assert [offer.words for offer in offers(desk.store, (W47,))] == [
        "2026-W47 2.toml, left by a sync tool, can be merged",
        "1 entry vanished from 2026-W47",
    ]
    assert files() == before
    desk.write(desk.text().replace('"b"', '"a"'))
    offers(desk.store, (W47,))
    assert LastSeen(desk.store).content(NAME) != desk.path().read_bytes()
    take_for_seen(desk.store, (W47,))
    assert LastSeen(desk.store).content(NAME) == desk.path().read_bytes()
