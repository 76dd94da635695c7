"""``tracks.toml`` to what is noted about tracks, and back. Keys that this version does not know are kept."""

from __future__ import annotations

from datetime import date, datetime

from tracker.domain.errors import Invalid
from tracker.domain.text import one_line
from tracker.domain.tracks.track import Track, TrackList, one_track
from tracker.domain.value import value
from tracker.domain.week.oddities import Oddity
from tracker.storage.tables.week_file import FORMAT
from tracker.storage.toml.document import Document
from tracker.storage.toml.fields import FieldReader, quoted, set_or_drop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]


_TRACKS = ("tracks",)
_TOP = frozenset(("format", "tracks"))
_KEYS = frozenset(("name", "finished"))


@value
class ReadTracks:
    """The tracks as read, where in the file each stands, and what is odd about it."""

    tracks: TrackList
    places: dict[str, int]
    oddities: tuple[Oddity, ...]


def read_tracks(data: Table, document: Document | None = None) -> ReadTracks:
    """The tracks in the data of a file; whatever makes no sense is left out and named."""
    reader = FieldReader()
    tracks: dict[str, Track] = {}
    places: dict[str, int] = {}
    reader.slips_in_keys(data, _TOP, "the list of tracks")
    raw = data.get("tracks", [])
    for place, table in enumerate(raw if isinstance(raw, list) else []):
        reader.at(_TRACKS, place)
        try:
            track = _track(table, reader)
            if one_track(track.name) in tracks:
                raise Invalid(f"another one is called «{track.name}».")
        except Invalid as error:
            reader.note(f"A track is left out: {error}")
            continue
        tracks[one_track(track.name)] = track
        places[track.name] = place
    return ReadTracks(TrackList(tuple(tracks.values())), places, reader.oddities(document))


def tracks_data(old: ReadTracks | None, old_data: Table, new: TrackList) -> Table:
    """The data of a file that holds ``new``, with all that was in it beside what this app knows."""
    data: Table = dict(old_data) if old is not None else {"format": FORMAT}
    raw: list[Table] = old_data.get("tracks", [])
    known = {track.name: track for track in old.tracks.tracks} if old is not None else {}
    places = old.places if old is not None else {}
    renamed = _renamed(list(known), [track.name for track in new.tracks])
    changed = []
    for track in new.tracks:
        before = known.get(renamed.get(track.name, track.name))
        changed.append(_changed({} if before is None else raw[places[before.name]], before, track))
    # What could not be read stays where it was, as far as the order of the rest allows.
    read = set(places.values())
    for place, table in enumerate(raw):
        if place not in read:
            changed.insert(place, table)
    set_or_drop(data, "tracks", changed or None)
    return data


def _renamed(old: list[str], new: list[str]) -> dict[str, str]:
    """What a new name was before: where one track went as another came, it was renamed."""
    gone, came = {*old} - {*new}, {*new} - {*old}
    return {came.pop(): gone.pop()} if len(gone) == len(came) == 1 else {}


def _track(table: Any, reader: FieldReader) -> Track:
    if not isinstance(table, dict):
        raise Invalid("it is not a table.")
    name, finished = table.get("name"), table.get("finished", False)
    if not isinstance(name, str) or not name.strip():
        raise Invalid("it has no name.")
    reader.slips_in_keys(table, _KEYS, "a track")
    if isinstance(finished, datetime):
        finished = finished.date()
    if not isinstance(finished, date | bool):
        reader.note(f"finished = {quoted(finished)} is neither a day nor true, and is left out.", "finished")
        finished = False
    return Track(one_line(name.strip()), finished)


def _changed(table: Table, before: Track | None, after: Track) -> Table:
    if before == after:
        return table
    changed = dict(table)
    if before is None or before.name != after.name:
        changed["name"] = after.name
    if before is None or before.finished != after.finished:
        set_or_drop(changed, "finished", after.finished or None)
    ordered = {key: changed[key] for key in ("name", "finished") if key in changed}
    return ordered | {key: content for key, content in changed.items() if key not in ordered}
