"""Letters: previewed while typing, complete before they are made, and made again just the same."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from sqlalchemy import text

from app.domain.anchors import head_from, head_on_paper
from app.domain.errors import Refusal
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.words import LetterFormat, LetterKind, Method
from app.services import cases, histories, letters
from app.storage import tables
from tests.owner import owner
from tests.services.office import Office, at, customer, letter_text

OPENED = {"understood": "", "outcome_sought": "Treat the wall and redecorate."}


def acknowledge(office: Office, case: int, **more: Any) -> int:
    typed = Acknowledgement(Method.EMAIL, office.now, "Damp in the back bedroom.", OPENED["outcome_sought"])
    office.do(cases.acknowledge, case, replace(typed, **more), OPENED, with_letter=True)
    return office.view(case).letters[-1].id


def test_a_preview_shows_what_is_typed_and_names_what_is_missing(office: Office) -> None:
    nowhere = customer(address=replace(customer().address, line1="", town="", postcode=""), email="")
    case = office.log(customer=nowhere)
    shown = office.ask(letters.preview, case, LetterKind.ACKNOWLEDGEMENT, {"understood": "Mould & damp", "no": 1})
    assert "Mould &amp; damp" in shown.html
    assert any("name and address is missing" in sentence for sentence in shown.missing)
    assert office.view(case).case.understood == ""


def test_the_same_letter_is_made_again_byte_for_byte(office: Office) -> None:
    case = office.log()
    letter = acknowledge(office, case)
    once, again = (office.ask(letters.make_again, letter) for _ in range(2))
    assert once == again
    assert once.name == "R-2026-00001 acknowledgement.docx"
    assert "Damp in the back bedroom." in letter_text(once.content)


def test_a_letter_that_was_tampered_with_is_not_made_again(office: Office) -> None:
    letter = acknowledge(office, office.log())
    with owner(office.database.url) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE letters DISABLE TRIGGER ALL"))
        else:
            connection.execute(text("DROP TRIGGER letters_sent_no_update"))
        connection.execute(text("UPDATE letters SET frozen = replace(frozen, 'Damp', 'Dry')"))
    with pytest.raises(Refusal, match="cannot be made again exactly as it was sent"):
        office.ask(letters.make_again, letter)
    with pytest.raises(Refusal, match="This letter is no longer there"):
        office.ask(letters.make_again, 9_999)


@pytest.mark.clause("INC 3.1.2d")
@pytest.mark.clause("INC 1")
def test_large_print_is_made_for_those_who_want_it(office: Office) -> None:
    plain = office.ask(letters.make_again, acknowledge(office, office.log()))
    large = office.log(customer=customer(letter_format=LetterFormat.LARGE_PRINT))
    made = office.ask(letters.make_again, acknowledge(office, large))
    assert office.view(large).letters[0].format is LetterFormat.LARGE_PRINT
    assert _size_of_text(plain.content) == Pt(11)
    assert _size_of_text(made.content) >= Pt(16)


def test_the_team_is_whom_to_contact_until_there_is_a_handler(office: Office) -> None:
    case = office.log()
    assert "Complaints Team" in letter_text(office.ask(letters.make_again, acknowledge(office, case)).content)
    other = office.log()
    office.assign(other)
    made = letter_text(office.ask(letters.make_again, acknowledge(office, other)).content)
    assert "Sam Carter" in made
    assert "020 7946 0100" in made, "the landlord's number, where the handler has none"


def test_a_letter_promises_no_day_that_has_gone(office: Office) -> None:
    case = office.log(at("2026-03-02"))
    with pytest.raises(Refusal, match="date by which we will be in touch is missing"):
        acknowledge(office, case)
    made = letter_text(
        office.ask(letters.make_again, acknowledge(office, case, next_update_on=date(2026, 5, 28))).content
    )
    assert "Thursday 28 May 2026" in made
    assert set(re.findall(r"\w+ \d+ March 2026", made)) == {"Monday 2 March 2026"}, "the day it was received"


def test_without_a_template_in_force_nothing_is_made(office: Office) -> None:
    office.now = at("2014-06-02")  # the shipped templates are in force from 2015
    with pytest.raises(Refusal, match="There is no Word template for the acknowledgement yet"):
        acknowledge(office, office.log())


def test_the_homes_address_serves_where_the_customer_gave_none(office: Office) -> None:
    tenant = customer(address=replace(customer().address, line1="", town="", postcode=""))
    case = office.log(customer=tenant, home_id=office.homes["A2"])
    assert "Flat 4" in letter_text(office.ask(letters.make_again, acknowledge(office, case, how=Method.LETTER)).content)


def test_a_joint_tenant_is_greeted_as_well_and_nobody_is_not_written_to(office: Office) -> None:
    case = office.log()
    joy = office.view(case).customer
    assert joy
    office.change(lambda work: setattr(work.session.get_one(tables.Customer, joy.id), "joint_with", "Mr Tunde Bello; "))
    written = letter_text(office.ask(letters.make_again, acknowledge(office, case)).content)
    assert "Dear Ms Okafor and Mr Bello" in written
    assert "Ms Joy Okafor Mr Tunde Bello Flat 3" in written
    anonymous = office.log(anonymous=True)
    shown = office.ask(letters.preview, anonymous, LetterKind.RESPONSE, {})
    assert any("name and address" in sentence for sentence in shown.missing)


def _size_of_text(content: bytes) -> int:
    style = Document(BytesIO(content)).styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    return style.font.size or 0


@pytest.mark.clause("CODE 1.2")
def test_a_letter_says_what_a_complaint_is_in_the_laws_own_words_and_before_the_law_in_the_policys(
    office: Office,
) -> None:
    now = office.log()
    said = letter_text(office.ask(letters.make_again, acknowledge(office, now)).content)
    assert "an expression of dissatisfaction, however made, about the standard of service" in said
    earlier = office.log(received_at=at("2024-03-28"))
    letter = acknowledge(office, earlier, next_update_on=date(2026, 5, 27))
    said = letter_text(office.ask(letters.make_again, letter).content)
    assert "failed to follow its policy and procedures" in said


@pytest.mark.clause("ISHA 2.6b")
def test_until_a_handler_is_assigned_the_team_looks_after_the_complaint(office: Office) -> None:
    said = letter_text(office.ask(letters.make_again, acknowledge(office, office.log())).content)
    assert "our Complaints Team" in said


def test_a_letter_carries_the_head_of_its_cases_history_as_verify_history_reads_it(office: Office) -> None:
    case = office.log()
    head = office.ask(histories.history_of, "case", case)[0]
    made = office.ask(letters.make_again, acknowledge(office, case))
    carried = head_on_paper("R-2026-00001", head.number, head.digest)
    with ZipFile(BytesIO(made.content)) as parts:
        assert f"History {carried}" in parts.read("word/footer1.xml").decode()
    assert head_from(carried) == ("R-2026-00001", head.number, head.digest[:16])
