"""The keys of the assessment."""

from __future__ import annotations

from textual.binding import BindingType

from tracker.ui.terminal.key_bindings import key_binding

ASSESSMENT_BINDINGS: list[BindingType] = [
    key_binding("assess.next", "next", show=True),
    # At the last step the same key does something else.
    key_binding("assess.next", "keep", show=True, words="Keep"),
    key_binding("assess.next", "close", show=True, words="Close"),
    key_binding("assess.back", "back", show=True),
    key_binding("assess.up", "move(-1)"),
    key_binding("assess.down", "move(1)"),
    key_binding("assess.left", "aside(-1)"),
    key_binding("assess.right", "aside(1)"),
    *[key_binding(f"assess.digit{number}", f"digit({number})") for number in range(1, 11)],
    key_binding("assess.yes", "mark(True)"),
    key_binding("assess.no", "mark(False)"),
    key_binding("assess.choose", "choose"),
    key_binding("assess.more", "shift(1)"),
    key_binding("assess.less", "shift(-1)"),
    key_binding("assess.write", "write"),
    key_binding("assess.reason", "reason"),
    key_binding("assess.take_back", "take_back", show=True),
    key_binding("assess.sheet", "sheet", show=True),
    key_binding("assess.leave", "leave", show=True),
]
