"""The eighth step: music, looked at last."""

from __future__ import annotations

from tracker.domain.bar import bar_text
from tracker.domain.review.music import KindHours, MusicReview, music_review
from tracker.domain.review.review import Review
from tracker.domain.text import one_line, wrapped
from tracker.domain.time.duration import h_mm, signed_h_mm
from tracker.ui.assessment.page import (
    AssessmentStep,
    KeyNames,
    Page,
    heading,
    hours_cell,
    name_width,
    text_lines,
)
from tracker.ui.widgets.row_table import Line

_HOURS, _DIFFERENCE = 10, 18
_FACTS, _TRACK_LINES = 24, 2
_HARD_SPACE = "\u00a0"


class Music(AssessmentStep):
    """Nothing is asked here but to look."""

    name = "Music"

    def page(self, review: Review, width: int, key: KeyNames) -> Page:
        found = music_review(review)
        names = min(18, name_width(width, 60))
        bar = max(10, min(60, width - names - 2 * _HOURS - _DIFFERENCE - 8))
        scale = max(max(kind.seconds, kind.target or 0) for kind in found.kinds)
        heads = [("Hours", _HOURS), ("Target", _HOURS), ("", _DIFFERENCE)]
        lines = [heading(*heads, name_width=names)]
        lines += [_kind_line(kind, names, bar, scale, review.is_over) for kind in found.kinds]
        lines += text_lines("", *_facts(found), *_track_lines(found, width))
        return Page(
            "Now the music: studio, learning, connections. All before made room for it.",
            tuple(lines),
            tuple(_said(found, review.is_over, key("activity.numbers"), bool(review.assessment.moves))),
        )


def _kind_line(kind: KindHours, names: int, bar: int, scale: int, is_over: bool) -> Line:
    aim, difference = kind.aim, ""
    style = "cell"
    if aim is not None:
        if kind.is_reached:
            difference, style = "reached ✓", "good"
        elif kind.doubtful:
            difference = f"{h_mm(kind.doubtful)} in question"
        elif is_over and kind.is_kept:
            difference, style = "kept ✓", "good"
        elif is_over:
            difference = signed_h_mm(aim.difference(kind.seconds))
        else:
            difference, style = f"{h_mm(aim.missing(kind.seconds))} to go", "quiet"
    return Line(
        (
            (f"  {kind.kind.capitalize()}".ljust(names), "cell"),
            hours_cell(kind.seconds, _HOURS, "strong"),
            hours_cell(kind.target, _HOURS),
            (difference.rjust(_DIFFERENCE), style),
            (f"   {bar_text(kind.seconds, scale, bar)}", "strong"),
        )
    )


def _facts(found: MusicReview) -> list[str]:
    days = f"{found.studio_days}"
    if found.planned_days is not None:
        is_more = found.studio_days > found.planned_days
        days += f"{',' if is_more else ' of'} {found.planned_days} planned"
    return [
        _fact("Days with studio time", days),
        _fact("Longest block", h_mm(found.longest) if found.longest else "none"),
        _fact("Usual session", h_mm(found.session) if found.session else "none yet"),
    ]


def _fact(words: str, said: str) -> str:
    return f"{words.ljust(_FACTS)}{said}"


def _track_lines(found: MusicReview, width: int) -> list[str]:
    """The hours of each track of the week; of more than fit, how many there are."""
    # What belongs together stays in one line.
    told = [f"{one_line(name)} {h_mm(seconds)}".replace(" ", _HARD_SPACE) for name, seconds in found.tracks]
    room = max(1, width - _FACTS - 2)
    for left_out in range(len(told)):
        more = [f"and{_HARD_SPACE}{left_out}{_HARD_SPACE}more"] if left_out else []
        lines = wrapped(", ".join([*told[: len(told) - left_out], *more]), room)
        if len(lines) <= _TRACK_LINES:
            break
    else:
        lines = wrapped("".join(told[:1]), room, _TRACK_LINES)
    heads = ["Tracks", *[""] * (_TRACK_LINES - 1)]
    return [
        _fact(head, line.replace(_HARD_SPACE, " ")) for head, line in zip(heads, lines, strict=False) if line
    ]


def _said(found: MusicReview, is_over: bool, numbers_key: str, has_moves: bool) -> list[str]:
    wanted = [kind for kind in found.kinds if kind.aim is not None]
    studio = found.kinds[0].seconds
    said = []
    if not wanted and not has_moves:
        said.append(
            f"No targets yet. The hours you move become some; {numbers_key} on the week screen sets them too."
        )
    elif wanted and all(kind.is_reached for kind in wanted):
        said.append("Every target was reached.")
    elif wanted and is_over and all(kind.is_kept for kind in wanted):
        said.append("Every target was kept: a few minutes make no difference.")
    if not studio and is_over:
        said.append("No studio time that week. It happens; the next block can be a short one.")
    elif found.longest and found.session and found.longest >= 1.5 * found.session:
        said.append("One long block can be worth many short ones: what made room for it?")
    return said
