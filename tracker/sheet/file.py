"""A sheet in one of its forms, and the file that it is written to."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.changes.outcome import Outcome
from tracker.domain.errors import Refused
from tracker.domain.review.review import review
from tracker.domain.time.week import Week
from tracker.reading.record import Record
from tracker.sheet.seal import is_sealed, sealed
from tracker.sheet.sheet import Sheet, blank_sheet, week_sheet
from tracker.storage.errors import Overtaken
from tracker.storage.writing.replacing import Replacement
from tracker.storage.writing.safe_write import make_folder, read_bytes, sync_folder_of, write_new

# Of one week: only those that a hand has changed stay beside the last one.
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
    """The sheet of a week as the files say, or an empty one for it; a draft counts for nothing."""
    if is_blank:
        return blank_sheet(record.listed(), week)
    material = record.reviews.material(week, now)
    return week_sheet(review(material, material.record.finished_assessment, now))


def write_sheet(path: str, text: str) -> None:
    """Write a sheet to a new file. Raises Refused where there is one already, NotSaved where it cannot be."""
    try:
        write_new(path, text.encode())
    except FileExistsError:
        raise Refused(f"{path} is there already. Name another file, or move it away first.") from None


def save_sheet(folder: str, week: Week, sheet: Sheet) -> Outcome:
    """Write the sheet of a week as a page into ``sheets`` in the data folder.

    It takes the place of an earlier one of that week, unless a hand has changed that.
    Raises Refused and DataError.
    """
    content, folder = sealed(rendered(sheet, "html").encode()), os.path.join(folder, "sheets")
    make_folder(folder)
    left: list[str] = []
    for number in range(1, _MOST_SHEETS + 1):
        path = os.path.join(folder, f"{week}.html" if number == 1 else f"{week}-{number}.html")
        if _is_written(path, content):
            break
        left.append(os.path.basename(path))
    else:
        raise Refused(f"{folder} has too many sheets of {week}. Move some of them away first.")
    stays = f" {left[-1]} was changed by a hand, so it stays." if left else ""
    return Outcome((f"The sheet of {week} is in {path}. A browser shows and prints it.{stays}",))


def _is_written(path: str, content: bytes) -> bool:
    """Write a sheet where there is none, or one that is as we wrote it; whether that could be."""
    if not os.path.lexists(path):
        try:
            write_new(path, content)
        except FileExistsError:
            return False
        return True
    earlier = None if os.path.islink(path) else read_bytes(path)
    if earlier is None or not is_sealed(earlier):
        return False
    if earlier != content:
        replacement = Replacement(path, content)
        try:
            replacement.put_over(earlier)
        except Overtaken:
            replacement.discard()
            return False
        sync_folder_of(replacement.target, path)
    return True
