"""Restricted cases: who opens them, what lists show of them, and what their history says; on both databases alike."""

from typing import Any

import pytest
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.lists import ListQuery
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.assign import Assignment
from app.domain.moves.customer import CustomerDetails
from app.domain.moves.restrict import Restriction
from app.domain.words import LetterKind, Method, Role
from app.services import cases, customers, histories, letters, lists
from app.storage import tables
from tests.services.colleagues import Hire
from tests.services.office import Office

WHY = Restriction("A colleague of ours lives there.")
HIDDEN = "This case is restricted: only managers, and the colleagues who look after it, can open it."


def refused(office: Office, case: int) -> str:
    with pytest.raises(Refusal) as met:
        office.view(case)
    return met.value.sentence


@pytest.mark.parametrize("role", [Role.OFFICE, Role.PETITION_ADMIN, Role.REVIEWER, Role.AUDITOR])
def test_only_managers_and_those_who_look_after_a_restricted_case_open_it(
    office: Office, hire: Hire, role: Role
) -> None:
    kim, colette = hire("kim", role), hire("colette", Role.MANAGER)
    case, plain = office.log(), office.log()
    assert kim.view(case).case.id == case
    office.do(cases.restrict, case, WHY)
    assert refused(kim, case) == HIDDEN
    assert kim.view(plain).case.id == plain
    assert colette.view(case).case.restricted
    office.do(cases.assign, case, Assignment(office.people["kim"]), {"handler_id": None, "case_worker_id": None})
    assert kim.view(case).case.restricted
    office.do(cases.lift_restriction, case, Restriction("They have moved."))
    assert not office.view(case).case.restricted


def test_lists_show_its_reference_alone_and_it_is_found_by_nothing_else(office: Office, hire: Hire) -> None:
    case, kim = office.log(), hire("kim", Role.OFFICE)
    reference = office.view(case).case.reference
    everything, by_name = ListQuery("due"), ListQuery("due", find="okafor")
    assert [row.id for row in kim.ask(lists.page_of_cases, by_name, 0)] == [case]
    office.do(cases.restrict, case, WHY)
    (row,) = kim.ask(lists.page_of_cases, everything, 0)
    assert (row.reference, row.customer, row.address, row.about) == (reference, "Restricted", "", "")
    assert kim.ask(lists.page_of_cases, by_name, 0) == ()
    assert [row.id for row in kim.ask(lists.page_of_cases, ListQuery("due", find=reference), 0)] == [case]
    office.do(cases.lift_restriction, case, WHY)
    assert [row.id for row in kim.ask(lists.page_of_cases, by_name, 0)] == [case]


def test_nobody_else_makes_a_move_on_it_nor_its_letters_again(office: Office, hire: Hire) -> None:
    case, kim = office.log(), hire("kim", Role.OFFICE)
    sought = office.view(case).case.outcome_sought
    typed = Acknowledgement(Method.EMAIL, office.now, "Damp in the back bedroom.", sought)
    opened = {"understood": "", "outcome_sought": sought}
    office.do(cases.acknowledge, case, typed, opened, with_letter=True)
    letter = office.view(case).letters[0].id
    assert kim.ask(letters.make_again, letter).name.endswith(".docx")
    office.do(cases.restrict, case, WHY)
    with pytest.raises(Refusal):
        kim.do(cases.make_letter, case, LetterKind.ACKNOWLEDGEMENT)
    with pytest.raises(Refusal):
        kim.ask(letters.make_again, letter)


