"""The record made anew from what ``export --json`` writes, by the rules of docs/export.md alone."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import date, datetime, time
from typing import Any

MOMENTS = {"start", "end", "day_start", "assessed", "guessed", "finished"}


def rebuilt(text: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The data of each file, and the bytes of each that nobody could read."""
    said = json.loads(text)
    assert (said["program"], said["format"]) == ("tracker", 1)
    assert text.isascii()
    damaged = {name: b64decode(file.get("base64", "")) for name, file in said["damaged"].items()}
    return {name: toml_value(data) for name, data in said["files"].items()}, damaged


def toml_value(said: Any, is_moment: bool = False) -> Any:
    """What a TOML file said, from its JSON."""
    if isinstance(said, list):
        return [toml_value(inner, is_moment) for inner in said]
    if isinstance(said, str):
        return _moment(said) if is_moment else said
    if not isinstance(said, dict):
        return said
    if "$toml" not in said:
        return {key: toml_value(inner, is_moment or key in MOMENTS) for key, inner in said.items()}
    kind, inner = said["$toml"], said["value"]
    if kind == "table":
        return {key: toml_value(each, is_moment or key in MOMENTS) for key, each in inner.items()}
    made = {"string": str, "float": float, "integer": lambda text: int(text, 16)}
    return made.get(kind, _moment)(inner)


def _moment(text: str) -> date | time:
    if "T" in text:
        return datetime.fromisoformat(text)
    return time.fromisoformat(text) if ":" in text else date.fromisoformat(text)
