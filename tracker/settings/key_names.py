"""How keys are called: by a person, and by the terminal library."""

from __future__ import annotations

_MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 25))
_NAMED = frozenset(
    ("escape", "enter", "tab", "space", "backspace", "delete", "insert", *_MOVING, *_FUNCTION_KEYS)
)
_MODIFIERS = ("ctrl", "alt", "shift")
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
