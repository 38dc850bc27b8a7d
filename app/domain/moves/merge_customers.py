"""Merge two records of one customer: one is kept, all cases are its own, the other is closed (domain §4.11)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.cases import Case
from app.domain.moves.checks import found, missing, text_problem
from app.domain.moves.correct import WHY
from app.domain.moves.customer import CustomerDetails
from app.domain.words import LetterFormat, Method, Status, Worded

ADDRESS = ("line1", "line2", "town", "postcode")
BOTH_FIT = frozenset(("contact_notes", "forbidden_contact", "joint_with", "adjustments", "risk_marker"))
"""Texts of which both can stand: what was told on one record is no less true than what was told on the other."""
_ASKED = tuple(
    name
    for name in (each.name for each in fields(CustomerDetails))
    if name not in (*ADDRESS, "never_by", "interpreter", "adjustments_review_on")
)


class Taken(StrEnum):
    """Which record's value is taken."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Question:
    """A field in which the two records differ, with what each says and what can be taken."""

    field: str
    kept: str
    other: str
    offered: tuple[Taken, ...] = (Taken.KEPT, Taken.OTHER)

    @property
    def first(self) -> Taken:
        """What is offered first: both, where both can stand, so that nothing is lost."""
        return self.offered[-1] if Taken.BOTH in self.offered else Taken.KEPT


@dataclass(frozen=True, slots=True)
class Merger:
    """The record that is closed, both as they were seen, what is taken where they differ, and why."""

    other_id: int | None
    seen: tuple[CustomerDetails, CustomerDetails] | None = field(default=None, repr=False)
    taken: Mapping[str, Taken] = field(default_factory=dict[str, Taken])
    reason: str = field(default="", repr=False)


def reason_not_to_merge(case: Case) -> str | None:
    """Why the customer of this case cannot be merged with another record, or None."""
    if case.anonymous:
        return "The complaint is anonymous: there is no customer to merge."
    return "This case was made void: merge from another case of theirs." if case.status is Status.VOID else None


def problems_with_merger(kept_id: int, typed: Merger) -> dict[str, str]:
    """What is wrong with a merger, by field; each field that differs is asked."""
    same = typed.other_id == kept_id
    unasked = typed.other_id is not None and not same and typed.seen is None
    questions = questions_about(*typed.seen) if typed.seen else ()
    return found(
        (
            ("other_id", None if typed.other_id else "Choose the other record of this customer."),
            ("other_id", "That is this very record. Choose the other one." if same else None),
            ("other_id", "Wait until the other record has been read." if unasked else None),
            *(
                (each.field, None if typed.taken.get(each.field) in each.offered else "Choose which is right.")
                for each in questions
            ),
            ("reason", missing(typed.reason, WHY)),
            ("reason", text_problem(typed.reason)),
        )
    )


def questions_about(kept: CustomerDetails, other: CustomerDetails) -> tuple[Question, ...]:
    """The fields in which both records say something, and not the same; an address is one field."""
    questions = [
        Question(name, _said(getattr(kept, name)), _said(getattr(other, name)), _offered(name))
        for name in _ASKED
        if _differ(getattr(kept, name), getattr(other, name))
    ]
    if not kept.address.is_empty and not other.address.is_empty and kept.address != other.address:
        questions.append(Question("address", _written(kept), _written(other)))
    return tuple(questions)


def merged(kept: CustomerDetails, other: CustomerDetails, taken: Mapping[str, Taken]) -> CustomerDetails:
    """The customer as one record: what one of them says alone stands, and every way never to use."""
    values: dict[str, Any] = {}
    for name in _ASKED:
        mine, theirs = getattr(kept, name), getattr(other, name)
        values[name] = _taken(mine, theirs, taken.get(name)) if _differ(mine, theirs) else mine
        if _says_nothing(mine):
            values[name] = theirs
    theirs_counts = kept.address.is_empty or taken.get("address") is Taken.OTHER
    place = other if theirs_counts and not other.address.is_empty else kept
    values |= {name: getattr(place, name) for name in ADDRESS}
    never = {*kept.never_by, *other.never_by} - {values["preferred"]}
    values["never_by"] = tuple(method for method in Method if method in never)
    values["interpreter"] = kept.interpreter or other.interpreter
    values["adjustments_review_on"] = _earlier(kept.adjustments_review_on, other.adjustments_review_on)
    return replace(kept, **values)


def _taken(mine: Any, theirs: Any, which: Taken | None) -> Any:
    if which is Taken.BOTH:
        return f"{mine}; {theirs}"
    return theirs if which is Taken.OTHER else mine


def _differ(mine: object, theirs: object) -> bool:
    return not _says_nothing(mine) and not _says_nothing(theirs) and mine != theirs


def _says_nothing(value: object) -> bool:
    return not value or value is LetterFormat.STANDARD


def _offered(name: str) -> tuple[Taken, ...]:
    return (Taken.KEPT, Taken.OTHER, Taken.BOTH) if name in BOTH_FIT else (Taken.KEPT, Taken.OTHER)


def _said(value: object) -> str:
    return value.words if isinstance(value, Worded) else str(value)


def _written(details: CustomerDetails) -> str:
    return ", ".join(part for part in (details.line1, details.line2, details.town, details.postcode) if part)


def _earlier(first: date | None, second: date | None) -> date | None:
    return min((day for day in (first, second) if day), default=None)
