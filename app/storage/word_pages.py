"""On which page of a document a paragraph stands, about: as Word last laid it out, else by the length of the text."""

import re
from collections.abc import Iterator
from math import ceil

LINES_OF_A_PAGE = 42
CHARACTERS_OF_A_LINE = 88

_LAID_OUT = "<w:lastRenderedPageBreak"
_BEGUN = re.compile(r'<w:br\s[^>]*w:type="page"|<w:pageBreakBefore(?:\s*/>|\s+w:val="(?:1|true)")')


def pages_of(source: str) -> tuple[int, ...]:
    """The page of each line of a part that has one paragraph a line, counted from 1."""
    lines = source.split("\n")
    return tuple(_as_laid_out(lines) if _LAID_OUT in source else _by_length(lines))


def _as_laid_out(lines: list[str]) -> Iterator[int]:
    """Word marks where a page began when it last showed the document: the mark stands in that page's first text."""
    page = 1
    for line in lines:
        page += line.count(_LAID_OUT)
        yield page


def _by_length(lines: list[str]) -> Iterator[int]:
    page, filled = 1, 0
    for line in lines:
        if _BEGUN.search(line):
            page, filled = page + 1, 0
        filled += ceil(len(re.sub(r"<[^>]*>", "", line).strip()) / CHARACTERS_OF_A_LINE)
        if filled > LINES_OF_A_PAGE:
            page, filled = page + 1, 0
        yield page
