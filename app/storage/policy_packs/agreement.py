"""Whether the parts of a pack agree with one another: stages that exist, codes given once, clauses that are listed."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from app.storage.policy_packs.faults import found, path_of, tables

_GIVEN_ONCE = (
    ("steps", "code"),
    ("stages", "number"),
    ("exclusions", "code"),
    ("grounds", "code"),
    ("decline_codes", "code"),
    ("specialists", "role"),
    ("clauses", "id"),
)


def disagreements(raw: dict[str, Any]) -> list[str]:
    """A sentence for each place where one part of a pack contradicts another."""
    return [*_twice(raw), *_stages(raw), *_steps(raw), *_review_date(raw), *_unlisted(raw)]


def law_disagreements(raw: dict[str, Any]) -> list[str]:
    """The same for the law, whose entries may repeat from one date to the next."""
    return _unlisted(raw)


def _twice(raw: dict[str, Any]) -> Iterator[str]:
    for key, name in _GIVEN_ONCE:
        first: dict[object, int] = {}
        for place, table in tables(raw, key):
            value: object = table.get(name)
            if not isinstance(value, str | int):
                continue
            if value in first:
                yield f"{key}[{place}].{name}: {found(value)} is already given by {key}[{first[value]}]"
            first.setdefault(value, place)


def _stages(raw: dict[str, Any]) -> Iterator[str]:
    stages = tables(raw, "stages")
    for place, stage in stages:
        number: object = stage.get("number")
        if type(number) is int and number != place + 1:
            yield f"stages[{place}].number: expected {place + 1}, because stages stand in order, found {number}"
    for place, step in tables(raw, "steps"):
        number = step.get("stage")
        if stages and type(number) is int and number > len(stages):
            yield f"steps[{place}].stage: expected a stage of this pack, from 1 to {len(stages)}, found {number}"


def _steps(raw: dict[str, Any]) -> Iterator[str]:
    steps = tables(raw, "steps")
    acknowledged = [step.get("stage") for _, step in steps if str(step.get("code")).startswith("acknowledge")]
    for place, step in steps:
        if step.get("counted_from") == "acknowledgement" and step.get("stage") not in acknowledged:
            yield (
                f"steps[{place}].counted_from: expected a step that acknowledges stage {step.get('stage')}, "
                "because this step is counted from its acknowledgement, found none"
            )


def _review_date(raw: dict[str, Any]) -> Iterator[str]:
    effective, review_by = raw.get("effective"), raw.get("review_by")
    if type(effective) is date and type(review_by) is date and review_by <= effective:
        yield f"review_by: expected a date after effective ({effective}), found {review_by}"


def _unlisted(raw: dict[str, Any]) -> list[str]:
    listed = [table.get("id") for _, table in tables(raw, "clauses")]
    return [
        f"{path_of(keys)}: {found(clause)} is not listed under [[clauses]]"
        for keys, clause in _cited(raw, ())
        if clause not in listed
    ]


def _cited(value: object, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each clause that is cited, with the path of its key."""
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            if isinstance(inner, str) and (key == "clause" or key.endswith("_clause")):
                yield (*keys, key), inner
            else:
                yield from _cited(inner, (*keys, key))
    elif isinstance(value, list):
        for place, inner in enumerate(cast("list[object]", value)):
            yield from _cited(inner, (*keys, place))
