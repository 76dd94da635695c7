"""The app's own themes, and the colours that its widgets name."""

from __future__ import annotations

from textual.app import App
from textual.theme import Theme

DARK, LIGHT, ANSI = "tracker-dark", "tracker-light", "ansi-dark"

THEMES = (
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


def fitting_theme(app: App[None], *wanted: str | None) -> str:
    """The first theme wanted that there is, else one for the colours that the terminal has."""
    known = next((theme for theme in wanted if theme in app.available_themes), None)
    few_colours = app.console.color_system in (None, "standard")
    return known or (ANSI if app.no_color or few_colours else DARK)
