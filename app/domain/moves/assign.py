"""Assign: a Complaint Handler, and a Case Worker where the policy has one (ISHA 2.6b, INC 3.1.2c)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.cases import Case, Person
from app.domain.moves.checks import DIFFERENT_PERSON, cite, found, reason_not_to_touch
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
    if case.stage_number > 1 and case.reviewer and case.reviewer.id == person_id:
        return f"{active[person_id]} reviews it, and cannot look after it as well{cite(case, *DIFFERENT_PERSON)}."
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


def assigned_now(case: Case) -> Assignment:
    """Who looks after the case as it stands."""
    worker = case.case_worker.id if case.case_worker else None
    return Assignment(case.handler.id if case.handler else None, worker)


def reason_not_to_hand_to(case: Case, handler_id: int, active: Mapping[int, str], me: Person) -> str | None:
    """Why this case cannot go to this handler, one of many that do; its Case Worker stays."""
    now = assigned_now(case)
    if reason := reason_not_to_assign(case):
        return reason
    if now.handler_id == handler_id:
        return f"{active.get(handler_id, 'This colleague')} looks after it already."
    return _first_problem(case, Assignment(handler_id, now.case_worker_id), active, me)


def reason_not_to_give_back(
    case: Case, given: Assignment, before: Assignment, active: Mapping[int, str], me: Person
) -> str | None:
    """Why it cannot be undone that this case was `given`; it would be looked after as `before`, by nobody, too."""
    if reason := reason_not_to_assign(case):
        return reason
    if assigned_now(case) != given:
        return "It was assigned anew since then, and stays as it is."
    if before.handler_id is None:
        return _out_of_sight(case, before, me)
    return _first_problem(case, before, active, me)


def _first_problem(case: Case, typed: Assignment, active: Mapping[int, str], me: Person) -> str | None:
    return next(iter(problems_with_assignment(case, typed, active, me).values()), None)
