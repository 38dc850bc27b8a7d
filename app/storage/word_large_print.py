"""Large print: nothing smaller than 16 points, left-aligned, without serifs (domain §5)."""

import re

SMALLEST = 16  # points
USUAL = 11  # points, the size of the standard letter's text: everything grows as that does

_SIZE = re.compile(r'(<w:szC?s? w:val=")(\d+)(")')
_ALIGNED = re.compile(r'(<w:jc w:val=")(?:both|center|right|end|distribute)(")')
_EXACT = re.compile(r'(w:(?:lineRule|hRule)=")exact(")')
_FONTS = re.compile(r"<w:rFonts(?![^>]*(?:Symbol|Wingdings|Webdings))[^>]*/>")
_SANS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'


def enlarged(xml: str) -> str:
    """The same part in large print; lines and rows of an exact height may grow with their text."""
    xml = _SIZE.sub(lambda size: f"{size[1]}{_half_points(int(size[2]))}{size[3]}", xml)
    xml = _ALIGNED.sub(r"\1left\2", xml)
    xml = _EXACT.sub(r"\1atLeast\2", xml)
    return _FONTS.sub(_SANS, xml)


def enlarged_styles(xml: str) -> str:
    """The styles in large print; where the document's own text has no size, Word would take 10 points."""
    xml = enlarged(xml)
    usual = re.search(r"<w:rPrDefault>.*?</w:rPrDefault>", xml, re.DOTALL)
    if usual and "<w:sz " in usual.group():
        return xml
    size = f'<w:sz w:val="{SMALLEST * 2}"/><w:szCs w:val="{SMALLEST * 2}"/>'
    if usual and "</w:rPr>" in usual.group():
        return xml.replace(usual.group(), usual.group().replace("</w:rPr>", f"{size}</w:rPr>"))
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{_SANS}{size}</w:rPr></w:rPrDefault></w:docDefaults>"
    plain = re.sub(r"<w:docDefaults>.*?</w:docDefaults>|<w:docDefaults/>", "", xml, flags=re.DOTALL)
    return re.sub(r"(<w:styles[^>]*>)", rf"\1{defaults}", plain, count=1)


def _half_points(size: int) -> int:
    return max(SMALLEST * 2, round(size * SMALLEST / USUAL))
