"""Text that people or files give us, made safe to show."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# What stands between the parts of a line, and a blank at which none is broken.
PARTED = " · "
_KEPT = "\u00a0"
_REPLACEMENT = "\ufffd"

# Stand-ins of the same width, for a terminal whose encoding or font lacks the sign.
PLAIN_SIGNS = {
    "·": ".", "…": ".", "–": "-", "—": "-", "−": "-", "→": ">", "▶": ">", "≤": "<", "✓": "+", "✗": "-",
    "«": '"', "»": '"', "‘": "'", "’": "'", "“": '"', "”": '"',
}  # fmt: skip


class _OnDemand:
    """Tables of signs, each made when the first text needs it: most of what a command says is plain ASCII."""

    _safe: dict[int, str] | None = None
    _one_cell: frozenset[str] | None = None

    @property
    def safe(self) -> dict[int, str]:
        """What is shown for a sign that a terminal would act on."""
        if self._safe is None:
            # Controls of C0 and C1 could move the cursor or recolour the terminal; the bidirectional
            # ones could make a line read as another one.
            controls = [*range(0x20), *range(0x7F, 0xA0)]
            bidirectional = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
            separators = [0x2028, 0x2029]
            self._safe = dict.fromkeys([*controls, *bidirectional], _REPLACEMENT)
            self._safe |= dict.fromkeys([*map(ord, "\t\n\r\v\f"), 0x85, *separators], " ")
            # Lone surrogates cannot be written as UTF-8.
            self._safe |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
        return self._safe

    @property
    def one_cell(self) -> frozenset[str]:
        """What takes one cell everywhere and joins nothing: Latin, Greek and Cyrillic letters, and what
        screens draw.
        """
        if self._one_cell is None:
            letters = (*range(0x20, 0x7F), *range(0xA0, 0x300), *range(0x370, 0x483))
            self._one_cell = frozenset((*map(chr, (*letters, *range(0x2500, 0x25FD))), *PLAIN_SIGNS))
        return self._one_cell


_SIGNS = _OnDemand()


def one_line(text: str) -> str:
    """The text as a single line without characters that a terminal would act on."""
    if text.isprintable():
        return text
    return text.translate(_SIGNS.safe)


def counted(number: int, one: str, many: str) -> str:
    """A number of things in words: «1 entry», «2 entries»."""
    return f"{number} {one if number == 1 else many}"


def percent(share: float) -> str:
    """A part of the whole in whole per cent; a little is not called nothing, nor almost all of it all."""
    if 0 < share < 0.01:
        return "less than 1%"
    return f"{min(share, 0.99) if share < 1 else share:.0%}"


def cell_width(text: str) -> int:
    """How many cells of a terminal the text takes; control characters take none."""
    if are_one_cell_each(text):
        return len(text)
    return sum(cells for _, cells in clusters(text))


def widest(texts: Collection[str]) -> int:
    """How many cells the widest of some texts takes."""
    # Looked at as one, as columns of thousands are.
    return max(map(len if are_one_cell_each("".join(texts)) else cell_width, texts))


def are_one_cell_each(letters: str) -> bool:
    """Whether each letter takes one cell, whatever stands beside it."""
    return (letters.isascii() and letters.isprintable()) or _SIGNS.one_cell.issuperset(letters)


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """What a reader takes for one sign each, a letter with its marks or a joined emoji, and its cells."""
    if are_one_cell_each(text):
        yield from ((char, 1) for char in text)
        return
    # It reads large tables, which no command needs for most languages.
    from wcwidth import iter_graphemes, width

    for cluster in iter_graphemes(text):
        yield cluster, width(cluster, control_codes="ignore")


def cut(text: str, width: int) -> str:
    """The text as it is, or cut with an ellipsis where it takes more than ``width`` cells."""
    return text if cell_width(text) <= width else fitted(text, width).rstrip()


def fitted(text: str, width: int) -> str:
    """The text padded, or cut with an ellipsis, to exactly ``width`` cells; never within a sign."""
    room = width - cell_width(text)
    if room >= 0:
        return text + " " * room
    kept, taken = "", 0
    for cluster, cells in clusters(text):
        if taken + cells > width - 1:
            break
        kept, taken = kept + cluster, taken + cells
    return kept + "…" + " " * (width - 1 - taken)


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
        for cluster, cells in clusters(word):
            if lines[-1] and cell_width(lines[-1]) + cells > width:
                lines.append("")
            lines[-1] += cluster
    if most is not None and len(lines) > most:
        lines[most - 1 :] = [fitted(" ".join(lines[most - 1 :]), width)]
    return lines


def wrapped_parts(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken at the « · » between its parts.

    Within a part only where it is longer than a line, and there not at a blank that does not break.
    """
    lines: list[str] = []
    for part in text.split(PARTED):
        longer = f"{lines[-1]}{PARTED}{part}" if lines else ""
        if longer and cell_width(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrapped(part, width)
    return [line.replace(_KEPT, " ") for line in lines]


def kept_together(text: str) -> str:
    """A text that lines are not broken within."""
    return text.replace(" ", _KEPT)


def slug(name: str) -> str:
    """A key made from a name: «Café shifts» becomes ``cafe-shifts``.

    Latin letters lose their accents; of every other script all letters and marks are kept, composed.
    """
    if name.isascii():
        return "-".join("".join(char.lower() if char.isalnum() else " " for char in name).split())
    from unicodedata import category, normalize
    from unicodedata import name as name_of

    kept, takes_marks = "", False
    for char in normalize("NFKD", name):
        kind = category(char)
        if char.isalnum():
            kept += char.lower()
            takes_marks = kind.startswith("L") and not name_of(char, "").startswith("LATIN ")
        elif kind.startswith("M"):
            kept += char if takes_marks else ""
        # What joins or parts letters without being seen ends no word.
        elif kind != "Cf":
            kept, takes_marks = kept + " ", False
    return "-".join(normalize("NFC", kept).split())


def is_key(text: str) -> bool:
    """Whether a text is a key: one that ``slug`` makes, or made before it composed letters."""
    if not text or text.isascii():
        return bool(text) and slug(text) == text
    from unicodedata import normalize

    return slug(text) == normalize("NFC", text)


def folded(text: str) -> str:
    """The text as it is compared: in small letters, and however its letters are put together."""
    text = text.strip().casefold()
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFKC", text)


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
    """Letters and digits, those of Latin without accents."""
    return slug(text.casefold()).replace("-", "")


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
