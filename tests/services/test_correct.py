"""A corrected receipt recomputes all that follows from it; a void case leaves the lists; on both databases alike."""

from datetime import date, timedelta

import pytest

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.lists import ListQuery
from app.domain.moves.close import Closure
from app.domain.moves.correct import CorrectedReceipt, Voiding
from app.domain.words import Method, Role, Satisfied, Status
from app.services import cases, histories, lists
from tests.services.colleagues import colleague
from tests.services.office import Office, at

LETTER = "The letter lay in the post room."


def corrected(day: str, clock: str = "09:00") -> CorrectedReceipt:
    return CorrectedReceipt(at(day, clock), LETTER)


def test_due_dates_are_counted_from_the_corrected_day(office: Office) -> None:
    case = office.log(at("2026-05-22", "16:50"))
    assert office.steps(case)["acknowledge"] == date(2026, 5, 26)
    said = office.do(cases.correct_receipt, case, corrected("2026-05-20")).said
    assert said.endswith("was received on Wed 20 May 2026 at 09:00")
    assert office.steps(case)["acknowledge"] == date(2026, 5, 21)
    view = office.view(case)
    assert view.case.received_at == at("2026-05-20", "09:00")
    (row,) = office.ask(lists.page_of_cases, ListQuery("due"), 0)
    assert (row.received_on, row.due_on) == (date(2026, 5, 20), date(2026, 5, 21))


def test_the_policy_and_the_law_of_the_corrected_day_govern_the_case(office: Office) -> None:
    office.bring_into_force(office.isha, "ombudsman-code-2024", date(2026, 5, 21))
    case = office.log(at("2026-05-22", "16:50"))
    assert office.view(case).case.policy.code == "ombudsman-code-2024"
    assert "first-contact" not in office.steps(case)
    office.do(cases.correct_receipt, case, corrected("2026-05-20"))
    assert office.view(case).case.policy.code == "isha-2018"
    assert office.steps(case)["first-contact"] == date(2026, 5, 27)
    office.do(cases.correct_receipt, case, corrected("2026-05-22"))
    assert office.steps(case)["first-contact"] is None
    assert "first-contact" not in {step.code for step in office.view(case).steps}


def test_a_step_that_was_done_is_held_against_its_new_date(office: Office) -> None:
    case = office.under_way()
    before = office.steps(case)["acknowledge"]
    office.do(cases.correct_receipt, case, corrected("2026-05-14"))
    assert before != office.steps(case)["acknowledge"] == date(2026, 5, 15)
    step = next(step for step in office.view(case).steps if step.code == "acknowledge")
    assert step.due is not None
    assert step.due.day == date(2026, 5, 15)


def test_history_says_before_and_after_and_why(office: Office) -> None:
    case = office.log(at("2026-05-22", "16:50"))
    office.do(cases.correct_receipt, case, corrected("2026-05-20"))
    line = office.ask(histories.history_of, "case", case)[0]
    assert line.move == "correct the receipt"
    told = {(change.table, change.column): (change.before, change.after) for change in line.changes}
    assert told["cases", "received_at"] == ("2026-05-22T15:50:00.000000+00:00", "2026-05-20T08:00:00.000000+00:00")
    assert told["corrections", "reason"] == (None, LETTER)
    assert told["steps", "due_on"][0] is not None


def test_a_receipt_after_what_happened_is_refused_and_nothing_changes(office: Office) -> None:
    case = office.under_way()
    before = office.view(case).case
    office.now += timedelta(hours=1)
    with pytest.raises(Refusal) as met:
        office.do(cases.correct_receipt, case, CorrectedReceipt(office.now, LETTER))
    assert met.value.fields["received_at"].endswith(": it was received before that.")
    assert office.view(case).case == before


def test_a_void_case_leaves_the_lists_of_work_and_nothing_more_is_done_on_it(office: Office) -> None:
    case = office.log()
    unclosed = ListQuery("due", filters=(("status", "unclosed"),))
    assert [row.id for row in office.ask(lists.page_of_cases, unclosed, 0)] == [case]
    assert office.do(cases.make_void, case, Voiding("Logged twice.")).said.endswith("made void")
    assert office.view(case).case.status is Status.VOID
    assert office.view(case).to_do is None
    assert office.ask(lists.page_of_cases, unclosed, 0) == ()
    for again in (
        lambda: office.do(cases.make_void, case, Voiding("Again.")),
        lambda: office.do(cases.correct_receipt, case, corrected("2026-05-20")),
        lambda: office.do(cases.close, case, Closure(office.now, Method.EMAIL, Satisfied.YES)),
    ):
        with pytest.raises(Refusal, match="made void"):
            again()


def test_only_managers_correct_a_receipt_or_make_a_case_void(office: Office) -> None:
    case, kim = office.log(), colleague(office, "kim", Role.OFFICE)
    for move in (
        lambda: kim.do(cases.make_void, case, Voiding("A test.")),
        lambda: kim.do(cases.correct_receipt, case, corrected("2026-05-20")),
    ):
        with pytest.raises(Refusal, match="Only managers can"):
            move()
    kim.database.close()
    colette = colleague(office, "colette", Role.MANAGER)
    colette.do(cases.correct_receipt, case, corrected("2026-05-20"))
    colette.do(cases.make_void, case, Voiding("A test."))
    colette.database.close()


def test_two_corrections_of_one_receipt_are_asked_about(office: Office) -> None:
    case = office.log(at("2026-05-22"))
    seen = {"received_at": office.view(case).case.received_at}
    office.do(cases.correct_receipt, case, corrected("2026-05-20"), seen)
    with pytest.raises(ChangedElsewhere) as met:
        office.do(cases.correct_receipt, case, corrected("2026-05-19"), seen)
    assert [clash.field for clash in met.value.clashes] == ["received_at"]
