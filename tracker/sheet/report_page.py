"""A report as a page that stands alone: no script, nothing from the network, every text as text."""

from __future__ import annotations

from tracker.domain.report.crossed import crossed, is_crossed
from tracker.domain.report.report import Report
from tracker.domain.report.wording import Wording
from tracker.domain.text import cell_width, percent
from tracker.sheet.escaping import POLICY, escaped
from tracker.sheet.report_pictures import Picture, PictureData, pictures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.domain.report.crossed import Crossed

# Letters of a line of a table on paper, and how many tables one may become.
_LETTERS, _MOST_TABLES = 96, 2
# No size of paper is named, so that A4 and Letter both keep their own; on paper it is always light.
_STYLE = """
@page { margin: 9mm 12mm; }
* { box-sizing: border-box; }
:root { --ink: #222; --quiet: #5c5c5c; --line: #ccc; --paper: #fff; --studio: #14506a; --learning: #4f9aa6;
  --wasted: #d9773f; }
body { margin: 0 auto; padding: 4mm; max-width: 190mm; color: var(--ink); background: var(--paper);
  font: 10pt/1.4 "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0; font-size: 17pt; overflow-wrap: anywhere; }
h2 { margin: 6mm 0 2mm; font-size: 11pt; break-after: avoid; }
.when, .below { margin: 0 0 2mm; color: var(--quiet); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.7mm 1mm; border-bottom: 0.2mm solid var(--line); text-align: right;
  vertical-align: baseline; }
th:first-child, td:first-child, .left { text-align: left; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-size: 8.5pt; font-weight: normal; vertical-align: bottom; }
thead { display: table-header-group; }
tr, figure { break-inside: avoid; }
tr.outer { break-after: avoid; }
tr.all, .below { break-before: avoid; }
table + .below { margin-top: 2mm; }
.dated td:first-child { white-space: nowrap; }
.outer td { padding-top: 2mm; font-weight: bold; }
.inner td:first-child { padding-left: 4mm; }
.all td { padding-top: 1.5mm; border-top: 0.4mm solid var(--ink); border-bottom: none; font-weight: bold; }
figure { margin: 0; }
svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
figure > svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--quiet); font: 10px "Helvetica Neue", Arial, sans-serif; }
.studio { fill: var(--studio); } .learning { fill: var(--learning); } .wasted { fill: var(--wasted); }
.stack rect { stroke: var(--paper); stroke-width: 0.6; }
.none { fill: var(--line); opacity: 0.45; } .rule { stroke: var(--line); stroke-width: 0.5; }
.crossed { margin-bottom: 5mm; }
.crossed td, .crossed thead th { padding: 0.7mm 0.5mm; font-size: 8.5pt; }
.crossed td:first-child { min-width: 16mm; overflow-wrap: break-word; }
.key { display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin: 0 0 1mm; color: var(--quiet); font-size: 8.5pt; }
.key svg { display: inline-block; width: 3mm; height: 3mm; margin-right: 1mm; }
@media print { body { padding: 0 4mm; font-size: 9.5pt; line-height: 1.2; } h2 { margin: 2.5mm 0 0.8mm; }
  th, td { padding: 0.1mm 1mm; } .outer td { padding-top: 0.6mm; } .all td { padding-top: 1mm; }
  .below, table + .below { margin: 0.5mm 0 1mm; } }
@media screen and (max-width: 620px) { figure { overflow-x: auto; } figure > svg { min-width: 620px; }
  .crossed { display: block; overflow-x: auto; } }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --quiet: #a8a8a8; --line: #444;
  --paper: #161616; --studio: #8fd3ea; --learning: #2f8494; --wasted: #d9683f; } }
"""


def report_page(
    report: Report, title: str, wording: Wording, data: PictureData, problems: Iterable[str], said: str = ""
) -> str:
    """The page of a report, in ASCII: readable in whatever encoding it is saved; ``said`` stands above it."""
    shown = [part for picture in pictures(data) for part in _figure(picture)]
    told = [f'<p class="below">{text(said)}</p>'] if said else []
    body = [*told, *_balance(report, wording), *shown, "<h2>Hours</h2>", *_table(report, wording)]
    below = [wording.average_words(report.by)] if wording.gone is not None else []
    if report.measured_share is not None:
        below.append(f"{percent(report.measured_share)} measured by the timer.")
    if below:
        body.append(f'<p class="below">{text(" ".join(below))}</p>')
    is_said = report.days.called == report.days.in_words
    return page(title, "" if is_said else report.days.in_words, problems, body)


