"""The program as a person has it: a process of its own over a data folder of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import tracker
from tracker.__main__ import main

WHERE_IT_IS = str(Path(tracker.__file__).resolve().parent.parent)
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
"""A zone that needs no time zone database."""


class Program:
    """``python -m tracker`` of this Python, with an environment that nothing of the machine leaks into."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.state = folder / "state"
        self.environ = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TZ": BERLIN,
            "PYTHONPATH": WHERE_IT_IS,
            "PYTHONDONTWRITEBYTECODE": "1",
            # What the next version of Python will have taken away is told by this one.
            "PYTHONWARNINGS": "error::DeprecationWarning",
            "TRACKER_DATA": str(self.data),
            "TRACKER_STATE": str(self.state),
            "TRACKER_CONFIG": str(folder / "config.toml"),
            **environ,
        }

    def argv(self, *words: str) -> list[str]:
        """What starts the program with these words."""
        return [sys.executable, "-m", "tracker", *words]

    def run(self, *words: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run a command, without a terminal, and expect an exit code (None: whichever)."""
        done = subprocess.run(
            self.argv(*words),
            env=self.environ,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert code is None or done.returncode == code, (words, done)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def run_here(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command within this process, which takes a tenth of the time, and expect it to succeed."""
        out, err = io.StringIO(), io.StringIO()
        with patch.dict(os.environ, self.environ), redirect_stdout(out), redirect_stderr(err):
            code = main([*words])
        time.tzset()
        assert code == 0, (words, err.getvalue())
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())

    def json(self, *words: str) -> dict[str, Any]:
        """What a command answers with ``--json``."""
        answer: dict[str, Any] = json.loads(self.run(*words, "--json", code=None).stdout)
        return answer

    # The files, as they are

    @property
    def logs(self) -> list[Path]:
        """The logs there are, oldest first."""
        return sorted((self.data / "weeks").glob("[0-9]*.toml"))

    def entries(self) -> list[dict[str, Any]]:
        """The entries of all logs, as a TOML reader finds them in the files at this moment."""
        return [
            entry for log in self.logs for entry in tomllib.loads(log.read_text("utf-8")).get("entries", [])
        ]

    def write_list(self, *activities: tuple[str, str, str], day_start: str = "00:00:00") -> None:
        """Write the list by hand: key, name and kind of each."""
        blocks = [f"format = 1\nday_start = {day_start}\n"]
        blocks += [
            f'\n[[activities]]\nkey = "{key}"\nname = "{name}"\nkind = "{kind}"\n'
            for key, name, kind in activities
        ]
        self._write(self.data / "activities.toml", "".join(blocks))

    def write_log(self, week: str, *entries: tuple[str, str, datetime, datetime | None]) -> Path:
        """Write a log by hand: id, activity, start and end of each entry."""
        blocks = [f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n']
        for name, activity, start, end in entries:
            blocks.append(
                f'\n[[entries]]\nid = "{name}"\nactivity = "{activity}"\nstart = {start.isoformat()}\n'
            )
            blocks.append(f"end = {end.isoformat()}\n" if end else "")
            blocks.append('source = "timer"\n')
        log = self.data / "weeks" / f"{week}.toml"
        self._write(log, "".join(blocks))
        return log

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
