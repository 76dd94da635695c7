"""Drive an installed tracker in a real terminal, as its user would in the first minute.

Takes the path of the program and an empty folder to start it from.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.terminal.driver import TITLE_BEFORE, Terminal
from tests.terminal.waiting import wait_until


def main() -> None:
    program, folder = sys.argv[1], Path(sys.argv[2])
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PS1": "ready> ",
        "TRACKER_DATA": str(folder / "data"),
        "TRACKER_STATE": str(folder / "state"),
        "TRACKER_CONFIG": str(folder / "config.toml"),
    }

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        argv = [program, *words]
        return subprocess.run(argv, env=environ, cwd=folder, capture_output=True, text=True, check=False)

    terminal = Terminal()
    try:
        terminal.open(["sh"], environ, folder)
        terminal.wait_for("ready>")
        terminal.type(f"{shlex.quote(program)}; echo code=$?")
        terminal.press("Enter")
        terminal.wait_for("Where do your week's hours go?", "8 ticked")
        terminal.press("Enter")
        terminal.wait_for("When does your day end?")
        terminal.press("Enter")
        terminal.wait_for("What is your goal")
        terminal.press("Enter")
        terminal.wait_for("Mixing", "space starts the marked one", without="What is your goal")
        terminal.press("Space")
        print(terminal.wait_for("▶ Mixing", without="Nothing is running"))
        status = run("status")
        assert status.returncode == 0, status
        assert "Mixing" in status.stdout, status
        terminal.press("q")
        terminal.wait_for("Mixing goes on", "code=0")
        wait_until(lambda: terminal.title == TITLE_BEFORE, "the title is back", lambda: terminal.title)
        assert terminal.modes == {"alternate": "0", "cursor": "1", "mouse": "0"}, terminal.modes
        print(terminal.screen.strip())
        assert run("stop").returncode == 0
        assert run("status").returncode == 1
    finally:
        terminal.close()


if __name__ == "__main__":
    main()
