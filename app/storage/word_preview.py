"""A letter as simple HTML for the screen: what was filled in soft blue, what is missing in amber."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from xml.etree import ElementTree as ET

from app.storage.word import BODY, Template
from app.storage.word_values import Asked

# Private-use characters around each value; what they enclose survives Word's runs and breaks.
_FILLED, _MISSING, _END = "\ue000", "\ue001", "\ue002"
_MARKS = re.compile(f"[{_FILLED}{_MISSING}{_END}]")
_SPANS = {
    _FILLED: '<span style="background-color:#e6edfb;color:#14213d">',
    _MISSING: '<span style="background-color:#fdebc8;color:#6b4500">',
    _END: "</span>",
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_HEADING = re.compile(r"(?:Heading|Title)([1-6]?)$")
_INSIDE = frozenset(f"{_W}{tag}" for tag in ("sdt", "sdtContent", "hyperlink", "ins", "smartTag", "fldSimple", "body"))
_CHARACTERS = {f"{_W}br": "<br>", f"{_W}cr": "<br>", f"{_W}tab": "&nbsp;&nbsp;&nbsp;&nbsp;"}


def preview_html(template: Template, values: Mapping[str, object], missing_words: Mapping[str, str]) -> str:
    """The body of the letter as far as it is known; a field without a value shows as ⟨its words⟩ in amber."""
    made = template.rendered(values, Asked(lambda name: _missing(missing_words.get(name, name))), _filled)
    plain = template.plain(BODY)
    document = made.get(BODY) or (plain.decode() if plain else "")
    root = ET.fromstring(document)  # noqa: S314 - made from a template whose parts were proved sound
    html = "".join(piece for body in root for piece in _blocks(body))
    return _MARKS.sub(lambda mark: _SPANS[mark.group()], html)


def _filled(text: str) -> str:
    return f"{_FILLED}{_MARKS.sub('', text)}{_END}"


def _missing(words: str) -> str:
    return f"{_MISSING}⟨{_MARKS.sub('', words).replace('_', ' ')}⟩{_END}"


def _blocks(node: ET.Element) -> Iterator[str]:
    if node.tag == f"{_W}p":
        yield _paragraph(node)
    elif node.tag == f"{_W}tbl":
        rows = "".join(f"<tr>{''.join(_cells(row))}</tr>" for row in node.iter(f"{_W}tr"))
        yield f'<table border="1" cellspacing="0" cellpadding="4" width="100%">{rows}</table>'
    elif node.tag in _INSIDE:
        for child in node:
            yield from _blocks(child)


def _cells(row: ET.Element) -> Iterator[str]:
    heads = row.find(f"{_W}trPr/{_W}tblHeader") is not None
    for cell in row.iter(f"{_W}tc"):
        inside = "".join(piece for child in cell for piece in _blocks(child))
        yield f'<th align="left">{inside}</th>' if heads else f"<td>{inside}</td>"


def _paragraph(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    heading = _HEADING.match(style.get(_VALUE, "")) if style is not None else None
    tag = f"h{min(int(heading[1] or 1) + 1, 4)}" if heading else "p"
    return f"<{tag}>{''.join(_inline(paragraph))}</{tag}>"


def _inline(node: ET.Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{_W}r":
            text = "".join(_CHARACTERS.get(part.tag) or _text(part) for part in child)
            bold = child.find(f"{_W}rPr/{_W}b")
            yield f"<b>{text}</b>" if text and bold is not None and bold.get(_VALUE) not in {"0", "false"} else text
        elif child.tag in _INSIDE:
            yield from _inline(child)


def _text(part: ET.Element) -> str:
    return escape(part.text or "", quote=False) if part.tag == f"{_W}t" else ""
