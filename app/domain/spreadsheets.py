"""A list as it leaves the program for a spreadsheet: text stays text, and nothing in it is reckoned as a formula."""

import csv
from collections.abc import Iterable, Sequence
from html import escape
from io import StringIO

BEGINS_A_FORMULA = ("=", "+", "-", "@")
FAILED_FORMULAS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))
"""What stands in a cell whose formula failed: nobody's name, and no reference."""
BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""

Rows = Sequence[Sequence[str]]


def harmless(words: str) -> str:
    """The words on one line; what a spreadsheet would take for a formula begins with an apostrophe."""
    said = " ".join(words.split())
    return f"'{said}" if said.startswith(BEGINS_A_FORMULA) else said


def as_tabbed_lines(rows: Rows) -> str:
    """A line for each row, cells parted by tabs: what is pasted as text."""
    return "\n".join("\t".join(line) for line in _harmless(rows))


def as_html_table(rows: Rows) -> str:
    """A table whose first row is its head; cells are marked as text, so that Excel makes no dates of them."""
    head, *body = ["".join(_cell(cell, "td" if place else "th") for cell in row) for place, row in enumerate(rows)]
    lines = "".join(f"<tr>{cells}</tr>" for cells in body)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def as_csv(rows: Rows) -> str:
    """A file for Excel: comma-separated, every cell in quotes, with the mark that says it is UTF-8."""
    file = StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(_harmless(rows))
    return BYTE_ORDER_MARK + file.getvalue()


def _cell(words: str, tag: str) -> str:
    return f"<{tag} style=\"mso-number-format:'\\@'\">{escape(harmless(words))}</{tag}>"


def _harmless(rows: Iterable[Sequence[str]]) -> Iterable[list[str]]:
    return ([harmless(cell) for cell in row] for row in rows)
