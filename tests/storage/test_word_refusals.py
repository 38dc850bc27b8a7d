from io import BytesIO
from zipfile import ZipFile

import pytest

from app.domain.errors import Refusal
from app.storage import zip_parts
from app.storage.word import Template, parts_digest
from tests.storage.word_documents import document, with_part

KNOWN = frozenset({"reference", "date_received", "issues", "issues.decision"})


def refusal(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        Template.read(data, "ack.docx").check(KNOWN)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (
            ["One", "Two", "Our {{ referense }}"],
            'ack.docx, paragraph 3, about page 1: unknown field "referense"; did you mean "reference"?',
        ),
        (["{{ quite_another }}"], 'ack.docx, paragraph 1, about page 1: unknown field "quite_another".'),
        (
            ["{%p for issue in issues %}", "{{ issue.decison }}", "{%p endfor %}"],
            'ack.docx, paragraph 2, about page 1: unknown field "issue.decison"; did you mean "issue.decision"?',
        ),
        (
            ["{{ referense }}", "{{ date_recieved }}"],
            (
                'ack.docx, paragraph 1, about page 1: unknown field "referense"; did you mean "reference"? '
                'ack.docx, paragraph 2, about page 1: unknown field "date_recieved"; did you mean "date_received"?'
            ),
        ),
        (
            ["{{ issues }}"],
            'ack.docx, paragraph 1, about page 1: "issues" has rows; print them with {%p for … in issues %}.',
        ),
        (
            ["{%p for r in reference %}", "Row", "{%p endfor %}"],
            'ack.docx, paragraph 1, about page 1: "reference" has no rows; print it with {{ reference }}.',
        ),
        (
            ["One", "{{ reference reference }}"],
            (
                "ack.docx, paragraph 2, about page 1: this field cannot be read: "
                "expected token 'end of print statement', got 'reference'."
            ),
        ),
        (
            ["One", "{{ reference|upper }}"],
            (
                "ack.docx, paragraph 2, about page 1: “filter” cannot be used here; "
                "a letter knows only {{ field }}, if, for, not, and, or."
            ),
        ),
        (
            ["{{ reference.__class__ }}"],
            (
                "ack.docx, paragraph 1, about page 1: "
                "“reference.__class__” stands outside its rows, or is no field of a row."
            ),
        ),
        (
            ["{%p for issue in issues %}", "{{ issue.__class__ }}", "{%p endfor %}"],
            "ack.docx, paragraph 2, about page 1: “issue.__class__” stands outside its rows, or is no field of a row.",
        ),
        (
            ["{%p for issue in issues %}", "{{ issue }}", "{%p endfor %}"],
            (
                "ack.docx, paragraph 2, about page 1: "
                "“issue” is a whole row; name what to print of it, as in issue.number."
            ),
        ),
        (
            ["{{ loop.index }}"],
            "ack.docx, paragraph 1, about page 1: “loop.index” stands outside its rows, or is no field of a row.",
        ),
        (
            ["{%p if reference %}", "{% if reference %}", "{%p endif %}"],
            (
                "ack.docx, paragraph 3, about page 1: this field cannot be read: Unexpected end of template. "
                "Jinja was looking for the "
                "following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'."
            ),
        ),
    ],
)
def test_a_field_that_cannot_be_filled_says_where_it_stands(paragraphs: list[str], sentence: str) -> None:
    assert refusal(document(*paragraphs)) == sentence


def test_a_paragraph_after_a_repeated_row_is_still_counted_rightly() -> None:
    rows = [("{%tr for issue in issues %}", ""), ("{{ issue.decision }}", ""), ("{%tr endfor %}", "")]
    after = document("One", table=[("a", "b"), *rows, ("{{ wrong }}", "")])

    assert refusal(after) == 'ack.docx, paragraph 10, about page 1: unknown field "wrong".'


def test_a_field_in_the_footer_is_found_there() -> None:
    assert refusal(document("One", footer="{{ refrence }}")) == (
        'ack.docx, footer1, paragraph 1: unknown field "refrence"; did you mean "reference"?'
    )


