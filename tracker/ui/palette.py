"""The command palette: everything that a key can do here, with its key."""

from __future__ import annotations

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

# What is found in the explanation alone comes after all that is found in the title.
_FOUND_IN_WORDS = 0.01


class Commands(Provider):
    """Offers what ``App.get_system_commands`` names.

    Textual's own provider reads titles as markup, and an activity may be called «[/foo».
    """

    def _commands(self) -> list[SystemCommand]:
        return [*self.app.get_system_commands(self.screen)]

    async def discover(self) -> Hits:
        for title, words, callback, _ in self._commands():
            yield DiscoveryHit(Content(title), callback, text=title, help=words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for title, words, callback, _ in self._commands():
            score, offsets = matcher.fuzzy_search.match(query, title)
            content = Content(title)
            for offset in offsets:
                content = content.stylize(matcher.match_style, offset, offset + 1)
            if not score and query.casefold() in words.casefold():
                score = _FOUND_IN_WORDS
            if score:
                yield Hit(score, content, callback, text=title, help=words)
