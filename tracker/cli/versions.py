"""Commands about other versions of the files: copies that lie beside them, and backups."""

from __future__ import annotations

from tracker.cli.output import say
from tracker.domain.errors import Refused
from tracker.domain.text import counted
from tracker.domain.time.duration import whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.versions.restoring import Version


def merge(call: Call, context: Context) -> int:
    """Merge other versions of logs or of the list."""
    from tracker.versions.copies import merge

    say(*merge(context.changes.store, call.texts("file..."), context.now).lines)
    return 0


def restore(call: Call, context: Context) -> int:
    """List earlier versions, or bring one back."""
    from tracker.storage.file_names import counted_in, shown_name
    from tracker.versions.restoring import restore, versions

    store = context.changes.store
    store.settle()
    if call.given("week") is None:
        return _list_files(context)
    name = _name(call, context)
    found = versions(store, name)
    if not found:
        raise Refused(f"There is no version of {shown_name(name)} but the present one.")
    number = call.given("n")
    if number is not None:
        say(*restore(store, name, _chosen(call, found, number), context.now).lines)
        return 0
    say(f"     {'now':<24} {_held(name, context)}")
    for place, version in enumerate(found, 1):
        say(f"{place:>3}  {version.when:<24} {counted_in(name, version.size)}")
    say(f"One is brought back by its number: tracker restore {shown_name(name)} 1")
    return 0


def _list_files(context: Context) -> int:
    """Say of which files there are earlier versions."""
    from tracker.storage.file_names import shown_name
    from tracker.versions.restoring import files_with_versions, versions

    store = context.changes.store
    names = files_with_versions(store)
    if not names:
        raise Refused("There are no earlier versions yet. Each change keeps one.")
    for name in names:
        say(f"{shown_name(name):<10} {counted(len(versions(store, name)), 'version', 'versions')}")
    say(f"They are listed by: tracker restore {shown_name(names[-1])}")
    return 0


def _name(call: Call, context: Context) -> str:
    """The file that is meant: the list, the tracks, or the log of a week."""
    from tracker.domain.time.period import parse_week
    from tracker.domain.time.zone import instant_of
    from tracker.storage.file_names import LIST_NAME, TRACKS_NAME, log_name

    text = call.text("week").removesuffix(".toml")
    named = {"list": LIST_NAME, "activities": LIST_NAME, "tracks": TRACKS_NAME}.get(text.casefold())
    return named or log_name(parse_week(text, context.record.calendar().week_at(instant_of(context.now))))


def _held(name: str, context: Context) -> str:
    """What a file holds now."""
    from tracker.storage.file_names import counted_in
    from tracker.versions.restoring import size_of

    state = context.changes.store.state(name)
    if state is None:
        return "it is not there"
    return f"damaged: {state.damage}" if state.damage else counted_in(name, size_of(state.data))


def _chosen(call: Call, found: list[Version], number: str) -> Version:
    place = whole_number(number, 1, len(found))
    if place is None:
        raise call.command.misused(f"«{number}» is none of the versions; they are 1 to {len(found)}.")
    return found[place - 1]
