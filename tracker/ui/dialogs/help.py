"""What can be done here: made from the bindings of the screen below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from tracker.settings.key_groups import KEY_GROUPS
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.footer import ScreenFooter

_SERIES = 3
_KEY_WIDTH = 8
MOUSE = (
    "The mouse works too: a click moves the cursor; a double click starts or stops in the week, and "
    "changes an entry on a day."
)


class HelpScreen(Dialog[None]):
    """Lists keys by what they are for."""

    CSS_PATH: ClassVar = [stylesheet("dialogs"), stylesheet("help")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("help.leave", "leave", show=True),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]

    def __init__(self, context: ScreenContext, about: str, keys: dict[str, list[tuple[str, str]]]) -> None:
        """``about`` says what the screen below shows; ``keys`` are its keys by group."""
        super().__init__(context)
        self._about = about
        self._keys = keys

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="form help"):
            yield Static("What can I do here?", classes="form-title", markup=False)
            if self._about:
                yield Static(self._about, markup=False)
            with Horizontal(classes="help-columns"):
                for groups in self._columns():
                    with Vertical(classes="help-column"):
                        yield from self._words(groups)
            palette = f"{self.context.name_of_key('app.palette')} finds everything by typing."
            yield Static(f"{MOUSE} {palette}", classes="form-hint", markup=False)
        yield ScreenFooter()

    def action_leave(self) -> None:
        """Back to what it was about."""
        self.dismiss(None)

    def _columns(self) -> list[list[str]]:
        """The groups in two columns of about the same height."""
        known = [name for name, group in KEY_GROUPS.items() if group.title and self._keys.get(name)]
        heights = [len(self._keys[group]) + 2 for group in known]
        counts = range(1, len(known) + 1)
        first = min(counts, key=lambda n: abs(sum(heights) - 2 * sum(heights[:n])), default=0)
        return [known[:first], known[first:]]

    def _words(self, groups: list[str]) -> Iterator[Static]:
        for group in groups:
            yield Static(KEY_GROUPS[group].title, classes="help-group", markup=False)
            # One widget a group: one a key and one a sentence would be 150, and take a second to lay out.
            lines = Table.grid(padding=(0, 2, 0, 0))
            lines.add_column(width=_KEY_WIDTH, justify="right", style=Style(bold=True))
            lines.add_column()
            for keys, words in self._keys[group]:
                lines.add_row(Text(keys), Text(words))
            yield Static(lines)


def keys_by_group(bindings: list[Binding], display: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Bindings as keys and words, under the first part of their ids; one action is told once."""
    groups: dict[str, list[tuple[str, str]]] = {}
    merged: dict[str, tuple[list[str], Binding]] = {}
    for binding in bindings:
        if not binding.description or not binding.id:
            continue
        keys, _ = merged.setdefault(binding.id, ([], binding))
        shown = display.get(binding.key, binding.key)
        if shown not in keys:
            keys.append(shown)
    series: dict[str, list[str]] = {}
    for binding_id in merged:
        series.setdefault(binding_id.rstrip("0123456789"), []).append(binding_id)
    for binding_id, (keys, binding) in merged.items():
        members = series[binding_id.rstrip("0123456789")]
        if len(members) >= _SERIES:
            # Keys that differ in a number alone are told once, as from which to which.
            if binding_id != members[0]:
                continue
            keys = [f"{keys[0]} to {merged[members[-1]][0][0]}"]
        words = binding.tooltip or binding.description
        groups.setdefault(binding_id.partition(".")[0], []).append((" ".join(keys), words))
    return groups
