"""What was decided, signed, sent or stored is only ever added to."""

# ruff: noqa: S608 - the statements are the tests' own

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.petitions.deciding import Decided, Taken
from app.domain.petitions.suggestions import Suggestion
from app.domain.words import Corrected, InterventionKind, LetterFormat, LetterKind, LetterState
from app.services.letters import make_again
from app.storage import tables
from app.storage.insert_only import INSERT_ONLY
from app.storage.troubles import as_met_by_a_person
from app.storage.work import Work
from tests.owner import owner
from tests.services.office import DESK, Office, customer
from tests.storage.moves import made_case
from tests.storage.reading import all_in

SENTENCES = {
    "history": "History cannot be changed.",
    "screenings": "A screening decision cannot be changed; make a new one.",
    "issue_decisions": "A decision cannot be changed; make a new one.",
    "approvals": "An approval cannot be changed.",
    "sign_offs": "A signature cannot be changed.",
    "restrictions": "Why a case was restricted cannot be changed.",
    "corrections": "Why a case was corrected cannot be changed.",
    "letter_prints": "That a letter was printed cannot be changed.",
    "extensions": "An extension cannot be changed; make a new one.",
    "pauses": "A pause cannot be changed; resume the case, or pause it again.",
    "interventions": "What was recorded of a meeting or visit cannot be changed; record it again.",
    "petition_sheets": "A sheet of a petition cannot be changed.",
    "signatures": "A signature stays as it came in.",
    "petition_decisions": "How a petition is taken cannot be changed; decide again.",
    "signature_decisions": "A decision about a signature cannot be changed; make a new one.",
    "case_files": "What was added as evidence stays as it was added.",
    "files": "A stored file cannot be changed.",
    "file_chunks": "A stored file cannot be changed.",
    "letters": "A sent letter never changes.",
    "policy_packs": "A policy pack never changes; add a new version.",
    "letter_templates": "A letter template never changes; add a new version.",
}
COLUMNS = {
    "history": "move",
    "case_files": "name",
    "file_chunks": "number",
    "files": "media_type",
    "letters": "sent_to",
    "approvals": "reason",
    "screenings": "reason",
    "issue_decisions": "reasons",
    "sign_offs": "digest",
    "restrictions": "reason",
    "corrections": "reason",
    "letter_prints": "letter_id",
    "extensions": "reason",
    "pauses": "reason",
    "interventions": "present",
    "letter_templates": "name",
    "petition_sheets": "file",
    "signatures": "name",
    "petition_decisions": "reason",
    "signature_decisions": "act",
}

NEVER_MADE = {
    *("approvals", "sign_offs", "restrictions", "corrections", "extensions", "pauses", "interventions"),
    *("letter_prints", "files", "file_chunks", "case_files"),
    *("petition_sheets", "signatures", "petition_decisions", "signature_decisions"),
}
"""Of these tables `made_case` makes no row."""
SHOWN_ELSEWHERE = {"anchors", "equality_summaries"}
"""Made by functions of PostgreSQL's own: see test_made_anew and test_equality_apart."""


def test_every_table_to_which_is_only_added_is_tried_here():
    assert set(INSERT_ONLY) - SHOWN_ELSEWHERE <= set(SENTENCES)


def test_what_was_decided_signed_sent_or_stored_stays(office: Office, case: int) -> None:
    office.change(lambda work: sign_and_file(work, case), "sign")
    for table, sentence in SENTENCES.items():
        before, column = contents(office, table), COLUMNS.get(table, "title")
        assert before
        assert why_refused(office, f"UPDATE {table} SET {column} = {column}") == sentence
        assert why_refused(office, f"DELETE FROM {table}") == sentence
        assert contents(office, table) == before


