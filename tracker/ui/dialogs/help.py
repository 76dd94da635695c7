"""What can be done here: made from the bindings of the screen below."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.text import wrapped
from tracker.settings.key_groups import KEY_GROUPS
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.footer import ScreenFooter

_SERIES = 3
_KEY_WIDTH = 9
_GAP = "  "
_LEAST_WIDTH = 10
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
                    yield KeyColumn({KEY_GROUPS[name].title: self._keys[name] for name in groups})
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


class KeyColumn(Widget):
    """Keys and their words, group by group.

    One widget for all of them: one a key and one a sentence would be 150, and take a second to lay out.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--group", "help--key"}

    def __init__(self, groups: dict[str, list[tuple[str, str]]]) -> None:
        """``groups`` are keys and words by the title of their group."""
        super().__init__()
        self._groups = groups

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(
            2 + sum(len(line) for line in self._in_lines(keys, width)) for keys in self._groups.values()
        )

    def render(self) -> RenderResult:
        group_style, key_style = map(self.get_visual_style, ("help--group", "help--key"))
        lines: list[Content] = []
        for title, keys in self._groups.items():
            lines += [Content(""), Content.styled(title, group_style)]
            for parts in self._in_lines(keys, self.content_size.width):
                lines += [
                    Content.assemble((f"{key:>{_KEY_WIDTH}}", key_style), _GAP, said) for key, said in parts
                ]
        return Content("\n").join(lines)

    def _in_lines(self, keys: list[tuple[str, str]], width: int) -> list[list[tuple[str, str]]]:
        """Each key with its words, in as many lines as either takes."""
        room = max(_LEAST_WIDTH, width - _KEY_WIDTH - len(_GAP))
        return [
            [*zip_longest(wrapped(key, _KEY_WIDTH), wrapped(words, room), fillvalue="")]
            for key, words in keys
        ]


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
