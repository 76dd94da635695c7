"""What is kept is for its owner, and nothing leaves the machine."""

from __future__ import annotations

import re
import stat
import subprocess

import pytest

from tests.faults.injection import strace
from tests.terminal.driver import Terminal
from tests.terminal.program import Program

pytestmark = pytest.mark.faults


def modes(program: Program) -> dict[str, str]:
    """The mode of each file and folder of data and state."""
    found = {}
    for top in (program.data, program.state):
        for path in [top, *top.rglob("*")]:
            found[str(path.relative_to(program.folder))] = oct(stat.S_IMODE(path.stat().st_mode))
    return found


@pytest.mark.terminal
def test_whatever_the_program_makes_is_for_its_owner_only(program: Program, terminal: Terminal) -> None:
    program.environ["TRACKER_DATA"] = str(program.data / "deep" / "down")
    for words in (["add", "Mixing", "--kind", "studio"], ["add", "Phone", "--kind", "leisure"]):
        program.run("activity", *words)
    # A careless umask gives everybody everything that a program does not take care of.
    terminal.open(["sh", "-c", f"umask 0; exec {' '.join(program.argv())}"], program.environ, program.folder)
    terminal.wait_for("Quit", "Mixing")
    terminal.press("1")
    terminal.wait_for("▶ Mixing")
    program.run("start", "phone")
    program.run("undo")
    program.run("week")
    terminal.wait_for("▶ Mixing")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    found = modes(program)
    assert any("journal" in name for name in found)
    assert any("backups" in name for name in found)
    assert {name: mode for name, mode in found.items() if mode not in ("0o700", "0o600")} == {}


@pytest.mark.terminal
def test_neither_a_command_nor_the_app_speaks_to_the_network(program: Program, terminal: Terminal) -> None:
    program.write_list(("mixing", "Mixing", "studio"))
    report = program.folder / "strace"
    tracing = [strace(), "-f", "-A", "-o", str(report), "-e", "trace=%network"]
    for words in (["start", "mixing"], ["status"], ["week"], ["check"], ["--help"]):
        subprocess.run(
            [*tracing, *program.argv(*words)], env=program.environ, check=True, capture_output=True
        )
    terminal.open([*tracing, *program.argv()], program.environ, program.folder)
    terminal.wait_for("▶ Mixing", "Quit")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    told = report.read_text("utf-8", "replace")
    # asyncio wakes itself up by a pair of sockets without a name.
    assert "socketpair(AF_UNIX" in told
    assert re.findall(r"\b(?:socket|connect|bind)\(.*|\bAF_(?!UNIX)\w+", told) == []
