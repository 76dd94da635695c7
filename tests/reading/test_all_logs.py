"""Wherever entries stand, and by whatever offset they were recorded, each second of them counts once."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.desk import MIXING, Desk
from tests.domain.recorded import Recorded, day_starts, records
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.time.week import Week
from tracker.domain.time.zone import wall_time
from tracker.domain.week.week_report import week_report


def entry_text(entry: Entry) -> str:
    lines = ["", "[[entries]]", f'id = "{entry.id}"', f'activity = "{entry.activity}"']
    lines.append(f"start = {entry.start.isoformat()}")
    if entry.end is not None:
        lines.append(f"end = {entry.end.isoformat()}")
    return "\n".join([*lines, ""])


@st.composite
def scattered(draw: st.DrawFn) -> tuple[Recorded, dict[Week, tuple[time, tuple[Entry, ...]]]]:
    """Entries with mixed offsets, most in the log of their week and some in any other one."""
    recorded = draw(records())
    begin = draw(day_starts)
    logs: dict[Week, list[Entry]] = {}
    for entry in recorded.entries:
        own = Week.containing(entry.start.date())
        week = draw(st.sampled_from([own, own, own, *recorded.weeks]))
        logs.setdefault(week, []).append(entry)
    return recorded, {week: (begin, tuple(entries)) for week, entries in logs.items()}


def laid_out(folder: str, recorded: Recorded, logs: dict[Week, tuple[time, tuple[Entry, ...]]]) -> Desk:
    desk = Desk(Path(folder), recorded.zone)
    desk.lay_out()
    for week, (begin, entries) in logs.items():
        head = f'format = 1\nweek = "{week}"\nday_start = {begin.isoformat()}\n'
        desk.write(head + "".join(map(entry_text, entries)), week)
    return desk


@given(scattered())
def test_the_weeks_add_up_to_the_whole(made) -> None:
    recorded, logs = made
    now = wall_time(recorded.now, recorded.zone)
    with TemporaryDirectory() as folder:
        record = laid_out(folder, recorded, logs).record
        weeks = [week_report(record.week(week, now), now) for week in recorded.weeks]
        whole = sum(entry.seconds(recorded.now) for entry in recorded.entries)
        assert sum(report.seconds for report in weeks) == whole
        running = next((entry for entry in recorded.entries if entry.end is None), None)
        assert record.running() == running


@given(scattered(), st.data())
def test_what_is_added_overlaps_nothing_and_only_an_overlap_is_refused(made, data) -> None:
    recorded, logs = made
    first = recorded.entries[0].first
    begin = data.draw(st.integers(first - 86400, recorded.now - 60), label="begin")
    length = data.draw(st.integers(60, 86400), label="length")
    end = min(begin + length, recorded.now)
    now, moments = wall_time(recorded.now, recorded.zone), (begin, end)
    is_free = not any(
        entry.first < end and begin < entry.last(recorded.now) and entry.seconds(recorded.now)
        for entry in recorded.entries
    )
    with TemporaryDirectory() as folder:
        desk = laid_out(folder, recorded, logs)
        try:
            desk.changes.corrections.add(MIXING, *(wall_time(each, recorded.zone) for each in moments), now)
            was_added = True
        except Refused:
            was_added = False
        assert was_added == is_free


@given(scattered(), st.data())
def test_whatever_log_an_entry_is_in_it_can_be_taken_away(made, data) -> None:
    recorded, logs = made
    entry = data.draw(st.sampled_from(recorded.entries))
    now = wall_time(recorded.now, recorded.zone)
    with TemporaryDirectory() as folder:
        desk = laid_out(folder, recorded, logs)
        desk.changes.corrections.remove(entry, now)
        left = {other.id for other in recorded.entries if other != entry}
        assert {other.id for other in desk.entries()} == left
