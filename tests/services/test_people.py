"""Colleagues: who can be chosen, and how much each has open."""

from app.domain.lists import ListQuery
from app.domain.words import Role
from app.services import people
from app.storage import tables
from app.storage.work import Work
from tests.services.colleagues import colleague
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


def test_a_system_administrator_who_reads_no_case_sees_people_without_their_cases(office: Office) -> None:
    office.assign(office.log())
    kim = colleague(office, "kim", Role.SYSTEM_ADMIN)
    assert {line.open_cases for line in kim.ask(people.page_of_people, ListQuery("name"), 0)} == {0}
    assert "Sam Carter" in {each.name for each in kim.ask(people.colleagues)}
    kim.database.close()
