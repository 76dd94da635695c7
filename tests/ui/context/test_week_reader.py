"""Which files are looked at each second, so that a hand edit is seen at once."""

from __future__ import annotations

from pathlib import Path

from tracker.domain.away.questions import Limits
from tracker.domain.time.week import Week
from tracker.domain.week.week_report import closed_part
from tracker.settings.reminders import Reminders
from tracker.ui.context.week_reader import Snapshot, WeekReader


def test_what_runs_is_looked_at_each_second_while_a_week_of_long_ago_is_shown(listed, folders, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    first = listed.record.week(None, clock.now())
    reader = WeekReader(listed, clock, Limits, Reminders, Snapshot(first, closed_part(first)))
    long_ago = Week(2026, 20)
    stamps = reader.look(long_ago, clock.now()).stamps
    assert not any(reader.has_changed(long_ago, stamps) for _ in range(2))
    # In its place, as some editors save: the folder stays as it was.
    log = Path(folders.log(first.week))
    log.write_text(log.read_text("utf-8").replace('"mixing"', '"cooking"'), "utf-8")
    # Of two in a row one at least looks at what is near alone.
    assert all(reader.has_changed(long_ago, stamps) for _ in range(2))
