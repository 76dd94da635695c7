"""What can be done here: made from the bindings of the screen below."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

# What the groups of binding ids are called; ids without a group are not shown.
GROUPS = {
    "timer": "The timer",
    "activity": "Activities",
    "grid": "Moving about",
    "week": "Weeks",
    "app": "The app",
}


class HelpScreen(ModalScreen[None]):
    """Lists keys by what they are for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "app.pop_screen", "Back", id="help.leave", key_display="esc"),
    ]

    def __init__(self, keys: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="form help"):
            yield Static("What can I do here?", classes="form-title", markup=False)
            for group, title in GROUPS.items():
                if self._keys.get(group):
                    yield Static(title, classes="help-group", markup=False)
                    for keys, words in self._keys[group]:
                        yield Static(
                            Content.assemble((keys.rjust(14), "bold"), "  ", words), classes="help-key"
                        )
            yield Static(
                "A click moves the cursor, a double click starts or stops. ctrl+p opens the command "
                "palette, which has everything.",
                classes="form-hint",
                markup=False,
            )
        yield Footer(show_command_palette=False)


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
    numbers = [id for id in merged if id.startswith("timer.start")]
    for binding_id, (keys, binding) in merged.items():
        words = binding.tooltip or binding.description
        if binding_id in numbers:
            if binding_id != numbers[0]:
                continue
            keys, words = [f"{keys[0]} to {merged[numbers[-1]][0][0]}"], "Start the activity with that number"
        groups.setdefault(binding_id.partition(".")[0], []).append((" ".join(keys), words))
    return groups
