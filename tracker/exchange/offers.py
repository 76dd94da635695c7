"""What is offered where a log is damaged, has lost entries, or has a copy beside it."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.domain.text import counted, one_line
from tracker.domain.value import value
from tracker.domain.week import Week
from tracker.exchange.copies import merge, preview
from tracker.exchange.restoring import LAST_SEEN, fullest, restore, versions
from tracker.outcome import Outcome
from tracker.storage.files import LIST_NAME, log_name
from tracker.storage.last_seen import LastSeen
from tracker.storage.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MERGE, RESTORE, VANISHED = "merge", "restore", "vanished"


@value
class Offer:
    """Something that can be mended, in a sentence; ``names`` are the files that it is about."""

    kind: str
    names: tuple[str, ...]
    words: str

    @property
    def may_be_right(self) -> bool:
        """Whether it may be meant as it is."""
        return self.kind == VANISHED


def offers(store: Store, weeks: Iterable[Week]) -> tuple[Offer, ...]:
    """What is offered about the list and these weeks. Logs that lost nothing are taken for seen."""
    found = []
    copies = tuple(store.copies())
    if copies:
        first = one_line(os.path.basename(copies[0]))
        more = f" and {counted(len(copies) - 1, 'other copy', 'other copies')}" if copies[1:] else ""
        found.append(Offer(MERGE, copies, f"{first}{more}, left by a sync tool, can be merged"))
    seen = LastSeen(store)
    names = [LIST_NAME]
    for week in sorted(set(weeks)):
        names.append(log_name(week))
        lost = seen.look(week)
        if lost:
            words = f"{counted(len(lost), 'entry', 'entries')} vanished from {week}"
            found.append(Offer(VANISHED, (log_name(week),), words))
    for name in names:
        state = store.state(name)
        if state is not None and state.damage and not state.is_newer and versions(store, name):
            shown = os.path.basename(name)
            found.append(Offer(RESTORE, (name,), f"There is an earlier version of {shown}"))
    return tuple(found)


def what_it_does(store: Store, offer: Offer) -> tuple[str, ...]:
    """What taking up an offer would do, in lines. Raises what doing it would raise."""
    if offer.kind == MERGE:
        return tuple(
            line.replace("Merged", "Merges", 1).replace("is set aside", "will be set aside")
            for line in preview(store, offer.names)
        )
    (name,) = offer.names
    version = fullest(versions(store, name))
    if version is None:
        return ("There is no earlier version of it in the backups.",)
    words = ("entry", "entries") if name != LIST_NAME else ("activity", "activities")
    when = version.when if version.when == LAST_SEEN else f"of {version.when}"
    return (
        f"The version {when} has {counted(version.size, *words)}. It is brought back, and what "
        "was added or can be read of the file since is kept.",
        "The file as it is now goes into the backups.",
    )


def take_up(store: Store, offer: Offer, now: datetime) -> Outcome:
    """Do what is offered, as one change."""
    if offer.kind == MERGE:
        return merge(store, [os.path.join(store.folders.data, name) for name in offer.names], now)
    (name,) = offer.names
    version = fullest(versions(store, name))
    if version is None:
        return Outcome(("There is no earlier version of it in the backups.",))
    return restore(store, name, version, now)


def accept(store: Store, offer: Offer) -> Outcome:
    """Take a log that lost entries for right as it is."""
    for name in offer.names:
        LastSeen(store).accept(Week.parse(os.path.basename(name)[: len("2026-W47")]))
    return Outcome(("It is right so. The backups still have what was there.",))
