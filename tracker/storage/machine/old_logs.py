"""What is known of the logs of long ago, kept as one.

Hardly ever does one of them change. As long as none has, what is in them is not even taken apart: a few sums
answer what a command about the present asks.
"""

from __future__ import annotations

import marshal

from tracker.domain.week.log_spans import latest_of
from tracker.storage.weeks_folder import ASIDE, LOG
from tracker.storage.writing.safe_write import stamps_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from tracker.domain.week.log_spans import Latest, Span
    from tracker.storage.machine.log_cache import Caps, Facts, Known, Targets
    from tracker.storage.writing.safe_write import Stamp

# With this form the same numbers always make the same bytes.
_PLAIN = 2


class OldLogs:
    """The first of all logs: the stamps of their files, and what was in them under these."""

    def __init__(
        self,
        weeks: list[str],
        asides: list[str],
        stamps: bytes,
        last: int,
        newest: Latest | None,
        numbers: tuple[Targets, Caps],
        known: bytes,
    ) -> None:
        """As ``content_of`` has them: what is seldom looked at is in bytes."""
        self.weeks = weeks
        self._asides = asides
        self._stamps = stamps
        self.last = last
        """When the last one to end of all their entries does."""
        self._newest = newest
        self.numbers = numbers
        """The targets and caps that hold after the last of them."""
        self._known = known

    def are_there(self, weeks: list[str], asides: frozenset[str]) -> bool:
        """Whether these are the first of the weeks that are listed, with just what lay beside their logs."""
        return weeks[: len(self.weeks)] == self.weeks and sorted(asides & {*self.weeks}) == self._asides

    def are_unchanged(self, folder: str) -> bool:
        """Whether no file of theirs differs."""
        files = files_of(self.weeks, frozenset(self._asides))
        return _in_bytes(stamps_of(folder, files)) == self._stamps

    @property
    def has_entries(self) -> bool:
        return self._newest is not None

    @property
    def newest(self) -> Latest:
        """What the log is ranked by that holds the last entry of them all."""
        assert self._newest is not None, "only those with entries are asked"
        return self._newest

    def each(self) -> dict[str, Known]:
        """What is known of each by itself."""
        return dict(zip(self.weeks, marshal.loads(self._known), strict=True))

    def facts(self) -> dict[str, Facts]:
        """What was in each of them."""
        return {week: facts for week, (_, facts) in self.each().items()}

    def spans(self) -> dict[str, Span]:
        """Where the entries lie of those that have any."""
        return {week: facts[0] for week, facts in self.facts().items() if facts[0] is not None}


def content_of(weeks: list[str], known: Mapping[str, Known]) -> tuple[Any, ...]:
    """What ``OldLogs`` of some weeks are made from, as plain values."""
    stamps = {file: stamp for week in weeks for file, stamp in known[week][0].items()}
    asides = [week for week in weeks if week + ASIDE in stamps]
    facts = [known[week][1] for week in weeks]
    spans = [(week, fact[0]) for week, fact in zip(weeks, facts, strict=True) if fact[0] is not None]
    return (
        weeks,
        asides,
        _in_bytes([*map(stamps.get, files_of(weeks, frozenset(asides)))]),
        max((span[1] for _, span in spans), default=0),
        max((latest_of(week, span) for week, span in spans), default=None),
        in_force(fact[1:3] for fact in facts),
        # They lie beside no week that is often shown.
        marshal.dumps([(known[week][0], (*known[week][1][:4], None)) for week in weeks]),
    )


def in_force(named: Iterable[tuple[Targets, Caps]]) -> tuple[Targets, Caps]:
    """The targets and caps that hold after some logs, oldest first: each as the last one names it."""
    targets: Targets = {}
    caps: Caps = {}
    for named_targets, named_caps in named:
        targets |= named_targets
        caps |= named_caps
    return targets, caps


def files_of(weeks: list[str], asides: frozenset[str]) -> list[str]:
    """The names of the files that logs are in, given those beside which something lies."""
    return [*[week + LOG for week in weeks], *[week + ASIDE for week in weeks if week in asides]]


def _in_bytes(stamps: list[Stamp | None]) -> bytes:
    """What is another one as soon as one of some files differs or is gone."""
    return marshal.dumps(stamps, _PLAIN)
