"""Noticing that nobody was there: ticks that stopped, or an app that ended without a farewell.

Every app that is open leaves a sign of life once a minute while a timer runs. Whoever finds that the
last sign, by whichever app, is too long ago has found a gap: the machine slept, the terminal was
frozen, or the app was killed.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Protocol

from tracker.changes.gap_notes import GapNotes
from tracker.domain.away.questions import AWAY, FORWARD, SHORTEST
from tracker.domain.errors import DataError
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import instant_of
from tracker.storage.machine.heartbeat import Heartbeat
from tracker.ui.context.file_thread import FileThread

SIGN_EVERY = MINUTE


class Clock(Protocol):
    """The time of day, and a time that nobody sets."""

    def now(self) -> datetime: ...

    def elapsed(self) -> int | None: ...


class Presence:
    """Follows the ticks of one app, and leaves and reads signs of life on the thread of the files."""

    def __init__(self, gap_notes: GapNotes, heartbeat: Heartbeat, thread: FileThread, clock: Clock) -> None:
        self._gap_notes = gap_notes
        self._heartbeat = heartbeat
        self._thread = thread
        self._clock = clock
        self._ticked_at: int | None = None
        self._elapsed: int | None = None
        # The last tick before ticks stopped, when they came back, and why they may have stopped.
        self._stopped: tuple[int, int, str] | None = None
        self._signed_at: int | None = None
        self._running = ""
        self._has_left = False
        self.is_unsure = False
        """Whether it is not known yet what became of the time since ticks stopped."""

    def tick(self) -> None:
        """Compare with the tick before."""
        now, elapsed = instant_of(self._clock.now()), self._clock.elapsed()
        if self._ticked_at is not None and now - self._ticked_at >= SHORTEST:
            self._stopped = (self._ticked_at, now, self._reason(elapsed))
            self.is_unsure = True
        self._ticked_at, self._elapsed = now, elapsed

    def _reason(self, elapsed: int | None) -> str:
        """Why the clock is so far from where it was; a clock that nobody sets tells, where there is one."""
        if elapsed is None or self._elapsed is None:
            return AWAY
        return FORWARD if elapsed - self._elapsed < SHORTEST else AWAY

    def is_due(self, running: str) -> bool:
        """Whether a sign of life has to be left; ``running`` is the id of what runs, if anything does."""
        if self._ticked_at is None or self._has_left:
            return False
        return (
            self._stopped is not None
            or running != self._running
            or self._signed_at is None
            # The clock may have been set back since the last sign.
            or abs(self._ticked_at - self._signed_at) >= SIGN_EVERY
        )

    async def follow(self, running: str) -> None:
        """Leave a sign of life, if one is due."""
        if self._ticked_at is None or not self.is_due(running):
            return
        now, stopped = self._ticked_at, self._stopped
        is_first = self._signed_at is None
        self._stopped, self._signed_at, self._running = None, now, running
        if running or is_first or stopped is not None:
            own = (None if is_first else now, now, AWAY) if stopped is None else stopped
            with suppress(DataError):
                await self._thread.run(partial(self._look, *own, bool(running)))
        self.is_unsure = self._stopped is not None

    def _look(self, seen: int | None, now: int, reason: str, is_running: bool) -> None:
        """Note a gap since the last sign of life, and leave a new one: in this order, so that of two
        apps that come back together one finds the gap."""
        sign = self._heartbeat.last()
        if sign is not None:
            if seen is None:
                # Who left on purpose meant the timer to go on.
                seen = now if sign.has_left else sign.instant
            seen = max(seen, sign.instant)
        try:
            if seen is not None:
                self._gap_notes.note(seen, now, reason)
        finally:
            if is_running or sign is not None:
                self._heartbeat.beat(now)

    async def leave(self) -> None:
        """Leave word that the app was left on purpose."""
        self._has_left = True
        if self._ticked_at is not None:
            await self._thread.run(partial(self._heartbeat.leave, self._ticked_at))
