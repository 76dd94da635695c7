"""Changes of tracks: what a song or client is called, in every week, and whether it is finished."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.door import Door
from tracker.changes.outcome import Outcome
from tracker.changes.placing_calendar import PlacingCalendar
from tracker.domain.errors import Refused
from tracker.domain.text import counted, one_line
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import Track, are_one_track, find_track, names_to_offer
from tracker.domain.value import replace
from tracker.storage.file_names import TRACKS_NAME
from tracker.storage.logs_holding import logs_holding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.change import Change


# Stands in every log that names a track.
_WORD = "track"


class Tracks:
    """Changes of tracks; see Changes, which offers them with all others."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def rename(self, now: datetime, old: str, new: str) -> Outcome:
        """Call a track something else in every week; where the new name is another track's, they are one.

        ``old`` is a name or an unambiguous beginning.
        """
        wanted = one_line(new.strip())
        if not wanted:
            raise Refused("Say what the track is called from now on.")

        def rule(change: Change) -> Outcome:
            self._door.store.changeable(TRACKS_NAME)
            logs = list(self._door.logs_to_change(_WORD))
            names = self._track_names(logs)
            was = find_track(old, names)
            others = [name for name in names if not are_one_track(name, was)]
            # Where there is such a track already, it is written as it was.
            called = next((name for name in others if are_one_track(name, wanted)), wanted)
            is_merged = called in others
            change.label = f"rename the track {was} to {called}"
            entries = weeks = 0
            # Each name is compared once: thousands of entries have a few.
            written = {entry.track for log in logs for entry in log.entries}
            old_names = {name for name in written if name != called and are_one_track(name, was)}
            for log in logs:
                renamed = sum(entry.track in old_names for entry in log.entries)
                if renamed:
                    entries += renamed
                    weeks += 1
                    change.put_log(_with_renamed(log, old_names, called))
            noted = self._door.store.tracks()
            kept = noted.without(was) if is_merged else noted.renamed(was, called)
            if kept == noted and not entries:
                raise Refused(f"The track is called {called} already.")
            if kept != noted:
                change.put_tracks(kept)
            what = (
                f"is now part of {called}, which was there before" if is_merged else f"is now called {called}"
            )
            where = f"{counted(entries, 'entry', 'entries')} in {counted(weeks, 'week', 'weeks')}"
            lines = (f"{was} {what}: {where}.", *self._door.not_reached(_WORD))
            return Outcome(lines, change.label)

        return self._door.change("rename a track", now, rule)

    def finish(self, now: datetime, name: str, back: bool = False) -> Outcome:
        """Note that a track is finished as of today or, with ``back``, that it is not after all.

        The name may be an unambiguous beginning.
        """

        def rule(change: Change) -> Outcome:
            tracks = self._door.store.tracks()
            states = logs_holding(self._door.store, _WORD.encode())
            logs = [log for state in states if (log := self._door.store.log(state.read.log.week)) is not None]
            before = tracks.get(find_track(name, self._track_names(logs)))
            if bool(before.finished) != back:
                on = "" if isinstance(before.finished, bool) else f", since {before.finished}"
                raise Refused(f"{before.name} is {'not finished' if back else f'finished already{on}'}.")
            change.label = f"{'take up' if back else 'finish'} the track {before.name}"
            today = PlacingCalendar(self._door.store, self._door.zone, now).day_at(instant_of(now))
            change.put_tracks(tracks.with_track(Track(before.name, False if back else today)))
            return Outcome((f"{before.name} is {'no longer ' if back else ''}finished.",), change.label)

        return self._door.change("finish a track", now, rule)

    def _track_names(self, logs: Sequence[WeekLog]) -> list[str]:
        """Every track that has a name: those of entries as they are offered, then those only noted."""
        noted = self._door.store.tracks()
        latest_first = (entry for log in reversed(logs) for entry in reversed(log.entries))
        names = [*names_to_offer(latest_first, noted), *(track.name for track in noted.tracks)]
        return list(dict.fromkeys(names))


def _with_renamed(log: WeekLog, old_names: Collection[str], new: str) -> WeekLog:
    entries = (replace(entry, track=new) if entry.track in old_names else entry for entry in log.entries)
    return replace(log, entries=tuple(entries))
