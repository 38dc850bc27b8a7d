"""A letter typed in SQL: PostgreSQL itself lets nobody approve their own, nor send it before somebody else has."""

import pytest

from app.domain.moves.write import WrittenLetter
from app.domain.words import LetterKind, Method, Role
from app.services import cases
from app.services.cases.write import NO_DRAFT
from app.storage.database import Database
from tests import postgresql
from tests.services.office import Office, at
from tests.storage.sql_typed import Signed, signed

__all__ = ["signed"]
APPROVE, WRITE = "approve a letter", "write a letter"
APPROVAL = (
    "INSERT INTO approvals (case_id, of_what, of_id, digest, approved, reason, by_id, at) "
    "SELECT case_id, 'letter', id, digest, true, '', %(me)s, now() FROM letter_drafts WHERE case_id = %(case)s"
)
SEND = (
    "INSERT INTO letters (case_id, stage_id, kind, state, template_id, format, frozen, parts_digest, made_by_id, "
    "made_at, sent_at, sent_how, sent_to) "
    "SELECT d.case_id, d.stage_id, d.kind, 'sent', (SELECT min(id) FROM letter_templates), 'standard', '{}', 'x', "
    "%(me)s, now(), now(), 'letter', '' FROM letter_drafts d WHERE d.case_id = %(case)s"
)
CHANGE = "UPDATE letter_drafts SET texts = '{}', written_by_id = %(me)s WHERE case_id = %(case)s"


@pytest.fixture(scope="module")
def waiting(signed: Signed) -> None:
    """A letter of a manager's that waits for somebody else."""
    url = postgresql.as_login(signed.url, Role.MANAGER.value)
    office = Office(Database(url, Role.MANAGER.value, clock=lambda: at("2026-05-26")), at("2026-05-26"))
    typed = WrittenLetter(LetterKind.UPDATE, Method.LETTER, {"free_text": "We are sorry."}, ask_approval=True)
    office.do(cases.write_letter, signed.case, typed, NO_DRAFT)
    office.database.close()


@pytest.mark.usefixtures("waiting")
def test_a_letter_is_approved_by_somebody_else_as_it_stands_and_by_nobody_in_their_name(signed: Signed) -> None:
    assert signed.told("manager", APPROVAL, APPROVE) == "RC001"
    assert "Nobody decides about a letter that they wrote themselves." in signed.said
    assert signed.told("reviewer", APPROVAL, APPROVE) == 1
    as_it_was = APPROVAL.replace("'letter', id, digest", "'letter', id, 'older'")
    assert signed.told("reviewer", as_it_was, APPROVE) == "RC001"
    assert "That is not how the letter stands now." in signed.said
    assert signed.told("manager", APPROVAL.replace("%(me)s", str(signed.ids["reviewer"])), APPROVE) == "RC001"
    assert signed.told("office", APPROVAL, APPROVE) == "42501"


@pytest.mark.usefixtures("waiting")
def test_while_it_waits_no_letter_of_its_kind_goes_out(signed: Signed) -> None:
    assert signed.told("office", SEND, WRITE) == "RC001"
    assert "This letter goes out when somebody else has approved it." in signed.said


@pytest.mark.usefixtures("waiting")
def test_a_draft_is_written_in_nobody_elses_name_and_stays_the_letter_it_was_begun_as(signed: Signed) -> None:
    assert signed.told("office", CHANGE, WRITE) == 1
    assert signed.told("office", CHANGE.replace("%(me)s", str(signed.ids["reviewer"])), WRITE) == "RC001"
    assert "Nobody acts in the name of somebody else." in signed.said
    other = "UPDATE letter_drafts SET kind = 'closure' WHERE case_id = %(case)s"
    assert signed.told("office", other, WRITE) == "RC001"
    assert "A draft stays the letter that it was begun as" in signed.said
