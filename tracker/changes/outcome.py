"""What a change did, said for a person."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.storage.change import Change
    from tracker.storage.store import Store


@value
class Outcome:
    """What a change did, in lines for a person; without a label there was nothing to do."""

    lines: tuple[str, ...]
    label: str = ""


def changed(store: Store, label: str, now: datetime, rule: Callable[[Change], Outcome]) -> Outcome:
    """Make a change of the record, and say where it went if that is beside a damaged log."""
    beside: list[str] = []

    def told(change: Change) -> Outcome:
        outcome = rule(change)
        beside[:] = change.beside()
        return outcome

    outcome = store.change(label, now, told)
    return replace(outcome, lines=(*outcome.lines, *beside)) if outcome.label else outcome
