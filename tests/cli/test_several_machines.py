"""One record on two machines: what each does reaches the other, and both come to the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.person import Person, Said
from tests.test_docs import block
from tracker.storage.toml.document import parse

COPY = "2026-W47.sync-conflict-20261116-200000-ABCDEFG.toml"


class Machines:
    """Two machines with one person, whose folders are the same once they have synced."""

    def __init__(self, person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._folder = folder
        self.laptop, self.desktop = person, Person(folder / "desktop")
        self.desktop.clock = person.clock

    def on(self, person: Person, line: str) -> Said:
        """What a command says that is typed on one of them."""
        state = self._folder / ("state" if person is self.laptop else "desktop state")
        self._monkeypatch.setenv("TRACKER_DATA", str(person.data))
        self._monkeypatch.setenv("TRACKER_STATE", str(state))
        said = person.types(line)
        assert said.code in (0, 1), said
        return said

    def sync(self, newer: Person, older: Person) -> None:
        """Take over whatever one machine has."""
        shutil.copytree(newer.data, older.data, dirs_exist_ok=True)

    def clash(self) -> None:
        """Both have written: each gets the other's log as a copy, as sync tools do it."""
        laptop, desktop = self.laptop.log(), self.desktop.log()
        shutil.copy(laptop, desktop.parent / COPY)
        shutil.copy(desktop, laptop.parent / COPY)


@pytest.fixture
def machines(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machines:
    person.does("add tutorials 12:00 13:00", "add gaming 14:00 15:00")
    machines = Machines(person, tmp_path, monkeypatch)
    machines.sync(machines.laptop, machines.desktop)
    return machines


def test_a_timer_that_was_started_on_one_is_stopped_on_the_other(machines: Machines) -> None:
    laptop, desktop = machines.laptop, machines.desktop
    machines.on(laptop, "start mixing")
    machines.sync(laptop, desktop)
    laptop.clock.set("2026-11-16 20:00")
    assert "Mixing" in machines.on(desktop, "status").out
    machines.on(desktop, "stop")
    machines.sync(desktop, laptop)
    assert machines.on(laptop, "status").code == 1
    assert "0:58" in machines.on(laptop, "log").out
    assert machines.on(laptop, "check").code == 0


def test_both_come_to_the_same_whichever_merges(machines: Machines) -> None:
    laptop, desktop = machines.laptop, machines.desktop
    machines.on(laptop, "add mixing 9:00 10:00")
    machines.on(laptop, "target studio 12")
    machines.on(desktop, "add cafe 16:00 18:00")
    machines.on(desktop, "target studio 10")
    desktop.log().write_text(desktop.log().read_text().replace("T15:00:00", "T15:30:00"))
    machines.clash()
    for person in (laptop, desktop):
        said = machines.on(person, "merge")
        assert "targets studio: 12.0 stays; the other side had 10.0." in said.out
    merged = [parse(person.log().read_text()) for person in (laptop, desktop)]
    assert merged[0] == merged[1]
    assert len(merged[0]["entries"]) == 4
    for word in ("Mixing", "Café shifts", "14:00–15:30"):
        assert word in machines.on(laptop, "log").out
    assert machines.on(laptop, "check").code == 0


def test_the_recipe_for_a_merge_that_git_gave_up_works(machines: Machines) -> None:
    laptop, desktop = machines.laptop, machines.desktop

    def git(*words: str, code: int = 0) -> None:
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *identity, *words], cwd=laptop.data, capture_output=True, check=False)
        assert (done.returncode != 0) == bool(code), done

    git("init", "-b", "here")
    git("add", "-A")
    git("commit", "-m", "before")
    git("checkout", "-b", "there")
    machines.on(desktop, "start cafe")
    shutil.copy(desktop.log(), laptop.log())
    git("commit", "-am", "there")
    git("checkout", "here")
    machines.on(laptop, "start mixing")
    git("commit", "-am", "here")
    git("merge", "there", code=1)
    assert "<<<<<<<" in laptop.log().read_text()
    assert machines.on(laptop, "status").code == 0
    recipe = block("several-machines.md", "sh", 3)
    assert "tracker merge theirs.toml" in recipe
    subprocess.run(
        ["sh", "-ec", recipe.replace("tracker merge", "true")],
        cwd=laptop.data,
        check=True,
        capture_output=True,
    )
    said = machines.on(laptop, f"merge '{laptop.data / 'theirs.toml'}'")
    assert "1 entry added" in said.out
    text = laptop.log().read_text()
    assert "<<<<<<<" not in text
    assert '"cafe-shifts"' in text
    assert '"mixing"' in text


def planned_on(person: Person) -> list[tuple[str, float]]:
    plan = parse(person.log().read_text())["plan"]
    return [(f"{each['day']} {each['start']:%H:%M}", each["hours"]) for each in plan]


@pytest.mark.parametrize("is_listed_first", [True, False])
def test_times_of_one_day_that_both_planned_beside_another_are_all_kept(
    machines: Machines, is_listed_first: bool
) -> None:
    laptop, desktop = machines.laptop, machines.desktop
    machines.on(laptop, "plan add sat studio 2 --at 12:00")
    machines.sync(laptop, desktop)
    machines.on(laptop, f"plan add sat studio 1 --at {'09:00' if is_listed_first else '16:00'}")
    machines.on(laptop, "plan add sat studio 0:30 --at 12:00")
    machines.on(desktop, "plan add sat studio 1 --at 19:00")
    machines.clash()
    for person in (laptop, desktop):
        machines.on(person, "merge")
        other = ("sat 09:00", 1.0) if is_listed_first else ("sat 16:00", 1.0)
        assert planned_on(person) == sorted([other, ("sat 12:00", 2.5), ("sat 19:00", 1.0)])


def test_a_planned_time_that_one_takes_away_is_gone_and_that_of_the_other_stays(machines: Machines) -> None:
    laptop, desktop = machines.laptop, machines.desktop
    machines.on(laptop, "plan add sat studio 2 --at 12:00")
    machines.on(laptop, "plan add sat studio 1 --at 16:00")
    machines.sync(laptop, desktop)
    machines.on(laptop, "plan remove 1")
    machines.on(desktop, "plan add sat studio 1 --at 19:00")
    machines.clash()
    machines.on(laptop, "merge")
    assert planned_on(laptop) == [("sat 16:00", 1.0), ("sat 19:00", 1.0)]
