"""The settings of this machine: those in force, and how one of them is changed."""

from __future__ import annotations

from collections.abc import Callable

from tracker.settings.config import OptionContent, Settings
from tracker.storage.errors import MaybeSaved
from tracker.ui.context.file_thread import FileThread


class MachineSettings:
    """What ``config.toml`` said at the start, with what was changed since."""

    def __init__(self, in_force: Settings, path: str, thread: FileThread) -> None:
        self.in_force = in_force
        self.path = path
        self._thread = thread
        self._followers: list[Callable[[Settings], None]] = []

    def follow(self, take: Callable[[Settings], None]) -> None:
        """Have the settings that are in force taken, from the next change on."""
        self._followers.append(take)

    async def choose(self, option: str, content: OptionContent) -> None:
        """Have an option stand in the file, and then in force. Raises MaybeSaved where the disk does not
        confirm it, and another DataError where it is as it was."""
        # Loaded when it is asked for: the first picture must not wait for it.
        from tracker.settings.config_edit import write_option

        unsure: MaybeSaved | None = None
        try:
            await self._thread.run(lambda: write_option(self.path, option, content))
        except MaybeSaved as error:
            unsure = error
        self.in_force = self.in_force.with_content(option, content)
        for take in self._followers:
            take(self.in_force)
        if unsure is not None:
            raise unsure
