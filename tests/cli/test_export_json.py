"""Handing on the whole record, or a part of it, as JSON."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.person import Person, refuses
from tests.exchange.rebuilding import rebuilt
from tests.faults.mutations import RECORD, lay_out, mutated
from tracker.storage.file_state import understood
from tracker.storage.folders import find_folders
from tracker.storage.toml.document import same

SEEDS = int(os.environ.get("TRACKER_MUTATIONS", "40"))
FILES = {name: text.encode() for name, text in RECORD.items() if name.startswith("data/")}
NAMES = {name.removeprefix("data/") for name in FILES}
ALL_IDS = ["aaaa1111", "bbbb2222", "cccc3333", "dddd4444", "eeee5555"]
ONLY_W46 = {"activities.toml", "tracks.toml", "weeks/2026-W46.toml"}


def record(newcomer: Person, folder: Path, files: dict[str, bytes] = FILES) -> Person:
    lay_out(folder, Path(find_folders(os.environ).state), files)
    newcomer.clock.set("2026-11-19 20:00")
    return newcomer


def ids(files: dict[str, Any]) -> list[str]:
    return [entry["id"] for name in sorted(files) for entry in files[name].get("entries", [])]


def test_the_whole_record_can_be_made_from_it_again(newcomer: Person, tmp_path: Path) -> None:
    said = record(newcomer, tmp_path).types("export --json")
    files, damaged = rebuilt(said.out)
    assert (said.code, said.err, damaged, json.loads(said.out)["part"]) == (0, "", {}, None)
    assert {*files} == NAMES
    for name in NAMES:
        assert same(files[name], understood(name, FILES[f"data/{name}"]).data)
    assert newcomer.types("export --json --all").out == said.out
    assert len(said.lines) == len(NAMES) + 2


IMPORTS = b"""# By hand
[[names]]
glob = "Client *"
activity = "mixing"
since = 2026-11-16
"""


def test_what_other_trackers_call_things_goes_with_the_whole_record(newcomer: Person, tmp_path: Path) -> None:
    person = record(newcomer, tmp_path, {**FILES, "data/imports.toml": IMPORTS})
    files, damaged = rebuilt(person.types("export --json").out)
    assert ({*files}, damaged) == ({*NAMES, "imports.toml"}, {})
    assert same(files["imports.toml"], tomllib.loads(IMPORTS.decode()))
    assert {*rebuilt(person.types("export --json --month").out)[0]} == NAMES
    assert "imports.toml" not in person.types("check").out


@pytest.mark.parametrize("content", [b"<<<<<<< nonsense \xff", b'a = "', b"", b"x = [[[["])
def test_what_is_no_list_of_such_names_goes_along_as_it_is_and_is_named(
    newcomer: Person, tmp_path: Path, content: bytes
) -> None:
    person = record(newcomer, tmp_path, {**FILES, "data/imports.toml": content})
    said = person.types("export --json")
    files, damaged = rebuilt(said.out)
    assert ({*files}, damaged) == (NAMES, {"imports.toml": content})
    assert (said.code, "imports.toml" in said.err) == (0, True)
    assert "imports.toml" in person.types("check").out


@pytest.mark.parametrize("part", range(4))
def test_whatever_hands_make_of_a_file_comes_back(
    newcomer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    for number in range(part, SEEDS, 4):
        seed = f"json {number}"
        folder = tmp_path / str(number)
        monkeypatch.setenv("TRACKER_DATA", str(folder / "data"))
        name = sorted(FILES)[number // 4 % len(FILES)]
        present = {**FILES, name: mutated(FILES[name], seed)}
        said = record(newcomer, folder, present).types("export --json")
        assert said.code == 0, (seed, said)
        files, damaged = rebuilt(said.out)
        for path, content in present.items():
            inner = path.removeprefix("data/")
            document = understood(inner, content).document
            if document is None:
                assert damaged[inner] == content, seed
                assert Path(inner).name in said.err, seed
            else:
                assert same(files[inner], document.data), (seed, inner)


@pytest.mark.parametrize(
    ("words", "names", "found"),
    [
        ("--week 2026-W46", ONLY_W46, ["aaaa1111", "bbbb2222"]),
        ("--from 2026-11-10 --to 2026-11-10", ONLY_W46, ["bbbb2222"]),
        ("--month", NAMES, ALL_IDS),
        ("--only studio", NAMES, ["aaaa1111", "cccc3333"]),
        ("--only mixing --week", {*NAMES} - {"weeks/2026-W46.toml"}, ["cccc3333"]),
        ("--track tid", NAMES, ["aaaa1111", "cccc3333"]),
    ],
)
def test_a_part_of_it_says_that_it_is_one_and_has_what_is_meant(
    newcomer: Person, tmp_path: Path, words: str, names: set[str], found: list[str]
) -> None:
    said = record(newcomer, tmp_path).types(f"export --json {words}")
    files, _ = rebuilt(said.out)
    assert said.code == 0
    assert ({*files}, ids(files)) == (names, found)
    assert json.loads(said.out)["part"]
    # Of days it is all that their weeks say; of chosen entries it is these alone.
    is_of_days = "--only" not in words and "--track" not in words
    assert all(("caps" in log) == is_of_days for name, log in files.items() if name.startswith("weeks/"))


def test_of_some_days_what_counts_nothing_stays_with_its_week(newcomer: Person, tmp_path: Path) -> None:
    odd = b'[[entries]]\nid = "odd"\nactivity = 3\n[[entries]]\nid = "open"\nactivity = "mixing"\n'
    odd += b"start = 2026-11-09T08:00:00+01:00\n"
    name = "data/weeks/2026-W46.toml"
    person = record(newcomer, tmp_path, {**FILES, name: FILES[name].replace(b"[assessment]", odd, 1)})
    files, _ = rebuilt(person.types("export --json --week 2026-W46").out)
    assert {"odd", "open"} < {*ids(files)}
    files, _ = rebuilt(person.types("export --json --week 2026-W46 --only mixing").out)
    assert ids(files) == ["aaaa1111"]


def test_what_lies_beside_a_damaged_log_goes_with_it(newcomer: Person, tmp_path: Path) -> None:
    aside = b'format = 1\nweek = "2026-W47"\n'
    log = b"<<<<<<< nonsense \xff"
    files = {**FILES, "data/weeks/2026-W47.aside.toml": aside, "data/weeks/2026-W47.toml": log}
    said = record(newcomer, tmp_path, files).types("export --json")
    whole, damaged = rebuilt(said.out)
    assert whole["weeks/2026-W47.aside.toml"] == {"format": 1, "week": "2026-W47"}
    assert damaged == {"weeks/2026-W47.toml": log}
    assert "not UTF-8" in json.loads(said.out)["damaged"]["weeks/2026-W47.toml"]["problem"]


def test_what_cannot_be_read_at_all_is_named_in_it(newcomer: Person, tmp_path: Path) -> None:
    person = record(newcomer, tmp_path)
    person.log().unlink()
    person.log().mkdir()
    said = person.types("export --json")
    files, damaged = rebuilt(said.out)
    assert ({*files}, damaged) == ({*NAMES} - {"weeks/2026-W47.toml"}, {"weeks/2026-W47.toml": b""})
    assert "2026-W47.toml" in said.err


def test_nothing_at_all_is_no_record(newcomer: Person) -> None:
    refuses(newcomer.types("export --json"), 1, "Nothing is logged in any week: nothing was written.")


def test_the_list_alone_is_one(person: Person) -> None:
    assert {*rebuilt(person.types("export --json").out)[0]} == {"activities.toml"}
    refuses(person.types("export --json --week"), 1, "Nothing is logged from 2026-11-16 to 2026-11-22")


def test_a_file_says_how_many_entries_are_in_it(newcomer: Person, tmp_path: Path) -> None:
    path = tmp_path / "everything.json"
    said = record(newcomer, tmp_path).gives("export", "--json", "-o", str(path))
    assert said.out == f"5 entries in any week, in {path}.\n"
    assert {*rebuilt(path.read_text())[0]} == NAMES
