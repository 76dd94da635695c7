"""Where the files are: what the user owns, and what belongs to this machine."""

from __future__ import annotations

import os
import sys
from binascii import crc32

from tracker.domain.time.week import Week
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "tracker"


@value
class Folders:
    """``data`` is what the user owns; ``state`` belongs to this machine and that data folder."""

    data: str
    state: str
    config: str

    @property
    def activities(self) -> str:
        return os.path.join(self.data, "activities.toml")

    @property
    def tracks(self) -> str:
        return os.path.join(self.data, "tracks.toml")

    @property
    def weeks(self) -> str:
        return os.path.join(self.data, "weeks")

    def log(self, week: Week) -> str:
        return os.path.join(self.weeks, f"{week}.toml")

    def seen(self, name: str) -> str:
        """Where the copy of a file of the data folder lies, as it was seen last."""
        return os.path.join(self.state, "seen", os.path.basename(name))

    def in_state(self, name: str) -> str:
        return os.path.join(self.state, name)


def find_folders(environ: Mapping[str, str], data: str | None = None) -> Folders:
    """The folders in force; ``data`` is what ``--data`` named. Nothing is made here."""
    data = os.path.abspath(
        os.path.expanduser(data or environ.get("TRACKER_DATA") or _user_folder("data", environ))
    )
    config = environ.get("TRACKER_CONFIG")
    if not config:
        config = os.path.join(_user_folder("config", environ), "config.toml")
    # Each data folder has its own lock, journal and backups, whichever name it is reached by.
    real = os.path.realpath(data)
    sub_folder = f"{os.path.basename(real) or 'data'}-{crc32(real.encode('utf-8', 'surrogateescape')):08x}"
    return Folders(data, os.path.join(state_folder(environ), sub_folder), config)


def state_folder(environ: Mapping[str, str]) -> str:
    """Where the state of all data folders of this machine lies."""
    state = environ.get("TRACKER_STATE") or _user_folder("state", environ)
    return os.path.abspath(os.path.expanduser(state))


# What platformdirs answers on Linux, without the time that importing it takes: a third of what a
# command may take in all. tests/test_folders.py holds the two together.
_XDG = {
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "state": ("XDG_STATE_HOME", "~/.local/state"),
    "config": ("XDG_CONFIG_HOME", "~/.config"),
}


def _user_folder(purpose: str, environ: Mapping[str, str]) -> str:
    if sys.platform.startswith("linux") and "ANDROID_ROOT" not in environ:
        variable, default = _XDG[purpose]
        base = environ.get(variable, "").strip() or os.path.expanduser(default)
        return os.path.join(base, APP)
    import platformdirs

    folder: str = getattr(platformdirs, f"user_{purpose}_dir")(APP, appauthor=False)
    return folder
