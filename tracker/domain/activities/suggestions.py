"""What the kinds mean, and common items of a musician's week to begin a list with."""

from __future__ import annotations

KIND_ABOUT = {
    "studio": "making, recording, producing",
    "learning": "studying music production",
    "connections": "calls, gigs, promotion",
    "job": "what pays the rent",
    "chores": "what has to be done",
    "wellbeing": "health, rest, people",
    "leisure": "games, series, the phone",
}

COMMON = {
    "studio": ("Mixing", "Beat making", "Recording", "Songwriting"),
    "learning": ("Tutorials", "Ear training", "Practice"),
    "connections": ("Calls", "Gigs", "Promotion"),
    "job": ("Job", "Side job", "School", "Commuting"),
    "chores": ("Housework", "Cooking", "Shopping", "Errands"),
    "wellbeing": ("Exercise", "Friends", "Family", "Walks"),
    "leisure": ("Social media", "Series", "Games", "News"),
}

# Enough to see the first day go by: music, what pays for it, and what eats it.
TICKED = frozenset(
    {"Mixing", "Beat making", "Tutorials", "Calls", "Job", "Housework", "Exercise", "Social media"}
)
