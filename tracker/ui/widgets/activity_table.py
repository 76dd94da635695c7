"""The list of activities: kinds and their activities in rows, ratings in columns."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.activity import KINDS, MARKS, MUSIC_KINDS, Activity, ActivityList
from tracker.domain.suggestions import KIND_ABOUT
from tracker.domain.text import fitted
from tracker.domain.value import replace
from tracker.ui.bound import bound
from tracker.ui.widgets.styled_cells import Cells, StyledCells

FIELDS = ("priority", "enjoyment", "supports_goal")
_HEADS = ("Priority", "Enjoyment", "Goal")
_WIDTHS = (10, 11, 7)
_LONGEST = 9
_ARCHIVED = "archived"
_FAR = 999

Line = str | Activity


class ActivityTable(StyledCells, can_focus=True):
    """Shows the list; the cursor stands on a rating of an activity, and digits fill it."""

    style_prefix = "activity-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("list.up", "move(-1, 0)"),
        bound("list.down", "move(1, 0)"),
        bound("list.left", "move(0, -1)"),
        bound("list.right", "move(0, 1)"),
        bound("list.first", f"move(-{_FAR}, 0)"),
        bound("list.last", f"move({_FAR}, 0)"),
        *[bound(f"list.rate{rating}", f"rate({rating})") for rating in range(1, 11)],
        bound("list.yes", "mark(True)"),
        bound("list.no", "mark(False)"),
        bound("list.clear", "rate(0)"),
        bound("list.next", "next_unrated", show=True),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"activity-table--{name}"
        for name in (
            "header",
            "kind",
            "music",
            "cell",
            "quiet",
            "missing",
            "wasted",
            "row",
            "name",
            "hover",
            "cursor",
        )
    }

    class Rated(Message):
        """A rating was given, or taken away (None)."""

        def __init__(self, key: str, field: str, rating: int | bool | None) -> None:
            super().__init__()
            self.key = key
            self.field = field
            self.rating = rating

    class Moved(Message):
        """The cursor stands on something else."""

    listed: reactive[ActivityList] = reactive(ActivityList(), repaint=False)
    """The list to show."""
    shows_archived: reactive[bool] = reactive(False, repaint=False)
    """Whether archived activities are shown, below the others."""
    cursor_key: reactive[str] = reactive("", repaint=False)
    """The activity under the cursor."""
    cursor_field: reactive[int] = reactive(0, repaint=False)
    """Which of the ratings the cursor is on."""
    hover_line: reactive[int | None] = reactive(None)
    """The line under the mouse."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        # What was typed and is not read back yet: keys come faster than a disk.
        self._typed: dict[tuple[str, str], int | bool | None] = {}
        # What the list lost under the cursor, for when an undo brings it back.
        self._lost = ""

    # What changes

    def watch_listed(self, listed: ActivityList) -> None:
        for (key, field), rating in list(self._typed.items()):
            if not listed.has(key) or getattr(listed.get(key), field) == rating:
                del self._typed[key, field]
        self._lay_out()

    def watch_shows_archived(self) -> None:
        self._lay_out()

    def watch_cursor_key(self) -> None:
        self.refresh()
        line = self._line_of(self.cursor_key)
        if line is not None:
            self._bring_into_view(line)
        self.post_message(self.Moved())

    def watch_cursor_field(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self._lay_out()
        # The cursor may have been put somewhere before there was any room to scroll in.
        line = self._line_of(self.cursor_key)
        if line is not None:
            self._bring_into_view(line)

    def forget(self, key: str, field: str) -> None:
        """A rating that was typed could not be kept."""
        self._typed.pop((key, field), None)
        self.refresh()

    def _lay_out(self) -> None:
        before = self._keys
        lines: list[Line] = []
        for kind in KINDS:
            rows = [activity for activity in self.listed.current if activity.kind == kind]
            lines += [kind, *rows] if rows else []
        archived = [activity for activity in self.listed.activities if activity.archived]
        if archived and self.shows_archived:
            lines += [_ARCHIVED, *archived]
        self._lines = tuple(lines)
        self._keep_the_cursor(before)
        self.virtual_size = Size(self.scrollable_content_region.width, len(lines) + 1)
        self.refresh()

    def _keep_the_cursor(self, before: list[str]) -> None:
        """Where its row has gone, the cursor stays at the place; should the row come back, it goes there."""
        keys = self._keys
        if self._lost in keys:
            self.cursor_key, self._lost = self._lost, ""
        elif keys and self.cursor_key not in keys:
            place = 0
            if self.cursor_key in before:
                self._lost, place = self.cursor_key, before.index(self.cursor_key)
            self.cursor_key = keys[min(place, len(keys) - 1)]

    # Where things are

    @property
    def _keys(self) -> list[str]:
        return [line.key for line in self._lines if isinstance(line, Activity)]

    def _line_of(self, key: str) -> int | None:
        places = (n for n, line in enumerate(self._lines) if isinstance(line, Activity) and line.key == key)
        return next(places, None)

    def _line_at(self, y: int) -> int | None:
        line = y - 1 + self.scroll_offset.y
        return line if y >= 1 and line < len(self._lines) else None

    def _bring_into_view(self, line: int) -> None:
        room, top = self.size.height - 1, self.scroll_offset.y
        first = line - 1 if line and isinstance(self._lines[line - 1], str) else line
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif line >= top + room > 0:
            self.scroll_to(y=line - room + 1, animate=False)

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
        rows = [line for line in self._lines if isinstance(line, Activity)]
        rows = [row for row in rows if not row.is_music and not row.archived]
        return [row.key for row in rows if _first_missing(self.seen(row.key)) is not None]

    # What a line says

    def render_line(self, y: int) -> Strip:
        if y == 0:
            return self.strip_of(self._header(), ())
        number = self._line_at(y)
        if number is None:
            return Strip.blank(self.size.width, self.style_of().background_style)
        line = self._lines[number]
        if isinstance(line, str):
            return self.strip_of(self._kind_cells(line), ())
        has_cursor = line.key == self.cursor_key
        under: tuple[str, ...] = ("row",) if has_cursor else ("hover",) if number == self.hover_line else ()
        return self.strip_of(
            self._cells(self.seen(line.key), has_cursor), under, self.cursor_field + 1 if has_cursor else None
        )

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

    def _cells(self, activity: Activity, has_cursor: bool) -> Cells:
        name = f"   {activity.name}"
        style = "name" if has_cursor else "quiet" if activity.archived else "cell"
        cells = [(fitted(name, self._name_width), style)]
        quiet = activity.is_music or activity.archived
        for field, width in zip(FIELDS, _WIDTHS, strict=True):
            rating = getattr(activity, field)
            is_mark = field == "supports_goal"
            text = MARKS[rating] if is_mark else "?" if rating is None else str(rating)
            if rating is None and quiet:
                text = "·"
            style = "quiet" if quiet and rating is None else "missing" if rating is None else "cell"
            cells.append((text.rjust(width - 2) + "  ", style))
        longest = "·" if activity.longest is None else f"{activity.longest:g} h"
        room = self.scrollable_content_region.width - self._name_width - sum(_WIDTHS) - _LONGEST - 3
        cells.append((longest.rjust(_LONGEST), "quiet" if activity.longest is None else "cell"))
        cells.append((f"   {fitted(activity.reason, max(1, room))}", "quiet"))
        return tuple(cells)

    # Keys and mouse

    def action_move(self, lines: int, fields: int) -> None:
        """Move the cursor over activities and ratings."""
        self._lost = ""
        self.cursor_field = min(len(FIELDS) - 1, max(0, self.cursor_field + fields))
        keys = self._keys
        if keys and lines:
            place = keys.index(self.cursor_key) if self.cursor_key in keys else 0
            self.cursor_key = keys[min(len(keys) - 1, max(0, place + lines))]

    def action_rate(self, rating: int) -> None:
        """Fill the rating under the cursor and go on; 0 takes it away and stays."""
        field = FIELDS[self.cursor_field]
        if field == "supports_goal" and rating:
            # A digit means a rating, wherever the cursor is; the mark is y or n.
            self.app.bell()
            return
        self._give(field, rating or None, goes_on=bool(rating))

    def action_mark(self, mark: bool) -> None:
        """Say whether it supports the goal."""
        self.cursor_field = FIELDS.index("supports_goal")
        self._give("supports_goal", mark, goes_on=True)

    def action_next_unrated(self) -> None:
        """Go to the next activity that misses a rating."""
        keys, unrated = self._keys, self.unrated
        place = keys.index(self.cursor_key) if self.cursor_key in keys else -1
        following = [key for key in keys[place + 1 :] if key in unrated] or unrated
        if following:
            self._lost = ""
            self.cursor_key = following[0]
            self.cursor_field = _first_missing(self.seen(following[0])) or 0

    def _give(self, field: str, rating: int | bool | None, goes_on: bool) -> None:
        activity = self.current
        if activity is None:
            return
        if activity.is_music and rating is not None:
            self.notify(f"{activity.name} is music and needs no ratings.", markup=False)
            return
        if getattr(activity, field) != rating:
            self._typed[activity.key, field] = rating
            self.post_message(self.Rated(activity.key, field, rating))
        if goes_on:
            self._go_on()
        self.refresh()

    def _go_on(self) -> None:
        """To the rating after this one or, from the last, to what is unrated."""
        if self.cursor_field < len(FIELDS) - 1:
            self.cursor_field += 1
        else:
            self.action_next_unrated()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover_line = self._line_at(event.y)

    def on_leave(self) -> None:
        self.hover_line = None

    def on_click(self, event: events.Click) -> None:
        number = self._line_at(event.y)
        line = self._lines[number] if number is not None else None
        if not isinstance(line, Activity):
            return
        self.cursor_key, self._lost = line.key, ""
        x = self._name_width
        for field, width in enumerate(_WIDTHS):
            if x <= event.x < x + width:
                self.cursor_field = field
            x += width


def _first_missing(activity: Activity) -> int | None:
    """The first of the ratings that an activity has not."""
    return next((n for n, field in enumerate(FIELDS) if getattr(activity, field) is None), None)
