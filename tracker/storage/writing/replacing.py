"""Replacing a file so that it is whole at every moment: the old one or the new.

What somebody else wrote there meanwhile is never lost by it; see ``overtaken``.
"""

from __future__ import annotations

import os
import stat

from tracker.storage.errors import MaybeSaved, NotSaved, Overtaken, Unreadable, may_pass, reason
from tracker.storage.writing.overtaken import hidden_name, keep_as_copy
from tracker.storage.writing.safe_write import (
    open_temporary,
    read_bytes,
    sync_folder_of,
    unlink_quietly,
    write_all,
)
from tracker.storage.writing.swapping import put_where_none_is, swap


def real_place(path: str) -> str:
    """The path of a file or, where that is a link, of what it leads to, so that the link survives.

    Links among its folders stay: to resolve them takes longer than all else that is done with a name.
    """
    return os.path.realpath(path) if os.path.islink(path) else path


class Replacement:
    """A content that is on the disk beside the file whose place it is to take.

    The temporary file lies beside the real one, so that links survive, and takes its mode. Making one
    raises NotSaved; then nothing is left behind.
    """

    def __init__(self, path: str, content: bytes) -> None:
        self._path = path
        self._content = content
        self.target = real_place(path)
        self._temporary = ""
        self._holds_ours = True
        try:
            mode = self._mode()
            handle, self._temporary = open_temporary(self.target)
            try:
                if hasattr(os, "fchmod"):
                    os.fchmod(handle, mode)
                write_all(handle, content)
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise self._failed(error) from None

    def _mode(self) -> int:
        try:
            mode = stat.S_IMODE(os.stat(self.target).st_mode)
        except FileNotFoundError:
            return 0o600
        if not os.access(self.target, os.W_OK):
            raise NotSaved(f"{self._path} was not changed: it is read-only.")
        return mode

    def put(self) -> None:
        """Take the place, whatever is in it. Raises NotSaved. The folder is not synced yet."""
        try:
            os.replace(self._temporary, self.target)
        except OSError as error:
            raise self._failed(error) from None

    def put_over(self, expected: bytes | None) -> None:
        """Take the place of just that content; None is no file at all. The folder is not synced yet.

        Raises Overtaken where anything else is there; that stays. Raises NotSaved and NotRead as well.
        """
        try:
            if expected is not None:
                self._hide()
            if read_bytes(self.target, None) != expected:
                raise Overtaken(self._path)
            if expected is None:
                if not put_where_none_is(self._temporary, self.target):
                    os.replace(self._temporary, self.target)
            elif swap(self._temporary, self.target):
                self._holds_ours = False
                self._look_at_what_came_out(expected)
            else:
                os.replace(self._temporary, self.target)
        except FileExistsError:
            raise Overtaken(self._path) from None
        except FileNotFoundError:
            # What was to be swapped has gone.
            raise Overtaken(self._path) from None
        except OSError as error:
            raise self._failed(error) from None

    def _hide(self) -> None:
        """Have what is to come out lie where whoever comes next looks at it, should we be killed."""
        hidden = hidden_name(self.target)
        os.rename(self._temporary, hidden)
        self._temporary = hidden

    def _look_at_what_came_out(self, expected: bytes) -> None:
        """Between the look and the swap somebody may have written: then theirs goes back."""
        try:
            if read_bytes(self._temporary, None) == expected:
                self._holds_ours = True
                self.discard()
                return
        except Unreadable:
            # Nobody knows what it is, so it is not ours to take away.
            pass
        swap(self._temporary, self.target)
        self._holds_ours = True
        if read_bytes(self._temporary, None) != self._content:
            # They wrote once more, over ours: what was written last is to stay, and the other as a copy.
            self._holds_ours = False
            swap(self._temporary, self.target)
        raise Overtaken(self._path)

    def discard(self) -> None:
        """Take the temporary file away; where it may hold what another program wrote, keep it as a copy."""
        if self._holds_ours:
            if self._temporary:
                unlink_quietly(self._temporary)
                self._temporary = ""
        else:
            self._holds_ours = keep_as_copy(self._temporary, self._path)

    def _failed(self, error: OSError) -> NotSaved | MaybeSaved:
        is_changed = not self._holds_ours
        self.discard()
        if is_changed:
            return MaybeSaved(
                f"{self._path} may be saved: {reason(error)}. What another program wrote there at the same "
                "moment lies beside it as a copy: tracker merge."
            )
        return NotSaved(f"{self._path} was not changed: {reason(error)}.", may_pass(error))


def write_bytes(path: str, content: bytes) -> None:
    """Replace a file, or make it, and return when it is on the disk; of what is this machine's alone.

    Raises NotSaved where the file is as it was, MaybeSaved where only the folder could not be synced.
    """
    replacement = Replacement(path, content)
    replacement.put()
    sync_folder_of(replacement.target, path)


def remove_expected(path: str, expected: bytes | None) -> None:
    """Remove a file that has just that content. The folder is not synced yet.

    Raises Overtaken where it has another one; that stays. Raises NotSaved where it is still there.
    """
    hidden = hidden_name(path)
    try:
        if read_bytes(path, None) != expected:
            raise Overtaken(path)
        if expected is None:
            return
        os.rename(path, hidden)
        if not _holds(hidden, expected):
            _put_back(hidden, path)
            raise Overtaken(path)
    except FileNotFoundError:
        raise Overtaken(path) from None
    except OSError as error:
        raise NotSaved(f"{path} was not changed: {reason(error)}.", may_pass(error)) from None
    unlink_quietly(hidden)


def _holds(hidden: str, expected: bytes) -> bool:
    try:
        return read_bytes(hidden, None) == expected
    except Unreadable:
        # Nobody knows what it is, so it is not ours to take away.
        return False


def _put_back(hidden: str, path: str) -> None:
    """Give a file its name back; where there is one again, it is kept as a copy. Raises OSError."""
    try:
        if not put_where_none_is(hidden, path):
            os.rename(hidden, path)
    except OSError:
        if not keep_as_copy(hidden, path):
            raise
