"""Makes the pictures of reports in docs/ from what the command writes over a demo of more than a year."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from tests.ui.driving import HandClock
from tracker.__main__ import main
from tracker.demo.folder import demo_folders
from tracker.storage.folders import Folders

WEEKS, COLUMNS = 60, 100
CHART = ("report", "--all", "--only", "studio", "--by", "month", "--chart")
YEAR = ("report", "--from", "2025-11-20", "--html")
_FIGURE = re.compile(
    r"<h2>([^<]+)</h2>\s*(?:<p.*?</p>\s*)?<svg viewBox=\"0 0 (\d+) (\d+)\"[^>]*>(.*?)</svg></figure>", re.S
)
_SHOWN = ("In the studio, day by day", "Wasted, day by day")
_MARGIN, _HEAD = 12, 22


class _Terminal(io.TextIOWrapper):
    def fileno(self) -> int:
        return 1


def take_reports(folder: Path, now: datetime) -> None:
    """Save a chart as a terminal shows it, and the fields of days of a page."""
    clock = HandClock(now)
    with demo_folders(clock.now(), clock.zone, weeks=WEEKS) as folders:
        chart, page = (_said(words, clock, folders) for words in (CHART, YEAR))
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), highlight=False)
    console.print(Text(f"$ tracker {' '.join(CHART)}\n{chart.rstrip()}"))
    picture = console.export_svg(title="tracker", theme=DIMMED_MONOKAI, unique_id="report")
    (folder / "report.svg").write_text(picture, "utf-8")
    (folder / "year.svg").write_text(_fields(page), "utf-8")


def _said(words: Sequence[str], clock: HandClock, folders: Folders) -> str:
    """What a command writes on a terminal."""
    environ = {"DATA": folders.data, "STATE": folders.state, "CONFIG": folders.config}
    terminal = _Terminal(io.BytesIO(), "utf-8")
    with (
        patch.dict(os.environ, {f"TRACKER_{name}": path for name, path in environ.items()}),
        patch.object(os, "get_terminal_size", lambda _: os.terminal_size((COLUMNS, 40))),
        patch.object(sys, "stdout", terminal),
    ):
        assert main([*words], clock) == 0
        terminal.flush()
    return terminal.buffer.getvalue().decode()


def _fields(page: str) -> str:
    """The fields of days of a page, one below the other, in its colours: light or dark as is wanted."""
    style = page.partition("<style>")[2].partition("</style>")[0]
    y, shapes = _MARGIN, []
    figures = {title: found for title, *found in _FIGURE.findall(page)}
    for title in _SHOWN:
        width, height, inner = figures[title]
        shapes.append(f'<text class="title" x="{_MARGIN}" y="{y + 12}">{title}</text>')
        shapes.append(f'<svg x="{_MARGIN}" y="{y + _HEAD}" width="{width}" height="{height}">{inner}</svg>')
        y += _HEAD + int(height) + _MARGIN
    room = int(width) + 2 * _MARGIN
    own = "svg text.title { fill: var(--ink); font-size: 13px; font-weight: bold; }"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room} {y}" width="{room}" height="{y}">'
    paper = f'<rect width="{room}" height="{y}" style="fill: var(--paper)"/>'
    return "\n".join((head, f"<style>{style}{own}</style>", paper, *shapes, "</svg>")) + "\n"
