"""The app's own themes, and the colours that its widgets name."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.theme import BUILTIN_THEMES, Theme

if TYPE_CHECKING:
    from textual.app import App

DARK, LIGHT, ANSI, ANSI_LIGHT = "tracker-dark", "tracker-light", "ansi-dark", "ansi-light"
_SIXTEEN_OR_NONE = (None, "standard")

# The terminal's own colours. Against black the dark ones of them, blue and red, are hard to read, against
# white the bright ones: each role has one that can be read, and those that stand side by side differ.
_NATIVE = (
    replace(
        BUILTIN_THEMES[ANSI],
        primary="ansi_bright_blue",
        secondary="ansi_cyan",
        accent="ansi_magenta",
        success="ansi_green",
        warning="ansi_bright_yellow",
        error="ansi_bright_red",
        variables={
            **BUILTIN_THEMES[ANSI].variables,
            "studio": "ansi_yellow",
            "learning": "ansi_cyan",
            "connections": "ansi_magenta",
            "wasted": "ansi_bright_red",
        },
    ),
    replace(
        BUILTIN_THEMES[ANSI_LIGHT],
        variables={
            **BUILTIN_THEMES[ANSI_LIGHT].variables,
            "studio": "ansi_magenta",
            "learning": "ansi_bright_blue",
            "connections": "ansi_bright_black",
            "wasted": "ansi_red",
        },
    ),
)

THEMES = (
    *_NATIVE,
    Theme(
        name=DARK,
        dark=True,
        primary="#e0a458",
        secondary="#7fb3a6",
        accent="#e0a458",
        foreground="#e4ddd3",
        background="#16171a",
        surface="#1d1f23",
        panel="#26282d",
        success="#8fbf7f",
        warning="#e5c07b",
        error="#e06c60",
        variables={
            "footer-key-foreground": "#e0a458",
            "input-selection-background": "#e0a458 35%",
            "studio": "#e0a458",
            "learning": "#7fb3a6",
            "connections": "#9aa7d6",
        },
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#9a5b0b",
        secondary="#2b6e62",
        accent="#9a5b0b",
        foreground="#2a2723",
        background="#faf7f1",
        surface="#f1ece2",
        panel="#e6dfd2",
        success="#3f7a2f",
        warning="#8a6100",
        error="#b23a2e",
        variables={
            "footer-key-foreground": "#9a5b0b",
            "input-selection-background": "#9a5b0b 25%",
            "studio": "#9a5b0b",
            "learning": "#2b6e62",
            "connections": "#4a5aa8",
        },
    ),
)


def colour_defaults(variables: dict[str, str]) -> dict[str, str]:
    """The colours named by our stylesheets, for themes that are not ours."""
    return {
        "studio": variables.get("primary", "ansi_blue"),
        "learning": variables.get("secondary", "ansi_cyan"),
        "connections": variables.get("accent", "ansi_green"),
        "wasted": variables.get("error", "ansi_red"),
    }


def has_few_colours(app: App[Any]) -> bool:
    """Whether the terminal has no more than its own sixteen; where there is none, there are enough."""
    is_terminal = sys.__stderr__ is not None and sys.__stderr__.isatty()
    return is_terminal and app.console.color_system in _SIXTEEN_OR_NONE


def paintable_theme(app: App[Any], theme: Theme) -> Theme:
    """A theme, or the one to paint in its place: of sixteen colours none comes near to those it names."""
    if theme.ansi or not has_few_colours(app):
        return theme
    return app.available_themes[ANSI if theme.dark else ANSI_LIGHT]


def fitting_theme(app: App[Any], *wanted: str | None) -> str:
    """The first theme wanted that there is, else one for the colours that the terminal has."""
    known = next((theme for theme in wanted if theme in app.available_themes), None)
    few_colours = app.console.color_system in _SIXTEEN_OR_NONE
    return known or (ANSI if app.no_color or few_colours else DARK)
