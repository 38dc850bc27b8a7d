"""What is wrong with a pack, one sentence for each fault: the key's path, what was expected, what was found."""

import difflib
import json
import types
import typing
from collections.abc import Sequence
from datetime import date, time
from typing import Any, cast

from pydantic import BaseModel
from pydantic_core import ErrorDetails

_EXPECTED = {
    "string_type": "text",
    "string_too_short": "text",
    "bool_type": "true or false",
    "date_type": "a date such as 2018-09-18",
    "time_type": "a time such as 16:00:00",
    "list_type": "a list",
    "too_short": "at least one entry",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


def path_of(keys: Sequence[str | int]) -> str:
    """The path of a key as a person writes it: steps[0].working_days."""
    path = ""
    for key in keys:
        path += f"[{key}]" if isinstance(key, int) else f".{key}" if path else key
    return path


def shape_fault(error: ErrorDetails, model: type[BaseModel]) -> str:
    """The sentence for one fault that checking the shape found."""
    keys = error["loc"]
    path = path_of(keys)
    match error["type"]:
        case "missing":
            return f"{path}: is missing"
        case "extra_forbidden":
            return f"{path}: unknown key{_suggestion(str(keys[-1]), _known_keys(model, keys[:-1]))}"
        case "either":
            return f"{path}: expected {error['msg']}"
        case "literal_error" | "enum":
            expected = error.get("ctx", {})["expected"].replace("'", '"')
        case kind:
            expected = _EXPECTED.get(kind, error["msg"])
    return f"{path}: expected {expected}, found {found(error['input'])}"


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


def _suggestion(key: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _known_keys(model: type[BaseModel], keys: Sequence[str | int]) -> list[str]:
    """The keys of the table at that path, followed through lists and optional tables."""
    for key in keys:
        if isinstance(key, str):
            inner = _tables_in(model.model_fields[key].annotation)
            model = inner[0] if inner else model
    return list(model.model_fields)


def _tables_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return [annotation] if issubclass(annotation, BaseModel) else []
    return [table for part in typing.get_args(annotation) for table in _tables_in(part)]


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
