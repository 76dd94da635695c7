"""What docs/ says can be copied as it stands."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.exchange.rebuilding import rebuilt
from tests.terminal.driver import TMUX
from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

DOCS = Path(__file__).parent.parent / "docs"
HOSTILE = "%{A1:touch gotcha:} <b> #(touch gotcha)"


def block(page: str, language: str, number: int = 0) -> str:
    """A block of a language on a page, counted from 0."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.S | re.M)
    assert number < len(found), f"{page} has no block {number} of {language}"
    text: str = found[number]
    return text


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program with ``tracker`` on its path, and a list of three."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "tracker"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m tracker "$@"\n')
    script.chmod(0o755)
    program = Program(tmp_path)
    program.environ["PATH"] = f"{folder}:{program.environ['PATH']}"
    for name in ("Mixing", HOSTILE):
        program.run("activity", "add", name, "--kind", "studio")
    return program


def shows(program: Program, command: str) -> str:
    """What a bar shows: the output of a command that it runs in a shell."""
    done = subprocess.run(
        ["sh", "-c", command],
        env=program.environ,
        cwd=program.folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_the_record_in_json_is_read_by_the_rules_beside_it():
    files, damaged = rebuilt(block("export.md", "json"))
    (entry,) = files["weeks/2026-W47.toml"]["entries"]
    assert (entry["start"].tzname(), damaged) == ("UTC+01:00", {})


def test_waybar_runs_what_the_recipe_says(program):
    module = json.loads(block("status-bars.md", "json"))["custom/tracker"]
    assert shows(program, module["exec"]) == ""
    program.run("start", "mixing")
    assert shows(program, module["exec"]) == "Mixing 0:00"
    assert module["escape"] is True
    shows(program, module["on-click"])
    assert shows(program, module["exec"]) == ""


def test_polybar_runs_what_the_recipe_says_and_takes_no_commands_from_names(program):
    config = configparser.ConfigParser(interpolation=None)
    config.read_string(block("status-bars.md", "ini"))
    module = config["module/tracker"]
    assert shows(program, module["exec"]) == ""
    program.run("start", "mixing")
    assert shows(program, module["exec"]) == "Mixing 0:00"
    program.run("start", HOSTILE)
    assert "%{" not in shows(program, module["exec"])
    assert "touch gotcha" in shows(program, module["exec"])


def test_starship_runs_what_the_recipe_says(program):
    module = tomllib.loads(block("status-bars.md", "toml"))["custom"]["tracker"]
    program.run("start", "mixing")
    assert shows(program, module["command"]) == "Mixing 0:00"
    assert shows(program, f"{module['when']} >/dev/null && echo shown") == "shown"
    program.run("stop")
    assert shows(program, f"{module['when']} >/dev/null || echo hidden") == "hidden"


@pytest.mark.terminal
@pytest.mark.skipif(TMUX is None, reason="tmux is not installed")
def test_tmux_shows_the_timer_and_runs_nothing_from_a_name(program, tmp_path):
    program.run("start", "mixing")
    config = tmp_path / "tmux.conf"
    config.write_text(block("status-bars.md", "tmux").replace("status-interval 15", "status-interval 1"))
    socket = tmp_path / "s"
    # One tmux shows its status line in a pane of another, where it can be read.
    inner = f"tmux -S {socket}-i -f {config} new-session 'exec sleep 1000'"

    def tmux(server: str, *words: str) -> str:
        argv = ["tmux", "-S", f"{socket}-{server}", "-f", "/dev/null", *words]
        done = subprocess.run(argv, env=program.environ, capture_output=True, text=True, check=True)
        return done.stdout

    def last_line() -> str:
        return tmux("o", "capture-pane", "-p").rstrip("\n").rpartition("\n")[2]

    try:
        tmux("o", "new-session", "-d", "-x", "120", "-y", "20", f"env -u TMUX {inner}")
        wait_until(lambda: "▶ Mixing 0:00" in last_line(), "the status line shows the timer", last_line)
        program.run("start", HOSTILE)
        wait_until(lambda: "A1" in last_line(), "the status line shows the other name", last_line)
        assert not (tmp_path / "gotcha").exists()
    finally:
        for server in ("i", "o"):
            kill = ["tmux", "-S", f"{socket}-{server}", "kill-server"]
            subprocess.run(kill, capture_output=True, check=False)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_that_loads_completion_is_the_one_that_the_command_names(program, shell):
    line = block("completion.md", shell).strip()
    assert line in program.run("completion", shell).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_that_loads_completion_is_understood_by_the_shell(program, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    before = "autoload -U compinit; compinit -u -D; " if shell == "zsh" else ""
    done = subprocess.run(
        [shell, "-c", before + block("completion.md", shell)],
        env=program.environ,
        cwd=program.folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_place_that_the_architecture_names_is_there() -> None:
    root, page = DOCS.parent, (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = {name for name in re.findall(r"`([a-z_./]+(?:/|\.py))`", page) if "*" not in name}
    assert len(named) > 30
    inside = [folder for folder in (root / "tracker").rglob("*") if folder.is_dir()]
    # What is still to come is told as such.
    missing = [
        name
        for name in named
        if not any((place / name).exists() for place in (root, root / "tracker", *inside))
    ]
    assert {*missing} <= {"tracker/exchange/"}


def test_every_contract_that_the_architecture_names_is_one() -> None:
    page = " ".join((DOCS / "architecture.md").read_text(encoding="utf-8").split())
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    named = set(re.findall(r"«([a-z][^»]+)»", page))
    assert named
    assert named <= {contract["name"] for contract in project["tool"]["importlinter"]["contracts"]}
