"""A terminal time tracker for people who want a career in music production."""

__version__ = "0.1.0"
