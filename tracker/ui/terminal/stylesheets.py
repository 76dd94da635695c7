"""Where the stylesheets are: in the wheel beside the package's code, in a checkout beside the package.

The app reads what it needs for its first picture; each other screen names its own and is charged for it
when it is opened.
"""

from __future__ import annotations

from pathlib import Path

import tracker


def stylesheet(name: str) -> Path:
    """The stylesheet of a screen, by an absolute path."""
    package = Path(tracker.__file__).resolve().parent
    inside = package / "styles"
    folder = inside if inside.is_dir() else package.parent / "styles"
    return folder / f"{name}.tcss"
