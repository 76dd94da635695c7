"""Says by itself what the week and the clock bring, as far as that is wanted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any

from tracker.domain.time.zone import instant_of
from tracker.settings.reminders import OFF, Reminders
from tracker.ui.context.file_thread import FileThread
from tracker.ui.context.messages import Messages
from tracker.ui.context.presence import Clock
from tracker.ui.context.shown_week import ShownWeek

if TYPE_CHECKING:
    from tracker.domain.reminders.reminder import Reminder
    from tracker.domain.reminders.reminders import Watch
    from tracker.storage.machine.reminded import Reminded

# Sends some words as a notice, in one of the ways that the settings name.
Notify = Callable[[str, str], Awaitable[None]]


class SelfReminders:
    """Looks at each tick, and says what is due where no other app on this record has said it."""

    def __init__(
        self,
        shown: ShownWeek,
        in_force: Callable[[], Reminders],
        folder: str,
        thread: FileThread,
        clock: Clock,
        messages: Messages,
        run: Callable[[Coroutine[Any, Any, None]], object],
        notify: Notify,
    ) -> None:
        """``in_force`` tells the settings, ``folder`` is where it is kept what was said, and ``run`` has
        something done beside the rest."""
        self._shown = shown
        self._in_force = in_force
        self._folder = folder
        self._thread = thread
        self._clock = clock
        self._messages = messages
        self._run = run
        self._notify = notify
        # Loaded once there is something to look at, which is behind the first picture.
        self._watch: Watch | None = None
        self._reminded: Reminded | None = None
        self._wanted_for: Reminders | None = None

    def tick(self) -> None:
        """A second has passed."""
        material = self._shown.reminded_of
        if material is None:
            return
        if self._watch is None:
            from tracker.domain.reminders.reminders import Watch

            self._watch = Watch()
        in_force = self._in_force()
        if in_force is not self._wanted_for:
            self._wanted_for, self._wanted = in_force, in_force.wanted
        due = self._watch.tick(material, self._wanted, self._clock.now(), lambda: self._shown.is_in_question)
        if due:
            self._run(self._say(due))

    async def _say(self, due: list[Reminder]) -> None:
        """Say what nobody else says, unless the disk took so long that it is so no more."""
        now = instant_of(self._clock.now())
        ours = await self._thread.run(lambda: [each for each in due if self._take(each.id, now)])
        now = instant_of(self._clock.now())
        words = " ".join(each.words for each in ours if each.is_due(now))
        if not words:
            return
        in_force = self._in_force()
        self._messages.remind(words, in_force.bell)
        if in_force.notices != OFF:
            await self._notify(words, in_force.notices)

    def _take(self, event: str, now: int) -> bool:
        if self._reminded is None:
            from tracker.storage.machine.reminded import Reminded

            self._reminded = Reminded(self._folder)
        return self._reminded.take(event, now)
