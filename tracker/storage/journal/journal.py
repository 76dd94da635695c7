"""The journal of this machine: what is being written, and the changes that can be taken back.

One line of JSON for each step, synced before any file is touched, and a short line when it is done.
A step whose line is the last one is unfinished; see ``Store``. The undo stack is what the lines say.
"""

from __future__ import annotations

import os
from binascii import crc32
from datetime import datetime
from itertools import compress, count
from operator import ne

from tracker.domain.value import value
from tracker.storage.errors import MaybeSaved, NotSaved, Unreadable, may_pass, reason
from tracker.storage.journal.journal_end import is_step_open
from tracker.storage.journal.step_parts import StepPart, refuse_nonsense
from tracker.storage.toml.document import TomlDamage
from tracker.storage.writing.replacing import write_bytes
from tracker.storage.writing.safe_write import lines_backward, make_folder, read_piece, sync_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# Lone surrogates stand for the bytes of a name that is not UTF-8.
_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x20), 0x22, 0x5C, *range(0xDC80, 0xDD00))}
_COMPACT_ABOVE = 8 * 1024 * 1024
_LONG_SPLICE = 2048
_STEPS_KEPT = 400
_MANY_FILES = 16
# It is shortened at a small part of that; no change has so much to say.
LARGEST_JOURNAL = 256 * 1024 * 1024
_COMPACTED = b'{"compacted": '
CHANGE, UNDO, REDO, DROP = "change", "undo", "redo", "drop"
_TAKEN_BACK_BY = {UNDO: (CHANGE, REDO), REDO: (UNDO,)}


@value
class Splice:
    """A stretch of a file: ``at`` says where it begins after the step. A letter stands for a byte."""

    at: int
    old: str
    new: str


@value
class FileChange:
    """One file before and after a step, as the stretches of bytes that differ.

    ``before`` and ``after`` tell a content by size and checksum; None is a file that is not there.
    """

    path: str
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    splices: tuple[Splice, ...]
    parts: tuple[StepPart, ...]

    def backward(self, content: bytes) -> bytes | None:
        """What the file was before, given what the step left; None where there was no file."""
        if self.before is None:
            return None
        parts, end = [], 0
        for splice in self.splices:
            parts += [content[end : splice.at], _to_bytes(splice.old)]
            end = splice.at + len(splice.new)
        return b"".join([*parts, content[end:]])

    def inverse(self) -> FileChange:
        """The change that takes this one back."""
        parts = tuple(part.inverse() for part in self.parts)
        splices, longer = [], 0
        for splice in self.splices:
            splices.append(Splice(splice.at - longer, splice.new, splice.old))
            longer += len(splice.new) - len(splice.old)
        return FileChange(self.path, self.after, self.before, tuple(splices), parts)


@value
class JournalStep:
    """One change of the record. ``of`` is the step that an undo, redo or drop is about.

    A foreign one brought what others had made (a merge, a restore, a mending) or took it back: it says
    nothing about who made what. ``seen`` is what had been seen last of its files before it came, by name,
    where that was not what they were. ``gaps`` are lines of the file of gaps that go and that come, where
    an answer to the away question changed nothing else. ``left_open`` are the open entries of its files that
    did not run before it.
    """

    id: str
    kind: str
    label: str
    at: str
    of: str | None
    files: tuple[FileChange, ...]
    is_foreign: bool = False
    seen: tuple[tuple[str, str], ...] = ()
    gaps: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    left_open: tuple[str, ...] = ()


def file_change(path: str, before: bytes | None, after: bytes | None, parts: list[StepPart]) -> FileChange:
    """The change of one file, by its contents."""
    splices = tuple(_splices(before or b"", after or b""))
    return FileChange(path, signature(before), signature(after), splices, tuple(parts))


def _splices(old: bytes, new: bytes) -> list[Splice]:
    """The stretches that differ: one or, where that would be long, line by line."""
    old_lines, new_lines = old.split(b"\n"), new.split(b"\n")
    if len(old_lines) == len(new_lines):
        differing = [*compress(count(), map(ne, old_lines, new_lines))]
        if differing and sum(map(len, new_lines[differing[0] : differing[-1]])) >= _LONG_SPLICE:
            return _splices_by_line(old_lines, new_lines, differing)
    shorter = min(len(old), len(new))
    prefix = _shared(old, new, shorter)
    suffix = _shared(old[prefix:][::-1], new[prefix:][::-1], shorter - prefix)
    before, after = old[prefix : len(old) - suffix], new[prefix : len(new) - suffix]
    return [Splice(prefix, _to_text(before), _to_text(after))]


