"""Tracks: the songs and clients that entries name, and which of them are finished."""

from __future__ import annotations

from datetime import date

from tracker.domain.errors import Invalid, Refused
from tracker.domain.text import folded
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tracker.domain.entries.entry import Entry


@value
class Track:
    """What is noted about one track. ``finished`` is the day, or True where no day is known."""

    name: str
    finished: date | bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Invalid("A track needs a name.")


@value
class TrackList:
    """The tracks about which something is noted; most tracks are only named by their entries."""

    tracks: tuple[Track, ...] = ()

    def get(self, name: str) -> Track:
        """What is noted about a track, with nothing noted where it is not among them."""
        same = (track for track in self.tracks if are_one_track(track.name, name))
        return next(same, Track(name))

    def has(self, name: str) -> bool:
        return any(are_one_track(track.name, name) for track in self.tracks)

    def with_track(self, track: Track) -> TrackList:
        """The list with the track changed in its place, or added at the end."""
        if not self.has(track.name):
            return TrackList((*self.tracks, track))
        changed = (track if are_one_track(other.name, track.name) else other for other in self.tracks)
        return TrackList(tuple(changed))

    def renamed(self, old: str, new: str) -> TrackList:
        """The list with a track called something else."""
        tracks = (replace(t, name=new) if are_one_track(t.name, old) else t for t in self.tracks)
        return TrackList(tuple(tracks))

    def without(self, name: str) -> TrackList:
        """The list with nothing noted about a track."""
        return TrackList(tuple(track for track in self.tracks if not are_one_track(track.name, name)))


def names_to_offer(latest_first: Iterable[Entry], noted: TrackList) -> list[str]:
    """The names of the tracks of entries, the one written last first; those that are finished come last."""
    names = dict.fromkeys(entry.track for entry in latest_first if entry.track)
    return sorted(names, key=lambda name: bool(noted.get(name).finished))


def track_to_offer(
    latest_first: Iterable[Entry], noted: TrackList, activity: str, studio: Collection[str]
) -> str:
    """The track that goes on, most likely: the last one of an activity (by its key) that is not finished.

    For an activity in ``studio`` that has none, the last one of any of these. Empty where there is none.
    """
    others = ""
    for entry in latest_first:
        if not entry.track or noted.get(entry.track).finished:
            continue
        if entry.activity == activity:
            return entry.track
        if not others and activity in studio and entry.activity in studio:
            others = entry.track
    return others


def are_one_track(one: str, other: str) -> bool:
    """Whether two names are of one track: how they are written makes no difference."""
    return one_track(one) == one_track(other)


def one_track(name: str) -> str:
    """What is the same for all names of one track."""
    return folded(name)


def find_track(text: str, names: Iterable[str]) -> str:
    """The track meant by its name or by an unambiguous beginning of it.

    Raises Refused with the nearest names where none or several fit.
    """
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(one_track(name), name)
    wanted = one_track(text)
    if wanted in known:
        return known[wanted]
    if not wanted:
        raise Refused("Say which track: its name, or the beginning of it.")
    fitting = [name for same, name in known.items() if same.startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Refused(f"«{text}» could be {_listed(fitting[:8])}. Write a little more.")
    if not known:
        raise Refused("No entry names a track yet: tracker start ACTIVITY --track NAME")
    from difflib import get_close_matches

    near = [known[same] for same in get_close_matches(wanted, known, 3, 0.5)]
    hint = f"Did you mean {_listed(near, 'or')}?" if near else "See them all: tracker tracks"
    raise Refused(f"No track «{text}». {hint}")


def _listed(names: list[str], last: str = "and") -> str:
    marked = [f"«{name}»" for name in names]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} {last} {marked[-1]}"
