"""What was measured, beside what it is held against."""

from __future__ import annotations

_HEADS = ("what", "measured", "held against", "ratio", "must", "aim", "")
_LEFT = (0, 2, 6)


class Table:
    """The rows of one run."""

    def __init__(self) -> None:
        self._rows = [_HEADS]

    def add(
        self, what: str, measured: str, against: str = "", ratio: float = 0, must: float = 0, aim: float = 0
    ) -> None:
        """A row; without a budget it is there to compare."""
        met = "" if not must else "NOT MET" if ratio > must else "met" if ratio > aim else "aim met"
        ratios = [f"{number:.2f}" if number else "" for number in (ratio, must, aim)]
        self._rows.append((what, measured, against, *ratios, met))

    def show(self) -> None:
        """Print it."""
        widths = [max(len(row[column]) for row in self._rows) for column in range(len(_HEADS))]
        print()
        for row in self._rows:
            cells = [
                text.ljust(width) if column in _LEFT else text.rjust(width)
                for column, (text, width) in enumerate(zip(row, widths, strict=True))
            ]
            print("  ".join(cells).rstrip())


def ms(seconds: float) -> str:
    """A time as it stands in the table."""
    return f"{seconds * 1000:.1f} ms"
