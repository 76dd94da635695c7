"""Text that people or files give us, made safe to show."""

from __future__ import annotations

from functools import cache

# Control characters of C0 and C1 could move the cursor or recolour the terminal; the
# bidirectional controls could make a line read as another one.
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
_BIDIRECTIONAL = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SEPARATORS = [0x2028, 0x2029]
_REPLACEMENT = "\ufffd"

_SAFE = dict.fromkeys([*_CONTROLS, *_BIDIRECTIONAL], _REPLACEMENT)
_SAFE |= dict.fromkeys([*map(ord, "\t\n\r\v\f"), 0x85, *_SEPARATORS], " ")
# Lone surrogates cannot be written as UTF-8.
_SAFE |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)

# Stand-ins of the same width, for a terminal whose encoding or font lacks the sign.
PLAIN_SIGNS = {
    "·": ".", "…": ".", "–": "-", "—": "-", "−": "-", "→": ">", "▶": ">", "≤": "<", "✓": "+", "✗": "-",
    "«": '"', "»": '"', "‘": "'", "’": "'", "“": '"', "”": '"',
}  # fmt: skip


def one_line(text: str) -> str:
    """The text as a single line without characters that a terminal would act on."""
    if text.isprintable():
        return text
    return text.translate(_SAFE)


def counted(number: int, one: str, many: str) -> str:
    """A number of things in words: «1 entry», «2 entries»."""
    return f"{number} {one if number == 1 else many}"


def cell_width(text: str) -> int:
    """How many terminal cells the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


@cache
def _cells_of(char: str) -> int:
    from unicodedata import combining, east_asian_width

    if combining(char) or char in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def fitted(text: str, width: int) -> str:
    """The text padded, or cut with an ellipsis, to exactly ``width`` cells."""
    room = width - cell_width(text)
    if room >= 0:
        return text + " " * room
    kept = ""
    for char in text:
        if cell_width(kept + char) > width - 1:
            break
        kept += char
    return kept + "…" + " " * (width - 1 - cell_width(kept))


def wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """The text in lines of at most ``width`` cells, between words where that can be; at least one line.

    Where it takes more than ``most`` lines the last of them is cut with an ellipsis.
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_width(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if lines[-1] and cell_width(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    if most is not None and len(lines) > most:
        lines[most - 1 :] = [fitted(" ".join(lines[most - 1 :]), width)]
    return lines


def slug(name: str) -> str:
    """A key made from a name: «Café shifts» becomes ``cafe-shifts``."""
    if not name.isascii():
        import unicodedata

        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = "".join(char.lower() if char.isalnum() else " " for char in name).split()
    return "-".join(words)


_LONG_ENOUGH_FOR_A_SLIP = 5


def are_alike(one: str, other: str) -> bool:
    """Whether two names were probably meant to be the same: spelling, a plural, or one slip in a word."""
    left, right = _letters(one), _letters(other)
    if not left or not right:
        return False
    if left == right or left == f"{right}s" or right == f"{left}s":
        return True
    digits = [[char for char in text if char.isdigit()] for text in (left, right)]
    is_long = min(len(left), len(right)) >= _LONG_ENOUGH_FOR_A_SLIP
    return is_long and left[0] == right[0] and digits[0] == digits[1] and _is_one_slip(left, right)


def _letters(text: str) -> str:
    """Letters and digits, without accents."""
    from unicodedata import normalize

    return "".join(char for char in normalize("NFKD", text.casefold()) if char.isalnum())


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two in the wrong order, make one text the other."""
    short, long = sorted((one, other), key=len)
    begin = 0
    while begin < len(short) and short[begin] == long[begin]:
        begin += 1
    if len(short) == len(long):
        left, right = short[begin:], long[begin:]
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return len(long) == len(short) + 1 and short[begin:] == long[begin + 1 :]
