"""The field for a track. While it is empty, it may offer the one that most likely goes on."""

from __future__ import annotations

from textual.widgets import Input

_LONGEST = 100


class TrackInput(Input):
    """Offers a track and never fills it in: the key that takes any suggestion takes it."""

    def __init__(self, track: str, id: str) -> None:
        super().__init__(track, id=id, compact=True, max_length=_LONGEST, placeholder="the song or client")
        self._offered = ""

    def offer(self, track: str) -> None:
        """Offer a track; none for an empty one."""
        self._offered = track
        if track:
            self.placeholder = f"→ {track}, as last time"

    def action_cursor_right(self, select: bool = False) -> None:
        """Take the track that is offered; else what the key does in every field."""
        if self._offered and not self.value and not select:
            self.value = self._offered
            self.cursor_position = len(self.value)
        else:
            super().action_cursor_right(select)
