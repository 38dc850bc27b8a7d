"""A refusal typed in SQL: PostgreSQL itself lets nobody approve their own, nor close a case without an approval."""

import pytest
from sqlalchemy import text

from app.domain.moves.screen import Screening
from app.domain.words import Role, Screened
from app.services import cases
from app.storage.database import Database
from tests import postgresql
from tests.storage.sql_typed import Signed, signed

__all__ = ["signed"]
APPROVE = "approve a refusal"
APPROVAL = (
    "INSERT INTO approvals (case_id, of_what, of_id, digest, approved, reason, by_id, at) "
    "SELECT %(case)s, 'refusal', id, 'x', true, '', %(me)s, now() FROM screenings WHERE case_id = %(case)s "
    "ORDER BY id DESC LIMIT 1"
)
CLOSE = "UPDATE cases SET screened = 'refused', status = 'closed', closed_at = now() WHERE id = %(case)s"


@pytest.fixture(scope="module")
def proposed(signed: Signed) -> int:
    """A case that a manager would refuse, waiting for somebody else."""
    from tests.services.office import Office, at, intake

    url = postgresql.as_login(signed.url, Role.MANAGER.value)
    database = Database(url, Role.MANAGER.value, clock=lambda: at("2026-05-26"))
    office = Office(database, at("2026-05-26"))
    landlord = office.ask(lambda work: work.session.execute(text("SELECT min(id) FROM landlords")).scalar_one())
    case = office.do(cases.log, intake(landlord, office.now)).case_id
    assert case is not None
    typed = Screening(Screened.REFUSED, reason="A builder.", exclusion="contractor", evidence="Their invoice.")
    office.do(cases.screen, case, typed)
    database.close()
    return case


def test_a_manager_cannot_approve_the_refusal_they_proposed(signed: Signed, proposed: int) -> None:
    assert signed.told("manager", APPROVAL, APPROVE, proposed) == "RC001"
    assert "Nobody decides about a refusal that they proposed themselves." in signed.said
    in_anothers_name = APPROVAL.replace("%(me)s", str(signed.ids["reviewer"]))
    assert signed.told("manager", in_anothers_name, APPROVE, proposed) == "RC001"


def test_a_reviewer_who_did_not_propose_it_can_and_office_staff_cannot(signed: Signed, proposed: int) -> None:
    assert signed.told("reviewer", APPROVAL, APPROVE, proposed) == 1
    assert signed.told("office", APPROVAL, APPROVE, proposed) == "42501"
    assert signed.told("reviewer", APPROVAL, "screen", proposed) == "RC001", "an approval belongs to its own move"


def test_no_case_is_closed_as_refused_before_somebody_else_approved_it(signed: Signed, proposed: int) -> None:
    for who, move in (("office", "screen"), ("manager", "screen"), ("reviewer", APPROVE)):
        assert signed.told(who, CLOSE, move, proposed) == "RC001"
        assert "A refusal holds when somebody else has approved it." in signed.said
    assert signed.told("reviewer", CLOSE, APPROVE) == "RC001"
    assert "A case is refused only as it was proposed." in signed.said


def test_of_two_approvals_the_second_is_refused_and_so_is_one_of_another_case(signed: Signed, proposed: int) -> None:
    twice = f"WITH first AS ({APPROVAL} RETURNING 1) {APPROVAL}"
    assert signed.told("reviewer", APPROVAL.replace("LIMIT 1", "LIMIT 1 OFFSET 0"), APPROVE) == "RC001"
    assert "That is not the refusal that was proposed last." in signed.said
    assert signed.told("reviewer", twice, APPROVE, proposed) in {"RC001", 1}