def _splices_by_line(old: list[bytes], new: list[bytes], differing: list[int]) -> list[Splice]:
    splices, at, done = [], 0, 0
    for number in differing:
        # With the line feed behind each.
        at += sum(map(len, new[done:number])) + number - done
        splices.append(Splice(at, _to_text(old[number]), _to_text(new[number])))
        done = number
    return splices


def signature(content: bytes | None) -> tuple[int, int] | None:
    """What tells a content from others: its size and checksum."""
    return None if content is None else (len(content), crc32(content))


class Journal:
    """The journal in one file. Writing to it needs the lock."""

    def __init__(self, path: str) -> None:
        self._path = path

    def unfinished(self) -> JournalStep | None:
        """The step whose writing was broken off, if the last one was."""
        try:
            if not is_step_open(self._path):
                return None
        except OSError as error:
            raise Unreadable(f"{self._path} cannot be read: {reason(error)}.") from None
        return next(map(_step, self._lines_backward()), None)

    def begin(self, step: JournalStep) -> None:
        """Write down what is about to be done. Raises NotSaved."""
        line: dict[str, Any] = {
            "step": step.id,
            "kind": step.kind,
            "label": step.label,
            "at": step.at,
            "of": step.of,
            "files": [_as_json(file) for file in step.files],
        }
        if step.is_foreign:
            line |= {"foreign": True, "seen": step.seen}
        if any(step.gaps):
            line["gaps"] = step.gaps
        if step.left_open:
            line["strays"] = step.left_open
        self._append(line)

    def end(self, step_id: str, taken: bool = True) -> None:
        """Note that a step was carried out or, where not ``taken``, given up.

        Where the note cannot be made, the files themselves tell: see ``Store.settle``.
        """
        try:
            self._append({"done": step_id, "taken": taken}, synced=False)
        except NotSaved:
            return

    def next_back(self, kind: str) -> JournalStep | None:
        """The step that an undo or, by its ``kind``, a redo would take back; None where there is none."""
        taken_back: set[str | None] = set()
        for step in self._steps_backward():
            if kind == REDO and step.kind == CHANGE:
                # What was undone before a change can't be brought back after it.
                return None
            if step.id not in taken_back and step.kind in _TAKEN_BACK_BY[kind]:
                return step
            taken_back.add(step.of)
        return None

    def compact(self) -> None:
        """Forget the oldest steps when the journal has grown large.

        Where what has to stay is large already (one change can be), it has to grow to twice that first,
        or it would be written anew with each change.
        """
        try:
            size = os.stat(self._path).st_size
            if size <= _COMPACT_ABOVE or size <= 2 * self._size_when_compacted():
                return
        except FileNotFoundError:
            return
        except OSError as error:
            raise NotSaved(f"Nothing was changed: {self._path}: {reason(error)}.") from None
        import json

        lines = [*self._lines_backward()][::-1]
        recent = set([line["step"] for line in lines if "step" in line][-_STEPS_KEPT:])
        kept = [line for line in lines if line.get("step", line.get("done")) in recent]
        text = "".join(f"{json.dumps(line)}\n" for line in kept)
        text = f"{_COMPACTED.decode()}{len(text)}}}\n{text}"
        try:
            write_bytes(self._path, text.encode())
        except MaybeSaved:
            return

    def _size_when_compacted(self) -> int:
        """How large the journal was when its oldest steps were forgotten last; 0 where they never were."""
        try:
            head = read_piece(self._path, 0, 64).partition(b"\n")[0]
        except OSError:
            return 0
        number = head[len(_COMPACTED) :].rstrip(b"}")
        return int(number) if head.startswith(_COMPACTED) and number.isdigit() else 0

    def latest_of(self, path: str) -> tuple[JournalStep, FileChange] | None:
        """The last step that changed a file, carried out or under way, with that change."""
        steps = self._steps_backward()
        return next(((step, file) for step in steps for file in step.files if file.path == path), None)

    def steps(self) -> list[JournalStep]:
        """The steps that were carried out, oldest first."""
        return list(self._steps_backward())[::-1]

    def _steps_backward(self) -> Iterator[JournalStep]:
        """The steps that were carried out, the latest first. Only as much is taken apart as is asked for."""
        given_up = set()
        for line in self._lines_backward():
            if "done" in line and not line.get("taken"):
                given_up.add(line["done"])
            step = _step(line)
            if step is not None and step.id not in given_up:
                yield step

    def _lines_backward(self) -> Iterator[dict[str, Any]]:
        """The whole lines; one that cannot be read (a torn write, a damaged disk) is passed over."""
        import json

        for raw in lines_backward(self._path, LARGEST_JOURNAL):
            try:
                line = json.loads(raw)
            except (ValueError, RecursionError):
                continue
            if isinstance(line, dict):
                yield line

    def _append(self, line: dict[str, Any], synced: bool = True) -> None:
        make_folder(os.path.dirname(self._path))
        try:
            is_new = not os.path.exists(self._path)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                end = os.lseek(handle, 0, os.SEEK_END)
                text = f"{_line(line)}\n".encode()
                if end:
                    os.lseek(handle, end - 1, os.SEEK_SET)
                    if os.read(handle, 1) != b"\n":
                        # A write was broken off here; its line means nothing, and ours starts anew.
                        text = b"\n" + text
                while text:
                    text = text[os.write(handle, text) :]
                if synced:
                    os.fsync(handle)
            finally:
                os.close(handle)
            if is_new:
                sync_folder(os.path.dirname(self._path))
        except OSError as error:
            raise NotSaved(f"Nothing was changed: {self._path}: {reason(error)}.", may_pass(error)) from None


