from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refusal
from app.storage.word import Template, parts_digest
from tests.storage.word_documents import document, footer_of, part_of, text_of, with_part

LETTER = Template.read(
    document(
        "Dear {{ name }}",
        ("As we under", "stand it: {", "{ under", "stood }} – thank you."),
        "{%p if note %}",
        "Note: {{ note }}",
        "{%p else %}",
        "No note.",
        "{%p endif %}",
        "{%p for issue in issues %}",
        "{{ loop.index }}. {{ issue.what }}",
        "{%p endfor %}",
        table=[
            ("What", "Who"),
            ("{%tr for action in actions %}", ""),
            ("{{ action.what }}", "{{ action.owner }}"),
            ("{%tr endfor %}", ""),
        ],
        footer="Our reference {{ reference }}",
    ),
    "letter.docx",
)
VALUES = {
    "name": "Ms Okafor",
    "understood": "mould on two walls",
    "reference": "R-2026-00412",
    "issues": ({"what": "Damp"}, {"what": "A missed visit"}),
    "actions": ({"what": "Repair", "owner": "Sam"},),
}


def test_a_letter_is_filled_by_name_also_where_word_split_a_field() -> None:
    text = text_of(LETTER.fill(VALUES))

    assert text.split("\n")[:5] == [
        "Dear Ms Okafor",
        "As we understand it: mould on two walls – thank you.",
        "No note.",
        "1. Damp",
        "2. A missed visit",
    ]


def test_a_condition_and_the_rows_of_a_table_follow_the_values() -> None:
    made = LETTER.fill({**VALUES, "note": "bring a torch"})

    assert "Note: bring a torch" in text_of(made)
    assert [[cell.text for cell in row.cells] for row in Document(BytesIO(made)).tables[0].rows] == [
        ["What", "Who"],
        ["Repair", "Sam"],
    ]


def test_the_footer_is_filled_too() -> None:
    assert footer_of(LETTER.fill(VALUES)) == "Our reference R-2026-00412"


def test_the_fields_of_a_template_are_known_by_name() -> None:
    assert LETTER.fields == {
        *("name", "understood", "note", "reference", "issues", "issues.what"),
        *("actions", "actions.what", "actions.owner"),
    }


def test_every_missing_field_is_named_at_once_before_anything_is_made() -> None:
    with pytest.raises(Refusal) as refused:
        LETTER.fill({**VALUES, "name": None, "understood": " \x00\n", "issues": ({"what": "Damp"}, {"what": ""})})

    assert refused.value.sentence == (
        "The letter cannot be made from letter.docx yet. It still needs: name, understood, issues: what."
    )
    assert refused.value.fields["name"] == "name has no value."


def test_a_letter_without_its_rows_lacks_them_but_an_unused_condition_lacks_nothing() -> None:
    with pytest.raises(Refusal, match=r"It still needs: issues, actions\."):
        LETTER.fill({**VALUES, "issues": (), "actions": ()})


def test_what_a_customer_wrote_stays_text() -> None:
    said = "{{ reference }} {% if x %} <w:p/> & “quoted” \"'\nsecond line\r\nthird\tafter a tab"

    text = text_of(LETTER.fill({**VALUES, "understood": said}))

    assert said.replace("\r\n", "\n") in text


def test_the_same_values_give_the_same_bytes() -> None:
    assert LETTER.fill(VALUES) == LETTER.fill(dict(reversed(VALUES.items())))


def test_every_part_of_a_letter_is_dated_alike() -> None:
    with ZipFile(BytesIO(LETTER.fill(VALUES))) as file:
        assert file.testzip() is None
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[0] == "[Content_Types].xml"


def test_the_digest_is_of_the_parts_not_of_the_zip() -> None:
    made = LETTER.fill(VALUES)
    packed_otherwise = with_part(made, "word/document.xml", lambda content: content)

    assert packed_otherwise != made
    assert parts_digest(packed_otherwise) == parts_digest(made)
    assert parts_digest(LETTER.fill({**VALUES, "name": "Mr Bello"})) != parts_digest(made)


def test_a_template_kept_as_dotx_makes_a_document() -> None:
    kinds = (b"wordprocessingml.document.main", b"wordprocessingml.template.main")
    dotx = with_part(document("{{ name }}"), "[Content_Types].xml", lambda content: content.replace(*kinds))

    made = Template.read(dotx, "letter.dotx").fill({"name": "Ms Okafor"})

    assert text_of(made) == "Ms Okafor"
    assert "template.main" not in part_of(made, "[Content_Types].xml")


def test_a_document_without_any_field_is_a_letter_too() -> None:
    assert text_of(Template.read(document("Thank you."), "thanks.docx").fill({})) == "Thank you."


any_text = st.text() | st.text(st.sampled_from("{}%<>&\x00\x0b\t\r\n\ud800\ufffe\U0001f600\ue000 ab"))


@given(any_text, any_text, any_text)
def test_any_text_in_any_field_makes_a_letter_that_word_can_open(name: str, understood: str, owner: str) -> None:
    values = {
        **VALUES,
        "name": f"N{name}",
        "understood": f"U{understood}",
        "actions": ({"what": "Repair", "owner": f"O{owner}"},),
    }

    text = text_of(LETTER.fill(values))

    for written in (f"N{name}", f"U{understood}", f"O{owner}"):
        assert legal(written) in text


def legal(text: str) -> str:
    """The same text without what XML 1.0 cannot hold, by its own definition, and with newlines for line ends."""
    kept = "".join(character for character in text if _is_character(ord(character)))
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def _is_character(code: int) -> bool:
    ranges = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return code in {0x9, 0xA, 0xD} or any(low <= code <= high for low, high in ranges)
