"""Whatever was changed, by whichever program and however often: taken back and brought back to the byte.

``TRACKER_UNDO_SEEDS=3`` takes back two hundred changes in a row instead of sixty, and goes back and forth
three times, and more often as one likes.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import LISTED, NOW, Desk, entry_text
from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.activities.activity import Activity
from tracker.domain.entries.corrections import Fields, middle
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Invalid, Refused
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import instant_of

CHANGES = 200
IN_A_ROW = CHANGES if "TRACKER_UNDO_SEEDS" in os.environ else 60
SEEDS = int(os.environ.get("TRACKER_UNDO_SEEDS", "1"))
PROGRAMS = 3
TEXTS = ("", "vocal comp", 'a "b" # [c] = \\', "Näh [/foo", "音 – x", "two\nlines")
TRACKS = ("", "Tides", "tides", "Undertow", 'Sea "live"', "Lena / EP")
NAMES = ("Reels", "Editing", "Näh [/foo", "Walks", "Chess", "Sampling")
KINDS = ("studio", "learning", "connections", "job", "chores", "wellbeing", "leisure")

# What somebody wrote by hand, in ways in which the app never would.
BY_HAND = {
    "weeks/2026-W46.toml": (
        '# mine\r\nformat = 1\r\nweek = "2026-W46"\r\nday_start = 00:00:00 # midnight\r\n'
        "caps = { phone = 4.0 }\r\n"
        + entry_text("h1", "2026-11-10 10:00", "2026-11-10 11:00").replace("\n", "\r\n")
        + "track = 'Tides'   # the single\r\nplace = 'home'\r\n"
    ),
    "weeks/2026-W47.toml": (
        'format = 1\nweek = "2026-W47"\nday_start = 00:00:00\n\n# before it\n'
        + entry_text("h2", "2026-11-17 10:00", "2026-11-17 11:00", "phone")
        + 'note = """quoted\n"""\n# at the end, without a line feed'
    ),
    "tracks.toml": (
        '# songs\nformat = 1\n\n[[tracks]]\nname = "Undertow" # client\nfinished = true\nbpm = 92\n'
    ),
}


class Somebody:
    """Makes changes at random, of every kind that there is."""

    def __init__(self, chance: random.Random, desk: Desk) -> None:
        self.chance = chance
        self.desk = desk
        self.instant = instant_of(NOW)

    def changes(self, changes: Changes) -> Outcome:
        """Make one change. Raises Refused or Invalid where it cannot be made."""
        self.instant += self.chance.choice((1, 60, 600, 3600, 5 * 3600))
        kinds: list[Callable[[Changes], Outcome]] = [
            self.starts, self.starts, self.stops, self.resumes, self.adds, self.adds, self.adds,
            self.interrupts, self.annotates, self.annotates, self.nudges, self.adds_activity,
            self.rates, self.moves, self.archives, self.merges, self.sets_number, self.sets_number,
            self.changes_entry, self.changes_entry, self.moves_edge, self.gives_gap, self.splits, self.joins,
            self.removes, self.duplicates, self.sets_goal, self.renames_track, self.finishes_track,
        ]  # fmt: skip
        return self.chance.choice(kinds)(changes)

    def starts(self, changes: Changes) -> Outcome:
        begin = self.ago(0, 0, 5, 90)
        return changes.timer.start(self.activity(changes), self.now, begin, self.of(TEXTS), self.of(TRACKS))

    def stops(self, changes: Changes) -> Outcome:
        return changes.timer.stop(self.now, self.ago(0, 0, 5))

    def resumes(self, changes: Changes) -> Outcome:
        return changes.timer.resume(self.now)

    def adds(self, changes: Changes) -> Outcome:
        back, length = self.chance.randrange(1, 15000), self.chance.randrange(1, 240)
        begin, end = (self.instant - (back + more) * MINUTE for more in (length, 0))
        zone = self.desk.zone
        texts, trims = (self.of(TEXTS), self.of(TRACKS)), self.chance.random() < 0.5
        return changes.corrections.add(
            self.activity(changes), zone.moment(begin), zone.moment(end), self.now, *texts, trims
        )

    def interrupts(self, changes: Changes) -> Outcome:
        return changes.timer.interrupt(
            self.activity(changes), self.chance.choice((5, 20, 70)) * MINUTE, self.now
        )

    def changes_entry(self, changes: Changes) -> Outcome:
        entry = self.entry()
        shift, zone = self.chance.choice((0, 0, -1500, -40, 30)) * MINUTE, self.desk.zone
        start = zone.moment(entry.first + shift)
        end = zone.moment(entry.last(self.instant) + shift + self.chance.choice((0, -20, 20)) * MINUTE)
        activity = self.chance.choice((entry.activity, self.activity(changes).key))
        fields = Fields(activity, start, end, self.of(TEXTS), self.of(TRACKS))
        return changes.corrections.change(entry, fields, self.now, self.chance.random() < 0.5)

    def moves_edge(self, changes: Changes) -> Outcome:
        edge, minutes = self.chance.choice(("start", "end")), self.chance.choice((-60, -5, -1, 1, 5, 60))
        return changes.corrections.move_edge(self.entry(), edge, minutes, self.now)

    def gives_gap(self, changes: Changes) -> Outcome:
        entry, edge = self.entry(), self.chance.choice(("start", "end"))
        instant = entry.first - 1800 if edge == "start" else entry.last(self.instant) + 1800
        return changes.corrections.give_gap(entry, edge, self.desk.zone.moment(instant), self.now)

    def splits(self, changes: Changes) -> Outcome:
        entry = self.entry()
        return changes.corrections.split(entry, middle(entry, self.now, self.desk.zone), self.now)

    def joins(self, changes: Changes) -> Outcome:
        return changes.corrections.join(self.entry(), self.now)

    def removes(self, changes: Changes) -> Outcome:
        return changes.corrections.remove(self.entry(), self.now)

    def duplicates(self, changes: Changes) -> Outcome:
        return changes.corrections.duplicate(self.entry(), self.now)

    def annotates(self, changes: Changes) -> Outcome:
        return changes.corrections.annotate(self.now, self.entry(), self.of(TEXTS), self.of(TRACKS))

    def nudges(self, changes: Changes) -> Outcome:
        return changes.timer.nudge(self.chance.choice((-60, -5, -1, 1, 5)), self.now)

    def adds_activity(self, changes: Changes) -> Outcome:
        rating = self.chance.choice((None, 1, 10))
        return changes.activities.add(self.now, self.of(NAMES), self.of(KINDS), priority=rating)

    def rates(self, changes: Changes) -> Outcome:
        fields = {
            "priority": self.chance.choice((None, 1, 5, 10)),
            "supports_goal": self.chance.choice((None, True, False)),
            "reason": self.of(TEXTS),
            "longest": self.chance.choice((None, 2.5)),
        }
        name = self.chance.choice(sorted(fields))
        return changes.activities.change(self.now, self.activity(changes).key, **{name: fields[name]})

    def moves(self, changes: Changes) -> Outcome:
        return changes.activities.move(self.now, self.activity(changes).key, self.chance.choice((-9, -1, 1)))

    def archives(self, changes: Changes) -> Outcome:
        activity = self.activity(changes)
        return changes.activities.change(self.now, activity.key, archived=not activity.archived)

    def merges(self, changes: Changes) -> Outcome:
        return changes.activities.merge(self.now, self.activity(changes).key, self.activity(changes).key)

    def sets_number(self, changes: Changes) -> Outcome:
        table = self.chance.choice(("targets", "caps", "guesses"))
        key = self.chance.choice(("studio", self.activity(changes).key, self.activity(changes).key))
        return changes.numbers.set_one(self.now, table, key, self.chance.choice((None, 0.0, 4.5, 12.0)))

    def sets_goal(self, changes: Changes) -> Outcome:
        return changes.activities.set_goal(self.now, self.of(TEXTS))

    def renames_track(self, changes: Changes) -> Outcome:
        return changes.tracks.rename(self.now, self.of(TRACKS), self.of(TRACKS))

    def finishes_track(self, changes: Changes) -> Outcome:
        return changes.tracks.finish(self.now, self.of(TRACKS), self.chance.random() < 0.5)

    @property
    def now(self) -> datetime:
        return self.desk.zone.moment(self.instant)

    def ago(self, *minutes: int) -> datetime:
        return self.desk.zone.moment(self.instant - self.chance.choice(minutes) * MINUTE)

    def of(self, texts: tuple[str, ...]) -> str:
        return self.chance.choice(texts)

    def entry(self) -> Entry:
        entries = self.desk.entries()
        if not entries:
            raise Refused("There is nothing to correct.")
        return self.chance.choice(entries)

    def activity(self, changes: Changes) -> Activity:
        return self.chance.choice(changes.record.listed().activities or LISTED)


class Programs:
    """Programs at work on one folder: each reads for itself, and now and then one is started anew."""

    def __init__(self, chance: random.Random, desk: Desk) -> None:
        self._chance = chance
        self._desk = desk
        self._keepers = [desk.changes for _ in range(PROGRAMS)]

    def any(self) -> Changes:
        """Whichever is at hand."""
        number = self._chance.randrange(PROGRAMS)
        if self._chance.random() < 0.1:
            self._keepers[number] = self._desk.changes
        return self._keepers[number]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A data folder with a list and what somebody wrote by hand; nothing in it can be taken back."""
    desk = Desk(tmp_path).lay_out()
    shutil.rmtree(desk.state)
    for name, text in BY_HAND.items():
        path = desk.data / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    return desk


