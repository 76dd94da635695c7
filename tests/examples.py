"""How often a property is tried."""

from __future__ import annotations

import os

ALL = "TRACKER_ALL_EXAMPLES" in os.environ


def some(number: int) -> int:
    """An eighth of so many examples, and all of them where ``TRACKER_ALL_EXAMPLES`` is set."""
    return number if ALL else max(8, number // 8)
