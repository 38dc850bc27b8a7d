"""From a pack's tables to the frozen dataclasses that the rules read, by their type hints; every fault is told."""

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from app.storage.policy_packs.faults import Keys, known_instead, path_of, unfit
from app.storage.policy_packs.shape import (
    LEFT_OUT,
    LIST_MAY_NOT_BE_EMPTY,
    TEXT_MAY_BE_EMPTY,
    WHOLE_NUMBERS,
    WRITTEN_AS,
    StepTable,
    settled,
)

Settled = TypeVar("Settled")

_EXAMPLES = {bool: "true or false", date: "a date such as 2018-09-18", time: "a time such as 16:00:00"}


def read_table(kind: type[Settled], raw: object, keys: Keys, faults: list[str]) -> Settled | None:
    """What the table at that path describes; None where it has faults, and a sentence for each joins `faults`."""
    if not isinstance(raw, dict):
        faults.append(unfit(keys, "a table", raw))
        return None
    table = cast("dict[str, object]", raw)
    written = WRITTEN_AS.get(kind, kind)
    hints = _hints(written)
    before = len(faults)
    values: dict[str, Any] = {}
    for key, hint in hints.items():
        if key in table:
            values[key] = _read(hint, table[key], (*keys, key), faults)
        elif key in LEFT_OUT or NoneType in get_args(hint):
            values[key] = LEFT_OUT.get(key)
        else:
            faults.append(f"{path_of((*keys, key))}: is missing")
    unknown = [key for key in table if key not in hints]
    faults += (f"{path_of((*keys, key))}: unknown key{known_instead(key, list(hints))}" for key in unknown)
    if len(faults) > before:
        return None
    made = written(**values)
    if not isinstance(made, StepTable):
        return made
    try:
        return cast("Settled", settled(made))
    except ValueError as error:
        faults.append(f"{path_of(keys)}: expected {error}")
        return None


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: object, keys: Keys, faults: list[str]) -> object:
    """The value under a key as its type hint wants it."""
    if NoneType in get_args(hint):
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if is_dataclass(hint):
        return read_table(cast("type[object]", hint), value, keys, faults)
    if get_origin(hint) is tuple:
        return _read_list(get_args(hint)[0], value, keys, faults)
    expected, fits = _asked(hint, str(keys[-1]))
    if not fits(value):
        faults.append(unfit(keys, expected, value))
        return None
    return hint(value) if _is_enumeration(hint) else value


def _read_list(hint: Any, value: object, keys: Keys, faults: list[str]) -> tuple[object, ...]:
    if not isinstance(value, list):
        faults.append(unfit(keys, "a list", value))
    elif not value and keys[-1] in LIST_MAY_NOT_BE_EMPTY:
        faults.append(unfit(keys, "at least one entry", cast("object", value)))
    else:
        entries = cast("list[object]", value)
        return tuple(_read(hint, entry, (*keys, place), faults) for place, entry in enumerate(entries))
    return ()


def _asked(hint: Any, key: str) -> tuple[str, Callable[[object], bool]]:
    """What a key asks of its value, in words and as a check: no value of another kind is made to fit."""
    if hint is int:
        lowest, highest, counted = WHOLE_NUMBERS[key]
        expected = f"a whole number{counted} from {lowest} to {highest}"
        return expected, lambda value: type(value) is int and lowest <= value <= highest
    if hint is str:
        return "text", lambda value: isinstance(value, str) and (bool(value) or key in TEXT_MAY_BE_EMPTY)
    if get_origin(hint) is Literal or _is_enumeration(hint):
        words = [str(word) for word in get_args(hint) or hint]
        *others, last = [f'"{word}"' for word in words]
        return f"{', '.join(others)} or {last}", lambda value: value in words
    # A date and time is a kind of date, and True a kind of number, but neither in a pack.
    return _EXAMPLES[hint], lambda value: type(value) is hint


def _is_enumeration(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)