def _shared(left: bytes, right: bytes, most: int) -> int:
    """How many bytes two contents begin with in common."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if left[:middle] == right[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _to_text(content: bytes) -> str:
    # A stretch may begin in the middle of a character.
    return content.decode("latin-1")


def _to_bytes(text: str) -> bytes:
    return text.encode("latin-1")


def _line(content: dict[str, Any]) -> str:
    """A line of the journal, without its end."""
    if len(content.get("files", ())) < _MANY_FILES:
        return _json(content)
    import json

    return json.dumps(content)


def _json(content: Any) -> str:
    """What ``json.dumps`` would say. To import that takes as long as all else that a start does."""
    if isinstance(content, str):
        return f'"{content.translate(_ESCAPES)}"'
    if isinstance(content, dict):
        return f"{{{', '.join(f'{_json(key)}: {_json(part)}' for key, part in content.items())}}}"
    if isinstance(content, list | tuple):
        return f"[{', '.join(map(_json, content))}]"
    if content is None or isinstance(content, bool):
        return {None: "null", True: "true", False: "false"}[content]
    return str(content)


def _as_json(file: FileChange) -> dict[str, Any]:
    return {
        "path": file.path,
        "before": file.before,
        "after": file.after,
        "splices": [[splice.at, splice.old, splice.new] for splice in file.splices],
        "units": [[list(part.path), part.name, part.old, part.new] for part in file.parts],
    }


def _step(line: dict[str, Any]) -> JournalStep | None:
    """The step of a line; None for the line of a done one, and for what a newer tracker may write."""
    try:
        files = tuple(_file(file) for file in line["files"])
        seen = tuple((path, content) for path, content in line.get("seen", ()))
        gone, come = line.get("gaps", ((), ()))
        told = (line["step"], line["kind"], line["label"], line["at"], line["of"])
        left_open = tuple(line.get("strays", ()))
        step = JournalStep(
            *told, files, bool(line.get("foreign")), seen, (tuple(gone), tuple(come)), left_open
        )
        return step if _makes_sense(step) else None
    except (LookupError, TypeError, ValueError, AttributeError, TomlDamage):
        return None


def _makes_sense(step: JournalStep) -> bool:
    """Whether a step is one that can be taken back. Raises what its parts raise where they make no sense."""
    datetime.fromisoformat(step.at)
    texts = [step.id, step.kind, step.label, step.of or "", *step.left_open]
    for file in step.files:
        # Nothing but the files of the record is written because a journal says so.
        if file.path.startswith(("/", ".")) or ".." in file.path.split("/") or "\0" in file.path:
            return False
        texts += [text for splice in file.splices for text in (splice.old, splice.new)]
        refuse_nonsense(file.parts)
        texts += [text for part in file.parts for text in (part.name, *part.path)]
        signatures = [number for each in (file.before, file.after) for number in each or ()]
        if not all(isinstance(number, int) for number in signatures):
            return False
        if not all(isinstance(splice.at, int) for splice in file.splices):
            return False
    return all(isinstance(text, str) for text in texts)


def understood_line(raw: bytes) -> bool:
    """Whether a line of a journal says anything: a step, or that one is done."""
    import json

    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return isinstance(line, dict) and ("done" in line or _step(line) is not None)


def _file(line: dict[str, Any]) -> FileChange:
    before, after = (tuple(line[key]) if line[key] else None for key in ("before", "after"))
    parts = tuple(StepPart(tuple(path), name, old, new) for path, name, old, new in line["units"])
    splices = tuple(Splice(at, old, new) for at, old, new in line["splices"])
    return FileChange(line["path"], before, after, splices, parts)
