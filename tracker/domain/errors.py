"""What can go wrong, as one tree. Every message says what happened and, where it can, what to do."""

from __future__ import annotations


class TrackerError(Exception):
    """Anything told to the user in one plain line. ``exit_code`` is what a command ends with."""

    exit_code = 1


class Refused(TrackerError):
    """Understood, but not done: nothing to do, or it would break a rule."""


class Misunderstood(TrackerError):
    """The words of a command, a time or a duration could not be understood."""

    exit_code = 2


class Invalid(TrackerError, ValueError):
    """A value that cannot exist, such as a priority of 11."""

    exit_code = 2


class DataError(TrackerError):
    """Data cannot be read or written."""

    exit_code = 3
