"""Giving the last minutes to something else, while what runs goes on: the form, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widgets import Input, Static

from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, Activity, ActivityList
from tracker.domain.activities.matching import containing
from tracker.domain.entries.entry import Entry
from tracker.domain.entries.timeline import why_no_interruption
from tracker.domain.errors import Misunderstood
from tracker.domain.text import one_line
from tracker.domain.time.duration import LONGEST, MINUTE, h_mm, length_and_words
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.dialogs.chooser import Chooser

USUAL_SECONDS = 5 * MINUTE
# What interrupts is seldom music.
_KINDS_OF_THIEVES = (*reversed(KINDS[len(MUSIC_KINDS) :]), *reversed(MUSIC_KINDS))
_NEW = "new:"
_NOTHING_RUNS = "Nothing is running, so there is nothing to interrupt."


@value
class Interruption:
    """How long it took and what it was; without a key it is not on the list yet."""

    seconds: int
    key: str
    name: str
    kind: str


class InterruptScreen(Chooser[Interruption]):
    """Asks what the last minutes were: «20m phone» in one line."""

    placeholder = "20m phone"

    title_words = "What were the last minutes?"
    hint = " "

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._activities: list[Activity] = []
        self._has_spoken = False
        # What it speaks of, by its key; none where nothing runs.
        self._spoken_of = ""

    def on_mount(self) -> None:
        self.context.follow(self, self._follow, at_once=False)

    def _follow(self, _: View) -> None:
        """Another program may stop what runs, or switch, while somebody is typing."""
        running = self.context.running
        if self._has_spoken and self._spoken_of != (running.activity if running is not None else ""):
            self.speak_of(running)

    def speak_of(self, running: Entry | None) -> None:
        """Say what runs, and offer the others; that may be known later than the form is shown."""
        self._has_spoken = True
        self._spoken_of = running.activity if running is not None else ""
        self.title_words = _NOTHING_RUNS
        if running is not None:
            self.title_words = (
                f"{self.context.name_of(running.activity)} goes on. What were the last minutes?"
            )
        others = [activity for activity in self.context.listed.current if activity.key != self._spoken_of]
        self._activities = sorted(others, key=lambda a: _KINDS_OF_THIEVES.index(a.kind))
        for title in self.query(".form-title").results(Static):
            title.update(self.title_words)
            self._offer(self.query_one("#find-text", Input).value)

    def offers(self, text: str) -> Iterable[tuple[str, str]]:
        seconds, words = self._understood(text)
        self._tell(seconds)
        found = containing(self._activities, words)
        offers = [(f"{a.name}  ({a.kind})", a.key) for a in found]
        name = one_line(words.strip())
        alike = ActivityList(tuple(self._activities)).looks_like(name) if name else None
        if alike is not None and alike not in found:
            offers.append((f"{alike.name}  ({alike.kind}): did you mean this?", alike.key))
        if name and not any(a.is_called(name) for a in self._activities):
            name = name[0].upper() + name[1:]
            offers += [(f"New: {name}  ({kind})", f"{_NEW}{kind}:{name}") for kind in _KINDS_OF_THIEVES]
        return offers

    def taken(self, offer: str) -> Interruption | None:
        seconds, _ = self._understood(self.query_one("#find-text", Input).value)
        if self._refused(seconds):
            self.context.bell()
            return None
        if offer.startswith(_NEW):
            kind, _, name = offer.removeprefix(_NEW).partition(":")
            return Interruption(seconds, "", name, kind)
        return Interruption(seconds, offer, "", "")

    def _understood(self, text: str) -> tuple[int, str]:
        """The length in seconds, five minutes unless another is typed, and what it was."""
        try:
            seconds, words = length_and_words(text)
        except Misunderstood:
            return LONGEST, ""
        return (USUAL_SECONDS, text) if seconds is None else (seconds, words)

    def _refused(self, seconds: int) -> str:
        """Why it cannot have been so long; empty where it can, or what runs is not known yet."""
        if not self._has_spoken:
            return why_no_interruption(seconds)
        running = self.context.running
        if running is None:
            return _NOTHING_RUNS
        return why_no_interruption(seconds, running.seconds(instant_of(self.context.days.now())))

    def _tell(self, seconds: int) -> None:
        refused = self._refused(seconds)
        hint = self.query_one("#find-hint", Static)
        hint.update(refused or f"The last {h_mm(seconds)}. For longer, begin with the time: 20m phone.")
        hint.set_class(bool(refused), "-refused")


def interrupt_running(context: ScreenContext) -> None:
    """Ask what the last minutes were once all is done that was asked for before; what runs goes on."""
    form = InterruptScreen(context)

    def tell(running: Entry | None) -> None:
        if running is None:
            form.withdraw()
            context.say(_NOTHING_RUNS)
            return
        form.speak_of(running)

    def interrupt(given: Interruption | None) -> None:
        if given is None:
            return
        if given.key:
            _cut(context, given.key, given.seconds)
            return
        # What interrupts for the first time comes onto the list first.
        context.change(
            lambda changes, now: changes.activities.add(now, given.name, given.kind),
            done=lambda: _cut(context, given.name, given.seconds),
        )

    context.tell_what_runs(tell)
    if not form.is_withdrawn:
        context.open(form, interrupt)


def _cut(context: ScreenContext, text: str, seconds: int) -> None:
    """Cut what runs; the activity is found when its turn comes, as it may just have been added."""
    context.change(
        lambda changes, now: changes.timer.interrupt(changes.record.listed().find(text), seconds, now)
    )
