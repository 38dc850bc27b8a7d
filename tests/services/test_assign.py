"""Assigning: two people, changed by one desk at a time, and a workload that counts."""

import pytest

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.moves.assign import Assignment
from app.services import cases, people
from tests.services.office import Office


@pytest.mark.clause("ISHA 2.6b")
@pytest.mark.clause("INC 3.1.2c")
def test_a_handler_and_a_case_worker_are_two_named_people(office: Office) -> None:
    case = office.log(landlord_id=office.incommunities)
    office.assign(case, "Sam Carter", "Ada Mensah")
    facts = office.view(case).case
    assert facts.handler
    assert facts.case_worker
    assert (facts.handler.name, facts.case_worker.name) == ("Sam Carter", "Ada Mensah")
    with pytest.raises(Refusal, match=r"The Case Worker is a second person \(INC 3.1.2c\)"):
        office.assign(case, "Sam Carter", "Sam Carter")


def test_somebody_who_left_or_is_named_in_the_complaint_cannot_look_after_it(office: Office) -> None:
    case = office.log(named_people=(office.people["Lee Novak"],))
    with pytest.raises(Refusal, match="no longer works here"):
        office.assign(case, "Pat Gone")
    with pytest.raises(Refusal, match="Lee Novak is named in the complaint"):
        office.assign(case, "Lee Novak")
    with pytest.raises(Refusal, match="Lee Novak is named in the complaint"):
        office.assign(case, "Sam Carter", "Lee Novak")
    assert office.view(case).case.handler is None


def test_two_desks_that_assign_at_once_are_asked(office: Office) -> None:
    case = office.log()
    office.assign(case, "Sam Carter")
    with pytest.raises(ChangedElsewhere):
        office.assign(case, "Ada Mensah")
    sam = {"handler_id": office.people["Sam Carter"], "case_worker_id": None}
    office.do(cases.assign, case, Assignment(office.people["Ada Mensah"]), sam)
    handler = office.view(case).case.handler
    assert handler
    assert handler.name == "Ada Mensah"


@pytest.mark.clause("ISHA 2.6b")
def test_the_workload_counts_open_cases(office: Office) -> None:
    for _ in range(2):
        office.assign(office.log(), "Sam Carter")
    shown = office.ask(people.colleagues)
    assert [(c.name, c.open_cases) for c in shown] == [
        *(("Ada Mensah", 0), ("Jo Bloggs", 0), ("Lee Novak", 0), ("Sam Carter", 2)),
    ]
