"""The commands: what they are given as words, what they print, and the exit codes."""

from tracker.cli.dispatch import run

__all__ = ["run"]
