"""The groups of keys, declared once: where they work, and how help, palette and settings take them."""

from __future__ import annotations

from tracker.domain.value import value

EVERYWHERE = "everywhere"


@value
class KeyGroup:
    """Keys whose ids begin with the same ``name``.

    They work in one place, and ``also_in`` a second one. ``title`` is what the help calls them; without one
    it leaves them out. What ``is_laid_over`` a screen takes all keys for itself. Where ``is_typed_into``,
    signs go into a field, so that none can be a key. The palette leaves out what ``is_moving``.
    """

    name: str
    place: str
    title: str = ""
    also_in: str = ""
    is_laid_over: bool = False
    is_typed_into: bool = False
    is_moving: bool = False


# In the order of the help.
KEY_GROUPS = {
    group.name: group
    for group in (
        KeyGroup("timer", "week", "The timer"),
        KeyGroup("away", "week", "You were away", also_in="day"),
        KeyGroup("activity", "week", "Activities"),
        KeyGroup("grid", "week", "Moving about", is_moving=True),
        KeyGroup("week", "week", "Weeks"),
        KeyGroup("list", "list", "The list"),
        KeyGroup("plan", "plan", "The plan"),
        KeyGroup("trends", "trends", "Side by side"),
        KeyGroup("field", "field", "The field of days"),
        KeyGroup("tracks", "tracks", "Tracks"),
        KeyGroup("entries", "entries", "Entries found"),
        KeyGroup("options", "options", "The options"),
        KeyGroup("day", "day", "The day"),
        KeyGroup("assess", "assess", "The assessment"),
        KeyGroup("app", EVERYWHERE, "The app"),
        KeyGroup("help", "help", is_laid_over=True),
        KeyGroup("find", "find", is_laid_over=True, is_typed_into=True),
        KeyGroup("form", "form", is_laid_over=True, is_typed_into=True, is_moving=True),
        KeyGroup("choose", "choose", is_laid_over=True),
        KeyGroup("question", "question", is_laid_over=True),
        KeyGroup("digit", "digit", is_laid_over=True),
        KeyGroup("mend", "mend", is_laid_over=True),
    )
}
