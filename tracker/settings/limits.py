"""How long a stretch may be before it is asked about, without taking the whole ``config.toml`` apart."""

from __future__ import annotations

from tracker.domain.away.questions import Limits
from tracker.domain.errors import DataError
from tracker.storage.machine.log_cache import DerivedFile
from tracker.storage.writing.safe_write import read_stamped, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.storage.folders import Folders


def limits_in_force(folders: Folders) -> Limits:
    """The limits that the settings of this machine say; the usual ones where they cannot be read.

    They are remembered under the stamp of the file: a status bar asks for them every few seconds.
    """
    path = folders.config
    stamp = stamp_of(path)
    if stamp is None:
        return Limits()
    memory = DerivedFile(folders.in_state("limits.cache"), "limits 1")
    remembered = memory.load()
    if remembered is not None and remembered[:2] == (path, stamp):
        return Limits(*remembered[2:])
    from tracker.settings.config_file import settings_in, text_of

    try:
        found = read_stamped(path)
    except DataError:
        # What could not be read is not remembered.
        return Limits()
    if found is None:
        return Limits()
    limits = settings_in(text_of(found[1]), path).limits
    memory.save((path, found[0], limits.music, limits.other))
    return limits
