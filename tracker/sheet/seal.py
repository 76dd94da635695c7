"""The seal at the end of a page: whether it is still as it was written here, or a hand has changed it."""

from __future__ import annotations

from binascii import crc32

_BEGIN, _END = b"<!-- tracker ", b" -->\n"


def sealed(page: bytes) -> bytes:
    """The page with its seal."""
    return page + _seal(page)


def is_sealed(content: bytes) -> bool:
    """Whether a content is a page as it was sealed."""
    page, _, _ = content.rpartition(_BEGIN)
    return content == sealed(page)


def _seal(page: bytes) -> bytes:
    return _BEGIN + f"{crc32(page):08x}".encode() + _END
