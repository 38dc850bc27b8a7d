from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.letter_values import AcknowledgementLetter, Opening
from app.domain.letters import missing_words
from app.domain.words import LetterKind
from app.storage.word import Template
from app.storage.word_preview import preview_html
from tests.domain.letter_examples import ACKNOWLEDGEMENT, RESPONSE
from tests.storage.word_documents import LETTERS, document, with_part

ACKNOWLEDGE = Template.read((LETTERS / "acknowledgement.docx").read_bytes(), "acknowledgement.docx")
RESPOND = Template.read((LETTERS / "response.docx").read_bytes(), "response.docx")
WORDS = {**missing_words(LetterKind.ACKNOWLEDGEMENT), "contact_name": "handler: not assigned yet"}
BLUE, AMBER = '<span style="background-color:#e6edfb;color:#14213d">', '<span style="background-color:#fdebc8;'


def test_what_was_filled_is_blue_and_keeps_its_line_breaks() -> None:
    html = preview_html(ACKNOWLEDGE, ACKNOWLEDGEMENT.fields(), WORDS)

    assert f"{BLUE}Black mould on two walls since January.<br>Two visits were missed.</span>" in html
    assert f"<b>{BLUE}R-2026-00412</span></b>" in html
    assert "<h2>We have received your complaint</h2>" in html
    assert "⟨" not in html


def test_what_is_missing_shows_its_words_in_amber() -> None:
    contact = replace(ACKNOWLEDGEMENT.opening.contact, name="")
    letter = replace(ACKNOWLEDGEMENT, opening=replace(ACKNOWLEDGEMENT.opening, contact=contact))

    html = preview_html(ACKNOWLEDGE, letter.fields(), WORDS)

    assert f'{AMBER}color:#6b4500">⟨handler: not assigned yet⟩</span>' in html


@pytest.mark.parametrize(("template", "values"), [(ACKNOWLEDGE, {}), (RESPOND, {}), (RESPOND, Opening().fields())])
def test_a_letter_of_which_nothing_is_known_can_be_previewed(template: Template, values: dict[str, object]) -> None:
    assert "⟨reference⟩" in preview_html(template, values, {})


def test_an_answer_shows_its_tables_and_what_a_row_will_hold() -> None:
    html = preview_html(RESPOND, RESPONSE.fields(), missing_words(LetterKind.RESPONSE))
    empty = preview_html(RESPOND, replace(RESPONSE, issues=()).fields(), missing_words(LetterKind.RESPONSE))

    assert html.count("<tr>") == 1 + 4 + 1 + 5
    assert '<th align="left"><p>By when</p></th>' in html
    assert "⟨the decision⟩" in empty


def test_the_locked_paragraphs_are_shown_as_well() -> None:
    assert "www.housing-ombudsman.org.uk" in preview_html(ACKNOWLEDGE, ACKNOWLEDGEMENT.fields(), WORDS)


def test_a_document_without_fields_has_a_preview() -> None:
    template = Template.read(document("Thank you.", "A\ttab & <b>"), "thanks.docx")

    html = preview_html(template, {}, {})

    assert "<p>Thank you.</p>" in html
    assert "<p>A&nbsp;&nbsp;&nbsp;&nbsp;tab &amp; &lt;b&gt;</p>" in html


def test_a_web_address_that_word_made_a_link_is_shown() -> None:
    link = b'<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{{ website }}</w:t></w:r></w:hyperlink></w:p></w:body>'
    linked = with_part(document("See"), "word/document.xml", lambda xml: xml.replace(b"</w:body>", link))

    assert "www.example.org" in preview_html(Template.read(linked, "link.docx"), {"website": "www.example.org"}, {})


@given(st.text(alphabet=st.sampled_from("<>&\ue000\ue001\ue002{}%\n\x00 a")), st.text())
def test_whatever_is_typed_the_preview_stays_whole(understood: str, sought: str) -> None:
    letter = AcknowledgementLetter(complaint_understood=f"x{understood}", outcome_sought=f"x{sought}")

    html = preview_html(ACKNOWLEDGE, letter.fields(), WORDS)

    assert html.count("<span") == html.count("</span>")
    assert html.count("<p>") == html.count("</p>")
