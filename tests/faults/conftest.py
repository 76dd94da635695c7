from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import new_terminal, terminal
from tests.terminal.program import Program

__all__ = ["new_terminal", "program", "pytest_terminal_summary", "terminal"]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program over an empty folder."""
    return Program(tmp_path)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many faults there were: a loop that made none would pass as well."""
    totals: dict[str, int] = {}
    for report in terminalreporter.stats.get("passed", []):
        for name, number in report.user_properties:
            if name.startswith("faults: "):
                totals[name] = totals.get(name, 0) + number
    for name in sorted(totals):
        terminalreporter.write_line(f"{name} {totals[name]}")
