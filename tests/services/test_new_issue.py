"""What comes up while the stage is unanswered is answered with the rest."""

import pytest

from app.domain.cases import Decision
from app.domain.errors import Refusal
from app.domain.moves.new_issue import AddedIssue
from app.domain.moves.respond import Response
from app.domain.words import Method, Outcome
from app.services import cases
from tests.services.office import Office

TYPED = AddedIssue(" Nobody rang back ", "Communication", "Complaints")
UPHELD = Decision(Outcome.UPHELD, "We missed two visits.", "Treat the wall.", "Missed appointment")


@pytest.mark.clause("CODE 6.8")
def test_an_issue_joins_is_decided_with_the_others_and_none_joins_an_answered_case(office: Office) -> None:
    case = office.under_way()
    first = office.view(case).case.issues[0]
    office.do(cases.decide, case, first.id, UPHELD)
    assert office.do(cases.add_issue, case, TYPED).said == "R-2026-00001: issue 2 added"
    second = office.view(case).case.issues[1]
    assert (second.number, second.summary, second.category) == (2, "Nobody rang back", "Communication")
    with pytest.raises(Refusal, match="Decide issue 2 first"):
        office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    office.do(cases.decide, case, second.id, UPHELD)
    office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    with pytest.raises(Refusal, match=r"log what comes up now as a new case \(CODE 6\.8\)"):
        office.do(cases.add_issue, case, TYPED)
    assert len(office.view(case).case.issues) == 2
