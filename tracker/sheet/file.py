"""A sheet in one of its forms, and the file that it is written to."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.changes.outcome import Outcome
from tracker.domain.errors import Refused
from tracker.domain.time.week import Week
from tracker.reading.record import Record
from tracker.sheet.sheet import Sheet, blank_sheet, week_sheet
from tracker.storage.writing.safe_write import make_folder, read_bytes, write_new

# Of one week: each is another state of it.
_MOST_SHEETS = 1000
_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".txt": "txt"}


def format_of(path: str) -> str | None:
    """The form that a file's ending stands for; None where it stands for none."""
    return _ENDINGS.get(os.path.splitext(path)[1].casefold())


def rendered(sheet: Sheet, form: str) -> str:
    """The sheet as ``html``, ``md`` or ``txt``; only that form is loaded."""
    if form == "html":
        from tracker.sheet.html import as_html

        return as_html(sheet)
    from tracker.sheet.plain_text import as_markdown, as_text

    return as_markdown(sheet) if form == "md" else as_text(sheet)


def sheet_of(record: Record, week: Week, now: datetime, is_blank: bool = False) -> Sheet:
    """The sheet of a week as the files say, or an empty one for it."""
    if is_blank:
        return blank_sheet(record.listed(), week)
    return week_sheet(record.week(week, now), record.usual_session(week), now)


def write_sheet(path: str, text: str) -> None:
    """Write a sheet to a new file. Raises Refused where there is one already, NotSaved where it cannot be."""
    try:
        write_new(path, text.encode())
    except FileExistsError:
        raise Refused(f"{path} is there already. Name another file, or move it away first.") from None


def save_sheet(record: Record, week: Week, now: datetime) -> Outcome:
    """Write the sheet of a week as a page into ``sheets`` in the data folder, under a name of its own."""
    content = rendered(sheet_of(record, week, now), "html").encode()
    folder = os.path.join(record.folder, "sheets")
    make_folder(folder)
    for number in range(1, _MOST_SHEETS + 1):
        name = f"{week}.html" if number == 1 else f"{week}-{number}.html"
        path = os.path.join(folder, name)
        if os.path.lexists(path) and read_bytes(path) == content:
            break
        try:
            write_new(path, content)
        except FileExistsError:
            continue
        break
    else:
        raise Refused(f"{folder} has too many sheets of {week}. Move some of them away first.")
    return Outcome((f"The sheet of {week} is in {path}. A browser shows and prints it.",))
