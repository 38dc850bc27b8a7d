"""Decisions are kept one after another; the last counts until the answer goes out."""

import pytest
from sqlalchemy import func, select

from app.domain.cases import Decision
from app.domain.errors import Refusal
from app.domain.moves.log import NewIssue
from app.domain.words import Outcome
from app.services import cases
from app.storage import tables
from tests.services.office import Office

UPHELD = Decision(
    Outcome.UPHELD,
    "We missed two visits.",
    "Treat the wall.",
    "Missed appointment",
    "Rapid Response",
    team="Repairs",
    remedy_kinds=("Apology", "Repair"),
)
NOT_UPHELD = Decision(
    Outcome.NOT_UPHELD,
    "The recording shows it.",
    policy_needs_review=True,
    exception="We decorate although that is the tenant's task.",
    circumstances="She nurses her mother.",
)
TWO = (NewIssue("Mould", "Damp and mould", "Repairs"), NewIssue("Nobody rang", "Communication", "Complaints"))


@pytest.mark.clause("ISHA 2.7d")
@pytest.mark.clause("INC 1.2")
@pytest.mark.clause("INC 3.1.2a")
@pytest.mark.clause("INC 3.2.3b")
@pytest.mark.clause("INC 3.2.3")
def test_each_issue_has_an_outcome_of_its_own_and_the_cases_is_derived(office: Office) -> None:
    case = office.under_way(landlord_id=office.incommunities, issues=TWO)
    first, second = office.view(case).case.issues
    office.do(cases.decide, case, first.id, UPHELD)
    assert office.view(case).outcome is None
    assert office.do(cases.decide, case, second.id, NOT_UPHELD).said == "R-2026-00001: issue 2 not upheld"
    kept = office.view(case)
    assert [issue.decision for issue in kept.case.issues] == [UPHELD, NOT_UPHELD]
    assert kept.outcome is Outcome.PARTIALLY


@pytest.mark.clause("CODE 5.12")
def test_a_decision_made_again_leaves_the_first_in_the_record(office: Office) -> None:
    case = office.under_way()
    issue = office.view(case).case.issues[0].id
    office.do(cases.decide, case, issue, NOT_UPHELD)
    office.do(cases.decide, case, issue, UPHELD)
    assert office.view(case).outcome is Outcome.UPHELD
    count = select(func.count()).select_from(tables.IssueDecision)
    assert office.ask(lambda work: work.session.execute(count).scalar_one()) == 2


def test_another_cases_issue_is_refused(office: Office) -> None:
    mine, other = office.under_way(), office.under_way()
    with pytest.raises(Refusal, match="Choose the issue that is decided"):
        office.do(cases.decide, mine, office.view(other).case.issues[0].id, UPHELD)
    assert office.view(other).outcome is None


def test_nothing_is_decided_before_screening_or_without_a_handler(office: Office) -> None:
    case = office.log()
    with pytest.raises(Refusal, match="Screen the complaint first"):
        office.do(cases.decide, case, office.view(case).case.issues[0].id, UPHELD)
