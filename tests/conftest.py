"""What holds for every test."""

from __future__ import annotations

import compileall
import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import tracker
from tests.examples import some

# How long an example takes says something about the machine, and nothing about the code.
settings.register_profile("tracker", deadline=None, max_examples=some(100))
settings.load_profile("tracker")

# A folder in memory: a hundred thousand small files are made, and what a disk does with them is not asked.
IN_MEMORY = "/dev/shm"


@pytest.fixture(autouse=True, scope="session")
def _stylesheets_are_parsed_once() -> Iterator[None]:
    """Keep what Textual makes of a stylesheet over all apps of a process: a third of what their starts cost.

    It keeps the same for itself within one app, by the same key; only the variables come to it.
    """
    from textual.css.model import RuleSet
    from textual.css.stylesheet import Stylesheet

    parsed: dict[object, Any] = {}
    parse = Stylesheet._parse_rules

    def parse_once(sheet: Stylesheet, css: str, read_from: Any, *how: Any, **named: Any) -> Any:
        variables = tuple(sheet._variables.items())
        key = (variables, css, read_from, how, tuple(named.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, css, read_from, *how, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        # What its own in Python answers, which is asked a thousand times for each widget.
        patch.setattr(RuleSet, "__hash__", object.__hash__)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_disk_is_waited_for() -> Iterator[None]:
    """What a power cut leaves is seen in programs of their own; here to sync takes longer than the rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


def pytest_configure(config: pytest.Config) -> None:
    """Make ready, once, what the processes of all tests use."""
    if hasattr(config, "workerinput"):
        return
    # Where nothing may be kept each process of a test would do it again.
    compileall.compile_dir(str(Path(tracker.__file__).parent), quiet=1)
    if "TMPDIR" not in os.environ and _has_room_for_tests(IN_MEMORY):
        os.environ["TMPDIR"], tempfile.tempdir = IN_MEMORY, None


def _has_room_for_tests(folder: str) -> bool:
    """Whether there is such a folder that takes the files of all tests, programs among them."""
    try:
        there = os.statvfs(folder)
    except OSError:
        return False
    is_usable = os.access(folder, os.W_OK | os.X_OK) and not there.f_flag & os.ST_NOEXEC
    return is_usable and there.f_bavail * there.f_frsize > 2**30


def pytest_collection() -> None:
    """Look for no garbage while all that is imported stays."""
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones: at the end all others would wait for them."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """Take what was imported for good out of what is looked through for garbage, and look less often.

    An app makes so many objects at its start that looking is a sixth of what a test of a screen costs.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many faults there were: a loop that made none, and tests that were skipped, pass as well."""
    stats, totals = terminalreporter.stats, dict[str, int]()
    for report in stats.get("passed", []):
        for name, number in report.user_properties:
            if name.startswith("faults: "):
                totals[name] = totals.get(name, 0) + number
    for outcome in ("passed", "failed", "skipped"):
        number = sum("faults" in report.keywords for report in stats.get(outcome, []))
        if number:
            totals[f"faults: tests {outcome}"] = number
    for name in sorted(totals):
        terminalreporter.write_line(f"{name} {totals[name]}")
