"""A refusal typed in SQL: PostgreSQL itself lets nobody approve their own, nor close a case without an approval."""

# ruff: noqa: S608 - the statements are the tests' own

import pytest
from sqlalchemy import text

from app.domain.moves.screen import Screening
from app.domain.words import Role, Screened
from app.services import cases
from app.storage.database import Database
from tests import postgresql
from tests.owner import owner
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


PROPOSE = """
INSERT INTO screenings (case_id, result, came_to_notice_on, reason, exclusion, evidence, circumstances, earlier,
    handed_to, filed_on, needs_approval, decided_by_id, decided_at)
VALUES ({case}, 'refused', NULL, 'No.', '{point}', 'None.', '', '', '', {filed}, false, %(me)s, now())
"""


@pytest.mark.parametrize(
    ("received", "point", "needed"),
    [
        ("2024-03-28", "contractor", True),
        ("2024-03-28", "disrepair-claim", False),
        ("2024-04-02", "disrepair-claim", True),
        ("2026-05-25", "disrepair-claim", True),
        ("2024-03-28", "no such point", True),
    ],
)
def test_that_a_refusal_needs_no_approval_is_for_the_policy_and_the_law_to_say(
    signed: Signed, received: str, point: str, *, needed: bool
) -> None:
    own = signed.own[Role.OFFICE]
    with owner(signed.url) as connection:
        shipped = "(SELECT id FROM policy_packs WHERE code = 'isha-2018')"
        connection.exec_driver_sql(
            f"UPDATE cases SET received_at = '{received} 12:00+00', pack_id = {shipped} WHERE id = {own}"
        )
    told = signed.told("office", PROPOSE.format(case=own, point=point, filed="NULL"), "screen", own)
    assert told == ("RC001" if needed else 1)
    assert not needed or "The policy or the law asks that somebody else approves this refusal." in signed.said


def test_the_law_knows_proceedings_that_are_filed_whatever_a_pack_waives(signed: Signed) -> None:
    """A pack of the office's own that waives approval for legal proceedings: the law asks for it until the filing."""
    own = signed.own[Role.OFFICE]
    with owner(signed.url) as connection:
        connection.exec_driver_sql(
            "INSERT INTO policy_packs (code, version, title, text, without_approval, added_at) "
            "VALUES ('own', '1', 'Own', '', 'late\nlegal-proceedings', now())"
        )
        connection.exec_driver_sql(
            f"UPDATE cases SET received_at = '2026-05-25 12:00+00', "
            f"pack_id = (SELECT max(id) FROM policy_packs) WHERE id = {own}"
        )
    for point, filed, told in (
        ("late", "NULL", 1),
        ("legal-proceedings", "NULL", "RC001"),
        ("legal-proceedings", "'2026-05-20'", 1),
    ):
        assert signed.told("office", PROPOSE.format(case=own, point=point, filed=filed), "screen", own) == told
