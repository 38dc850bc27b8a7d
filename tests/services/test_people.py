"""Colleagues: who can be chosen, and how much each has open."""

from app.services import people
from app.storage import tables
from app.storage.work import Work
from tests.services.office import Office


def test_those_who_left_are_not_offered(office: Office) -> None:
    assert list(office.ask(people.active_people).values()) == ["Ada Mensah", "Jo Bloggs", "Lee Novak", "Sam Carter"]
    assert "gone" not in office.ask(people.sign_ins)
    assert office.ask(people.sign_ins)["sam"] == "Sam Carter"


def test_closed_and_void_cases_are_no_workload(office: Office) -> None:
    for status in ("closed", "void", "open"):
        case = office.log()
        office.assign(case)

        def settle_as(work: Work, case: int = case, status: str = status) -> None:
            work.session.get_one(tables.CaseListRow, case).status = status

        office.change(settle_as)
    sam = next(c for c in office.ask(people.colleagues) if c.name == "Sam Carter")
    assert (sam.open_cases, sam.job_title) == (1, "Complaint Handler")
