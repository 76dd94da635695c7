"""What holds for every test."""

from __future__ import annotations

import pytest
from hypothesis import settings

# How long an example takes says something about the machine, and nothing about the code.
settings.register_profile("tracker", deadline=None)
settings.load_profile("tracker")


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
