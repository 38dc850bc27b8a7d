"""What is wrong with a pack, one sentence for each fault: the key's path, what was expected, what was found."""

import difflib
import json
from collections.abc import Sequence
from datetime import date, time
from typing import Any, cast

# The way to a value: the keys of tables, and places in lists.
Keys = tuple[str | int, ...]


def path_of(keys: Keys) -> str:
    """The path of a key as a person writes it: steps[0].working_days."""
    path = ""
    for key in keys:
        path += f"[{key}]" if isinstance(key, int) else f".{key}" if path else key
    return path


def unfit(keys: Keys, expected: str, value: object) -> str:
    """The sentence for a value of the wrong kind, or out of bounds."""
    return f"{path_of(keys)}: expected {expected}, found {found(value)}"


def known_instead(key: str, known: Sequence[str]) -> str:
    """What follows an unknown key: the known one that it looks like, if any does."""
    close = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def found(value: object) -> str:
    """A value as it stands in the file, in short."""
    match value:
        case dict():
            return "a table"
        case list():
            return "a list" if value else "an empty list"
        case date() | time():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False, default=str)


def tables(raw: dict[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables of one list, each with its place; anything else there is the shape's fault to tell."""
    entries: object = raw.get(key)
    if not isinstance(entries, list):
        return []
    return [
        (place, cast("dict[str, Any]", entry))
        for place, entry in enumerate(cast("list[object]", entries))
        if isinstance(entry, dict)
    ]
