"""The settings of this machine: ``config.toml``, judged and explained.

Judging is pure: whoever calls has read the file. Whatever makes no sense is named with its line, and the
default holds in its place.
"""

from __future__ import annotations

from tracker.domain.away.questions import LONGEST_MUSIC, LONGEST_OTHER, Limits
from tracker.domain.text import one_line, wrapped
from tracker.domain.value import replace, value
from tracker.settings.key_names import key_of_name, name_of_key, not_told_apart
from tracker.settings.keys import BY_ID, KEYS, Key, clashes
from tracker.settings.reminders import REMINDERS, TABLE, Reminders, wrong_reminder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

UNICODE, ASCII = "unicode", "ascii"
GLYPHS = (UNICODE, ASCII)
# By name, as no command can load the library that has them; a test holds this to it.
THEMES = (
    "tracker-dark",
    "tracker-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
# What an option can hold.
OptionContent = str | bool | float | tuple[str, ...]
COLUMNS = ("total", "aim", "difference", "ratings")
_KEYS = "keys"
_FEW = 2
# Whoever has more of them in one file is helped by none, and nobody means words that are longer.
_MOST_NAMED = 50
_LONGEST_WORD = 60
_LONGEST_PROBLEM = 1000


@value
class Settings:
    """What is in force. ``keys`` are those that differ from their defaults, by id, as the library names
    them; ``problems`` say what in the file makes no sense."""

    theme: str = ""
    glyphs: str = UNICODE
    bell: bool = False
    columns: tuple[str, ...] = COLUMNS
    longest_music: float = LONGEST_MUSIC
    longest_other: float = LONGEST_OTHER
    reminders: Reminders = Reminders()
    keys: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()

    @property
    def limits(self) -> Limits:
        """How long a stretch may be before it is asked about."""
        return Limits(self.longest_music, self.longest_other)

    def content(self, option: str) -> Any:
        """What an option holds; one of a table is named with it: ``reminders.bell``."""
        table, _, name = option.rpartition(".")
        return getattr(getattr(self, table) if table else self, name)

    def with_content(self, option: str, content: OptionContent) -> Settings:
        """The settings in which an option holds something else."""
        table, _, name = option.rpartition(".")
        if not table:
            return replace(self, **{name: content})
        return replace(self, **{table: replace(getattr(self, table), **{name: content})})

    @property
    def problems_in_short(self) -> str:
        """What is wrong, in few lines; empty where nothing is."""
        if len(self.problems) > _FEW:
            return f"{len(self.problems)} things in config.toml are odd: tracker config"
        return "\n".join(self.problems)

    def key(self, key_id: str) -> Key:
        """A key as it is in force."""
        key = BY_ID[key_id]
        return replace(key, keys=self.keys[key_id]) if key_id in self.keys else key

    def name_of(self, key_id: str) -> str:
        """How the first key of an action is called, for a text that names it."""
        return name_of_key(self.key(key_id).keys.partition(",")[0])


DEFAULTS = Settings()

# Each option with a line of explanation, as it stands in the file that ``tracker config`` prints.
OPTIONS = {
    "theme": "The colours, by the name of a theme. Empty: those that were chosen last in the app.",
    "glyphs": 'The signs: "unicode", or "ascii" for a terminal or font that lacks them.',
    "bell": "Ring the terminal's bell when something needs you, such as a change that could not be made.",
    "columns": "The columns of the week beside the days, as far as there is room; [] for none.",
    "longest_music": "Hours after which a stretch of music is asked about, unless it has its own; 0: never.",
    "longest_other": "The same for everything else.",
}
REMINDER_OPTIONS = {f"{TABLE}.{name}": about for name, about in REMINDERS.items()}
KEYS_ABOUT = (
    'Every key, by what it does. One key is a text, several are a list: "n", ["up", "k"]. A key is a sign '
    'such as ",", or a name such as "space", "f5", "ctrl+n" or "shift+tab". One that a terminal cannot tell '
    "from another, such as ctrl+m from enter, is refused."
)


def judged(data: Mapping[str, Any], text: str, name: str) -> Settings:
    """The settings in the data of a text; ``name`` is that of its file, for what is said about it."""
    return _Judge(text, name).settings(data)


def explained(settings: Settings) -> Iterator[str]:
    """The lines of a file that holds these settings, each option with its explanation and default."""
    for option, about in OPTIONS.items():
        yield from _explained_option(settings, option, about)
    yield f"[{TABLE}]"
    for option, about in REMINDER_OPTIONS.items():
        yield from _explained_option(settings, option, about)
    yield from _comment(KEYS_ABOUT)
    yield f"[{_KEYS}]"
    for key in KEYS:
        names = [name_of_key(part) for part in settings.key(key.id).keys.split(",")]
        written = toml_text(names[0] if len(names) == 1 else names)
        default = "" if key.id not in settings.keys else f"; default {', '.join(_names(key))}"
        yield f'"{key.id}" = {written}  # {key.about or key.words}{default}'


def _explained_option(settings: Settings, option: str, about: str) -> Iterator[str]:
    yield from _comment(about)
    yield f"# Default: {toml_text(DEFAULTS.content(option))}"
    yield f"{option.rpartition('.')[2]} = {toml_text(settings.content(option))}"
    yield ""


class _Judge:
    """Judges what stands in one file."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._problems: list[str] = []
        self._unnamed = 0
        self._lines: dict[str, int] = {}
        table = ""
        for number, line in enumerate(text.split("\n"), 1):
            word = _begins_with(line)
            self._lines.setdefault(word, number)
            if line.lstrip().startswith("["):
                table = word
            elif table:
                self._lines.setdefault(f"{table}.{word}", number)

    def settings(self, data: Mapping[str, Any]) -> Settings:
        fields: dict[str, Any] = {}
        for option, content in data.items():
            if option in (_KEYS, TABLE):
                continue
            if option not in OPTIONS:
                near = self._near(option, (*OPTIONS, _KEYS, TABLE))
                self._say(option, f"there is no option «{option}».{near}")
            elif option == "theme" and isinstance(content, str) and content and content not in THEMES:
                near = self._near(content, THEMES) or f" They are {', '.join(THEMES)}."
                self._say(option, f"there is no theme «{content}».{near}")
            elif (wrong := _wrong(option, content)) is not None:
                default = toml_text(getattr(DEFAULTS, option))
                self._say(option, f"{option} is {wrong}. It stays {default}.")
            else:
                fields[option] = tuple(content) if isinstance(content, list) else content
        reminders = self._reminders(self._table(data, TABLE))
        keys = self._keys(_flat(self._table(data, _KEYS)))
        if self._unnamed:
            self._problems.append(f"{self._name}: {self._unnamed} more things in it make no sense.")
        return Settings(**fields, reminders=reminders, keys=keys, problems=tuple(self._problems))

    def _table(self, data: Mapping[str, Any], name: str) -> dict[str, Any]:
        table = data.get(name, {})
        if isinstance(table, dict):
            return table
        self._say(name, f"{name} is a table: write [{name}] above its lines.")
        return {}

    def _reminders(self, table: dict[str, Any]) -> Reminders:
        fields: dict[str, Any] = {}
        for name, content in table.items():
            option = f"{TABLE}.{name}"
            if name not in REMINDERS:
                near = self._near(name, REMINDERS)
                self._say(option, f"there is no option «{name}» in [{TABLE}].{near}")
            elif (wrong := wrong_reminder(name, content)) is not None:
                default = toml_text(DEFAULTS.content(option))
                self._say(option, f"{option} is {wrong}. It stays {default}.")
            else:
                fields[name] = content
        return Reminders(**fields)

    def _keys(self, given: dict[str, Any]) -> dict[str, str]:
        """The keys that differ from their defaults; whatever would clash keeps its default."""
        keys: dict[str, str] = {}
        for key_id, content in given.items():
            names = content if isinstance(content, list) else [content]
            if key_id not in BY_ID:
                self._say(key_id, f"there is no key id «{key_id}».{self._near(key_id, BY_ID)}")
            elif not names or not all(isinstance(name, str) for name in names):
                self._say(key_id, f'{key_id} is a key such as "n", or a list of keys.')
            elif BY_ID[key_id].group.is_typed_into and any(len(name) == 1 for name in names):
                known = ", ".join(_names(BY_ID[key_id]))
                self._say(key_id, f"a sign would be typed there. {key_id} stays {known}.")
            elif unknown := [name for name in names if key_of_name(name) is None]:
                known = ", ".join(_names(BY_ID[key_id]))
                self._say(key_id, f"«{unknown[0]}» is not a key. {key_id} stays {known}.")
            elif lost := next(filter(None, map(not_told_apart, map(_key, names))), ""):
                known = ", ".join(_names(BY_ID[key_id]))
                self._say(key_id, f"{lost}. {key_id} stays {known}.")
            else:
                found = ",".join(dict.fromkeys(map(_key, names)))
                if found != BY_ID[key_id].keys:
                    keys[key_id] = found
        return self._without_clashes(keys)

    def _without_clashes(self, keys: dict[str, str]) -> dict[str, str]:
        # The defaults do not clash.
        while keys:
            in_force = [replace(key, keys=keys.get(key.id, key.keys)) for key in KEYS]
            pair = next(((one, other, both) for one, other, both in clashes(in_force)), None)
            if pair is None:
                break
            one, other, both = pair
            loser = other if other.id in keys else one
            winner = one if loser is other else other
            names = ", ".join(_names(BY_ID[loser.id]))
            self._say(
                loser.id,
                f"{name_of_key(both)} is the key of {winner.id} too. {loser.id} stays {names}; "
                f"give {winner.id} another key first.",
            )
            del keys[loser.id]
        return keys

    def _say(self, about: str, problem: str) -> None:
        if len(self._problems) >= _MOST_NAMED:
            self._unnamed += 1
            return
        table, _, name = about.rpartition(".")
        number = self._lines.get(about) or self._lines.get(TABLE if table == TABLE else name)
        where = f"{self._name}, line {number}" if number else self._name
        said = one_line(f"{where}: {problem}")
        self._problems.append(said if len(said) <= _LONGEST_PROBLEM else f"{said[:_LONGEST_PROBLEM]}…")

    def _near(self, word: str, known: Iterable[str]) -> str:
        """The word that was probably meant; of the many words of nonsense nothing is meant."""
        if len(self._problems) >= _MOST_NAMED or len(word) > _LONGEST_WORD:
            return ""
        from difflib import get_close_matches

        near = get_close_matches(word, [*known], 1, 0.5)
        return f" Did you mean «{near[0]}»?" if near else ""


def _begins_with(line: str) -> str:
    """The key or the table that a line is about."""
    return line.partition("=")[0].partition("]")[0].strip("[ \t\"'")


def _wrong(option: str, content: Any) -> str | None:
    """What is wrong with the content of an option; None where nothing is."""
    if option == "theme":
        return None if isinstance(content, str) else "the name of a theme, in quotes"
    if option == "glyphs":
        return None if content in GLYPHS else f"one of {toml_text(list(GLYPHS))}"
    if option == "bell":
        return None if isinstance(content, bool) else "true or false"
    if option.startswith("longest"):
        is_number = isinstance(content, int | float) and not isinstance(content, bool)
        return None if is_number and 0 <= content <= 168 else "a number of hours from 0 to 168"
    is_right = isinstance(content, list) and all(part in COLUMNS for part in content)
    return None if is_right else f"a list of some of {toml_text(list(COLUMNS))}"


def _flat(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    """The keys of a table by their whole ids: TOML takes an unquoted dot for a table in a table."""
    flat: dict[str, Any] = {}
    for name, content in table.items():
        if isinstance(content, dict):
            flat |= _flat(content, f"{before}{name}.")
        else:
            flat[f"{before}{name}"] = content
    return flat


def _key(name: str) -> str:
    """The library's name of a key that is one."""
    return key_of_name(name) or ""


def _names(key: Key) -> list[str]:
    return [name_of_key(part) for part in key.keys.split(",")]


def toml_text(content: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, str):
        escaped = content.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(content, int | float):
        return str(content)
    return f"[{', '.join(map(toml_text, content))}]"


def _comment(text: str) -> list[str]:
    """A comment in lines that fit."""
    return [f"# {line}" for line in wrapped(text, 94)]
