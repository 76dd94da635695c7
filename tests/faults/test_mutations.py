"""Whatever a file holds, no command and no screen stops, and nothing else changes.

``TRACKER_MUTATIONS=5000`` tries so many files, and ``TRACKER_SEED`` begins elsewhere.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from shutil import rmtree

import pytest

from tests.cli.person import Person, Said
from tests.faults.mutations import RECORD, lay_out, mutated
from tests.ui.driving import HandClock, all_is_saved, until
from tracker.changes.changes import Changes
from tracker.domain.entries.entry import Entry
from tracker.settings.config_file import read_settings
from tracker.storage.file_state import FileState
from tracker.storage.files import Files
from tracker.storage.folders import Folders, find_folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp

MOST = int(os.environ.get("TRACKER_MUTATIONS", "64"))
SEED = int(os.environ.get("TRACKER_SEED", "1"))
ON_SCREENS = max(1, MOST // 40)
PARTS = 8

READING = (
    "status", "status --json", "status --format '{name} {elapsed} {day}'", "week", "week W46 --json", "log",
    "log --json --from 2026-11-09 --to 2026-11-20", "log --track Tides", "activities", "activities --json",
    "tracks", "gaps", "sheet", "sheet W46 --format html", "check", "path", "config", "restore 2026-W46",
    "plan", "plan --json", "plan --week W46", "sheet W46", "export --ics --plan", "export --csv",
    "export --ics",
)  # fmt: skip
LIST, LOGS, TRACKS = "activities.toml", "weeks", "tracks.toml"
# What is changed, and the one thing in the folder that it may concern.
CHANGING = {
    "start mixing": LOGS, "stop": LOGS, "resume": LOGS, "interrupt social-media 10m": LOGS,
    "add cafe 2026-11-18 09:00 10:00": LOGS, "edit last --note hello": LOGS,
    "edit cccc3333 --track Other": LOGS, "split cccc3333 2026-11-16 20:00": LOGS, "target studio 11": LOGS,
    "cap social-media 5": LOGS,
    "guess social-media 6": LOGS, "goal Mix": LIST, "activity set social-media --priority 3": LIST,
    "activity add New --kind chores": LIST, "activity rename cafe Bar": LIST, "track finish Undertow": TRACKS,
    "plan add fri studio 2 --at 20:00": LOGS, "plan remove 1": LOGS, "plan add tue studio 1 --at 19:00": LOGS,
    "undo": "", "check --fix": LOGS,
}  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a record in use, with a journal that has something to take back."""
    folder = tmp_path_factory.mktemp("record")
    with pytest.MonkeyPatch.context() as patch:
        person = person_in(folder, patch, {name: text.encode() for name, text in RECORD.items()})
        person.does("edit eeee5555 --note begun", "cap social-media 3", "goal Later")
        state = Path(find_folders(os.environ).state)
        journal = (state / "journal.jsonl").read_bytes()
        files = {name: (folder / name).read_bytes() for name in RECORD if not name.startswith("state/")}
        files |= {name: text.encode() for name, text in RECORD.items() if name.startswith("state/")}
        return {**files, "state/journal.jsonl": journal}


def person_in(folder: Path, patch: pytest.MonkeyPatch, files: dict[str, bytes]) -> Person:
    """Somebody in the evening of the Thursday on which all this is, over these files."""
    for variable, name in {"DATA": "data", "STATE": "state", "CONFIG": "config.toml"}.items():
        patch.setenv(f"TRACKER_{variable}", str(folder / name))
    lay_out(folder, Path(find_folders(os.environ).state), files)
    patch.chdir(folder)
    person = Person(folder)
    person.clock.set("2026-11-19 19:00")
    return person


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said_well(said: Said) -> bool:
    return said.code in (0, 1, 2, 3) and "Traceback" not in said.out + said.err


def what_is_read(data: Path) -> list[Entry]:
    """Every entry that can be read."""
    files = Files(Folders(str(data), str(data) + "-none", ""))
    logs = [files.log(week) for week in files.weeks()]
    return [entry for log in logs if log is not None for entry in log.entries]


