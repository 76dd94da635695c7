"""A real terminal, driven through tmux: keys go in, the screen comes out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

from tests.terminal.waiting import wait_until

TMUX = shutil.which("tmux")
TITLE_BEFORE = "before"
TERM = "screen-256color"


class Terminal:
    """One pane of a tmux server of its own, 80 columns by 24 lines unless said otherwise."""

    def __init__(self, width: int = 80, height: int = 24) -> None:
        self._size = (width, height)
        # A path of our own, and a short one: that of a socket must fit into about 100 bytes.
        self._folder = mkdtemp(prefix="tracker-")
        self._is_open = False

    # Life

    def open(self, argv: list[str], environ: dict[str, str], cwd: Path) -> None:
        """Start a program in the terminal; the environment is all that it gets."""
        assert not self._is_open, "a terminal is opened once; for the next program use run_next"
        width, height = self._size
        setup = ["set", "-g", "remain-on-exit", "on", ";", "set", "-g", "remain-on-exit-format", "", ";"]
        setup += ["set", "-g", "status", "off", ";"]
        setup += ["set", "-g", "default-terminal", TERM, ";", "set", "-sg", "escape-time", "0", ";"]
        size = ["-x", str(width), "-y", str(height)]
        self._is_open = True
        session = ["new-session", "-d", *size, *_started(argv, environ, cwd)]
        self.tmux("start-server", ";", *setup, *session)

    def run_next(self, argv: list[str], environ: dict[str, str], cwd: Path) -> None:
        """Start another program in the same terminal, once the one before has ended."""
        assert self.has_ended, "the program before has not ended"
        self.tmux("respawn-pane", *_started(argv, environ, cwd))

    def close(self) -> None:
        """End the server and whatever runs in it."""
        if self._is_open:
            subprocess.run(self._argv("kill-server"), capture_output=True, check=False)
            self._is_open = False
        shutil.rmtree(self._folder, ignore_errors=True)

    # In and out

    def press(self, *keys: str) -> None:
        """Press keys, by their tmux names: Space, Enter, Escape, Tab, Down, C-s, a."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-l", text)

    @property
    def screen(self) -> str:
        """What the screen shows."""
        return self.tmux("capture-pane", "-p")

    def wait_for(self, *texts: str, without: str = "") -> str:
        """The screen, once it shows all of the texts (and not the other one)."""

        def look() -> str:
            screen = self.screen
            return screen if all(t in screen for t in texts) and not (without and without in screen) else ""

        what = f"the screen shows {texts}" + (f" without {without!r}" if without else "")
        return wait_until(look, what, lambda: self.screen)

    # The process in it, and the state of the terminal

    def ask(self, wanted: str) -> str:
        """What tmux makes of a format such as ``#{pane_pid}``."""
        return self.tmux("display-message", "-p", wanted).strip()

    @property
    def pid(self) -> int:
        return int(self.ask("#{pane_pid}"))

    @property
    def title(self) -> str:
        return self.ask("#{pane_title}")

    @property
    def has_ended(self) -> bool:
        return self.ask("#{pane_dead}") == "1"

    def wait_for_end(self) -> int:
        """The exit code of the program, once it has ended; minus the signal where one ended it."""

        def look() -> str:
            if self.has_ended:
                # tmux may miss the signal that tells of a child's end; that of another child wakes it.
                self.tmux("run-shell", "true")
            return self.ask("#{pane_dead_status}") or self.ask("#{?pane_dead_signal,-#{pane_dead_signal},}")

        return int(wait_until(look, "the program ends", lambda: self.screen))

    @property
    def modes(self) -> dict[str, str]:
        """Which screen is shown, and whether the cursor is and the mouse is listened to."""
        alternate, cursor, mouse = self.ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}").split()
        return {"alternate": alternate, "cursor": cursor, "mouse": mouse}

    def tmux(self, *words: str) -> str:
        """Run a tmux command on this terminal's server; what it prints."""
        done = subprocess.run(self._argv(*words), capture_output=True, text=True, check=False)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def _argv(self, *words: str) -> list[str]:
        return [str(TMUX), "-S", f"{self._folder}/tmux", "-f", os.devnull, *words]


def _started(argv: list[str], environ: dict[str, str], cwd: Path) -> list[str]:
    """The words that have tmux run a program, and then give the pane a title to come back to."""
    variables = [f"{name}={text}" for name, text in {"TERM": TERM, **environ}.items()]
    return ["-c", str(cwd), "--", "env", "-i", *variables, *argv, ";", "select-pane", "-T", TITLE_BEFORE]
