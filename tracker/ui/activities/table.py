"""The list of activities: kinds and their activities in rows, ratings in columns."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.activities.activity import KINDS, MARKS, MUSIC_KINDS, Activity, ActivityList
from tracker.domain.activities.digits import digits_in_force
from tracker.domain.activities.suggestions import KIND_ABOUT
from tracker.domain.text import fitted
from tracker.domain.time.duration import NOTHING, hours_text
from tracker.domain.value import replace
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

FIELDS = ("priority", "enjoyment", "supports_goal")
_HEADS = ("Priority", "Enjoyment", "Goal")
_WIDTHS = (10, 11, 7)
_LONGEST = 9
_ARCHIVED = "archived"
# The cells that the cursor can stand on: one for each rating, after the name.
_RATINGS = (1, 2, 3)


class ActivityTable(RowTable):
    """Shows the list; the cursor stands on a rating of an activity, and digits fill it."""

    style_prefix = "activity-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_to_move("list"),
        key_binding("list.left", "move(0, -1)"),
        key_binding("list.right", "move(0, 1)"),
        key_binding("list.page_up", "page(-1)"),
        key_binding("list.page_down", "page(1)"),
        *[key_binding(f"list.rate{rating}", f"rate({rating})") for rating in range(1, 11)],
        key_binding("list.yes", "mark(True)"),
        key_binding("list.no", "mark(False)"),
        key_binding("list.clear", "rate(0)"),
        key_binding("list.next", "next_unrated", show=True),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"activity-table--{name}" for name in ("header", "kind", "music", "quiet", "missing", "name")
    }

    class Rated(Message):
        """A rating was given, or taken away (None)."""

        def __init__(self, key: str, field: str, rating: int | bool | None) -> None:
            super().__init__()
            self.key = key
            self.field = field
            self.rating = rating

    class NotTaken(Message):
        """A key means nothing here; ``words`` say why where that does not show."""

        def __init__(self, words: str = "") -> None:
            super().__init__()
            self.words = words

    listed: reactive[ActivityList] = reactive(ActivityList(), repaint=False)
    """The list to show."""
    shows_archived: reactive[bool] = reactive(False, repaint=False)
    """Whether archived activities are shown, below the others."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        # What was typed and is not read back yet: keys come faster than a disk.
        self._typed: dict[tuple[str, str], int | bool | None] = {}
        self._digits: dict[str, int] = {}

    @property
    def cursor_field(self) -> int:
        """Which of the ratings the cursor is on."""
        return self.cursor_column

    @cursor_field.setter
    def cursor_field(self, field: int) -> None:
        self.cursor_column = field

    # What changes

    def watch_listed(self, listed: ActivityList) -> None:
        self._digits = digits_in_force(listed)
        for (key, field), rating in list(self._typed.items()):
            if not listed.has(key) or getattr(listed.get(key), field) == rating:
                del self._typed[key, field]
        self.lay_out()

    def watch_shows_archived(self) -> None:
        self.lay_out()

    def forget(self, key: str, field: str) -> None:
        """A rating that was typed could not be kept."""
        self._typed.pop((key, field), None)
        self.lay_out()

    def lay_out(self) -> None:
        lines: list[Line] = []
        for kind in KINDS:
            lines += self._lines_under(kind, [one for one in self.listed.current if one.kind == kind])
        if self.shows_archived:
            lines += self._lines_under(_ARCHIVED, [one for one in self.listed.activities if one.archived])
        self.show(lines, head=(Line(self._header()),))

    def _lines_under(self, heading: str, activities: list[Activity]) -> list[Line]:
        if not activities:
            return []
        rows = [Line(self._cells(self.seen(one.key)), one.key, _RATINGS) for one in activities]
        return [Line(self._kind_cells(heading), is_heading=True), *rows]

    # What it shows

    @property
    def current(self) -> Activity | None:
        """The activity under the cursor, with what was typed."""
        return self.seen(self.cursor_key) if self.listed.has(self.cursor_key) else None

    def seen(self, key: str) -> Activity:
        """An activity as it is seen: with what was typed and is not read back yet."""
        typed = {field: rating for (of, field), rating in self._typed.items() if of == key}
        return replace(self.listed.get(key), **typed)

    @property
    def unrated(self) -> list[str]:
        """The keys of what still misses a rating; music needs none."""
        rows = [self.listed.get(key) for key in self.keys]
        rows = [row for row in rows if not row.is_music and not row.archived]
        return [row.key for row in rows if _first_missing(self.seen(row.key)) is not None]

    # What a line says

    @property
    def _name_width(self) -> int:
        return max(16, min(36, self.scrollable_content_region.width - sum(_WIDTHS) - _LONGEST - 16))

    def _header(self) -> Cells:
        heads = [(head.rjust(width), "header") for head, width in zip(_HEADS, _WIDTHS, strict=True)]
        rest = f"{'Longest':>{_LONGEST}}   Reason"
        return ((" " * self._name_width, "header"), *heads, (rest, "header"))

    def _kind_cells(self, kind: str) -> Cells:
        style = "music" if kind in MUSIC_KINDS else "kind"
        return ((fitted(f" {kind.upper()}  ", len(kind) + 3), style), (KIND_ABOUT.get(kind, ""), "quiet"))

    def _cells(self, activity: Activity) -> Cells:
        name = f" {self._digits.get(activity.key, ' ')} {activity.name}"
        style = "quiet" if activity.archived else "cell"
        cells = [(fitted(name, self._name_width), style)]
        quiet = activity.is_music or activity.archived
        for field, width in zip(FIELDS, _WIDTHS, strict=True):
            rating = getattr(activity, field)
            is_mark = field == "supports_goal"
            text = MARKS[rating] if is_mark else "?" if rating is None else str(rating)
            if rating is None and quiet:
                text = NOTHING
            style = "quiet" if quiet and rating is None else "missing" if rating is None else "cell"
            cells.append((text.rjust(width - 2) + "  ", style))
        longest = NOTHING if activity.longest is None else f"{hours_text(activity.longest)} h"
        room = self.scrollable_content_region.width - self._name_width - sum(_WIDTHS) - _LONGEST - 3
        cells.append((longest.rjust(_LONGEST), "quiet" if activity.longest is None else "cell"))
        cells.append((f"   {fitted(activity.reason, max(1, room))}", "quiet"))
        return tuple(cells)

    def cells_at_cursor(self, line: Line) -> Cells:
        """The name stands out."""
        (name, _), *rest = line.cells
        return ((name, "name"), *rest)

    # Keys

    def action_rate(self, rating: int) -> None:
        """Fill the rating under the cursor and go on; 0 takes it away and stays."""
        field = FIELDS[self.cursor_field]
        if field == "supports_goal" and rating:
            # A digit means a rating, wherever the cursor is; the mark is y or n.
            self.post_message(self.NotTaken())
            return
        self._give(field, rating or None, goes_on=bool(rating))

    def action_mark(self, mark: bool) -> None:
        """Say whether it supports the goal."""
        self.cursor_field = FIELDS.index("supports_goal")
        self._give("supports_goal", mark, goes_on=True)

    def go_to_rateable(self) -> None:
        """Put the cursor on the first activity that takes ratings; music takes none."""
        rateable = (key for key in self.keys if not self.listed.get(key).is_music)
        self.cursor_key = next(rateable, self.cursor_key)

    def action_next_unrated(self) -> None:
        """Go to the next activity that misses a rating."""
        keys, unrated = self.keys, self.unrated
        place = keys.index(self.cursor_key) if self.cursor_key in keys else -1
        following = [key for key in keys[place + 1 :] if key in unrated] or unrated
        if following:
            self.cursor_key = following[0]
            self.cursor_field = _first_missing(self.seen(following[0])) or 0

    def _give(self, field: str, rating: int | bool | None, goes_on: bool) -> None:
        activity = self.current
        if activity is None:
            return
        if activity.is_music and rating is not None:
            self.post_message(self.NotTaken(f"{activity.name} is music and needs no ratings."))
            return
        if getattr(activity, field) != rating:
            self._typed[activity.key, field] = rating
            self.post_message(self.Rated(activity.key, field, rating))
        self.lay_out()
        if goes_on:
            self._go_on()

    def _go_on(self) -> None:
        """To the rating after this one or, from the last, to what is unrated."""
        if self.cursor_field < len(FIELDS) - 1:
            self.cursor_field += 1
        else:
            self.action_next_unrated()


def _first_missing(activity: Activity) -> int | None:
    """The first of the ratings that an activity has not."""
    return next((n for n, field in enumerate(FIELDS) if getattr(activity, field) is None), None)