def page(title: str, subtitle: str, problems: Iterable[str], body: Iterable[str]) -> str:
    """A page with a title, and what could not be read for it."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
        f"<title>{escaped(title)}</title>",
        f"<style>{_STYLE}</style></head>",
        f'<body><h1>{text(title)}</h1><p class="when">{text(subtitle)}</p>',
        *(f"<p>{text(problem)}.</p>" for problem in problems),
        *body,
        "</body></html>",
    ]
    return "\n".join(parts).encode("ascii", "xmlcharrefreplace").decode("ascii") + "\n"


def text(words: str) -> str:
    """Words as they stand on a page; those of another direction turn nothing else round."""
    return escaped(words) if words.isascii() else f"<bdi>{escaped(words)}</bdi>"


def table(
    heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], left: int = 1, name: str = ""
) -> Iterator[str]:
    """Rows with their class; the first ``left`` columns hold words. ``name`` is the class of the table."""
    yield f'<table class="{name}"><thead><tr>' if name else "<table><thead><tr>"
    yield "".join(f"<th{_side(n, left)}>{text(head)}</th>" for n, head in enumerate(heads))
    yield "</tr></thead><tbody>"
    columns = [_Cells(_side(n, left)) for n in range(len(heads))]
    for name, cells in rows:
        row = "".join([known[cell] for known, cell in zip(columns, cells, strict=True)])
        yield f'<tr class="{name}">{row}</tr>'
    yield "</tbody></table>"


class _Cells(dict[str, str]):
    """The cells of a column by what stands in them: thousands of rows say few things."""

    def __init__(self, side: str) -> None:
        self._side = side

    def __missing__(self, cell: str) -> str:
        return self.setdefault(cell, f"<td{self._side}>{text(cell)}</td>")


def _side(column: int, left: int) -> str:
    return ' class="left"' if column < left else ""


def _balance(report: Report, wording: Wording) -> Iterator[str]:
    balance = report.balance
    heads = ("Wasted", "Studio + learning", "Studio", "Learning", "Connections", "Unrated")
    sums = (balance.wasted, balance.music, balance.studio, balance.learning)
    cells = map(wording.hours, (*sums, balance.connections, balance.unrated))
    yield from table(heads, [("", (*cells,))])


def _table(report: Report, wording: Wording) -> Iterator[str]:
    """One group down and the other across, in two tables at most; else those of a group below it."""
    averages = () if wording.gone is None else ("A day", "A week")
    if is_crossed(report):
        made = crossed(report)
        if len(made.across) > len(made.down):
            made = made.turned
        across = (wording.name(made.across_by, group) for group in made.across)
        heads = ("", *across, "Total", *averages)
        rows = [*_rows_crossed(made, report, wording)]
        parts = [*_beside_one_another(heads, [cells for _, cells in rows])]
        if len(parts) <= _MOST_TABLES:
            for part in parts:
                of_part = ((name, (cells[0], *cells[part])) for name, cells in rows)
                yield from table((heads[0], *heads[part]), of_part, name="crossed")
            return
    yield from table((" and ".join(report.by).capitalize(), "Hours", *averages), _rows(report, wording))


def _rows_crossed(made: Crossed, report: Report, wording: Wording) -> Iterator[tuple[str, Sequence[str]]]:
    for group in made.down:
        sums = _sums(group.seconds, wording, (made.by, group.number))
        yield "", (wording.name(made.by, group), *map(wording.cell, made.cells(group)), *sums)
    together = (wording.cell(group.seconds) for group in made.across)
    yield "all", ("In all", *together, *_sums(report.seconds, wording))


def _beside_one_another(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[slice]:
    """The columns after the first one, as many together as have room beside it; heads go on below."""
    widths = [
        1 + max(cell_width(word) for word in (*head.split(), *(row[column] for row in rows)))
        for column, head in enumerate(heads)
    ]
    begin, room = 1, _LETTERS - min(widths[0], _LETTERS // 4)
    for column in range(1, len(heads)):
        if sum(widths[begin : column + 1]) > room and column > begin:
            yield slice(begin, column)
            begin = column
    yield slice(begin, len(heads))


def _rows(report: Report, wording: Wording) -> Iterator[tuple[str, Sequence[str]]]:
    by = report.by
    for group in report.groups:
        period = by[0], group.number
        yield (
            ("outer" if group.groups else ""),
            (wording.name(by[0], group), *_sums(group.seconds, wording, period)),
        )
        for inner in group.groups:
            name = wording.name(by[1], inner)
            yield "inner", (name, *_sums(inner.seconds, wording, period, (by[1], inner.number)))
    yield "all", ("In all", *_sums(report.seconds, wording))


def _sums(seconds: int, wording: Wording, *periods: tuple[str, int | None]) -> tuple[str, ...]:
    """The hours of a row, and those on average where they are asked for."""
    return wording.cell(seconds), *wording.averages(seconds, *periods)


def _figure(picture: Picture) -> Iterator[str]:
    yield f"<figure><h2>{text(picture.title)}</h2>"
    if picture.key:
        yield '<p class="key">'
        for name, words in picture.key:
            square = f'<svg viewBox="0 0 8 8"><rect class="{name}" width="8" height="8"/></svg>'
            yield f"<span>{square}{text(words)}</span>"
        yield "</p>"
    room = f'viewBox="0 0 {picture.width} {picture.height}"'
    yield f'<svg {room} role="img" aria-label="{escaped(picture.title)}">'
    yield from picture.shapes
    yield "</svg></figure>"
