"""Which rows are recorded, and to whose chain of history each belongs: read off the tables, for both databases."""

from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Column, Table

from app.storage.tables import Mapped

SUBJECTS: Final = {
    "cases": "case",
    "customers": "customer",
    "landlords": "landlord",
    "people": "person",
}
"""Tables whose rows have a chain each, and what that chain is called; parts of them belong to it by their <name>_id."""
_OWNERS: Final = ("case", "customer", "landlord", "person")
_COUNTED: Final = {id(mapper.version_id_col) for mapper in Mapped.registry.mappers if mapper.version_id_col is not None}
"""The columns that count a row's changes, by identity."""


class Chain(NamedTuple):
    """To which chain the rows of a table belong: what it is called, and the column that says whose; none for one."""

    kind: str
    column: str


@cache
def chain_of(table: Table) -> Chain:
    """The chain of a table's rows: of their own, of what they are a part of, or of the office as a whole."""
    if kind := SUBJECTS.get(table.name):
        return Chain(kind, "id")
    owner = next((kind for kind in _OWNERS if f"{kind}_id" in table.c), None)
    return Chain(owner, f"{owner}_id") if owner else Chain("office", "")


def recorded_tables() -> tuple[Table, ...]:
    """Every table whose changes are somebody's move: all but those that follow from others, or are the record."""
    return tuple(table for table in Mapped.metadata.sorted_tables if not table.info.get("derived"))


def is_unrecorded(column: Column[Any]) -> bool:
    """True for what follows from other columns, counts changes, or is too large to stand in a line."""
    return id(column) in _COUNTED or bool(column.info.get("derived")) or column.info.get("history") is False
