"""Commands about tracks: the songs and clients that entries name."""

from __future__ import annotations

from datetime import date

from tracker.cli.output import say, say_json, warn_of_damage
from tracker.cli.table import rows_of
from tracker.domain.time.duration import NOTHING, cell_h_mm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.tracks.track_report import TrackRow


def tracks(call: Call, context: Context) -> int:
    """List the tracks with their hours."""
    report = context.record.tracks(context.now)
    warn_of_damage(report.problems)
    if call.has("json"):
        say_json({"tracks": [_as_json(row) for row in report.rows]})
    elif not report.rows:
        say("No entry names a track yet: tracker start ACTIVITY --track NAME")
    else:
        say(*_lines(report.rows, context))
    return 0


def track_rename(call: Call, context: Context) -> int:
    """Call a track something else."""
    say(*context.changes.tracks.rename(context.now, call.text("old"), call.text("new")).lines)
    return 0


def track_finish(call: Call, context: Context) -> int:
    """Note that a track is finished, or that it is not."""
    say(*context.changes.tracks.finish(context.now, call.text("track"), call.has("back")).lines)
    return 0


def _lines(rows: tuple[TrackRow, ...], context: Context) -> list[str]:
    """The table; it says nothing about being finished where no track is."""
    listed = context.record.listed()
    table: list[tuple[str, ...]] = [("Track", "Hours", "First", "Last", "Finished", "Activities")]
    for row in rows:
        names = ", ".join(listed.get(key).name for key in row.activities)
        table.append(
            (row.name, cell_h_mm(row.seconds), _day(row.first), _day(row.last), _finished(row), names)
        )
    if not any(row.finished for row in rows):
        table = [(*cells[:4], *cells[5:]) for cells in table]
    return rows_of(table, right=(1,))


def _day(day: date | None) -> str:
    return NOTHING if day is None else str(day)


def _finished(row: TrackRow) -> str:
    if isinstance(row.finished, bool):
        return "yes" if row.finished else ""
    return str(row.finished)


def _as_json(row: TrackRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "seconds": row.seconds,
        "first": None if row.first is None else str(row.first),
        "last": None if row.last is None else str(row.last),
        "finished": bool(row.finished),
        "finished_on": None if isinstance(row.finished, bool) else str(row.finished),
        "activities": dict(row.activities),
    }
