"""What is offered where a log is damaged, has lost entries, or has a copy beside it."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.changes.outcome import Outcome
from tracker.domain.text import counted, one_line
from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.storage.errors import NotRead, Unreadable
from tracker.storage.file_names import LIST_NAME, TRACKS_NAME, counted_in, log_name, shown_name
from tracker.storage.leftovers import copies
from tracker.storage.machine.last_seen import LastSeen
from tracker.storage.store import Store
from tracker.versions.copies import merge, preview
from tracker.versions.restoring import LAST_SEEN, fullest, restore, versions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MERGE, RESTORE, VANISHED = "merge", "restore", "vanished"


@value
class MendingOffer:
    """Something that can be mended, in a sentence; ``names`` are the files that it is about."""

    kind: str
    names: tuple[str, ...]
    words: str

    @property
    def may_be_right(self) -> bool:
        """Whether it may be meant as it is."""
        return self.kind == VANISHED


def offers(store: Store, weeks: Iterable[Week]) -> tuple[MendingOffer, ...]:
    """What is offered about the list and these weeks."""
    found = []
    beside = tuple(copies(store))
    if beside:
        first = one_line(os.path.basename(beside[0]))
        more = f" and {counted(len(beside) - 1, 'other copy', 'other copies')}" if beside[1:] else ""
        found.append(MendingOffer(MERGE, beside, f"{first}{more}, left by a sync tool, can be merged"))
    seen = LastSeen(store)
    names = _names(weeks)
    for name in names:
        lost, state, shown = _vanished(seen, name), store.state(name), shown_name(name)
        if lost:
            found.append(
                MendingOffer(VANISHED, (name,), f"{counted_in(name, len(lost))} vanished from {shown}")
            )
        elif state is not None and state.is_cut_off:
            found.append(MendingOffer(VANISHED, (name,), f"The end of {shown} has vanished"))
    for name in names:
        state = store.state(name)
        if state is None or state.is_cut_off or state.is_newer:
            continue
        if state.damage and versions(store, name):
            shown = os.path.basename(name)
            found.append(MendingOffer(RESTORE, (name,), f"There is an earlier version of {shown}"))
    return tuple(found)


def take_for_seen(store: Store, weeks: Iterable[Week]) -> None:
    """Take the list and these weeks' logs for seen as they are now, unless something vanished from them."""
    seen = LastSeen(store)
    for name in _names(weeks):
        seen.look(name)


def what_it_does(store: Store, offer: MendingOffer) -> tuple[str, ...]:
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
    when = version.when if version.when == LAST_SEEN else f"of {version.when}"
    return (
        f"The version {when} has {counted_in(name, version.size)}. It is brought back, and what "
        "was added or can be read of the file since is kept.",
        "The file as it is now goes into the backups.",
    )


def take_up(store: Store, offer: MendingOffer, now: datetime) -> Outcome:
    """Do what is offered, as one change."""
    if offer.kind == MERGE:
        return merge(store, [os.path.join(store.folders.data, name) for name in offer.names], now)
    (name,) = offer.names
    version = fullest(versions(store, name))
    if version is None:
        return Outcome(("There is no earlier version of it in the backups.",))
    return restore(store, name, version, now)


def accept(store: Store, offer: MendingOffer) -> Outcome:
    """Take a file that lost something for right as it is. Raises Unreadable where its end makes no sense."""
    for name in offer.names:
        if not LastSeen(store).accept(name, as_it_is=True):
            raise Unreadable(f"{shown_name(name)} is cut off in the middle of a line: correct that first.")
    return Outcome(("It is right so. The backups still have what was there.",))


def _names(weeks: Iterable[Week]) -> list[str]:
    return [LIST_NAME, TRACKS_NAME, *map(log_name, sorted(set(weeks)))]


def _vanished(seen: LastSeen, name: str) -> tuple[str, ...]:
    """What vanished from a file; nothing where that is not known at this moment."""
    try:
        return seen.vanished(name)
    except NotRead:
        return ()
