"""What a change did, said for a person."""

from __future__ import annotations

from tracker.domain.value import value


@value
class Outcome:
    """What a change did, in lines for a person; without a label there was nothing to do."""

    lines: tuple[str, ...]
    label: str = ""
