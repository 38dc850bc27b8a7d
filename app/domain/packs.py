"""Which policy governs a landlord from which day, and who may change that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.policy import Policy
from app.domain.spoken_dates import full_day

YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class PackFrom:
    """One pack that governs what a landlord receives from a day on."""

    pack_id: int
    title: str
    from_day: date


@dataclass(frozen=True, slots=True)
class NewPackFrom:
    """What the form holds that brings a pack into force."""

    landlord_id: int | None
    pack_id: int | None
    from_day: date | None


def governing(day: date, in_force: Sequence[PackFrom]) -> PackFrom | None:
    """The pack that governs what is received on a day; before the first pack, the first one."""
    ordered = sorted(in_force, key=lambda each: each.from_day)
    return next((each for each in reversed(ordered) if each.from_day <= day), ordered[0] if ordered else None)


def problems_with_pack_from(
    typed: NewPackFrom, policy: Policy | None, in_force: Sequence[PackFrom], today: date
) -> dict[str, str]:
    """What is wrong with bringing this policy into force, by field; `policy` is the pack's, if known."""
    problems: dict[str, str] = {}
    if typed.landlord_id is None:
        problems["landlord_id"] = "Choose the landlord whose policy it is."
    if typed.pack_id is None or policy is None:
        problems["pack_id"] = "Choose the policy to bring into force."
    if typed.from_day is None:
        problems["from_day"] = "Say from which day it is in force, such as 1 April."
    elif problem := _day_problem(typed.from_day, typed.pack_id, policy, in_force, today):
        problems["from_day"] = problem
    return problems


def _day_problem(
    day: date, pack_id: int | None, policy: Policy | None, in_force: Sequence[PackFrom], today: date
) -> str | None:
    same_day = next((each for each in in_force if each.from_day == day), None)
    if same_day:
        return f"{same_day.title} comes into force on {full_day(day)}. Two policies cannot begin on one day."
    if policy and day < policy.effective:
        return f"{policy.title} itself takes effect on {full_day(policy.effective)}. Choose that day or a later one."
    if day.year > today.year + YEARS_AHEAD:
        return f"{full_day(day)} is more than five years away. Check the year."
    then = governing(day, [each for each in in_force if each.from_day <= day])
    if then and then.pack_id == pack_id:
        return f"{then.title} is in force on that day already, since {full_day(then.from_day)}."
    return None
