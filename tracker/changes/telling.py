"""How a change of entries is told: in the names of the list and in times as a person says them."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import h_mm
from tracker.domain.time.shown_time import clock_text, span_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.entries.timeline import Edit
    from tracker.domain.time.zone import Zone
    from tracker.reading.record import Record


class Telling:
    """Tells as of one moment."""

    def __init__(self, record: Record, zone: Zone, now: datetime) -> None:
        self._record = record
        self._zone = zone
        self._now = now

    def name(self, entry: Entry) -> str:
        """What the activity of an entry is called."""
        return self._record.name(entry)

    def clock(self, moment: datetime) -> str:
        """A moment as a person says it."""
        return clock_text(moment, self._now, self._zone)

    def span(self, begin: datetime, end: datetime | None) -> str:
        """From when to when."""
        return span_text(begin, end, self._now, self._zone)

    def short(self, entry: Entry) -> str:
        """An entry in few words, for what only keys ask for: «Mixing 14:00–15:00»."""
        return f"{self.name(entry)} {self.span(entry.start, entry.end)}"

    def described(self, entry: Entry) -> str:
        """The same, so that it can be named in a command: with its id."""
        span = span_text(entry.start, entry.end, self._now, self._zone, still="")
        return f"{self.name(entry)} {span} ({entry.id})"

    def change(self, was: Entry, after: Entry) -> tuple[str, ...]:
        """What became of the entry that was changed, in a line each."""
        name = self.name(after)
        lines = []
        if after.activity != was.activity:
            lines.append(f"{self.name(was)} is now {name}.")
        if after.start != was.start:
            lines.append(f"{name} now starts {self.clock(after.start)} (was {self.clock(was.start)}).")
        if after.end is None and was.end is not None:
            lines.append(f"{name} runs on, since {self.clock(after.start)}.")
        elif after.end is not None and was.end is None:
            lines.append(f"{name} ended {self.clock(after.end)}, after {h_mm(after.seconds(0))}.")
        elif after.end is not None and was.end is not None and after.end != was.end:
            lines.append(f"{name} now ends {self.clock(after.end)} (was {self.clock(was.end)}).")
        for word, new, old in (("track", after.track, was.track), ("note", after.note, was.note)):
            if new != old:
                lines.append(f"The {word} of {name} is now «{new}»." if new else f"{name} has no {word} now.")
        return tuple(lines)

    def effects(self, edit: Edit) -> tuple[str, ...]:
        """A line for each neighbour that gave way."""
        lines = []
        for effect in edit.effects:
            name, was, after = self.name(effect.was), effect.was, effect.now
            begin, end = self.clock(after.start), self.clock(after.end) if after.end else ""
            if after.end == after.start:
                # A slip of the finger; what had no time before lost none.
                lines += [f"{name}, shorter than a minute, gave way."] if was.end != was.start else []
            elif after.id != was.id:
                lines.append(f"{name} goes on at {begin}.")
            elif after.start != was.start:
                lines.append(f"{name} now starts {begin} (was {self.clock(was.start)}).")
            elif was.end is None:
                lines.append(f"{name} ended {end}, after {h_mm(after.seconds(0))}.")
            else:
                lines.append(f"{name} now ends {end} (was {self.clock(was.end)}).")
        return tuple(lines)
