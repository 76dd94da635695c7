"""Whole processes: what they load, and streams that end early or know few letters."""

from __future__ import annotations

import fcntl
import gc
import os
import subprocess
import sys
import termios
from array import array
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.person import Person
from tests.terminal.waiting import wait_until

ROOT = Path(__file__).parents[2]


def tracker(*words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, on the real clock."""
    options = more.pop("options", [])
    return subprocess.run(
        [sys.executable, *options, "-m", "tracker", *words],  # type: ignore[misc]
        capture_output="stdout" not in more,
        check=False,
        cwd=ROOT,
        **more,  # type: ignore[arg-type]
    )


def with_encoding(name: str) -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": name, "PYTHONUTF8": "0"}


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["status", "--json"],
        ["start", "mixing"],
        ["stop"],
        ["resume"],
        ["add", "mixing", "-2h", "-1h"],
        ["week"],
        ["log"],
        ["activities"],
        ["check"],
        ["sheet"],
        ["sheet", "--format", "html"],
        ["export", "--ics", "--plan"],
        ["--help"],
    ],
)
def test_commands_load_neither_textual_nor_rich_nor_asyncio(person: Person, words: list[str]) -> None:
    loaded = tracker(*words, options=["-X", "importtime"]).stderr.decode()
    names = {line.rpartition("|")[2].strip().partition(".")[0] for line in loaded.splitlines()}
    assert "tracker" in names
    assert not names & {"textual", "rich", "asyncio"}


@pytest.mark.parametrize("words", [["status"], ["start", "mixing"], ["stop"], ["week"]])
def test_fast_commands_load_nothing_slow(person: Person, words: list[str]) -> None:
    loaded = tracker(*words, options=["-X", "importtime"]).stderr.decode()
    names = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    slow = {
        "argparse",
        "dataclasses",
        "inspect",
        "logging",
        "pathlib",
        "platformdirs",
        "shutil",
        "tomllib",
        "tomlkit",
    }
    assert not names & slow


def test_status_loads_no_regular_expressions(person: Person) -> None:
    loaded = tracker("status", options=["-X", "importtime"]).stderr.decode()
    names = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    assert not names & {"json", "re", "enum"}


def test_a_status_loads_no_library_that_python_has_not_loaded_for_itself(person: Person) -> None:
    # As an installed script: ``-m`` alone loads some of these.
    code = "import sys; from tracker.__main__ import main; main(['status']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "tracker.cli.status" in done.stdout.split()
    assert not {*done.stdout.split()} & {"collections", "functools", "types", "warnings", "importlib"}


def test_neither_a_command_nor_what_makes_the_first_picture_looks_for_garbage(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []

    def function(*_: object) -> int:
        looks.append(gc.isenabled())
        return 0

    monkeypatch.setattr("tracker.cli.status.status", function)
    monkeypatch.setattr("tracker.__main__._is_terminal", lambda stream: True)
    monkeypatch.setattr("tracker.ui.run_app", lambda *given, **named: (function(), ""))
    person.types("status")
    person.types("")
    assert looks == [False, False]
    assert gc.isenabled()


def test_a_status_of_nothing_loads_no_report_and_nothing_for_what_is_lost(person: Person) -> None:
    person.does("start mixing", "stop")
    loaded = tracker("status", options=["-X", "importtime"]).stderr.decode()
    names = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    left_out = {"tracker.domain.week.week_report", "tracker.domain.week.tally", "tracker.storage.lost_record"}
    assert all(map(find_spec, left_out))
    assert not names & left_out


def test_a_change_lists_each_folder_once_to_sweep_it(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.does("start mixing")
    listed: Counter[str] = Counter()
    real = os.listdir

    def counting(folder: str) -> list[str]:
        listed[Path(folder).name] += 1
        return real(folder)

    monkeypatch.setattr(os, "listdir", counting)
    person.does("start social")
    # Looked at before, in the change, and before it is written; and swept.
    assert (listed["data"], listed["weeks"]) == (1, 4)


def test_a_start_loads_nothing_that_shows_a_week(person: Person) -> None:
    loaded = tracker("start", "mixing", options=["-X", "importtime"]).stderr.decode()
    names = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    shown = ("week.week_report", "week.session", "week.meaningless_keys", "week.assessment")
    left_out = {f"tracker.domain.{name}" for name in shown}
    left_out |= {"tracker.reading.left_out", "tracker.reading.file_advice", "tracker.cli.commands"}
    assert all(map(find_spec, left_out))
    assert not names & left_out


def test_a_status_takes_the_settings_apart_once(person: Person, tmp_path: Path) -> None:
    config = tmp_path / "own.toml"
    config.write_text('columns = ["total"]\n')
    environ = {**os.environ, "TRACKER_CONFIG": str(config)}
    first, again = (
        tracker("status", options=["-X", "importtime"], env=environ).stderr.decode() for _ in range(2)
    )
    assert "tomllib" in first
    assert "tomllib" not in again
    assert "tracker.settings.keys" not in again


def test_a_reader_that_has_seen_enough_is_no_error(person: Person) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = tracker("--help", stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_output_is_no_traceback(person: Person) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m tracker activities 2>&1 >&-"],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert b"Traceback" not in done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_cannot_be_written_is_one_line(person: Person) -> None:
    with Path("/dev/full").open("wb") as full:
        done = tracker("activities", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 3
    assert done.stderr == b"tracker: no space left on device.\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", ["export --json", "export --csv --all", "log --week 2026-W47 --json"])
def test_an_output_that_takes_only_a_part_is_one_line(
    person: Person, tmp_path: Path, words: str, unbuffered: str
) -> None:
    person.does(f"add mixing 10:00 11:00 --note {'x' * 2000}")
    # In the blocks of 512 bytes that POSIX has for it.
    line = f"ulimit -f 2; exec {sys.executable} -m tracker {words} --data {person.data}"
    with (tmp_path / "part").open("wb") as part:
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            stdout=part,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
            cwd=ROOT,
        )
    assert (done.returncode, done.stderr) == (3, b"tracker: file too large.\n")


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="needs a pipe of a known size")
def test_an_output_that_another_program_made_not_wait_is_waited_for_and_gets_all(person: Person) -> None:
    for hour in (10, 11, 12):
        person.does(f"add mixing {hour}:00 {hour}:30 --note {'x' * 2000}")
    whole = tracker("export", "--json").stdout
    reading, writing = os.pipe()
    size = fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.set_blocking(writing, False)
    argv = [sys.executable, "-m", "tracker", "export", "--json"]
    unbuffered = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(argv, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, env=unbuffered) as process:
        os.close(writing)

        def is_full() -> bool:
            return array("i", fcntl.ioctl(reading, termios.FIONREAD, b"\0\0\0\0"))[0] == size

        wait_until(is_full, "no more goes into the pipe")
        with os.fdopen(reading, "rb") as pipe:
            assert pipe.read() == whole
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_terminal_that_knows_ascii_alone_gets_stand_ins_of_the_same_width(person: Person) -> None:
    plain = tracker("week", env=with_encoding("ascii"))
    whole = tracker("week", env=with_encoding("utf-8"))
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"  Cafe shifts      .     .     ." in plain.stdout
    assert [len(line) for line in plain.stdout.splitlines()] == [
        len(line) for line in whole.stdout.decode().splitlines()
    ]


def test_errors_too_can_be_written_in_latin_1(person: Person) -> None:
    done = tracker("start", "音楽", env=with_encoding("latin-1"))
    assert done.returncode == 1
    assert done.stderr.decode("latin-1").startswith("No activity «????».")


def test_bytes_that_are_no_text_are_inert(person: Person) -> None:
    done = tracker("start", os.fsdecode(b"\xff\x1b[31m"))
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_json_is_the_same_in_every_encoding(person: Person) -> None:
    outs = {tracker("activities", "--json", env=with_encoding(name)).stdout for name in ("ascii", "utf-8")}
    assert len(outs) == 1


def test_changes_are_undone_by_another_process(person: Person) -> None:
    assert tracker("start", "mixing").returncode == 0
    assert tracker("undo").stdout.decode().splitlines() == ["Undid «start Mixing».", "Nothing is running."]
    assert tracker("redo").returncode == 0
    assert tracker("status").returncode == 0


@pytest.mark.parametrize("is_watched", [False, True])
def test_a_command_leaves_at_once_but_whoever_watches_it_from_inside_is_heard(
    person: Person, is_watched: bool
) -> None:
    lines = ["import atexit, sys", "atexit.register(print, 'heard')", "sys.argv[1:] = ['status']"]
    lines += ["import threading"] * is_watched
    lines += ["from tracker.__main__ import main", "sys.exit(main())"]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, cwd=ROOT, check=False
    )
    said = ["Nothing is running.", *["heard"] * is_watched]
    assert (done.returncode, done.stdout.decode().splitlines()) == (1, said)


@pytest.mark.parametrize("module", ["cProfile", "profile"])
def test_whoever_measures_a_command_is_given_the_measures(
    person: Person, tmp_path: Path, module: str
) -> None:
    measures, begin = tmp_path / "measures", tmp_path / "begin.py"
    begin.write_text("import sys\nfrom tracker.__main__ import main\nsys.exit(main())\n")
    words = [sys.executable, "-m", module, "-o", str(measures), str(begin), "status"]
    done = subprocess.run(
        words, capture_output=True, cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert b"Nothing is running." in done.stdout
    assert measures.stat().st_size
