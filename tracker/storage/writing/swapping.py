"""Putting a file in the place of another without writing over what somebody put there meanwhile.

Between looking at a file and replacing it there is always a moment. Linux can swap two files in one
go, so that what was replaced can be looked at afterwards, and can name a file only where none is.
"""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = -100  # AT_FDCWD
_WHERE_NONE_IS, _SWAP = 1, 2  # RENAME_NOREPLACE, RENAME_EXCHANGE
# What a kernel or a file system that knows of no such thing says.
_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP)


def swap(one: str, other: str) -> bool:
    """Swap two files; False where that cannot be done here. Raises OSError."""
    return _renamed(one, other, _SWAP)


def put_where_none_is(path: str, target: str) -> bool:
    """Give a file a name that no file has; False where that cannot be made sure here.

    Raises FileExistsError where there is one, and OSError.
    """
    return _renamed(path, target, _WHERE_NONE_IS)


def _renamed(path: str, target: str, how: int) -> bool:
    call = _renameat2()
    if call is None:
        return False
    number = call(os.fsencode(path), os.fsencode(target), how)
    if number in _UNKNOWN:
        return False
    if number:
        raise OSError(number, os.strerror(number), path, None, target)
    return True


_found: list[Callable[[bytes, bytes, int], int] | None] = []


def _renameat2() -> Callable[[bytes, bytes, int], int] | None:
    """The call, which answers with the number of the error; None where there is none."""
    if not _found:
        _found.append(_look_for_it() if sys.platform == "linux" else None)
    return _found[0]


def _look_for_it() -> Callable[[bytes, bytes, int], int] | None:
    # Loaded by what changes something, and by nothing else: it takes a tenth of what a command may take.
    try:
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
        function = library.renameat2
    except (ImportError, OSError, AttributeError):
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    function.restype = ctypes.c_int

    def call(path: bytes, target: bytes, how: int) -> int:
        return ctypes.get_errno() if function(_HERE, path, _HERE, target, how) else 0

    return call
