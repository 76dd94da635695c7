"""Handing entries and plans to other programs, by command."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.person import Person, refuses
from tests.cli.test_process import ROOT, tracker
from tracker.cli.export import FORMATS
from tracker.storage.writing import new_file


@pytest.fixture
def logged(person: Person) -> Person:
    person.clock.set("2026-11-19 22:00")
    person.does(
        "add mixing '2026-10-30 19:00' 21:00 --track Tides",
        "add mixing '2026-11-16 19:00' 20:20 --track Tides --note 'a; b, c'",
        "add social '2026-11-18 23:30' '2026-11-19 00:30'",
        "start 'beat making' --track Undertow",
        "plan add fri studio 2 --at 19:00",
        "plan add sat caf 6",
        "plan add mon mixing 1 --week next",
    )
    return person


def names(text: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(text).walk("VEVENT")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ["Mixing", "Social media"]),
        ("--all", ["Mixing", "Mixing", "Social media"]),
        ("--month last", ["Mixing"]),
        ("--from today", ["Social media"]),
        ("--year --only studio", ["Mixing", "Mixing"]),
        ("--all --only soc", ["Social media"]),
        ("--all --track tid", ["Mixing", "Mixing"]),
        ("--plan --week", ["Studio", "Café shifts 6:00"]),
        ("--plan", ["Studio", "Café shifts 6:00", "Mixing 1:00"]),
        ("--plan --week next", ["Mixing 1:00"]),
        ("--plan --only studio", ["Studio", "Mixing 1:00"]),
        ("--plan --from fri --to tomorrow", ["Studio"]),
    ],
)
def test_a_calendar_is_given_what_is_meant(logged: Person, words: str, expected: list[str]) -> None:
    said = logged.types(f"export --ics {words}")
    assert (said.code, names(said.out)) == (0, expected)


def test_it_is_the_same_each_time_and_has_the_ends_of_lines_that_calendars_want(logged: Person) -> None:
    first = logged.types("export --ics --all").out
    logged.clock.set("2026-11-19 23:00")
    assert logged.types("export --ics --all").out == first
    assert first.count("\r\n") == first.count("\n") > 10


def test_what_still_runs_is_left_out_and_that_is_said(logged: Person) -> None:
    assert logged.types("export --ics").err == "Beat making still runs, so it is left out.\n"
    refuses(
        logged.types("export --ics --track under"),
        1,
        "Beat making still runs, and nothing else like that is logged",
    )
    logged.does("stop")
    said = logged.types("export --ics")
    assert said.err == ""
    # It took no time.
    assert names(said.out)[-1] == "Beat making"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("", 2, "say in which format: --csv, --json, --ics, --timeclock or --klog"),
        ("--ics --csv", 2, "--csv and --ics are two formats; choose one"),
        ("--json --klog", 2, "--json and --klog are two formats; choose one"),
        ("--csv --plan", 2, "--plan goes with --ics"),
        ("--csv --week 2026-W02", 1, "Nothing is logged from 2026-01-05 to 2026-01-11: nothing was written."),
        ("--ics --week 2026-W02", 1, "Nothing is logged from 2026-01-05 to 2026-01-11: nothing was written."),
        ("--ics --plan --year 2025", 1, "Nothing is planned from 2025-01-01"),
        ("--ics --all --only learning", 1, "Nothing like that is logged in any week: nothing was written."),
        ("--ics --from today --to yesterday", 2, "2026-11-18 comes before 2026-11-19."),
        ("--ics --from today --month", 2, "two ways to say it"),
        ("--ics --week soon", 2, "not a week"),
        ("--ics --only nope", 1, "No activity «nope»"),
        ("--ics --only ''", 1, "Say which activity. On the list: «Mixing», "),
        ("--ics --track ' '", 1, "Say which track: its name, or the beginning of it."),
        ("--ics --track nope", 1, "No track «nope»"),
        ("--ics --plan --track tides", 2, "a plan names no tracks"),
        ("--ics --force", 2, "--force needs --output"),
        ("--ics -o ''", 2, "--output needs FILE"),
        ("--ics last", 2, "one word too many"),
        ("--csv -o hours.json", 2, "--csv and FILE in .json are two formats; choose one."),
        ("--json -o hours.KLG", 2, "--json and FILE in .klg are two formats; choose one."),
        ("--csv -o hours.xlsx", 2, "no .xlsx is written here. FILE may end in .txt, .json, .csv, .ics, "),
        ("-o hours.html", 2, "no .html is written here."),
        ("-o hours.txt", 2, "say in which format"),
        ("-o hours.csv --plan", 2, "--plan goes with --ics"),
    ],
)
def test_what_makes_no_sense_or_is_not_there_is_one_line_and_nothing_written(
    logged: Person, tmp_path: Path, words: str, code: int, said: str
) -> None:
    path = tmp_path / "out"
    words = words.replace("-o hours", f"-o {tmp_path}/hours")
    with_file = words if "-o" in words or "--force" in words else f"{words} -o '{path}'"
    refuses(logged.types(f"export {with_file}"), code, said)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("days", ["--from 2026-11-20 --to 2026-11-22", "--week next", "--month 2027-01"])
def test_what_runs_is_on_none_of_the_days_to_come(logged: Person, form: str, days: str) -> None:
    said = logged.types(f"export --{form} {days}")
    if form == "json" and "2027" not in days:
        # Of a week that has such days its plan is there, and what has no end; no hours.
        found = [each for file in json.loads(said.out)["files"].values() for each in file.get("entries", [])]
        assert not any("end" in entry for entry in found)
    else:
        refuses(said, 1, "Nothing is logged from ", ": nothing was written.")


def test_what_was_begun_far_west_is_on_the_days_of_there_alone(logged: Person) -> None:
    logged.does("stop")
    log = logged.log("2026-W47")
    away = (
        '[[entries]]\nid = "away"\nactivity = "mixing"\nstart = 2026-11-19T12:00:00-11:00\nsource = "timer"\n'
    )
    log.write_text(log.read_text() + away)
    logged.clock.set("2026-11-20 09:00")
    assert ",away" not in logged.types("export --csv --from 2026-11-20 --to 2026-11-20").out
    rows = [*csv.DictReader(logged.types("export --csv --from 2026-11-19").out.splitlines())]
    assert [row["seconds"] for row in rows if row["id"] == "away"] == [str(9 * 3600)]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_takes_the_same_choices_and_refuses_the_same_nonsense(
    logged: Person, tmp_path: Path, form: str
) -> None:
    """In each of them two entries of music have ended, and a third one runs."""
    runs = form in ("csv", "json")
    for words, count in {
        "--only studio": 3 if runs else 2,
        "--only mixing": 2,
        "--track tid": 2,
        "--track tid --only soc": 0,
        "--only studio --month last": 1,
        "--month last": 1,
    }.items():
        days = "" if "--month" in words else "--all"
        said = logged.types(f"export --{form} {words} {days} -o '{tmp_path / words}'")
        if count:
            assert said.out.startswith(f"{count} entr"), (words, said)
        else:
            refuses(said, 1, "Nothing like that is logged in any week: nothing was written.")
    there = tmp_path / "there"
    there.write_text("before")
    for words, code, message in [
        ("--week 2026-W02", 1, "Nothing is logged from 2026-01-05 to 2026-01-11: nothing was written."),
        ("--from today --to yesterday", 2, "2026-11-18 comes before 2026-11-19."),
        ("--all --only nope", 1, "No activity «nope»"),
        ("--all --track nope", 1, "No track «nope»"),
        ("--all --ics --csv", 2, "are two formats; choose one"),
        (f"--all --output '{there}'", 1, "is there already: nothing was written. --force writes over it."),
    ]:
        before = {*tmp_path.iterdir()}
        out = "" if "--output" in words else f"-o '{tmp_path / 'out'}'"
        refuses(logged.types(f"export --{form} {words} {out}"), code, message)
        assert {*tmp_path.iterdir()} == before
    assert there.read_text() == "before"


def test_the_days_of_hledger_and_klog_are_cut_and_a_settled_part_of_what_runs_is_there(
    logged: Person,
) -> None:
    logged.clock.set("2026-11-20 01:00")
    assert logged.types("export --klog --from 2026-11-19 --to 2026-11-19").lines == [
        "2026-11-19",
        "    0:00 - 0:30 #social-media",
        '    22:00 - 0:00> #beat-making #track="Undertow"',
    ]
    said = logged.types("export --timeclock --from 2026-11-19 --to 2026-11-20")
    assert [line for line in said.lines if line[0] == "o"] == ["o 2026-11-19 00:30:00"]
    assert said.err == "Beat making still runs, so it is left out.\n"


def test_a_new_file_is_written_and_one_that_is_there_only_when_that_is_wanted(
    logged: Person, tmp_path: Path
) -> None:
    path = tmp_path / "hours.ics"
    said = logged.gives("export", "--ics", "--all", "-o", str(path))
    assert (said.code, said.out) == (0, f"3 entries in any week, in {path}.\n")
    assert names(path.read_text()) == ["Mixing", "Mixing", "Social media"]
    before = path.read_bytes()
    refuses(logged.gives("export", "--ics", "-o", str(path)), 1, "is there already", "--force")
    assert path.read_bytes() == before
    path.chmod(0o640)
    said = logged.gives("export", "--ics", "--plan", "-o", str(path), "--force")
    assert said.out == f"3 planned times from 2026-11-01 to 2026-11-30, in {path}.\n"
    assert names(path.read_text())[0] == "Studio"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.csv", "csv"), ("a.JSON", "json"), ("a.ics", "ics"), ("a.timeclock", "timeclock"), ("a.klg", "klog")],
)
def test_the_ending_of_a_file_says_its_format(logged: Person, tmp_path: Path, name: str, form: str) -> None:
    logged.does(
        "stop", f"export -o '{tmp_path / name}' --all", f"export --{form} --all -o '{tmp_path / 'b.txt'}'"
    )
    assert (tmp_path / name).read_bytes() == (tmp_path / "b.txt").read_bytes()
    # A number is a part of the name.
    logged.does(f"export --{form} --all -o '{tmp_path / 'hours.2026'}'")


def test_what_is_no_file_is_never_written_over(logged: Person, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        refuses(logged.gives("export", "--ics", "--force", "-o", str(path)), 1, "is there already")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("is_there", [False, True])
def test_a_full_disk_leaves_no_half_file(
    logged: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    path = tmp_path / "hours.ics"
    if is_there:
        path.write_text("before")

    def full(handle: int, content: bytes) -> None:
        os.write(handle, content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(new_file, "write_all", full)
    refuses(logged.gives("export", "--ics", "--force", "-o", str(path)), 3, "the disk is full")
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir() if "hours" in found.name] == (
        [("hours.ics", "before")] if is_there else []
    )


def test_a_reader_that_has_gone_is_no_fault(logged: Person) -> None:
    logged.does("stop")
    read, write = os.pipe()
    os.close(read)
    try:
        done = tracker("export", "--ics", "--all", stdout=write, stderr=subprocess.PIPE)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_spreadsheet_is_given_rows_that_add_up_to_what_the_log_shows(logged: Person) -> None:
    for days in ("--from 2026-11-19", "--week", "--from 2026-11-01", "--from 2026-10-01"):
        rows = list(csv.DictReader(io.StringIO(logged.types(f"export --csv {days}").out, newline="")))
        shown = logged.types(f"log {days} this" if days == "--week" else f"log {days}").lines
        minutes = sum(int(row["seconds"]) for row in rows) // 60
        total = next((line for line in shown if line.startswith("In all")), shown[0])
        assert total.split()[-1] == f"{minutes // 60}:{minutes % 60:02}"
    assert [(row["name"], row["standing"], row["track"]) for row in rows] == [
        ("Mixing", "music", "Tides"),
        ("Mixing", "music", "Tides"),
        ("Social media", "wasted", ""),
        ("Beat making", "music", "Undertow"),
    ]


def test_a_week_that_was_assessed_is_judged_by_its_own_ratings(logged: Person) -> None:
    with logged.log().open("a") as log:
        log.write("\n[assessment]\nassessed = 2026-11-19T21:00:00+01:00\nwasted_up_to = 1\n")
        log.write('[[assessment.ratings]]\nactivity = "social-media"\nkind = "leisure"\npriority = 2\n')
        log.write("enjoyment = 4\nsupports_goal = false\n")
    (row,) = csv.DictReader(io.StringIO(logged.types("export --csv --only social").out))
    assert row["standing"] == "necessary"


def test_a_log_that_cannot_be_read_is_named_and_the_rest_is_handed_on(logged: Person) -> None:
    logged.log().write_text("nonsense [")
    said = logged.types("export --ics --all")
    assert (said.code, names(said.out)) == (0, ["Mixing"])
    assert "2026-W47.toml" in said.err


def test_other_commands_load_no_format(person: Person) -> None:
    code = "import sys, tracker.cli.commands, tracker.cli.log; print('tracker.exchange' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "False\n"
