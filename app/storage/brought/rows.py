"""A row as it was brought, and the limits of what is read at all."""

from typing import Final, NamedTuple

MOST_BYTES: Final = 200 * 1024 * 1024
MOST_ROWS: Final = 1_048_576
"""As many as a sheet of Excel has."""
MOST_COLUMNS: Final = 250
LONGEST_CELL: Final = 32_767
"""Characters; as many as a cell of Excel takes."""

_A: Final = ord("A")
_LETTERS: Final = 26


class Row(NamedTuple):
    """One row that is not empty: its number, counted from 1 as Excel does, and its cells as text.

    `problem` is why it cannot be taken as it is: a sentence that names row and column.
    """

    number: int
    cells: tuple[str, ...]
    problem: str = ""


def column_name(index: int) -> str:
    """A column as Excel names it: 0 is A, 26 is AA."""
    name = ""
    while index >= 0:
        index, letter = divmod(index, _LETTERS)
        name, index = chr(_A + letter) + name, index - 1
    return name


def checked(number: int, cells: list[str]) -> Row:
    """A row with what is wrong with its characters, its length, its number of cells."""
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        beyond = f"Row {number}, column {column_name(MOST_COLUMNS)}: no more than {MOST_COLUMNS} columns are read."
        return Row(number, tuple(cells[:MOST_COLUMNS]), beyond)
    taken = tuple(cells)
    whole = "".join(taken)
    if whole.isprintable() and len(whole) <= LONGEST_CELL:
        return Row(number, taken)
    return Row(number, taken, _problem(number, taken))


def _problem(number: int, cells: tuple[str, ...]) -> str:
    from app.domain.moves.checks import control_characters

    for index, cell in enumerate(cells):
        where = f"Row {number}, column {column_name(index)}"
        if len(cell) > LONGEST_CELL:
            return f"{where}: longer than {LONGEST_CELL:,} characters. Is a quotation mark opened and not closed?"
        if wrong := control_characters(cell):
            return f"{where}: {wrong[:1].lower()}{wrong[1:]}"
    return ""