def change_made(desk: Desk, somebody: Somebody, programs: Programs) -> str | None:
    """The label of a change; None where it was refused or there was nothing to change."""
    before = desk.contents()
    try:
        outcome = somebody.changes(programs.any())
    except (Refused, Invalid):
        assert desk.contents() == before
        return None
    return outcome.label if desk.contents() != before else None


def test_many_changes_in_a_row_are_undone_and_redone_to_the_byte(desk: Desk) -> None:
    chance = random.Random(47)
    somebody, programs = Somebody(chance, desk), Programs(chance, desk)
    states, labels = [desk.contents()], []
    while len(labels) < IN_A_ROW:
        label = change_made(desk, somebody, programs)
        if label is not None:
            states.append(desk.contents())
            labels.append(label)
    for state, label in zip(reversed(states[:-1]), reversed(labels), strict=True):
        assert programs.any().history.undo(somebody.now).lines[0] == f"Undid «{label}»."
        assert desk.contents() == state
    with pytest.raises(Refused, match="nothing to undo"):
        programs.any().history.undo(somebody.now)
    for state, label in zip(states[1:], labels, strict=True):
        assert programs.any().history.redo(somebody.now).lines[0] == f"Redid «{label}»."
        assert desk.contents() == state
    with pytest.raises(Refused, match="nothing to redo"):
        programs.any().history.redo(somebody.now)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_changes_with_steps_back_and_forth_between_them_are_where_one_would_think(
    desk: Desk, seed: int
) -> None:
    chance = random.Random(100 + seed)
    somebody, programs = Somebody(chance, desk), Programs(chance, desk)
    undoable, redoable = [desk.contents()], []
    for _ in range(CHANGES):
        way = chance.choice(("change", "change", "change", "undo", "undo", "redo"))
        if way == "change" and change_made(desk, somebody, programs) is not None:
            undoable.append(desk.contents())
            redoable.clear()
        elif way == "undo" and len(undoable) > 1:
            programs.any().history.undo(somebody.now)
            redoable.append(undoable.pop())
        elif way == "redo" and redoable:
            programs.any().history.redo(somebody.now)
            undoable.append(redoable.pop())
        elif way != "change":
            with pytest.raises(Refused, match=f"nothing to {way}"):
                getattr(programs.any().history, way)(somebody.now)
        assert desk.contents() == undoable[-1]
