"""The changes that were asked for, carried out one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.notifications import SeverityLevel

from tracker.changes.outcome import Outcome
from tracker.domain.errors import TrackerError
from tracker.storage.errors import MaybeSaved, NotSaved
from tracker.ui.context.file_thread import HANGS_AFTER, FileThread

TRY_AGAIN_AFTER = 3.0
# Who changed a dozen numbers at once knows which.
_MOST_TOLD = 3

Work = Callable[[], Outcome]
# The work (none where only a call is to follow), how to take it back, the two calls, whether it may switch.
_Asked = tuple[Work | None, str, Callable[[], None], Callable[[], None], bool]


class ChangeQueue:
    """A queue of changes. Each is told of by ``say``; why one waits for the disk stands in ``unsaved``."""

    def __init__(
        self,
        thread: FileThread,
        say: Callable[[str, SeverityLevel], None],
        tell_of_disk: Callable[[], None],
        read_again: Callable[[], Awaitable[None]],
        meet: Callable[[Exception], None],
        notices: list[str],
    ) -> None:
        """``tell_of_disk`` is called when ``unsaved`` has changed.

        ``meet`` is told what was raised that is no answer to a change: by it, by reading afterwards or by
        the call that was to follow; ``notices`` is where the store puts what is to be known of a change
        beside what it did.
        """
        self._thread = thread
        self._say = say
        self._tell_of_disk = tell_of_disk
        self._read_again = read_again
        self._meet = meet
        self._notices = notices
        self._held = ""
        self.offered = ""
        """How to take back what was told of last."""
        self._asked: asyncio.Queue[_Asked] = asyncio.Queue()
        self._is_changing = False
        # How many changes wait after which something else may run.
        self._switching = 0

    @property
    def are_done(self) -> bool:
        """Whether nothing waits to be saved."""
        return self._asked.empty() and not self._is_changing

    @property
    def unsaved(self) -> str:
        """Why what was changed, or will be, waits for the disk; empty when nothing does."""
        hangs = f"The disk has not answered for {HANGS_AFTER:.0f} seconds. What you change waits for it."
        return self._held or (hangs if self._thread.hangs else "")

    def _hold(self, reason: str) -> None:
        """Name why a change waits; empty once none does."""
        self._held = reason
        self._tell_of_disk()

    @property
    def may_switch(self) -> bool:
        """Whether something else may run once all is carried out that was asked for."""
        return self._switching > 0

    def ask(
        self,
        work: Work,
        afterwards: str,
        done: Callable[[], None],
        refused: Callable[[], None],
        may_switch: bool = True,
    ) -> None:
        """Have a change made; its moment is already in it, so waiting does not falsify it.

        ``afterwards`` says how to take it back; one of the two calls follows when that is known. Without
        ``may_switch`` what runs goes on, whatever comes of the change.
        """
        self._switching += may_switch
        self._asked.put_nowait((work, afterwards, done, refused, may_switch))

    def then(self, call: Callable[[], None]) -> None:
        """Make a call once all is carried out, and read, that was asked for up to now."""
        if self.are_done:
            call()
        else:
            self._asked.put_nowait((None, "", call, call, False))

    async def carry_out(self) -> None:
        """Carry out what is asked for, for ever."""
        while True:
            work, afterwards, done, refused, may_switch = await self._asked.get()
            self._is_changing = True
            is_done = True
            if work is not None:
                is_done = await self._is_carried_out(work, afterwards)
                while self._notices:
                    self._say(self._notices.pop(0), "warning")
                try:
                    await self._read_again()
                except Exception as error:
                    self._meet(error)
            self._switching -= may_switch
            try:
                (done if is_done else refused)()
            except Exception as error:
                # The next change must not wait for it for ever.
                self._meet(error)
            self._is_changing = False

    async def _is_carried_out(self, work: Work, afterwards: str) -> bool:
        """Make a change, or say why not; where only the disk stands against it, hold it and try again."""
        is_done = False
        while True:
            try:
                outcome = await self._thread.run(work)
            except NotSaved as error:
                if error.may_pass:
                    self._hold(f"Not saved yet. {error} Trying again every {TRY_AGAIN_AFTER:.0f} seconds.")
                    await asyncio.sleep(TRY_AGAIN_AFTER)
                    continue
                self._say(str(error), "error")
            except MaybeSaved as error:
                self._say(str(error), "warning")
                is_done = True
            except TrackerError as error:
                self._say(str(error), "warning")
            except Exception as error:
                # A fault of the program's own costs this change, and none that was asked for after it.
                self._meet(error)
            else:
                if outcome.lines:
                    self.offered = afterwards
                    self._say(_told(outcome, afterwards), "information")
                is_done = True
            self._hold("")
            return is_done


def _told(outcome: Outcome, afterwards: str) -> str:
    """What a change did and, if there was anything to do, how to take it back: a few sentences in a line."""
    lines = outcome.lines
    if len(lines) > _MOST_TOLD:
        lines = (*lines[: _MOST_TOLD - 1], f"And {len(lines) - _MOST_TOLD + 1} more.")
    if not outcome.label:
        return " ".join(lines)
    return f"{' '.join(lines).rstrip('.')} · {afterwards}"