def test_only_a_manager_restricts_a_case_and_lifts_the_restriction(office: Office, hire: Hire) -> None:
    case, kim, colette = office.log(), hire("kim", Role.OFFICE), hire("colette", Role.MANAGER)
    with pytest.raises(Refusal, match="Only managers can restrict a case"):
        kim.do(cases.restrict, case, WHY)
    with pytest.raises(Refusal) as empty:
        colette.do(cases.restrict, case, Restriction(" "))
    assert list(empty.value.fields) == ["reason"]
    assert colette.do(cases.restrict, case, WHY).said.endswith(" restricted")
    with pytest.raises(Refusal, match="restricted already"):
        colette.do(cases.restrict, case, WHY)
    with pytest.raises(Refusal, match="Only managers can lift"):
        kim.do(cases.lift_restriction, case, WHY)
    colette.do(cases.lift_restriction, case, Restriction("They have moved."))
    with pytest.raises(Refusal, match="not restricted"):
        colette.do(cases.lift_restriction, case, WHY)
    kept = office.ask(lambda work: work.session.execute(select(tables.Restriction.reason)).scalars().all())
    assert kept == ["A colleague of ours lives there.", "They have moved."]


def test_its_history_says_why_and_who_opened_it(office: Office, hire: Hire) -> None:
    case, colette = office.log(), hire("colette", Role.MANAGER)
    office.do(cases.restrict, case, WHY)
    assert colette.do(cases.open_restricted, case).said.endswith("its history says that you opened it")
    opened, restricted, _ = office.ask(histories.history_of, "case", case)
    assert (opened.move, opened.who, opened.changes) == ("open a restricted case", "colette", ())
    assert restricted.move == "restrict"
    assert WHY.reason in {change.after for change in restricted.changes}
    assert office.ask(histories.verify) == ()


def test_who_may_not_open_it_leaves_no_note(office: Office, hire: Hire) -> None:
    case, kim = office.log(), hire("kim", Role.OFFICE)
    office.do(cases.restrict, case, WHY)
    with pytest.raises(Refusal) as met:
        kim.do(cases.open_restricted, case)
    assert met.value.sentence == HIDDEN
    assert [line.move for line in office.ask(histories.history_of, "case", case)] == ["restrict", "log"]


def test_a_handler_does_not_give_it_out_of_their_own_sight(office: Office, hire: Hire) -> None:
    case, kim = office.log(), hire("kim", Role.OFFICE)
    mine = {"handler_id": office.people["kim"], "case_worker_id": None}
    office.do(cases.assign, case, Assignment(office.people["kim"]), {"handler_id": None, "case_worker_id": None})
    office.do(cases.restrict, case, WHY)
    with pytest.raises(Refusal, match="you could not open it any more"):
        kim.do(cases.assign, case, Assignment(office.people["Ada Mensah"]), mine)
    kim.do(cases.assign, case, Assignment(office.people["Ada Mensah"], office.people["kim"]), mine)
    assert kim.view(case).case.case_worker


def test_a_customer_with_a_restricted_case_is_changed_by_who_does_not_see_it(office: Office, hire: Hire) -> None:
    case, kim = office.log(), hire("kim", Role.OFFICE)
    card = office.view(case).customer
    assert card
    office.do(cases.restrict, case, WHY)
    values: dict[str, Any] = {**card.values, "surname": "Okafor-Bell"}
    wanted = CustomerDetails(**values)
    kim.do(customers.change_customer, card.id, card.values, wanted)
    assert office.view(case).case.customer == "Ms Joy Okafor-Bell"
    (row,) = kim.ask(lists.page_of_cases, ListQuery("due"), 0)
    assert row.customer == "Restricted"


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, None])
def test_who_reads_no_case_is_told_so_and_their_lists_are_empty(office: Office, hire: Hire, role: Role | None) -> None:
    case, lin = office.log(), hire("lin", *([role] if role else []))
    words = role.words if role else ""
    assert refused(lin, case) == (
        f"Your role is {words}: cases are read by those who work on them."
        if role
        else "You have no role in this office yet: cases are read by those who work on them."
    )
    assert lin.ask(lists.count_cases, ListQuery("due")) == 0
    assert lin.ask(lists.page_of_cases, ListQuery("due"), 0) == ()
    summary = lin.ask(lists.summary)
    assert (summary.mine, summary.open_cases, summary.me.name) == (0, 0, "lin")
