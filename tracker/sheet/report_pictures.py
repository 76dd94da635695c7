"""The pictures of a report, as the shapes of inline SVG: what each is, is decided here, and how it looks, by
the style of the page.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.report.past import SHADES, shade, step_for
from tracker.domain.report.periods import mark_of
from tracker.domain.text import cut, one_line
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR, h_mm
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK
from tracker.domain.value import value
from tracker.sheet.escaping import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDTH = 640
# How many columns of a terminal the name of a track has at most; narrow letters would need less room.
_NAME = 32
# What a line of the scale may stand for, in hours, and how many there are at most above zero.
_STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
_MOST_LINES = 4
_MOST_BARS = 110
_MOST_TRACKS = 15
# In a field of a whole year they would be lost; as weeks there would be hardly a bar.
_FEW_DAYS, _FEWEST_DAYS = 62, 14
# More would not go on one page.
_YEARS_TOGETHER, _YEAR_HEIGHT = 5, 96
# In 54 columns, on whatever weekday the first one is.
_DAYS_IN_ROW = 366
_HOURS_IN_DAY, _WEEKS_IN_QUARTER = 24, 13
_FAINTEST, _SCALE_HEIGHT = 0.3, 12
# How wide the name of a week is with its brackets and a gap, and a letter of it.
_WEEK_NAME, _LETTER = 36, 5.5
_STACK = ("wasted", "studio", "learning")


@value
class PictureData:
    """What pictures are made from: the seconds of each day that were wasted, in the studio and learning, by
    its ordinal; the seconds of each hour of each weekday; and those of each track, the most first.

    Weeks that are not whole by the days that were ``asked`` for and ``today`` are marked, if these are given.
    ``first_hour`` is the one in which days begin.
    """

    days: DayRange
    by_day: Mapping[int, tuple[int, int, int]]
    by_hour: Sequence[Sequence[int]]
    tracks: Sequence[tuple[str, int]]
    asked: DayRange | None = None
    today: date | None = None
    first_hour: int = 0

    def mark_of_week(self, monday: int) -> str:
        """What is to be said beside the name of a week, by the ordinal of its Monday; mostly nothing."""
        if self.asked is None or self.today is None:
            return ""
        return mark_of("week", monday, self.asked, self.today)


@value
class Picture:
    """One picture: its shapes in a room of that size, and what its colours stand for."""

    title: str
    width: int
    height: int
    shapes: tuple[str, ...]
    key: tuple[tuple[str, str], ...] = ()


_KEY = (("wasted", "wasted"), ("studio", "studio"), ("learning", "learning"))


def pictures(data: PictureData) -> Iterator[Picture]:
    """Those of which there is anything to show."""
    if data.by_day:
        yield _stacked(data)
        if data.days.count > _FEW_DAYS:
            yield from _fields(data)
    if any(map(any, data.by_hour)):
        yield _clock(data.by_hour, data.first_hour)
    if data.tracks:
        yield _tracks(data.tracks)


def _stacked(data: PictureData) -> Picture:
    """Bars from zero, one on the other: a week each; of a week or two a day each, of many years a quarter."""
    is_long, is_short = data.days.count > _MOST_BARS * DAYS_IN_WEEK, data.days.count <= _FEWEST_DAYS
    length = 1 if is_short else DAYS_IN_WEEK * (_WEEKS_IN_QUARTER if is_long else 1)
    # Ordinals count from a Monday on, which has the number 1.
    begin = (data.days.first.toordinal() - 1) // length * length + 1
    sums: dict[int, list[int]] = {}
    for day, seconds in data.by_day.items():
        own = sums.setdefault((day - begin) // length, [0] * len(_STACK))
        for number, each in enumerate(seconds):
            own[number] += each
    many = (data.days.last.toordinal() - begin) // length + 1
    step = _step(max(map(sum, sums.values()), default=0))
    lines = -(-max(map(sum, sums.values()), default=1) // step)
    scale = lines * step
    top, height, left = 10, 130, 44
    room = (_WIDTH - left) / many
    shapes: list[str] = []
    for number in range(lines + 1):
        y = top + height - number * height / lines
        shapes += [_line(left, y, _WIDTH, y), _text(0, y + 3, h_mm(number * step))]
    shapes.append('<g class="stack">')
    for place, own in sorted(sums.items()):
        below = float(top + height)
        for name, amount in zip(_STACK, own, strict=True):
            tall = amount / scale * height
            below -= tall
            told = f"{date.fromordinal(begin + place * length)}: {h_mm(amount)} {name}"
            if amount:
                shapes.append(_rect(name, left + (place + 0.1) * room, below, room * 0.8, tall, told))
    shapes.append("</g>")
    names = _day_names if is_short else _month_names
    if length == DAYS_IN_WEEK and room >= _WEEK_NAME:
        names = _week_names
    shapes += names(data, left, room / length, begin, top + height + 14)
    words = "a day" if is_short else f"in {_WEEKS_IN_QUARTER} weeks" if is_long else "a week"
    return Picture(f"Hours {words}", _WIDTH, top + height + 18, tuple(shapes), _KEY)


def _step(most: int) -> int:
    """From one line of a scale to the next, in seconds."""
    steps = (round(each * HOUR) for each in _STEPS)
    return next((step for step in steps if most <= step * _MOST_LINES), -(-most // _MOST_LINES))


def _day_names(data: PictureData, left: float, room: float, begin: int, y: float) -> Iterator[str]:
    for day in range(data.days.first.toordinal(), data.days.last.toordinal() + 1):
        shown = date.fromordinal(day)
        yield _text(left + (day - begin + 0.1) * room, y, f"{DAY_NAMES[shown.weekday()]} {shown.day}")


def _week_names(data: PictureData, left: float, room: float, begin: int, y: float) -> Iterator[str]:
    """The weeks, with what is missing of one; in brackets where there is no room for the words."""
    for week in data.days.weeks:
        name, monday = f"W{week.number:02d}", week.monday.toordinal()
        mark = data.mark_of_week(monday)
        if mark:
            told = f"{name}, {mark}"
            name = told if room * DAYS_IN_WEEK >= _WEEK_NAME + len(mark) * _LETTER else f"({name})"
        yield _text(left + (monday - begin + 0.7) * room, y, name)


def _month_names(data: PictureData, left: float, room: float, begin: int, y: float) -> Iterator[str]:
    """The months or, where they stand too close, the years at which they begin."""
    month, last = data.days.first.replace(day=1), -100.0
    while month <= data.days.last:
        x = left + max(0.0, (month.toordinal() - begin) * room)
        if x - last >= 44:
            yield _text(x, y, f"{month:%b %y}")
            last = x
        month = (month + timedelta(days=32)).replace(day=1)


def _fields(data: PictureData) -> Iterator[Picture]:
    """Each year as a field of days: a column a week, darker for more hours."""
    for title, name, place in (("In the studio", "studio", 1), ("Wasted", "wasted", 0)):
        seconds = {day: each[place] for day, each in data.by_day.items()}
        if not any(seconds.values()):
            continue
        step = step_for(seconds.values())
        rows = _rows_of_days(data.days)
        for begin in range(0, len(rows), _YEARS_TOGETHER):
            shapes: list[str] = []
            shown = rows[begin : begin + _YEARS_TOGETHER]
            for row, (days, origin) in enumerate(shown):
                shapes += _field(days, origin, seconds, step, name, row * _YEAR_HEIGHT)
            below = len(shown) * _YEAR_HEIGHT
            told = ["0:00", *(f"to {h_mm(step * each)}" for each in range(1, SHADES))]
            shapes += _scale(name, [*told, f"over {h_mm(step * (SHADES - 1))}"], below)
            yield Picture(f"{title}, day by day", _WIDTH, below + _SCALE_HEIGHT, tuple(shapes))


def _rows_of_days(days: DayRange) -> list[tuple[DayRange, date]]:
    """Days in rows of a year each, with the day whose week comes first; those of one year in all in one."""
    if days.count <= _DAYS_IN_ROW:
        return [(days, days.first)]
    rows = []
    for year in range(days.first.year, days.last.year + 1):
        new_year = date(year, 1, 1)
        within = DayRange(max(days.first, new_year), min(days.last, date(year, 12, 31)))
        rows.append((within, new_year))
    return rows


def _field(
    days: DayRange, first: date, seconds: Mapping[int, int], step: int, name: str, y: int
) -> Iterator[str]:
    side, left, top = 10.6, 66, y + 14
    origin = first.toordinal() - (first.toordinal() - 1) % DAYS_IN_WEEK
    for line, year in enumerate(sorted({days.first.year, days.last.year})):
        yield _text(0, top + line * side + 8, f"to {year}" if line else str(year))
    for number in (0, 2, 4, 6):
        yield _text(36, top + number * side + 8, DAY_NAMES[number])
    months = _months(days)
    for month, following in zip(months, [*months[1:], None], strict=True):
        column = (month.toordinal() - origin) // DAYS_IN_WEEK
        # One that has hardly begun leaves its room to the next one.
        if following is None or (following - month).days > 2 * DAYS_IN_WEEK:
            yield _text(left + column * side, top - 4, f"{month:%b}")
    # Ten years have thousands of fields, which lie in few columns and rows and have few shades.
    columns = [_across(left + column * side) for column in range((days.last.toordinal() - origin) // 7 + 1)]
    rows = [f"{_down(top + row * side)} {_size(side - 1.4, side - 1.4)}" for row in range(DAYS_IN_WEEK)]
    looks = [_look(name, each, SHADES) for each in range(SHADES + 1)]
    for day in range(days.first.toordinal(), days.last.toordinal() + 1):
        column, row = divmod(day - origin, DAYS_IN_WEEK)
        amount = seconds.get(day, 0)
        told = f"{date.fromordinal(day).isoformat()}: {h_mm(amount)}"
        look, strength = looks[shade(amount, step)]
        yield _filled(look, f"{columns[column]} {rows[row]}", told, strength)


def _months(days: DayRange) -> list[date]:
    """The first of the days in each month."""
    months = [days.first]
    while (following := (months[-1].replace(day=1) + timedelta(days=32)).replace(day=1)) <= days.last:
        months.append(following)
    return months


def _clock(by_hour: Sequence[Sequence[int]], first_hour: int) -> Picture:
    """Hours of music by weekday and time of day, from the hour on in which days begin."""
    most = max(map(max, by_hour))
    side, left, top = (_WIDTH - 40) / _HOURS_IN_DAY, 40, 12
    clock = [(first_hour + place) % _HOURS_IN_DAY for place in range(_HOURS_IN_DAY)]
    shapes = [_text(left + place * side, 8, f"{clock[place]}:00") for place in range(0, _HOURS_IN_DAY, 3)]
    for weekday, hours in enumerate(by_hour):
        y = top + weekday * 14
        shapes.append(_text(0, y + 9, DAY_NAMES[weekday]))
        for place, hour in enumerate(clock):
            told = f"{DAY_NAMES[weekday]} {hour}:00: {h_mm(hours[hour])}"
            shapes.append(_shaded("studio", hours[hour], most, (left + place * side, y, side - 2, 12), told))
    below = top + DAYS_IN_WEEK * 14 + 4
    shapes += _scale("studio", [h_mm(most * part // SHADES) for part in range(SHADES + 1)], below)
    title = "Studio and learning by weekday and time of day"
    return Picture(title, _WIDTH, below + _SCALE_HEIGHT, tuple(shapes))


def _shaded(name: str, amount: int, most: int, place: tuple[float, float, float, float], told: str) -> str:
    """A field that looks like as much as there is."""
    look, strength = _look(name, amount, most)
    return _rect(look, *place, told, strength)


def _look(name: str, amount: int, most: int) -> tuple[str, str]:
    """The class of a field and how strong it is: stronger for more, and for nothing of another colour."""
    strength = f' fill-opacity="{_FAINTEST + (1 - _FAINTEST) * amount / most:.2f}"' if amount else ""
    return name if amount else "none", strength


def _scale(name: str, told: Sequence[str], y: float) -> Iterator[str]:
    """What each shade stands for, from nothing up to the darkest one, at the right."""
    side = 9.2
    x = _WIDTH - 6 * len(told[-1])
    yield _text(x, y + 8, told[-1])
    for back, part in enumerate(reversed(range(SHADES + 1))):
        place = (x - (back + 1) * (side + 1.4) - 2, y, side, side)
        yield _shaded(name, part, SHADES, place, told[part])
    yield _text(x - (SHADES + 1) * (side + 1.4) - 26, y + 8, told[0])


def _tracks(tracks: Sequence[tuple[str, int]]) -> Picture:
    """Bars from zero, the longest first."""
    most, left, room = tracks[0][1], 190, _WIDTH - 190 - 50
    shapes = []
    for place, (name, seconds) in enumerate(tracks[:_MOST_TRACKS]):
        y = place * 15
        wide = seconds / most * room
        # In a room of its own, at whose edge the widest letters end.
        words = _text(0, 9, cut(one_line(name), _NAME))
        shapes.append(f'<svg x="0" y="{y}" width="{left - 6}" height="15">{words}</svg>')
        shapes.append(_rect("studio", left, y, wide, 11, f"{name}: {h_mm(seconds)}"))
        shapes.append(_text(left + wide + 4, y + 9, h_mm(seconds)))
    more = f", the first {_MOST_TRACKS} of {len(tracks)}" if len(tracks) > _MOST_TRACKS else ""
    return Picture(f"Tracks{more}", _WIDTH, min(len(tracks), _MOST_TRACKS) * 15, tuple(shapes))


def _rect(name: str, x: float, y: float, width: float, height: float, told: str, more: str = "") -> str:
    return _filled(name, f"{_across(x)} {_down(y)} {_size(width, height)}", escaped(told), more)


def _filled(name: str, place: str, told: str, more: str) -> str:
    return f'<rect class="{name}" {place}{more}><title>{told}</title></rect>'


def _across(x: float) -> str:
    return f'x="{x:.1f}"'


def _down(y: float) -> str:
    return f'y="{y:.1f}"'


def _size(width: float, height: float) -> str:
    return f'width="{width:.2f}" height="{height:.2f}"'


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line class="rule" x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}"/>'


def _text(x: float, y: float, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}">{escaped(words)}</text>'
