"""The letters as shipped: complete, sound, and readable on paper."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from app.domain.letters import contents_left_out, known_fields, what_it_must_contain
from app.domain.words import LetterKind
from app.storage.policy_packs import load_law, load_pack, shipped
from app.storage.word import Template
from tests.domain.letter_examples import (
    ACKNOWLEDGEMENT,
    CLOSURE,
    DEFINITION,
    EXTENSION,
    OPENING,
    REFUSAL,
    RESPONSE,
    RESPONSIBILITIES,
    UPDATE,
    WRITTEN,
)
from tests.storage.word_documents import LETTERS, footer_of, part_of, text_of

VALUES = {
    LetterKind.ACKNOWLEDGEMENT: ACKNOWLEDGEMENT.fields(),
    LetterKind.EXTENSION: EXTENSION.fields(),
    LetterKind.REFUSAL: REFUSAL.fields(),
    LetterKind.RESPONSE: {**RESPONSE.fields(), **WRITTEN},
    LetterKind.DEFINITION: {**DEFINITION.fields(), **WRITTEN, **RESPONSIBILITIES},
    LetterKind.UPDATE: {**UPDATE.fields(), **WRITTEN},
    LetterKind.CLOSURE: {**CLOSURE.fields(), **WRITTEN},
}
KINDS = pytest.mark.parametrize("kind", list(LetterKind))
SOFFICE = shutil.which("soffice")


def template(kind: LetterKind) -> Template:
    name = f"{kind}.docx"
    return Template.read((LETTERS / name).read_bytes(), name)


@KINDS
def test_a_shipped_template_uses_every_field_it_could_and_no_other(kind: LetterKind) -> None:
    template(kind).check(known_fields(kind))

    assert template(kind).fields == known_fields(kind)


@pytest.mark.clause("CODE 6.9")
@KINDS
def test_a_shipped_template_leaves_out_nothing_that_any_shipped_policy_asks_for(kind: LetterKind) -> None:
    for policy in map(load_pack, shipped()):
        for stage in policy.stages:
            demanded = what_it_must_contain(kind, policy, load_law(), stage.number)
            assert contents_left_out(template(kind).printed, demanded) == ()


@pytest.mark.clause("CODE 1.2")
@pytest.mark.clause("ISHA 2.6a")
def test_the_acknowledgement_says_what_it_must() -> None:
    text = text_of(template(LetterKind.ACKNOWLEDGEMENT).fill(VALUES[LetterKind.ACKNOWLEDGEMENT]))

    assert text.startswith(
        "Ms Joy Okafor\nMr Tunde Bello\nFlat 3\n27 Love Lane\nLONDON\nEC2V 7AA\nOur reference: R-2026-"
    )
    assert "Dear Ms Okafor and Mr Bello" in text
    assert "We received your complaint on Friday 22 May 2026." in text
    assert "looked after by Sam Carter, Complaint Handler, who will be in touch with you by Friday 29 May 2026." in text
    assert "“an expression of dissatisfaction, however made, about the standard of service”" in text


@pytest.mark.clause("ISHA 2.7c")
@pytest.mark.clause("ISHA 2.7d")
@pytest.mark.clause("CODE 6.9")
def test_the_answer_says_what_it_must_of_each_issue_and_action() -> None:
    made = template(LetterKind.RESPONSE).fill(VALUES[LetterKind.RESPONSE])
    text = text_of(made)
    issues, actions = Document(BytesIO(made)).tables

    assert "our answer at the stage “Stage 1”" in text
    assert [row.cells[2].text for row in issues.rows][1:] == ["Upheld", "Partially upheld", "Not upheld", "Withdrawn"]
    assert [cell.text for cell in actions.rows[5].cells] == [
        "Visit six weeks after the work",
        "Sam Carter",
        "Tuesday 18 August 2026",
    ]
    for issue in RESPONSE.issues:
        assert f"{issue.number}. {issue.issue}" in text
        assert issue.reasons in text
    assert text.count("How we are putting it right") == 2
    assert "You can ask us to look at your complaint again." in text


@pytest.mark.clause("CODE 6.4")
def test_the_extension_says_what_it_must() -> None:
    text = text_of(template(LetterKind.EXTENSION).fill(VALUES[LetterKind.EXTENSION]))

    assert "our answer is due by Tuesday 9 June 2026" in text
    assert "You will now have our answer by Tuesday 23 June 2026." in text
    assert "A second survey is needed." in text
    assert "We will be in touch with you by Tuesday 2 June 2026" in text
    assert "After that you will hear from us every week" in text


@pytest.mark.clause("ISHA 2.6e")
@pytest.mark.clause("CODE 6.6")
def test_the_update_names_each_action_its_owner_and_its_day_and_what_came_to_its_end() -> None:
    made = template(LetterKind.UPDATE).fill(VALUES[LetterKind.UPDATE])
    still, ended = ([[cell.text for cell in row.cells] for row in each.rows] for each in Document(BytesIO(made)).tables)
    text = text_of(made)

    assert still[1:] == [["Repair the gutter", "Sam Carter", "Tuesday 16 June 2026"]]
    assert ended[1:] == [
        ["Treat both walls", "Done on Tuesday 26 May 2026"],
        ["Treat both walls", "No longer needed: You did it."],
    ]
    assert "in touch with you by Tuesday 2 June 2026 at the latest" in text
    assert "We are sorry that this takes so long." in text
    assert text.endswith("Riverside Homes\nEnc: Survey\nCopy to: Cllr Ada Ng")


@pytest.mark.clause("ISHA 2.7a")
def test_the_closure_says_the_outcome_what_was_done_what_was_learnt_and_asks_how_it_was() -> None:
    text = text_of(template(LetterKind.CLOSURE).fill(VALUES[LetterKind.CLOSURE]))

    assert "Taken as a whole, your complaint was upheld." in text
    assert "Damp and mould\nUpheld" in text
    assert "We now ring before we come." in text
    assert "We have invited you to our survey." in text


@pytest.mark.clause("CODE 6.2")
def test_the_definition_says_what_is_understood_who_answers_for_what_and_when() -> None:
    text = text_of(template(LetterKind.DEFINITION).fill(VALUES[LetterKind.DEFINITION]))

    for said in ("Black mould on two walls", "The gutter and the walls.", "Your furniture.", "Sam Carter, Complaint"):
        assert said in text
    assert "You will have our answer by Tuesday 9 June 2026." in text


@pytest.mark.clause("CODE 3.7")
@KINDS
def test_every_letter_has_the_ombudsmans_details_of_today_in_locked_paragraphs(kind: LetterKind) -> None:
    made = template(kind).fill(VALUES[kind])
    locked = part_of(made, "word/document.xml").split('<w:lock w:val="sdtContentLocked"/>')[-1].split("</w:sdt>")[0]

    assert "0300 111 3000" in locked
    assert "PO Box 1484, Unit D, PRESTON PR2 0ET" in locked
    assert "Exchange Tower" not in text_of(made)


def test_an_answer_to_one_issue_has_no_summary_table_and_one_without_actions_says_so() -> None:
    values = {**VALUES[LetterKind.RESPONSE], "several_issues": False, "actions": ()}
    made = template(LetterKind.RESPONSE).fill(values)

    assert Document(BytesIO(made)).tables == []
    assert "Nothing is left for us to do" in text_of(made)


@KINDS
def test_a_representative_is_written_to_on_behalf_of_the_customer(kind: LetterKind) -> None:
    made = template(kind).fill({**VALUES[kind], "on_behalf_of": "Ms Joy Okafor"})

    assert "a complaint that you have made on behalf of Ms Joy Okafor." in text_of(made)
    assert "on behalf of" not in text_of(template(kind).fill(VALUES[kind]))


@KINDS
def test_a_letter_is_a4_in_11_point_arial_with_the_reference_on_every_page(kind: LetterKind) -> None:
    made = template(kind).fill(VALUES[kind])
    document = Document(BytesIO(made))
    page, text = document.sections[0], document.styles["Normal"]

    assert (page.page_width, page.page_height) == (pytest.approx(Mm(210), abs=999), pytest.approx(Mm(297), abs=999))
    assert isinstance(text, ParagraphStyle)
    assert (text.font.name, text.font.size) == ("Arial", Pt(11))
    assert OPENING.reference in footer_of(made)
    assert {"Address", "Reference", "Heading 1", "Body Text", "Free text", "Letter table"} <= {
        style.name for style in document.styles
    }


@KINDS
def test_a_shipped_template_names_no_person_and_holds_no_picture(kind: LetterKind) -> None:
    data = (LETTERS / f"{kind}.docx").read_bytes()
    with ZipFile(BytesIO(data)) as file:
        assert not [part for part in file.namelist() if "media" in part or "thumbnail" in part]
    assert Document(BytesIO(data)).core_properties.author == ""


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("large_print", "most_pages"), [(False, b"3"), (True, b"5")])
def test_a_long_answer_can_be_printed_from_libreoffice(tmp_path: Path, large_print: bool, most_pages: bytes) -> None:
    made = template(LetterKind.RESPONSE).fill(VALUES[LetterKind.RESPONSE], large_print=large_print)
    (tmp_path / "response.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]

    subprocess.run([*command, str(tmp_path / "response.docx")], check=True, capture_output=True, timeout=120)

    printed = (tmp_path / "response.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type/Page/") <= int(most_pages)
    assert b"/Type/Page/" in printed
