"""The sheet as a page that stands alone: no script, nothing from the network, every text as text."""

from __future__ import annotations

from tracker.domain.time.duration import h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.sheet.escaping import POLICY, escape
from tracker.sheet.sheet import Sheet, SheetAnswer, SheetGroup, SheetRow, SheetTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# No size of paper is named, so that A4 and Letter both keep their own.
_STYLE = """
@page { margin: 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; color: #222; font: 9pt/1.35 "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0; font-size: 16pt; }
.when { margin: 0 0 4mm; color: #555; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.7mm 1mm; border-bottom: 0.2mm solid #ccc; text-align: right; vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; }
thead th { color: #555; font-size: 8pt; font-weight: normal; border-bottom: 0.4mm solid #222; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td:first-child { overflow-wrap: anywhere; min-width: 28mm; }
.kind td { padding-top: 2mm; font-weight: bold; }
.all td { border-top: 0.4mm solid #222; border-bottom: none; font-weight: bold; }
.rated { text-align: center; }
.verdict { padding-left: 3mm; text-align: left; white-space: nowrap; }
.wasted .verdict { font-weight: bold; }
.bars { margin: 4mm 0 3mm; display: grid; grid-template-columns: 32mm 1fr 14mm; gap: 1mm 2mm; }
.bars span:nth-child(3n) { text-align: right; }
.bar { display: block; height: 3.4mm; border: 0.3mm solid #222; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.bar.spent { background: #222; }
.answer { break-inside: avoid; margin: 0; padding: 0.8mm 0; display: grid; grid-template-columns: 24mm 1fr; }
.answer dt { color: #555; }
.answer dd { margin: 0; overflow-wrap: anywhere; }
dl { margin: 3mm 0 0; }
.small { margin-top: 3mm; width: auto; }
.small th, .small td { padding: 0.7mm 3mm 0.7mm 1mm; min-width: 18mm; }
.small .words { text-align: left; overflow-wrap: anywhere; }
.day { width: 10mm; white-space: nowrap; }
.blank td { height: 6.6mm; border: 0.2mm solid #999; }
.blank th { border-bottom: none; text-align: center; }
.blank th:nth-child(-n+2) { text-align: left; }
.blank .kind { width: 22mm; min-width: 0; border: none; vertical-align: top; font-weight: bold; }
.blank .name { text-align: left; overflow-wrap: anywhere; }
.blank .kind + .name, .blank .name:first-child { width: 40%; }
.blank ~ dl .answer { display: block; }
.blank ~ dl .short { display: grid; grid-template-columns: auto 1fr; gap: 2mm; align-items: end; }
.line { display: block; height: 6mm; border-bottom: 0.2mm solid #999; }
"""


def as_html(sheet: Sheet) -> str:
    """The page, in ASCII: readable in whatever encoding it is saved."""
    body = [*_blank_table(sheet)] if sheet.is_blank else [*_table(sheet), *_bars(sheet)]
    below = [line for table in sheet.tables for line in _small_table(table)]
    page = "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{escape(sheet.title)}</title>",
            f"<style>{_STYLE}</style></head>",
            f'<body><h1>{escape(sheet.title)}</h1><p class="when">{escape(sheet.subtitle)}</p>',
            *(f"<p>{escape(problem)}.</p>" for problem in sheet.problems),
            *body,
            "<dl>",
            *map(_answer, sheet.answers),
            "</dl>",
            *below,
            "</body></html>",
        ]
    )
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii") + "\n"


def _table(sheet: Sheet) -> Iterator[str]:
    heads = ("Activity", *DAY_NAMES, "Week", "A day")
    rated = ("Priority", "Enjoy&shy;ment", "Goal")
    yield "<table><thead><tr>"
    yield "".join(f"<th{'' if head == heads[0] else ' class=day'}>{head}</th>" for head in heads)
    yield "".join(f'<th class="rated">{head}</th>' for head in rated)
    yield '<th class="verdict">Verdict</th></tr></thead><tbody>'
    for group in sheet.groups:
        yield _row(group.sums, "kind")
        for row in group.rows:
            yield _row(row, "wasted" if row.is_wasted else "")
    yield _row(sheet.totals, "all")
    yield "</tbody></table>"


def _row(row: SheetRow, name: str) -> str:
    hours = (*row.days, row.week, row.a_day)
    rated = (row.priority, row.enjoyment, row.supports)
    return "".join(
        [
            f'<tr class="{name}"><td><bdi>{escape(row.name)}</bdi></td>',
            *(f"<td>{escape(cell)}</td>" for cell in hours),
            *(f'<td class="rated">{escape(cell)}</td>' for cell in rated),
            f'<td class="verdict">{escape(row.verdict)}</td></tr>',
        ]
    )


def _small_table(table: SheetTable) -> Iterator[str]:
    """A table with numbers first, then words."""

    def cells(texts: tuple[str, ...], tag: str) -> str:
        styles = ["", *[""] * table.numbers, *[' class="words"'] * (len(texts) - 1 - table.numbers)]
        return "".join(
            f"<{tag}{style}><bdi>{escape(text)}</bdi></{tag}>"
            for text, style in zip(texts, styles, strict=True)
        )

    yield f'<table class="small"><thead><tr>{cells(table.heads, "th")}</tr></thead><tbody>'
    yield from (f"<tr>{cells(row, 'td')}</tr>" for row in table.rows)
    yield "</tbody></table>"


def _bars(sheet: Sheet) -> Iterator[str]:
    """Wasted and music on one scale from zero; told apart by filling and by word."""
    scale = max(sheet.wasted, sheet.music)
    if not scale:
        return
    yield '<div class="bars">'
    for name, words, seconds in (
        ("spent", "Wasted", sheet.wasted),
        ("", "Studio + learning", sheet.music),
    ):
        hours, width = h_mm(seconds), f'style="width: {100 * seconds / scale:.1f}%"'
        yield f'<span>{words}</span><span><span class="bar {name}" {width}></span></span><span>{hours}</span>'
    yield "</div>"


def _blank_table(sheet: Sheet) -> Iterator[str]:
    heads = ("", "What my hours go to", "Hours a day", "Priority 1-10", "Enjoyment 1-10", "Supports goal?")
    yield '<table class="blank"><thead><tr>' + "".join(f"<th>{head}</th>" for head in heads)
    yield "</tr></thead><tbody>"
    for group in sheet.groups:
        yield from _blank_group(group, len(heads) - 2)
    yield "</tbody></table>"


def _blank_group(group: SheetGroup, cells: int) -> Iterable[str]:
    kind = f'<td class="kind" rowspan="{len(group.rows)}">{escape(group.name)}</td>'
    for number, row in enumerate(group.rows):
        name = f'<td class="name"><bdi>{escape(row.name)}</bdi></td>'
        yield f"<tr>{'' if number else kind}{name}{'<td></td>' * cells}</tr>"


def _answer(answer: SheetAnswer) -> str:
    lines = '<span class="line"></span>' * answer.lines
    text = f"<bdi>{escape(answer.text)}</bdi>" if answer.text else ""
    name = "answer short" if answer.lines == 1 else "answer"
    return f'<div class="{name}"><dt>{escape(answer.label)}</dt><dd>{text}{lines}</dd></div>'
