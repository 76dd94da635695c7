"""The printed sheet of a week, asked for on any screen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.time.week import Week

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


def save_sheet_of(app: TrackerApp, week: Week) -> None:
    """Have the sheet of a week written to a file; the app says where it is."""

    def save(changes: Changes, now: datetime) -> Outcome:
        # Loaded when it is asked for: the first picture must not wait for it.
        from tracker.sheet.file import save_sheet

        return save_sheet(changes.record, week, now)

    app.change(save)
