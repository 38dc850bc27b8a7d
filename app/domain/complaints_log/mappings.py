"""What columns and words of a log mean, as somebody writes it into a file, and as it is kept for the next time."""

import json
from typing import cast

from app.domain.complaints_log.columns import CODED, FIELDS
from app.domain.complaints_log.meanings import NOBODY, Meanings, Said, as_key
from app.domain.errors import Refusal
from app.domain.sheet_columns import Columns
from app.domain.words import Channel, Method, Outcome


def mapping_from(told: object) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    """Columns and values as a mapping file says them. Raises Refusal, naming what is wrong in it."""
    whole = _table(told, "the mapping")
    if unknown := whole.keys() - {"columns", "values"}:
        raise Refusal(f"The mapping has “{min(unknown)}”, which is not known: expected columns and values.")
    names = [each.name for each in FIELDS]
    columns: dict[str, tuple[str, ...]] = {}
    for name, headers in _table(whole.get("columns", {}), "columns").items():
        if name not in names:
            raise Refusal(f"The mapping's columns.{name} is not known. The fields are {', '.join(names)}.")
        listed = cast("list[object]", headers) if isinstance(headers, list) else [headers]
        if not all(isinstance(each, str) and each.strip() for each in listed):
            raise Refusal(f"The mapping's columns.{name} is not a header of a column, nor a list of them.")
        columns[name] = tuple(str(each) for each in listed)
    return columns, {name: _values(name, each) for name, each in _table(whole.get("values", {}), "values").items()}


def _values(name: str, told: object) -> dict[str, str]:
    if name not in CODED:
        raise Refusal(f"The mapping's values.{name} is not known: values are said for {', '.join(CODED)}.")
    found: dict[str, str] = {}
    for written, meaning in _table(told, f"values.{name}").items():
        said = NOBODY if meaning is None else str(meaning)
        if said and not _is_known(name, said):
            raise Refusal(f"The mapping's values.{name}: “{written}” stands for “{said}”, which is {_expected(name)}.")
        found[as_key(written)] = said
    return found


def _is_known(name: str, said: str) -> bool:
    plain = Meanings()
    if name == "stage":
        return plain.stage(said) is not None
    if name == "outcome":
        return plain.outcome(said) is not None
    if name == "preferred":
        return plain.preferred(said) is not None
    return plain.channel(said) is not None if name == "channel" else True


def _expected(name: str) -> str:
    codes = {"outcome": Outcome, "channel": Channel, "preferred": Method}.get(name)
    known = [each.value for each in codes] if codes else []
    return f"none of {', '.join(known)}" if known else "no number of a stage"


def _table(told: object, name: str) -> dict[str, object]:
    if not isinstance(told, dict):
        raise Refusal(f"The mapping is not laid out as expected: {name} should be a table of names and what they mean.")
    return {str(key): value for key, value in cast("dict[object, object]", told).items()}


def as_kept(columns: Columns, said: Said) -> str:
    """A mapping as it is kept for the next time."""
    return json.dumps({"columns": columns, "values": said}, ensure_ascii=False)


def from_kept(text: str) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    """What `as_kept` wrote."""
    return mapping_from(json.loads(text))
