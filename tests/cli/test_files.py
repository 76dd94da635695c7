"""Files that are odd, damaged or cannot be written, and where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.person import Person, refuses


def test_path_names_every_place(person: Person, tmp_path: Path) -> None:
    said = person.types("path")
    assert said.code == 0
    assert str(person.data / "activities.toml") in said.out
    assert str(tmp_path / "config.toml") in said.out
    assert str(tmp_path / "state") in said.out


def test_check_finds_nothing_where_nothing_is_odd(person: Person) -> None:
    person.does("start mixing")
    said = person.types("check")
    assert said == type(said)(0, "Nothing odd found.\n", "")


def test_check_names_file_line_and_id(person: Person) -> None:
    person.does("add mixing 10:00 12:00", "add social 13:00 14:00")
    text = person.log().read_text().replace('"social-media"', '"singing"').replace("T13:00", "T11:30")
    person.log().write_text(text + '\n[[entries]]\nid = "bad"\nactivity = "mixing"\n')
    said = person.types("check")
    assert said.code == 1
    assert said.err == ""
    assert "weeks/2026-W47.toml, line 19: An entry counts nothing: it has no start. (bad)" in said.lines
    assert any("«singing» is not on the list" in line for line in said.lines)
    assert any("overlaps mixing" in line for line in said.lines)
    assert said.lines[-1].startswith("3 oddities in ")


def test_check_names_damage_and_strays(person: Person) -> None:
    person.does("start mixing", "stop")
    person.log().write_text("half a line\n")
    (person.data / "weeks" / "2026-W47 2.toml").write_text("format = 1\n")
    said = person.types("check")
    assert said.code == 1
    assert any(line.startswith("weeks/2026-W47.toml, line 1: it is not valid TOML") for line in said.lines)
    assert any("2026-W47 2.toml" in line and "tracker merge" in line for line in said.lines)


def test_a_damaged_log_is_never_written_over(person: Person) -> None:
    person.does("start mixing")
    person.log().write_text(person.log().read_text() + "\n<<<<<<< ours\n")
    before = person.log().read_bytes()
    for line in ("stop", "start social", "add social 10:00 11:00", "target studio 3"):
        assert person.types(line).code == 0
        assert person.log().read_bytes() == before
    beside = person.data / "weeks" / "2026-W47.aside.toml"
    assert "social-media" in beside.read_text()
    status = person.types("status")
    assert "Social media" in status.out
    assert "2026-W47.toml, line" in status.err
    assert "2026-W47.aside.toml" in status.err


def test_a_damaged_list_is_never_written_over(person: Person) -> None:
    path = person.data / "activities.toml"
    path.write_text(path.read_text() + "\n[[[\n")
    before = path.read_bytes()
    refuses(person.types("activity add Walks --kind wellbeing"), 3, "activities.toml, line")
    refuses(person.types("activities"), 3, "activities.toml, line")
    assert path.read_bytes() == before


def test_a_log_of_a_newer_format_is_shown_and_not_changed(person: Person) -> None:
    person.does("start mixing")
    person.log().write_text(person.log().read_text().replace("format = 1", "format = 2"))
    assert person.types("status").code == 0
    refuses(person.types("stop"), 3, "newer tracker")


def test_a_file_where_the_folder_should_be_is_said_in_plain_words(newcomer: Person) -> None:
    newcomer.data.write_text("not a folder")
    for line in ("activity add Mixing --kind studio", "log", "status", "week"):
        refuses(newcomer.types(line), 3, str(newcomer.data))


@pytest.mark.parametrize("place", ["before", "after", "with ="])
def test_the_folder_can_be_named_before_and_after_the_command(
    person: Person, tmp_path: Path, place: str
) -> None:
    other = str(tmp_path / "other")
    command = ["activity", "add", "Walks", "--kind", "wellbeing"]
    words = {
        "before": ["--data", other, *command],
        "after": [*command, "--data", other],
        "with =": [*command, f"--data={other}"],
    }
    assert person.gives(*words[place]).code == 0
    assert "Walks" in (Path(other) / "activities.toml").read_text()
    assert "Walks" not in (person.data / "activities.toml").read_text()


LEFT_BEHIND = (
    ".2026-W47.toml.swp .2026-W47.toml.swo 2026-W47.toml~ 2026-W47.toml.bak 2026-W47.toml.orig "
    "#2026-W47.toml# .#2026-W47.toml 4913 .DS_Store ._2026-W47.toml Thumbs.db desktop.ini "
    ".syncthing.2026-W47.toml.tmp ~syncthing~2026-W47.toml.tmp .~lock.2026-W47.toml# .stfolder "
    ".nfs000001 2026-W47.toml.part"
)


@pytest.mark.parametrize("name", LEFT_BEHIND.split())
def test_what_editors_and_systems_leave_is_passed_over(person: Person, name: str) -> None:
    person.does("start mixing")
    for folder in (person.data, person.data / "weeks"):
        (folder / name).write_text(person.log().read_text())
    assert person.types("check").code == 0
    refuses(person.types("merge"), 1, "no copy")


@pytest.mark.parametrize("name", ["weeks/2026-W46.toml", "activities.toml", "tracks.toml"])
def test_what_is_still_in_the_cloud_is_to_be_downloaded(person: Person, name: str) -> None:
    person.does("start mixing")
    path = person.data / name
    (path.parent / f".{path.name}.icloud").write_bytes(b"bplist00")
    said = person.types("check")
    assert (said.code, said.lines[0]) == (
        1,
        f"{name}: it is still in the cloud, so nothing of it counts here. Download it.",
    )


def test_what_is_no_log_and_nobodys_leftover_is_named(person: Person) -> None:
    person.does("start mixing")
    (person.data / "weeks" / "notes.txt").write_text("mine")
    assert "weeks/notes.txt: it is no week's log" in person.types("check").out
