import re

import pytest

from app.storage.word import Template
from app.storage.word_large_print import enlarged, enlarged_styles
from tests.storage.word_documents import LETTERS, document, part_of

STYLES = '<w:styles xmlns:w="w">{}<w:style w:styleId="Small"><w:rPr><w:sz w:val="16"/></w:rPr></w:style></w:styles>'


@pytest.mark.parametrize("name", ["acknowledgement.docx", "response.docx"])
def test_nothing_in_large_print_is_smaller_than_16_points_or_set_to_the_right(name: str) -> None:
    template = Template.read((LETTERS / name).read_bytes(), name)
    row = {field.partition(".")[2]: "text" for field in template.fields if "." in field}
    values: dict[str, object] = dict.fromkeys(template.fields, "text")

    made = template.fill({**values, "issues": (row,), "actions": (row,)}, large_print=True)

    for part in ("word/styles.xml", "word/document.xml", "word/header1.xml", "word/footer2.xml"):
        xml = part_of(made, part)
        assert min((int(size) for size in re.findall(r'<w:szC?s? w:val="(\d+)"', xml)), default=32) >= 32
        assert not re.search(r'<w:jc w:val="(both|center|right)"', xml)
        assert set(re.findall(r'w:ascii="([^"]+)"', xml)) <= {"Arial"}


def test_headings_stay_larger_than_the_text() -> None:
    assert enlarged('<w:sz w:val="22"/><w:szCs w:val="32"/>') == '<w:sz w:val="32"/><w:szCs w:val="47"/>'


def test_a_row_or_line_of_an_exact_height_may_grow_and_serifs_go_but_symbols_stay() -> None:
    before = '<w:spacing w:line="240" w:lineRule="exact"/><w:rFonts w:ascii="Times"/><w:rFonts w:ascii="Wingdings"/>'

    after = enlarged(before)

    assert 'w:lineRule="atLeast"' in after
    assert "Times" not in after
    assert '<w:rFonts w:ascii="Wingdings"/>' in after


@pytest.mark.parametrize(
    "defaults",
    [
        "",
        "<w:docDefaults/>",
        "<w:docDefaults><w:rPrDefault/></w:docDefaults>",
        "<w:docDefaults><w:rPrDefault><w:rPr></w:rPr></w:rPrDefault></w:docDefaults>",
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>',
    ],
)
def test_text_whose_size_no_style_gives_is_large_as_well(defaults: str) -> None:
    styles = enlarged_styles(STYLES.format(defaults))

    assert re.search(r'<w:docDefaults><w:rPrDefault><w:rPr>.*<w:sz w:val="32"/>.*</w:rPr></w:rPrDefault>', styles)
    assert styles.count("<w:docDefaults") == 1


def test_a_header_without_fields_is_enlarged_too() -> None:
    template = Template.read(document("{{ name }}", footer="Riverside Homes"), "letter.docx")
    small = part_of(template.fill({"name": "Ms Okafor"}), "word/styles.xml")

    assert part_of(template.fill({"name": "Ms Okafor"}, large_print=True), "word/styles.xml") != small
