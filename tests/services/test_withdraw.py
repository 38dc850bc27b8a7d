"""Withdrawn complaints, and requests for service that become complaints; on both databases alike."""

from datetime import date

import pytest

from app.domain.cases import Decision, Person
from app.domain.errors import Refusal
from app.domain.moves.act import Completion, NewAction
from app.domain.moves.complain import Dissatisfaction
from app.domain.moves.log import NewIssue
from app.domain.moves.respond import Response
from app.domain.moves.withdraw import Withdrawal
from app.domain.words import ActionState, Direction, Kind, Method, Outcome, Role, Status
from app.services import cases
from tests.services.colleagues import colleague
from tests.services.office import Office, at

WORDS = "They came and did it; I no longer want to complain."
TWO = (NewIssue("Damp", "Damp and mould", "Repairs"), NewIssue("Nobody rang back", "Communication", "Contact centre"))


@pytest.mark.clause("ISHA 6.2d")
def test_a_withdrawn_complaint_has_that_outcome_and_is_closed_in_the_customers_words(office: Office) -> None:
    case = office.under_way()
    assert office.do(cases.withdraw, case, Withdrawal(Method.TELEPHONE, office.now, WORDS)).said.endswith("withdrawn")
    view = office.view(case)
    assert (view.outcome, view.case.status, view.case.closed_at) == (Outcome.WITHDRAWN, Status.CLOSED, office.now)
    assert view.to_do is None
    contact = view.case.contacts[-1]
    assert (contact.direction, contact.summary, contact.by) == (Direction.INBOUND, WORDS, "Jo Bloggs")
    with pytest.raises(Refusal, match="was closed on"):
        office.do(cases.withdraw, case, Withdrawal(Method.TELEPHONE, office.now, WORDS))


def test_what_was_decided_before_stays_decided_and_alone_makes_the_outcome(office: Office) -> None:
    case = office.under_way(issues=TWO)
    issue = office.view(case).case.issues[0].id
    office.do(cases.decide, case, issue, Decision(Outcome.NOT_UPHELD, "In time."))
    office.do(cases.withdraw, case, Withdrawal(Method.EMAIL, office.now, WORDS))
    decisions = [each.decision for each in office.view(case).case.issues]
    assert [each.outcome for each in decisions if each] == [Outcome.NOT_UPHELD, Outcome.WITHDRAWN]
    assert office.view(case).outcome is Outcome.NOT_UPHELD


def test_the_handler_or_a_manager_records_a_withdrawal(office: Office) -> None:
    case, kim = office.under_way(), colleague(office, "kim", Role.OFFICE)
    typed = Withdrawal(Method.TELEPHONE, office.now, WORDS)
    with pytest.raises(Refusal, match="or a manager can record that it was withdrawn"):
        kim.do(cases.withdraw, case, typed)
    office.assign(office.log(), "Sam Carter")
    kim.database.close()
    colette = colleague(office, "colette", Role.MANAGER)
    colette.do(cases.withdraw, case, typed)
    assert office.view(case).outcome is Outcome.WITHDRAWN
    colette.database.close()


@pytest.mark.clause("ISHA 2.3d")
@pytest.mark.clause("CODE 1.4")
def test_a_request_for_service_becomes_a_complaint_received_when_dissatisfaction_was_expressed(office: Office) -> None:
    case = office.log(at("2026-05-18"), kind=Kind.SERVICE_REQUEST)
    assert office.steps(case) == {}
    kim = colleague(office, "kim", Role.OFFICE)
    typed = Dissatisfaction(at("2026-05-22", "16:50"), "I asked on Monday and nobody came.")
    kim.do(cases.turn_into_complaint, case, typed)
    kim.database.close()
    facts = office.view(case).case
    assert (facts.kind, facts.received_at) == (Kind.COMPLAINT, at("2026-05-22", "16:50"))
    assert facts.said.endswith("and nobody came.\n\nI asked on Monday and nobody came.")
    assert office.steps(case)["acknowledge"] == date(2026, 5, 26)
    with pytest.raises(Refusal, match="complaint already"):
        office.do(cases.turn_into_complaint, case, typed)


def test_what_was_done_about_the_request_is_not_done_about_the_complaint(office: Office) -> None:
    case = office.under_way(at("2026-05-18"), kind=Kind.SERVICE_REQUEST)
    office.do(cases.turn_into_complaint, case, Dissatisfaction(office.now, "Still nobody came."))
    facts = office.view(case).case
    assert (facts.acknowledged_at, facts.first_contact_at, facts.screened) == (None, None, None)
    assert office.view(case).stage_name == "Complaint"
    assert len(facts.contacts) == 2
    assert office.steps(case)["first-contact"] == date(2026, 6, 1)


@pytest.mark.clause("CODE 1.5")
def test_an_answer_that_disappoints_makes_it_a_complaint_and_work_on_the_request_goes_on(office: Office) -> None:
    case = office.under_way(at("2026-05-18"), kind=Kind.SERVICE_REQUEST)
    office.do(cases.agree_action, case, NewAction("Mend the gutter", office.people["Sam Carter"], date(2026, 6, 5)))
    issue = office.view(case).case.issues[0].id
    office.do(cases.decide, case, issue, Decision(Outcome.NOT_UPHELD, "In time."))
    office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    office.now = at("2026-05-27")
    office.do(cases.turn_into_complaint, case, Dissatisfaction(office.now, "Three weeks is too long."))
    facts = office.view(case).case
    assert (facts.status, facts.answered_at, facts.handler) == (
        Status.OPEN,
        None,
        Person(office.people["Sam Carter"], "Sam Carter"),
    )
    assert [action.what for action in facts.open_actions] == ["Mend the gutter"]
    assert len(facts.contacts) == 3
    assert [each.id for each in facts.undecided] == [issue], "the request was decided, the complaint is not"
    assert office.steps(case)["acknowledge"] == date(2026, 5, 28)
    done = Completion(facts.open_actions[0].id, ActionState.DONE, office.now.date())
    office.do(cases.complete_action, case, done)
