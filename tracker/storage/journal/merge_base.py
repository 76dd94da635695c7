"""The version that two versions of a file both come from, as far as this machine can know it.

Nobody keeps that version. What there is: the journal, which says what each change of this machine made
of every entry and number, and the backups. A thing counts as known only where they leave no doubt, so
that nothing is taken for deleted on the other side that the other side never had.
"""

from __future__ import annotations

from tracker.domain.versions.identity import named, text_of
from tracker.storage.journal.journal import REDO, UNDO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from tracker.storage.journal.journal import JournalStep

    Table = dict[str, Any]
    Path = tuple[str, ...]
    # The versions of each thing, by the path to it and its name; None where it was not there.
    Made = dict[tuple[Path, str], list[Any]]

# Elements that come from one machine alone, as their names say; a number can be set on each.
_MADE_ONCE = (("entries",), ("activities",))


def version_before(
    one: Table,
    other: Table,
    name: str,
    steps: Iterable[JournalStep],
    backups: Sequence[Table],
    identities: Mapping[Path, tuple[str, ...]],
) -> Table:
    """What is known of the version before two versions of the file of that name."""
    return _Known(name, steps, identities).table((), one, other, backups)


class _Known:
    """What the changes of this machine made of each thing in a file, in their order."""

    def __init__(
        self, name: str, steps: Iterable[JournalStep], identities: Mapping[Path, tuple[str, ...]]
    ) -> None:
        self._identities = identities
        steps = list(steps)
        self._made = versions_made(name, steps_that_tell(steps))
        self._withdrawn = _withdrawn(name, steps)

    def table(self, path: Path, one: Table, other: Table, backups: Sequence[Table]) -> Table:
        result: Table = {}
        for key in {**one, **other}:
            inner, left, right = (*path, key), one.get(key), other.get(key)
            old = [backup.get(key) for backup in backups]
            content: Any
            if inner in self._identities:
                content = self._elements(inner, left, right, old)
            elif isinstance(left or right, dict):
                content = self.table(inner, left or {}, right or {}, [each or {} for each in old])
            else:
                content = self._older(path, key, left, right, old)
            if content:
                result[key] = content
        return result

    def _elements(self, path: Path, one: Any, other: Any, backups: Sequence[Any]) -> list[Table]:
        keys = self._identities[path]
        left, right, *old = (named(side or [], keys) for side in (one, other, *backups))
        older = [
            self._older(path, name, left.get(name), right.get(name), [each.get(name) for each in old])
            for name in {**left, **right}
        ]
        return [element for element in older if element is not None]

    def _older(self, path: Path, name: str, one: Any, other: Any, backups: Sequence[Any]) -> Any:
        """That of two versions which the other one was made from; None where that is in doubt."""
        made = self._made.get((path, name), [])
        texts = [text_of(version) for version in made]
        if one is None or other is None:
            there = one if other is None else other
            # Taken away here, and just as it was when it was: then it need not come back.
            was_taken_away = bool(made) and made[-1] is None and text_of(there) in texts
            return there if was_taken_away else None
        known = [version for version in (one, other) if text_of(version) in texts]
        if len(known) == 2:
            return min(known, key=lambda version: len(texts) - texts[::-1].index(text_of(version)))
        if len(known) == 1:
            foreign = other if known[0] is one else one
            if path not in _MADE_ONCE:
                # Both may have set it, neither knowing of the other.
                return None
            return _field_by_field(known[0], foreign, [version for version in made if version is not None])
        if made:
            return None
        kept = {text_of(version) for version in backups if version is not None}
        kept -= self._withdrawn.get((path, name), set())
        known = [version for version in (one, other) if kept == {text_of(version)}]
        return known[0] if len(known) == 1 else None


def versions_made(name: str, steps: Iterable[JournalStep]) -> Made:
    """The versions of each thing in the file of that name, in the order in which steps made them."""
    made: Made = {}
    for step in steps:
        for part in (part for file in step.files if file.path == name for part in file.parts):
            made.setdefault((part.path, part.name), []).extend(part.versions())
    return made


def steps_that_tell(steps: Sequence[JournalStep]) -> list[JournalStep]:
    """The steps that say what somebody made here on purpose.

    What brought the work of others says nothing, nor does its undo; and once that is gone again, nor does
    what was done and undone on top of it.
    """
    told: list[JournalStep] = []
    for step in steps:
        if step.is_foreign and step.kind == UNDO:
            begin = next((place for place, each in enumerate(told) if each.id == step.of), len(told))
            told[begin:] = _lasting(told[begin:])
        told.append(step)
    return [step for step in told if not step.is_foreign]


def _lasting(steps: Sequence[JournalStep]) -> list[JournalStep]:
    """Steps without those that were taken back among them, and without what took them back."""
    own = {step.id for step in steps if not step.is_foreign}
    back = {step.of for step in steps if step.kind in (UNDO, REDO)}

    def lasts(step: JournalStep) -> bool:
        return step.id not in back and not (step.kind == UNDO and step.of in own)

    return [step for step in steps if step.is_foreign or lasts(step)]


def _withdrawn(name: str, steps: Iterable[JournalStep]) -> dict[tuple[Path, str], set[str]]:
    """What was brought from elsewhere and taken back, by what it is about: backups may hold it since."""
    gone: dict[tuple[Path, str], set[str]] = {}
    for step in (step for step in steps if step.is_foreign):
        for part in (part for file in step.files if file.path == name for part in file.parts):
            texts = gone.setdefault((part.path, part.name), set())
            old, new = map(text_of, part.versions())
            texts.discard(new)
            if step.kind == UNDO:
                texts.add(old)
    return gone


def _field_by_field(own: Table, foreign: Table, made: Sequence[Table]) -> Table:
    """What is known of the version before one of ours and one that this machine never made.

    What was never changed here, the other side has changed; what stands there as it once stood here, this
    side has changed. The rest is in doubt.
    """
    before = {}
    for field in {**own, **foreign}:
        texts = {text_of(version.get(field)) for version in made}
        if len(texts) == 1:
            before[field] = own.get(field)
        elif text_of(foreign.get(field)) in texts:
            before[field] = foreign.get(field)
    return {field: content for field, content in before.items() if content is not None}
