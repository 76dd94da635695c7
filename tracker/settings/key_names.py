"""How keys are called: by a person, and by the terminal library."""

from __future__ import annotations

_MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 25))
_NAMED = frozenset(
    ("escape", "enter", "tab", "space", "backspace", "delete", "insert", *_MOVING, *_FUNCTION_KEYS)
)
_MODIFIERS = ("ctrl", "alt", "shift")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
# What most terminals send for ctrl with these is what they send for another key. Some can do better, but
# whoever sits down at one that cannot would have lost the key.
_SENT_WITH_CTRL = {
    "m": "enter",
    "j": "enter",
    "i": "tab",
    "[": "escape",
    "3": "escape",
    "h": "backspace",
    "8": "backspace",
    "?": "backspace",
}
_TOLD_APART_WITH_CTRL = (_LETTERS - _SENT_WITH_CTRL.keys()) | {*"\\]^_"}
# Whatever is held with them is lost on its way; shift and tab have a name of their own.
_ALWAYS_BARE = frozenset(("enter", "tab", "escape", "space", "backspace"))
# Where the library's name of a sign is not the one that Unicode gives it.
_SIGNS = {"/": "slash", "\\": "backslash", "@": "at", "-": "minus", "+": "plus", "_": "underscore"}


def key_of_name(name: str) -> str | None:
    """The library's name of a key that a person wrote as ``,`` ``N`` ``ctrl+n`` ``f5`` or ``space``.

    None for what is no key.
    """
    if len(name) == 1:
        return _key_of_sign(name)
    *modifiers, last = name.split("+") if not name.endswith("++") else [*name[:-2].split("+"), "+"]
    if any(modifier not in _MODIFIERS for modifier in modifiers) or len(set(modifiers)) != len(modifiers):
        return None
    # In the order in which the library names them.
    modifiers.sort()
    if last in _NAMED:
        return "+".join([*modifiers, last])
    if len(last) == 1 and modifiers:
        key = _key_of_sign(last)
        return None if key is None else "+".join([*modifiers, key])
    return last if not modifiers and _sign_of_key(last) is not None else None


def name_of_key(key: str) -> str:
    """How a person writes a key that the library names so."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _sign_of_key(last) or last])


def not_told_apart(key: str) -> str:
    """Why a terminal cannot tell a key that the library names so from another one; empty where it can."""
    *modifiers, last = key.split("+")
    held, sign = "+".join(modifiers), _sign_of_key(last) or last
    name = name_of_key(key)
    if not held:
        return ""
    if last in _ALWAYS_BARE:
        return "" if key == "shift+tab" else f"a terminal cannot tell {name} from {last}"
    if len(sign) > 1:
        return ""
    if held == "ctrl" and sign in _TOLD_APART_WITH_CTRL:
        return ""
    if held in ("alt", "alt+shift") and sign in _LETTERS:
        return ""
    if held == "ctrl" and sign in _SENT_WITH_CTRL:
        return f"a terminal cannot tell {name} from {_SENT_WITH_CTRL[sign]}"
    if held == "shift" or sign.casefold() not in _LETTERS:
        alone = f"from {sign.upper()}" if sign.isalpha() else "from other keys"
        return f"a terminal cannot tell {name} {alone}"
    bare = "alt+shift" if held == "alt" else "ctrl"
    return f"a terminal cannot tell {name} from {bare}+{sign.casefold()}"


def _key_of_sign(sign: str) -> str | None:
    import unicodedata

    if not sign.isprintable():
        return None
    if sign == " ":
        return "space"
    if sign.isalnum():
        return sign
    if sign in _SIGNS:
        return _SIGNS[sign]
    try:
        return unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return None


def _sign_of_key(key: str) -> str | None:
    """The sign that the library names so; None for keys that write none."""
    if len(key) == 1:
        return key
    if key in _NAMED:
        return None
    return _signs_of_keys().get(key)


def _signs_of_keys() -> dict[str, str]:
    """The signs of a usual keyboard by the library's names."""
    usual = [*map(chr, range(0x21, 0x7F)), *map(chr, range(0xA1, 0x100))]
    return {key: sign for sign in usual if not sign.isalnum() and (key := _key_of_sign(sign)) is not None}
