"""Keys that come faster than screens open and close."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.screen import Screen

from tracker.ui.terminal.pasted import Pasted

if TYPE_CHECKING:
    from textual.dom import DOMNode

# Should a widget go without an answer, keys wait no longer for it, in seconds.
_PATIENCE = 1.0
# Once for the key itself on its way from the focus to the app, once for the message it leads to.
_ROUNDS = 2


class ClickedKey(events.Event, bubble=False):
    """A key that was clicked in the line of keys of a screen; it means nothing on any other one."""

    def __init__(self, key: str, screen: Screen[Any]) -> None:
        super().__init__()
        self.key = key
        self.screen = screen


class EarlyKeys:
    """Gives out keys one after the other: what a key opens or closes has happened before the next.

    Without this, letters typed right after the key of a form would go to the screen below, or to the
    form before its field has the focus.
    """

    def __init__(
        self,
        app: App[Any],
        give: Callable[[events.Key], Awaitable[None]],
        paste: Callable[[Pasted], Awaitable[bool]],
    ) -> None:
        """``give`` does with a key what is done with one that was not held; ``paste`` with a pasted text,
        and says whether it was taken."""
        self._app = app
        self._give = give
        self._paste = paste
        self._held: deque[events.Key | ClickedKey | Pasted] = deque()
        self._ready: WeakSet[Screen[Any]] = WeakSet()
        # The key that was given out last, until it is known that it has arrived.
        self._under_way: _OnItsWay | None = None
        self._is_deaf = False

    def follow_screens(self) -> None:
        """Begin to notice what opens and closes; the app must be mounted."""
        self._app.screen_change_signal.subscribe(self._app, self._has_changed)

    @property
    def waiting(self) -> int:
        """How many keys wait."""
        return len(self._held)

    def ignore(self) -> None:
        """Forget the keys that wait, and those that come until ``listen``: they are for somebody else."""
        self._is_deaf = True
        self._held.clear()

    def listen(self) -> None:
        """Give out again what comes from now on."""
        self._is_deaf = False

    async def take(self, key: events.Key | ClickedKey | Pasted) -> None:
        """Give a key or a pasted text out now or, where it came too early, later."""
        if self._is_deaf:
            return
        self._held.append(key)
        if self._under_way is not None and key.time - self._under_way.key.time > _PATIENCE:
            self._under_way = None
        await self._give_out()

    async def _give_out(self) -> None:
        # The last screen may have gone before what was typed for it.
        while self._held and self._app.screen_stack:
            if self._under_way is not None:
                if not self._under_way.has_arrived:
                    self._under_way.follow()
                    return
                self._under_way = None
            screen = self._app.screen
            if screen not in self._ready:
                if screen.call_later(self._app.call_later, self._has_focus, screen):
                    return
                self._ready.add(screen)
            key = self._held.popleft()
            if isinstance(key, ClickedKey):
                if key.screen is screen:
                    self._held.appendleft(events.Key(key.key, None))
                continue
            if isinstance(key, Pasted):
                if await self._paste(key) and key.ends_with_enter:
                    self._held.appendleft(events.Key("enter", "\r"))
                continue
            focus = screen.focused or screen
            if not focus.check_consume_key(key.key, key.character):
                self._under_way = _OnItsWay(self._app, key, focus, self._has_arrived)
            await self._give(key)

    async def _has_changed(self, _: Screen[Any]) -> None:
        # Whatever was under way is done; its widgets may have gone with their screen. A second enter was
        # meant for what the first has closed or opened, not for what nobody has seen yet.
        if self._under_way is not None and self._under_way.key.key == "enter":
            while self._held and getattr(self._held[0], "key", "") == "enter":
                self._held.popleft()
        self._under_way = None
        await self._give_out()

    async def _has_focus(self, screen: Screen[Any]) -> None:
        # The screen is mounted, and the app has seen to the focus that it asked for.
        self._ready.add(screen)
        await self._give_out()

    async def _has_arrived(self, key: _OnItsWay) -> None:
        if self._under_way is key:
            self._under_way = None
            await self._give_out()


class _OnItsWay:
    """A key on its way from the focus up to the app, with what it leads to there."""

    def __init__(
        self,
        app: App[Any],
        key: events.Key,
        focus: DOMNode,
        arrived: Callable[[_OnItsWay], Awaitable[None]],
    ) -> None:
        """``arrived`` is called once it has been followed to the end."""
        self.key = key
        self._app = app
        self._focus = self._node = focus
        self._arrived = arrived
        self._rounds = _ROUNDS
        self._is_followed = False

    @property
    def has_arrived(self) -> bool:
        """Whether nothing is left to be done on its way, so that nobody has to follow it.

        Nobody does where keys are pressed one by one: the next one comes long after.
        """
        return not self._app.message_queue_size and all(
            node is self._app or _rests(node) for node in self._focus.ancestors_with_self
        )

    def follow(self) -> None:
        """Go the same way behind it, and say when that is done."""
        if not self._is_followed:
            self._is_followed = True
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next one that the key is given to, once this one has done what it had to do."""
        node, parent = self._node, self._node.parent
        if parent is None or node is self._app:
            _call_later(self._app, self._is_at_the_end)
            return
        self._node = parent
        if not _call_later(node, self._go_on):
            self._go_on()

    async def _is_at_the_end(self) -> None:
        self._rounds -= 1
        if self._rounds and self._focus.is_attached:
            self._node = self._focus
            self._go_on()
        else:
            await self._arrived(self)


def _rests(node: DOMNode) -> bool:
    """Whether a node waits for its next message: it has none, and is not in the middle of one.

    Textual does not tell; should it come to wait otherwise, nobody is taken to rest.
    """
    waiting = getattr(node._message_queue.ready_event, "_waiters", None)
    return not node.message_queue_size and bool(waiting)


def _call_later(node: DOMNode, callback: Callable[[], Awaitable[None]] | Callable[[], None]) -> bool:
    """As Textual's, which inspects a callable with arguments anew at each call: with every key many times."""
    return node.post_message(events.Callback(callback=callback))
