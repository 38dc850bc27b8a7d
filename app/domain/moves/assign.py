"""Assign: a Complaint Handler, and a Case Worker where the policy has one (ISHA 2.6b, INC 3.1.2c)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.cases import Case, Person
from app.domain.moves.checks import cite, found, reason_not_to_touch
from app.domain.rights import reason_not_to_read


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who looks after a case."""

    handler_id: int | None
    case_worker_id: int | None = None


def reason_not_to_assign(case: Case) -> str | None:
    """Why this case cannot be assigned now, or None."""
    return reason_not_to_touch(case)


def problems_with_assignment(
    case: Case, typed: Assignment, active: Mapping[int, str], me: Person | None = None
) -> dict[str, str]:
    """What is wrong with an assignment by `me`, by field; `active` are the colleagues who can be chosen, by id."""
    return found(
        (
            ("handler_id", None if typed.handler_id else f"Choose the {case.policy.words.handler}."),
            ("handler_id", _person_problem(case, typed.handler_id, active)),
            ("handler_id", _out_of_sight(case, typed, me) if me else None),
            ("case_worker_id", _person_problem(case, typed.case_worker_id, active)),
            ("case_worker_id", _same_person_problem(case, typed)),
        )
    )


def _person_problem(case: Case, person_id: int | None, active: Mapping[int, str]) -> str | None:
    if person_id is None:
        return None
    if person_id not in active:
        return "This colleague no longer works here. Choose another."
    if person_id in case.named_people:
        return f"{active[person_id]} is named in the complaint, and cannot look after it."
    return None


def _out_of_sight(case: Case, typed: Assignment, me: Person) -> str | None:
    """Nobody gives a restricted case out of their own sight: they could not finish what they began."""
    named = case.reviewers | {each for each in (typed.handler_id, typed.case_worker_id) if each is not None}
    if reason_not_to_read(me, restricted=case.restricted, named_on=named) is None:
        return None
    return "This case is restricted, and you could not open it any more. Ask a manager to assign it."


def _same_person_problem(case: Case, typed: Assignment) -> str | None:
    if typed.case_worker_id is None or typed.case_worker_id != typed.handler_id:
        return None
    return f"The {case.policy.words.case_worker} is a second person{cite(case, 'INC 3.1.2c')}."
