"""The program in a real terminal: keys go in, the screen and the files are looked at."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.driver import TITLE_BEFORE, Terminal
from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.terminal

MIXING = ("mixing", "Mixing", "studio")
SOCIAL = ("social-media", "Social media", "leisure")


@pytest.fixture
def listed(program: Program) -> Program:
    """The program over a list of two activities."""
    program.write_list(MIXING, SOCIAL)
    return program


def open_app(terminal: Terminal, program: Program) -> None:
    """Start the app in a terminal and wait until it takes keys."""
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for("Quit")


def open_new_app(terminal: Terminal, program: Program) -> None:
    """Start the app on an empty folder and wait until it asks for a list."""
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for("Where do your week's hours go?", "8 ticked")


def start_with_space(terminal: Terminal, program: Program) -> None:
    """Start what the cursor is on, and wait until it is on record and on the screen."""
    terminal.press("Space")
    wait_until(program.entries, "an entry is on record", lambda: terminal.screen)
    terminal.wait_for("▶", without="Nothing is running")


def is_alive(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        os.kill(pid, 0)
        # One that has ended, and that nobody has asked after yet, is gone as well.
        return not re.search(r"\) [ZX] ", Path(f"/proc/{pid}/stat").read_text())
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()


def test_from_nothing_to_a_running_timer_by_keyboard_alone(terminal: Terminal, program: Program) -> None:
    open_new_app(terminal, program)
    terminal.press("Enter")
    terminal.wait_for("When does your day end?")
    terminal.press("4", "Enter")
    terminal.wait_for("What is your goal")
    terminal.type("Half my rent from mixing")
    terminal.press("Enter")
    wait_until((program.data / "activities.toml").exists, "the list is on disk", lambda: terminal.screen)
    terminal.wait_for("Beat making", "space starts the marked one")
    start_with_space(terminal, program)
    assert [entry["activity"] for entry in program.entries()] == ["mixing"]
    assert program.run_here("goal").stdout == "Half my rent from mixing\n"


def test_an_empty_folder_makes_nothing_until_an_activity_is_added_by_its_form_and_started(
    terminal: Terminal, program: Program
) -> None:
    open_new_app(terminal, program)
    terminal.press("Escape")
    terminal.wait_for("Nothing is running", "Press  b  to choose from a list")
    assert not program.data.exists()
    terminal.press("a")
    terminal.wait_for("Add an activity", "Name", "Kind")
    terminal.type("Beat making")
    terminal.wait_for("Beat making")
    terminal.press("C-s")
    terminal.wait_for("Beat making", "space", without="Add an activity")
    start_with_space(terminal, program)
    assert program.json("status")["name"] == "Beat making"


def test_a_timer_outlives_the_app_that_started_it(
    new_terminal: Callable[..., Terminal], listed: Program
) -> None:
    first = new_terminal()
    open_app(first, listed)
    start_with_space(first, listed)
    started = listed.entries()
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait_for_end() == -signal.SIGKILL

    status = listed.run("status")
    assert "Mixing" in status.stdout
    assert listed.entries() == started

    second = new_terminal()
    open_app(second, listed)
    second.wait_for("▶ Mixing", without="Nothing is running")


def test_what_commands_and_hands_change_shows_in_the_app(terminal: Terminal, listed: Program) -> None:
    listed.run_here("start", "mixing")
    open_app(terminal, listed)
    terminal.wait_for("▶ Mixing")
    listed.run("stop")
    terminal.wait_for("Nothing is running")
    listed.run("start", "social", "--note", "one more video")
    terminal.wait_for("▶ Social media")
    listed.run("undo")
    terminal.wait_for("Nothing is running", without="▶")
    # By hand: the list, and the log.
    listed.write_list(MIXING, ("social-media", "Doomscrolling", "leisure"))
    terminal.wait_for("Doomscrolling", without="Social media")
    listed.run("start", "mixing", "--note", "drums")
    terminal.wait_for("▶ Mixing")
    log = listed.logs[-1]
    edited = log.read_text("utf-8").replace('activity = "mixing"', 'activity = "social-media"')
    log.write_text(edited, "utf-8")
    terminal.wait_for("▶ Doomscrolling", without="▶ Mixing")


def test_no_text_of_the_user_reaches_the_terminal_as_a_command_to_it(
    terminal: Terminal, program: Program
) -> None:
    program.write_list(("evil", r"Ev\u001b]2;X\u0007[/b]", "leisure"))
    open_app(terminal, program)
    terminal.wait_for("[/b]")
    assert terminal.title == "tracker"
    start_with_space(terminal, program)
    terminal.wait_for("▶ Ev")
    wait_until(lambda: terminal.title.startswith("▶ Ev"), "the title names it", lambda: terminal.title)


@pytest.mark.parametrize(
    ("way", "code"),
    [
        ("q", 0),
        ("SIGTERM", 143),
        ("SIGHUP", 129),
        ("SIGINT", 130),
    ],
)
def test_leaving_gives_the_terminal_back_as_it_was(
    way: str, code: int, terminal: Terminal, listed: Program
) -> None:
    pid_file = listed.folder / "pid"
    terminal.open(["sh"], {**listed.environ, "PS1": "ready> "}, listed.folder)
    terminal.wait_for("ready>")
    app = shlex.join(["sh", "-c", f"echo $$ > {pid_file}; exec {shlex.join(listed.argv())}"])
    terminal.type(f"{app}; echo code=$?")
    terminal.press("Enter")
    terminal.wait_for("Quit", "Nothing is running")
    start_with_space(terminal, listed)
    wait_until(lambda: "Mixing" in terminal.title, "the title names the activity", lambda: terminal.title)
    on_record = listed.entries()

    if way == "q":
        terminal.press("q")
    else:
        os.kill(int(pid_file.read_text()), getattr(signal, way))

    screen = terminal.wait_for(f"code={code}")
    assert ("Mixing goes on" in screen) == (way == "q"), screen
    wait_until(lambda: terminal.title == TITLE_BEFORE, "the title is back", lambda: terminal.title)
    assert terminal.modes == {"alternate": "0", "cursor": "1", "mouse": "0"}
    terminal.type("echo typed")
    terminal.wait_for("echo typed")
    assert listed.entries() == on_record
    assert listed.json("status")["activity"] == "mixing"


def test_a_closed_pane_leaves_no_process_behind(terminal: Terminal, listed: Program) -> None:
    open_app(terminal, listed)
    start_with_space(terminal, listed)
    pid, on_record = terminal.pid, listed.entries()
    terminal.tmux("new-window", "-d", "cat")
    terminal.tmux("kill-pane")
    wait_until(lambda: not is_alive(pid), f"process {pid} ends", lambda: f"{pid} is still there")
    assert listed.entries() == on_record
    assert listed.json("status")["activity"] == "mixing"


def test_a_terminal_that_dies_leaves_no_process_behind(terminal: Terminal, listed: Program) -> None:
    open_app(terminal, listed)
    pid, server = terminal.pid, int(terminal.ask("#{pid}"))
    os.kill(server, signal.SIGKILL)
    wait_until(lambda: not is_alive(pid), f"process {pid} ends", lambda: f"{pid} is still there")


def test_without_a_terminal_the_app_says_so_in_one_line(listed: Program) -> None:
    done = listed.run(code=2)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


def test_every_size_shows_the_activities_and_the_keys(
    new_terminal: Callable[..., Terminal], listed: Program
) -> None:
    terminal = new_terminal(132, 43)
    open_app(terminal, listed)
    for width, height in ((132, 43), (200, 60), (80, 24)):
        terminal.tmux("resize-window", "-x", f"{width}", "-y", f"{height}")
        # As wide as it has become: the date stands on the right.
        wait_until(
            lambda width=width: len(terminal.screen.splitlines()[0].rstrip()) in (width - 1, width),
            f"it is {width} wide",
            lambda: terminal.screen,
        )
        screen = terminal.wait_for("Mixing", "Social media", "Quit")
        assert max(len(line) for line in screen.splitlines()) <= width
        assert len(screen.splitlines()) == height


def test_where_no_colour_is_wanted_none_is_sent(terminal: Terminal, listed: Program) -> None:
    listed.environ["NO_COLOR"] = "1"
    open_app(terminal, listed)
    start_with_space(terminal, listed)
    with_codes = terminal.tmux("capture-pane", "-p", "-e")
    assert re.findall(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m", with_codes) == []


def test_a_command_prints_the_same_with_and_without_a_terminal(terminal: Terminal, listed: Program) -> None:
    listed.run_here("start", "mixing")
    shown = ["status", "--format", "{name} of {kind}"]
    terminal.open(listed.argv(*shown), listed.environ, listed.folder)
    assert terminal.wait_for_end() == 0
    assert terminal.screen.strip() == listed.run(*shown).stdout.strip() == "Mixing of studio"


def test_a_reader_that_has_seen_enough_is_no_error(listed: Program) -> None:
    listed.run_here("start", "mixing")
    command = shlex.join(listed.argv("log"))
    done = subprocess.run(
        ["sh", "-c", f"{command} | true"],
        env=listed.environ,
        cwd=listed.folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_one_key_gives_the_terminal_to_the_shell_and_fg_brings_the_app_back_whole(
    listed: Program, terminal: Terminal
) -> None:
    terminal.open(["sh", "-i"], {**listed.environ, "PS1": "shell: "}, listed.folder)
    terminal.wait_for("shell:")
    terminal.type(shlex.join(listed.argv()) + "\n")
    # More may come into the first picture, so it is not compared as a whole.
    terminal.wait_for("In all", "Quit")
    # From the week, and from a form that lies over it.
    for stops, (way, shown) in enumerate(
        (("", ("STUDIO", "Mixing", "In all", "Quit")), ("a", ("Add an activity", "Save", "Back"))), start=1
    ):
        if way:
            terminal.press(way)
            terminal.wait_for(*shown)
        terminal.press("C-z")
        # Said by the shell, and so after the last key that the app could have read.
        wait_until(
            lambda stops=stops: terminal.screen.count("Stopped") == stops, "it stops", lambda: terminal.screen
        )
        assert terminal.modes["alternate"] == "0"
        terminal.type(f"echo here is the shell{way}\n")
        terminal.wait_for(f"\nhere is the shell{way}\n")
        terminal.type("fg\n")
        terminal.wait_for(*shown, without="here is the shell")
        assert terminal.modes["alternate"] == "1"
    terminal.press("Escape")
    terminal.wait_for("Quit")
    terminal.press("q")
    terminal.wait_for("shell:", without="Social media")


def test_without_a_shell_the_app_stays_and_paints_anew_what_others_have_written_over(
    listed: Program, terminal: Terminal
) -> None:
    open_app(terminal, listed)
    tty = Path(terminal.ask("#{pane_tty}"))

    def is_scribbled_over() -> bool:
        # The app may be painting still.
        tty.write_text("\x1b[2J\x1b[5;5Hscribbled over")
        return "scribbled over" in terminal.screen and "Social media" not in terminal.screen

    wait_until(is_scribbled_over, "it is scribbled over", lambda: terminal.screen)
    terminal.press("C-l")
    # Its first line, every row and its last line; hints may come and go meanwhile.
    terminal.wait_for("Nothing is running", "Mixing", "Social media", "In all", "Quit", without="scribbled")
    terminal.press("C-z")
    terminal.wait_for("No shell could bring the app back here")
    start_with_space(terminal, listed)
