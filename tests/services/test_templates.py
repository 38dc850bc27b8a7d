"""Templates restyled in Word and brought in: checked first, used from today, and never for letters made before."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from sqlalchemy import delete

from app.domain.errors import Refusal
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.words import LetterKind, Method, Role
from app.services import cases, letters, templates
from app.storage import tables
from tests.owner import owner
from tests.services.office import Office, letter_text
from tests.storage.word_documents import LETTERS, document

ACKNOWLEDGEMENT = (LETTERS / "acknowledgement.docx").read_bytes()


def restyled(words: str) -> bytes:
    """The acknowledgement with a line of the office's own, as Word would save it."""
    opened: Any = Document(BytesIO(ACKNOWLEDGEMENT))
    opened.add_paragraph(words)
    saved = BytesIO()
    opened.save(saved)
    return saved.getvalue()


def acknowledged(office: Office) -> int:
    case = office.log()
    opened = {"understood": "", "outcome_sought": "Treat the wall and redecorate."}
    typed = Acknowledgement(Method.EMAIL, office.now, "Damp in the back bedroom.", opened["outcome_sought"])
    office.do(cases.acknowledge, case, typed, opened, with_letter=True)
    return office.view(case).letters[-1].id


def test_a_restyled_template_is_used_from_today_and_a_letter_sent_before_is_made_again_from_its_own(
    office: Office,
) -> None:
    before = acknowledged(office)
    done = office.do(templates.bring_in, LetterKind.ACKNOWLEDGEMENT, restyled("We are open on Saturdays."), "ours.docx")
    assert done.said == "The acknowledgement is made from ours.docx from now on"
    after = acknowledged(office)
    assert "We are open on Saturdays." in letter_text(office.ask(letters.make_again, after).content)
    assert "We are open on Saturdays." not in letter_text(office.ask(letters.make_again, before).content)
    lines = [line for line in office.ask(templates.templates) if line.kind is LetterKind.ACKNOWLEDGEMENT]
    assert [(line.name, line.letters, line.in_use) for line in lines] == [
        ("ours.docx", 1, True),
        ("acknowledgement.docx", 1, False),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"not a Word file", "ours.docx", id="a broken file"),
        pytest.param(document("{{ referense }}"), 'did you mean "reference"', id="an unknown field"),
        pytest.param(document("Dear {{ salutation }}"), "leaves out what", id="too little"),
        pytest.param(ACKNOWLEDGEMENT, "ours.docx is here already, just as it is.", id="the same once more"),
    ],
)
def test_a_template_with_a_fault_is_refused_in_a_sentence_and_the_old_one_stays(
    office: Office, content: bytes, says: str
) -> None:
    before = office.ask(templates.templates)
    with pytest.raises(Refusal) as refused:
        office.do(templates.bring_in, LetterKind.ACKNOWLEDGEMENT, content, "ours.docx")
    assert says in refused.value.sentence
    assert office.ask(templates.templates) == before


def test_what_a_template_leaves_out_is_named_with_its_clause(office: Office) -> None:
    with pytest.raises(Refusal, match=r"the date received \(CODE 6\.2\)"):
        office.do(templates.bring_in, LetterKind.ACKNOWLEDGEMENT, document("{{ reference }}"), "ours.docx")


def test_only_an_administrator_brings_in_a_template(office: Office) -> None:
    with owner(office.database.url) as connection:
        connection.execute(delete(tables.PersonRole).where(tables.PersonRole.role == Role.SYSTEM_ADMIN))
    with pytest.raises(Refusal, match="Only a system administrator"):
        office.do(templates.bring_in, LetterKind.ACKNOWLEDGEMENT, restyled("Ours."), "ours.docx")


def test_which_letter_it_is_for_is_asked(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        office.do(templates.bring_in, None, restyled("Ours."), "ours.docx")
    assert refused.value.fields == {"kind": "Choose which letter it is for."}


def test_a_file_is_read_and_one_that_is_not_there_is_named(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "ours.docx"
    with pytest.raises(Refusal, match="there is no such file"):
        office.do(templates.bring_in_file, LetterKind.ACKNOWLEDGEMENT, file)
    with pytest.raises(Refusal, match="cannot be read"):
        office.do(templates.bring_in_file, LetterKind.ACKNOWLEDGEMENT, tmp_path)
    file.write_bytes(restyled("Ours."))
    office.do(templates.bring_in_file, LetterKind.ACKNOWLEDGEMENT, file)
    newest = office.ask(templates.templates)[0]
    assert office.ask(templates.template_file, newest.id).content == file.read_bytes()
    with pytest.raises(Refusal, match="no longer there"):
        office.ask(templates.template_file, 9_999)