def damaged(data: Path) -> dict[str, bytes]:
    """What is damaged, and with what in it."""
    files = Files(Folders(str(data), str(data) + "-none", ""))
    states: list[FileState | None] = [files.list_state(), files.tracks_state()]
    states += [files.log_state(week) for week in files.weeks()]
    return {state.name: state.content for state in states if state is not None and state.damage}


def said_of(entry: Entry) -> tuple[str, ...]:
    return (entry.activity, entry.note, entry.track)


def try_commands(
    folder: Path, patch: pytest.MonkeyPatch, files: dict[str, bytes], chance: random.Random
) -> None:
    """A few commands that read, every one of them within a few files, then one that changes something."""
    person = person_in(folder, patch, files)
    before = contents(person.data)
    for line in ("check", *chance.sample(READING, 4)):
        said = person.types(line)
        assert said_well(said), (line, said)
        assert contents(person.data) == before, line
    for line in chance.sample(sorted(CHANGING), 1):
        whole, hurt = what_is_read(person.data), damaged(person.data)
        present = contents(person.data)
        said = person.types(line)
        assert said_well(said), (line, said)
        after = contents(person.data)
        assert {name: after.get(name) for name in hurt} == hurt, line
        changed = {name for name in {**present, **after} if present.get(name) != after.get(name)}
        # What is left after mending is still odd.
        assert said.code == 0 or not changed or line == "check --fix", (line, said, changed)
        if line != "undo":
            assert all(name.startswith(CHANGING[line]) for name in changed), (line, changed)
        if CHANGING[line] != LOGS:
            continue
        # Somewhere each of them is still, and at most one was given other words.
        missing = [*map(said_of, whole)]
        for entry in what_is_read(person.data):
            if said_of(entry) in missing:
                missing.remove(said_of(entry))
        assert len(missing) <= line.startswith("edit"), (line, said, missing)


def seeds(part: int, most: int) -> list[str]:
    return [f"{SEED}-{number}" for number in range(part, most, PARTS)]


@pytest.mark.faults
@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_command_stops_at_what_a_file_holds_and_nothing_else_changes(
    record: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: int,
    record_property: pytest.RecordProperty,
) -> None:
    chosen = seeds(part, MOST)
    for seed in chosen:
        chance = random.Random(seed)
        name = chance.choice(sorted(record))
        files = {**record, name: mutated(record[name], seed)}
        try:
            try_commands(tmp_path / seed, monkeypatch, files, chance)
        except BaseException:
            print(f"seed {seed}: {name}\n{files[name].decode(errors='backslashreplace')}")
            raise
        rmtree(tmp_path / seed)
    record_property("faults: mutated files through the commands", len(chosen))


# A way through the screens; what is asked on the way is left again.
WAY = """
    down down D down e escape escape n escape G escape A enter enter enter enter enter enter escape escape
    T up enter escape L down enter escape escape question_mark escape slash x escape left_square_bracket A
    enter enter enter enter escape escape t W M escape P right plus minus t escape right_square_bracket plus
    escape O down enter escape escape i escape B y space u ctrl+r
"""


@pytest.mark.faults
@pytest.mark.slow
@pytest.mark.parametrize("part", range(min(PARTS, ON_SCREENS)))
async def test_no_screen_stops_at_what_a_file_holds(
    record: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: int,
    record_property: pytest.RecordProperty,
) -> None:
    chosen = seeds(part, ON_SCREENS)
    for seed in chosen:
        chance = random.Random(f"screens {seed}")
        name = chance.choice(sorted(record))
        files = {**record, name: mutated(record[name], f"screens {seed}")}
        person_in(tmp_path / seed, monkeypatch, files)
        try:
            await walk_through(find_folders(os.environ))
        except BaseException:
            print(f"seed {seed}: {name}\n{files[name].decode(errors='backslashreplace')}")
            raise
    record_property("faults: mutated files through the screens", len(chosen))


async def walk_through(folders: Folders) -> None:
    clock = HandClock()
    changes = Changes(Store(folders), clock.zone)
    app_memory, settings = AppMemory(folders.in_state("app.json")), read_settings(folders.config)
    app = TrackerApp(changes, clock, app_memory, changes.record.week(None, clock.now()), False, settings)
    async with app.run_test(size=(100, 30)) as pilot:
        for key in WAY.split():
            await pilot.press(key)
        await until(pilot, lambda: all_is_saved(app))
        assert app.is_running, app.fault
