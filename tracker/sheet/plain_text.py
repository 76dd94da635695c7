"""The sheet as plain text of 80 columns, and as Markdown."""

from __future__ import annotations

from tracker.domain.text import fitted, wrapped
from tracker.domain.time.duration import NOTHING
from tracker.domain.time.week import DAY_NAMES
from tracker.sheet.sheet import Sheet, SheetGroup, SheetRow, SheetTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDTH = 80
_NAME, _DAY = 22, 6
_LABEL = 11
_NUMBER = 10
_SPARE_LINES = 3
_MARKED = "\\`*_[]<>|~&$@#!"
_RATINGS = ("Hours a day", "Priority", "Enjoyment", "Supports goal")
_RATING_WIDTHS = (13, 10, 11, 15)
# Where the verdict stands beside them.
_SHORT_RATINGS = ("A day", "Priority", "Enjoyment", "Goal")
_SHORT_WIDTHS = (8, 10, 11, 10)


def as_text(sheet: Sheet) -> str:
    """The sheet in lines of 80 cells at most, but for what is longer in itself."""
    lines = [sheet.title, sheet.subtitle, *(f"{problem}." for problem in sheet.problems), ""]
    if not sheet.is_blank:
        lines += [*_hours_table(sheet), ""]
    lines += [*_ratings_table(sheet), "", *_answers(sheet)]
    for table in sheet.tables:
        lines += ["", *_small_table(table)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _hours_table(sheet: Sheet) -> Iterator[str]:
    yield _right("Activity", (*DAY_NAMES, "Week"))
    for group in sheet.groups:
        yield _hours_line(group.sums, group.name.upper())
        for row in group.rows:
            yield _hours_line(row, f"  {row.name}")
    yield _hours_line(sheet.totals, sheet.totals.name)


def _hours_line(row: SheetRow, name: str) -> str:
    return _right(name, tuple(cell or NOTHING for cell in (*row.days, row.week)))


def _right(name: str, cells: Sequence[str]) -> str:
    return fitted(name, _NAME) + "".join(cell.rjust(_DAY) for cell in cells)


def _ratings_table(sheet: Sheet) -> Iterator[str]:
    if sheet.is_blank:
        yield _ratings_line("Activity", _RATINGS, _RATING_WIDTHS)
    else:
        yield _ratings_line("Activity", _SHORT_RATINGS, _SHORT_WIDTHS) + "  Verdict"
    for group in sheet.groups:
        yield group.name.upper()
        for row in _rows(sheet, group):
            if sheet.is_blank:
                name = row.name or "_" * (_NAME - 4)
                yield _ratings_line(f"  {name}", ("_____",) * 4, _RATING_WIDTHS)
            else:
                cells = (row.a_day, row.priority, row.enjoyment, row.supports)
                yield _ratings_line(f"  {row.name}", cells, _SHORT_WIDTHS) + f"  {row.verdict}"


def _rows(sheet: Sheet, group: SheetGroup) -> tuple[SheetRow, ...]:
    """The rows of a kind; an empty sheet has room to write more, as text has no end of a page to fear."""
    if not sheet.is_blank:
        return group.rows
    return (*(row for row in group.rows if row.name), *[SheetRow("")] * _SPARE_LINES)


def _small_table(table: SheetTable) -> Iterator[str]:
    """Names, numbers to their right, then words in as many lines as they need."""
    before = _NAME + table.numbers * _NUMBER
    for texts in (table.heads, *table.rows):
        numbers = "".join(text.rjust(_NUMBER) for text in texts[1 : 1 + table.numbers])
        words = "".join(texts[1 + table.numbers :])
        first, *others = wrapped(words, _WIDTH - before - 2) or [""]
        yield f"{fitted(texts[0], _NAME)}{numbers}  {first}"
        yield from (f"{'':{before}}  {other}" for other in others)


def _ratings_line(name: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return fitted(name, _NAME) + "".join(texts)


def _answers(sheet: Sheet) -> Iterator[str]:
    for answer in sheet.answers:
        if sheet.is_blank:
            yield answer.label
            yield from ["", "_" * _WIDTH] * answer.lines
            yield ""
            continue
        for number, part in enumerate(wrapped(answer.text, _WIDTH - _LABEL)):
            yield f"{answer.label if not number else '':{_LABEL}}{part}"


def as_markdown(sheet: Sheet) -> str:
    """The sheet with its table in the form that GitHub and most readers know."""
    lines = [f"# {_plain(sheet.title)}", "", _plain(sheet.subtitle), ""]
    lines += [part for problem in sheet.problems for part in (f"{_plain(problem)}.", "")]
    lines += [*_markdown_table(sheet), ""]
    for answer in sheet.answers:
        text = _plain(answer.text) or "\\_" * 40
        lines.append(f"- **{_plain(answer.label)}** {text}")
    for table in sheet.tables:
        signs = ["---", *["---:"] * table.numbers, *["---"] * (len(table.heads) - 1 - table.numbers)]
        rows = (tuple(map(_plain, texts)) for texts in table.rows)
        lines += ["", *map(_table_line, (tuple(map(_plain, table.heads)), signs, *rows))]
    return "\n".join(lines) + "\n"


def _markdown_table(sheet: Sheet) -> Iterator[str]:
    hours = () if sheet.is_blank else (*DAY_NAMES, "Week")
    verdict = () if sheet.is_blank else ("Verdict",)
    heads = ("Activity", *hours, *_RATINGS, *verdict)
    yield _table_line(heads)
    yield _table_line(
        ("---", *("---:" for _ in hours), *("---:" for _ in _RATINGS), *("---" for _ in verdict))
    )
    for group in sheet.groups:
        yield _table_line(_markdown_cells(sheet, group.sums, f"**{_plain(group.name)}**"))
        for row in _rows(sheet, group):
            yield _table_line(_markdown_cells(sheet, row, _plain(row.name)))
    if not sheet.is_blank:
        yield _table_line(_markdown_cells(sheet, sheet.totals, f"**{_plain(sheet.totals.name)}**"))


def _markdown_cells(sheet: Sheet, row: SheetRow, name: str) -> tuple[str, ...]:
    ratings = (row.a_day, row.priority, row.enjoyment, row.supports)
    return (name, *ratings) if sheet.is_blank else (name, *row.days, row.week, *ratings, row.verdict)


def _table_line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """The text without a meaning in Markdown or HTML."""
    marked = "".join(f"\\{char}" if char in _MARKED else char for char in text)
    # What looks like an address would become a link.
    return marked.replace("://", "\\://").replace("www.", "www\\.")