def test_on_postgresql_nothing_of_it_can_be_emptied_at_once(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    made_case(office)
    for table in (*SENTENCES, "history_texts"):
        before = contents(office, table)
        assert why_refused(office, f"TRUNCATE {table} CASCADE") in SENTENCES.values()
        assert contents(office, table) == before
    office.database.close()


def test_on_sqlite_a_row_is_not_replaced_by_another(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    made_case(office)
    for table in set(SENTENCES) - NEVER_MADE:
        replacing = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        assert why_refused(office, replacing) == SENTENCES[table]
    office.database.close()


def test_the_texts_of_history_can_be_erased_but_not_changed(office: Office, case: int) -> None:
    assert case
    assert why_refused(office, "UPDATE history_texts SET texts = ''") == "History cannot be changed."


def test_a_draft_can_be_changed_until_it_is_sent(office: Office, case: int) -> None:
    office.change(lambda work: draft(work, case), "draft")
    sending = "UPDATE letters SET sent_to = 'Joy Okafor', state = 'sent' WHERE id = (SELECT max(id) FROM letters)"
    with owner(office.database.url) as connection:
        assert connection.execute(text(sending)).rowcount == 1
    assert why_refused(office, sending) == "A sent letter never changes."


def test_a_sent_letter_is_made_again_with_the_same_parts(office: Office, case: int) -> None:
    (letter,) = office.ask(all_in, tables.Letter)
    office.do(rename_customer)
    made = office.ask(make_again, letter.id)
    assert made == office.ask(make_again, letter.id)
    assert case == letter.case_id


def test_no_two_lines_can_have_one_number(office: Office, case: int) -> None:
    columns = "subject, subject_id, at, person_id, move, changes, texts_digest, digest"
    with pytest.raises(Exception, match=r"uq_history|UNIQUE"), owner(office.database.url) as connection:
        connection.execute(
            text(f"INSERT INTO history (number, {columns}) SELECT 2, {columns} FROM history WHERE number = 1")
        )
    assert case


def sign_and_file(work: Work, case: int) -> None:
    """An approval, a signature, a stored file and a restriction that was lifted, as no use case would do at once."""
    stage = work.session.execute(select(tables.Stage.id)).scalars().first()
    me = work.session.execute(select(tables.Person.id).where(tables.Person.login == DESK)).scalar_one()
    letter = work.session.execute(select(tables.Letter.id)).scalars().first()
    file = tables.StoredFile(digest="f" * 64, size=3, media_type="text/plain")
    work.session.add(file)
    sign_petition(work, case, me)
    work.session.add_all(
        [
            tables.FileChunk(file_id=file.id, number=0, content=b"abc"),
            tables.CaseFile(case_id=case, file_id=file.id, name="damp.txt", added_by_id=me, added_at=work.now),
            tables.Approval(
                case_id=case, of_what="compensation", of_id=1, digest="a", approved=True, by_id=me, at=work.now
            ),
            tables.SignOff(case_id=case, stage_id=stage, digest="a", by_id=me, at=work.now),
            tables.Correction(case_id=case, what=Corrected.RECEIPT, reason="A slip.", by_id=me, at=work.now),
            tables.LetterPrint(case_id=case, letter_id=letter, by_id=me, at=work.now),
            tables.Restriction(case_id=case, restricted=False, reason="No more.", by_id=me, at=work.now),
            tables.Pause(
                case_id=case,
                stage_id=stage,
                paused=True,
                changed_on=work.now.date(),
                reason="No access.",
                by_id=me,
                at=work.now,
            ),
            tables.Intervention(
                case_id=case,
                stage_id=stage,
                kind=InterventionKind.MEETING,
                at=work.now,
                present="Joy Okafor",
                came_of_it="A second survey.",
                by_id=me,
                recorded_at=work.now,
            ),
            tables.Extension(
                case_id=case,
                stage_id=stage,
                step="answer",
                old_due_on=work.now.date(),
                new_due_on=work.now.date(),
                reason="A second survey.",
                next_update_on=work.now.date(),
                told_at=work.now,
                by_id=me,
                at=work.now,
            ),
        ]
    )


def sign_petition(work: Work, case: int, me: int) -> None:
    """A petition's sheet with a signature, and what was decided of both."""
    sheet = tables.PetitionSheet(
        case_id=case, file="a.csv", digest="a", signatures=1, added_by_id=me, added_at=work.now
    )
    work.session.add(sheet)
    work.session.flush()
    written = {"as_written": "[]", "name": "S. Ali", "address": "", "postcode": "", "household": "", "because": ""}
    signature = tables.Signature(
        case_id=case,
        sheet_id=sheet.id,
        number=1,
        page="",
        line=1,
        signed=True,
        suggestion=Suggestion.ACCEPTED,
        **written,
    )
    work.session.add_all(
        [tables.PetitionDecision(case_id=case, what=Taken.VERIFY, reason="x", by_id=me, at=work.now), signature]
    )
    work.session.flush()
    decided = tables.SignatureDecision(
        case_id=case, signature_id=signature.id, act=1, decided=Decided.ACCEPTED, by_id=me, at=work.now
    )
    work.session.add(decided)


def draft(work: Work, case: int) -> None:
    stage = work.session.execute(select(tables.Stage.id).where(tables.Stage.case_id == case)).scalar_one()
    template = work.session.execute(select(tables.LetterTemplate.id)).scalars().first()
    work.session.add(
        tables.Letter(
            case_id=case,
            stage_id=stage,
            kind=LetterKind.RESPONSE,
            state=LetterState.DRAFT,
            template_id=template,
            format=LetterFormat.STANDARD,
            frozen="{}",
            parts_digest="",
            made_by_id=work.session.execute(select(tables.Person.id).where(tables.Person.login == DESK)).scalar_one(),
            made_at=work.now,
        )
    )


def rename_customer(work: Work) -> Done:
    work.move = "change customer"
    work.session.execute(select(tables.Customer)).scalars().one().surname = customer(surname="Married").surname
    return Done(None, "", "renamed")


def why_refused(office: Office, statement: str) -> str:
    """How even the owner is refused, as long as the triggers are there."""
    with pytest.raises(DBAPIError) as met, owner(office.database.url) as connection:
        connection.execute(text(statement))
    refusal = as_met_by_a_person(met.value)
    assert isinstance(refusal, Refusal)
    return refusal.sentence


def contents(office: Office, table: str) -> list[tuple[Any, ...]]:
    def read(work: Work) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in work.session.execute(text(f"SELECT * FROM {table}"))]

    return office.ask(read)