def test_a_condition_that_ends_in_another_place_is_refused_before_a_letter_falls_apart() -> None:
    crossing = document("{% if reference %}One", table=[("Two{% endif %}", "Three")])

    assert refusal(crossing) == (
        "ack.docx: the document falls apart when it is filled. A for or if must end where it began: "
        "{%p … %} among paragraphs, {%tr … %} among the rows of a table."
    )


def test_what_is_not_a_word_document_is_refused() -> None:
    empty = BytesIO()
    with ZipFile(empty, "w"):
        pass
    not_zip = "ack.docx is not a Word document (.docx), or it is damaged. Save it in Word again."

    assert refusal(b"Dear customer") == not_zip
    assert refusal(document("One")[:-200]) == not_zip
    assert refusal(empty.getvalue()) == "ack.docx is not a Word document (.docx): it has no text that could be read."
    with pytest.raises(Refusal, match="The letter is not a Word document"):
        parts_digest(b"Dear customer")


def test_a_spreadsheet_renamed_to_docx_is_refused() -> None:
    assert "has no text that could be read" in refusal(with_part(document("One"), "word/document.xml", lambda _: None))


def test_a_document_with_macros_is_refused() -> None:
    sentence = "ack.docx contains macros. Save it in Word as a document without macros (.docx)."
    content_type = (b"wordprocessingml.document.main", b"macroEnabled.main")

    assert refusal(with_part(document("One"), "word/vbaProject.bin", lambda _: b"macro")) == sentence
    assert refusal(with_part(document("One"), "[Content_Types].xml", lambda t: t.replace(*content_type))) == sentence


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (b"<w:document>", "ack.docx: the document is damaged. Save it in Word again."),
        (b"\xff\xfe\x00", "ack.docx: the document is damaged. Save it in Word again."),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "ack.docx: this is not how Word writes a document. Save it in "),
    ],
)
def test_a_damaged_text_is_refused(broken: bytes, sentence: str) -> None:
    assert refusal(with_part(document("One"), "word/document.xml", lambda _: broken)).startswith(sentence)


def test_a_file_that_unpacks_to_more_than_64_mb_is_refused_unread() -> None:
    bomb = with_part(document("One"), "word/media/image1.bmp", lambda _: bytes(zip_parts.MOST_BYTES + 1))

    assert len(bomb) < 1_000_000
    assert refusal(bomb) == "ack.docx is too large for a letter: unpacked it is more than 64 MB."


def test_a_file_locked_with_a_password_is_refused() -> None:
    data = bytearray(document("One"))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(data)) == "ack.docx is locked with a password. Save it in Word without one."


PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
LAID_OUT = "<w:r><w:lastRenderedPageBreak/></w:r>"


@pytest.mark.parametrize(
    ("paragraphs", "marks", "page"),
    [
        (["One", "Two", "{{ wrong }}"], {}, 1),
        (["One", "Two", "{{ wrong }}"], {"Two": PAGE_BREAK}, 2),
        (["One", "Two", "{{ wrong }}"], {"One": LAID_OUT, "Two": PAGE_BREAK + LAID_OUT}, 3),
        (["Long. " * 80] * 15 + ["{{ wrong }}"], {}, 3),
    ],
)
def test_a_fault_is_found_by_its_paragraph_and_about_by_its_page(
    paragraphs: list[str], marks: dict[str, str], page: int
) -> None:
    def mark(body: bytes) -> bytes:
        text = body.decode()
        for words, xml in marks.items():
            text = text.replace(f"<w:r><w:t>{words}</w:t></w:r>", f"{xml}<w:r><w:t>{words}</w:t></w:r>")
        return text.encode()

    found = refusal(with_part(document(*paragraphs), "word/document.xml", mark))
    assert found == f'ack.docx, paragraph {len(paragraphs)}, about page {page}: unknown field "wrong".'
