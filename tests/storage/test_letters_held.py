"""Letters and evidence typed in SQL: PostgreSQL itself lets nobody approve their own letter, nor send it before that.

It takes no file that is not what its digest says, nor one that is not had.
"""

# ruff: noqa: S608 - the statements are the tests' own

import hashlib

import pytest

from app.domain.moves.write import WrittenLetter
from app.domain.words import LetterKind, Method, Role
from app.services import cases
from app.services.cases.write import NO_DRAFT
from app.services.evidence import Arrival
from app.storage.database import Database
from tests import postgresql
from tests.services.arriving import add
from tests.services.office import Office, at
from tests.storage.hostile import DENIED, MOVE, REFUSED, desk
from tests.storage.sql_typed import MANAGERS, READERS, WORKERS, Signed, signed

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
ADD = MOVE.format("add evidence")
SECRET = b"what only the restricted case has"
FILL = "SELECT keep_chunk({file}, 0, 'wet')"
LINK = """INSERT INTO case_files (case_id, file_id, name, note, added_by_id, added_at)
    VALUES (%(case)s, {file}, 'a.txt', '', %(me)s, now())"""
NOW = "SET CONSTRAINTS ALL IMMEDIATE"


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


@pytest.fixture(scope="module")
def hidden(signed: Signed, tmp_path_factory: pytest.TempPathFactory) -> int:
    """The number of a file that only the restricted case has."""
    file = tmp_path_factory.mktemp("evidence") / "a.txt"
    file.write_bytes(SECRET)
    office = Office(Database(postgresql.as_login(signed.url, "manager"), "manager"), at("2026-05-26"))
    assert add(office, signed.restricted, Arrival(file, "a.txt")).refused == ()
    office.database.close()
    with desk(signed, "manager") as mine:
        (number,) = mine.connection.execute("SELECT max(file_id) FROM case_files").fetchone() or (0,)
    return int(number)


def told(signed: Signed, login: str, *statements: str) -> str:
    """What somebody is told who keeps a file of three letters and then types these statements."""
    with desk(signed, login) as mine:
        keep = f"SELECT file_id FROM keep_file('{hashlib.sha256(b'wet').hexdigest()}', 3, 'text/plain')"
        if refused := mine.types(ADD, keep):
            return refused
        (found,) = mine.connection.execute(keep.encode()).fetchone() or (0,)
        return mine.types(*(statement.format(file=found) for statement in statements))


@pytest.mark.parametrize("role", Role)
def test_whoever_works_on_cases_adds_evidence_and_nobody_writes_past_the_functions(signed: Signed, role: Role) -> None:
    added = told(signed, role, FILL, LINK, NOW)
    assert added == "" if role in WORKERS else added.startswith((DENIED, REFUSED))
    for table, columns in (("files", "digest, size, media_type"), ("file_chunks", "file_id, number, content")):
        assert signed.told(role, f"INSERT INTO {table} ({columns}) VALUES (NULL, NULL, NULL)", "add evidence") == DENIED
        assert signed.told(role, f"UPDATE {table} SET {columns.split(',')[0]} = NULL", "add evidence") == DENIED
    assert signed.told(role, "UPDATE case_files SET name = ''", "add evidence") == DENIED
    assert signed.told(role, "DELETE FROM case_files", "add evidence") == DENIED


def test_a_file_is_what_its_digest_says_whole_and_evidence_of_a_case(signed: Signed) -> None:
    other = told(signed, "office", FILL.replace("wet", "dry"), LINK, NOW)
    assert "What was stored is not what its digest says." in other
    assert "What was stored is not what its digest says." in told(signed, "office", LINK, NOW)
    assert "as evidence of a case, and not without one" in told(signed, "office", FILL, NOW)
    assert "A stored file cannot be changed." in told(signed, "office", FILL, LINK, NOW, FILL.replace("0,", "1,"))
    with desk(signed) as mine:
        huge = f"SELECT keep_file('{'a' * 64}', 209715201, 'text/plain')"
        assert "at most 200 MB" in mine.types(ADD, huge)
    with desk(signed) as mine:
        assert "in no other move" in mine.types(MOVE.format("assign"), huge)


def test_a_file_is_added_in_ones_own_name_once_and_to_no_void_case(signed: Signed) -> None:
    as_another = LINK.replace("%(me)s", str(signed.ids["manager"]))
    assert "in the name of somebody else" in told(signed, "office", FILL, as_another)
    assert "among the evidence of this case already" in told(signed, "office", FILL, LINK, LINK)
    assert told(signed, "office", FILL, LINK.replace("%(case)s", "%(restricted)s")).startswith(DENIED)


def test_a_file_of_a_case_that_is_not_seen_is_neither_read_nor_taken_nor_added_to(signed: Signed, hidden: int) -> None:
    for role in READERS:
        found = signed.told(role, f"SELECT FROM file_chunks WHERE file_id = {hidden}")
        assert found == (1 if role in MANAGERS else 0)
        assert signed.told(role, f"SELECT FROM files WHERE id = {hidden}") == found
    take = LINK.format(file=hidden)
    digest = hashlib.sha256(SECRET).hexdigest()
    for proof in ("", digest):
        with desk(signed) as mine:
            claim = f"SELECT set_config('recourse.proof', '{proof}', true)"
            assert "Only a file that you have, or see on a case" in mine.types(ADD, claim, take)
    assert signed.told("manager", take, "add evidence") == 1
    with desk(signed, "manager") as mine:
        assert "A stored file cannot be changed." in mine.types(ADD, f"SELECT keep_chunk({hidden}, 1, 'more')")


def test_who_has_the_very_content_shows_it_by_answering_a_challenge(signed: Signed, hidden: int) -> None:
    with desk(signed) as mine:
        mine.types(ADD)
        (challenge,) = mine.connection.execute("SELECT pg_current_xact_id()::text || ' '").fetchone() or ("",)
        answer = hashlib.sha256(challenge.encode() + SECRET).hexdigest()
        proof = f"SELECT set_config('recourse.proof', '{answer}', true)"
        assert mine.types(proof, LINK.format(file=hidden), NOW) == ""
