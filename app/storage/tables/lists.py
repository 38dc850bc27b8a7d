"""One narrow row per case for lists and finding, kept in the transaction that changes the case."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.words import Status
from app.storage.tables.mapped import FOLDED, KEY, Mapped

NO_DATE = date(9999, 12, 31)
"""Stands for "nothing is due": sorts after every real day, so that one index serves the whole list."""

UNCLOSED = frozenset({Status.OPEN, Status.ANSWERED})
"""The statuses of cases that people work on; on a closed one something may be left to do."""

SORTED_BY = (
    *("due_on", "reference", "customer_sort", "about_sort"),
    *("stage_number", "to_do", "handler_sort", "received_on"),
)
"""The sortable columns; each has an index of all cases, of those within a status, and of those in work."""


def _of_those_in_work(column: str) -> Index:
    """The index of the cases that people work on: small however many are closed, and it knows whose turn it is."""
    found, here = (column, "case_id", "todo_person_id", "status"), text("in_work = 1")  # as SQLite must be asked
    return Index(f"ix_case_list_in_work_{column}", *found, postgresql_where=text("in_work"), sqlite_where=here)


class CaseListRow(Mapped):
    """What a list shows of one case; a restricted case shows its reference alone."""

    __tablename__ = "case_list"
    __table_args__ = (
        *(Index(f"ix_case_list_{column}", column, "case_id") for column in SORTED_BY),
        *(Index(f"ix_case_list_status_{column}", "status", column, "case_id") for column in SORTED_BY),
        *(_of_those_in_work(column) for column in SORTED_BY),
        {"info": {"derived": True}},
    )
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    reference: Column[str] = mapped_column(FOLDED)
    status: Column[str] = mapped_column(String(30))
    in_work: Column[bool]
    kind: Column[str] = mapped_column(String(30))
    landlord_id: Column[int] = mapped_column(KEY)
    customer: Column[str]
    customer_sort: Column[str] = mapped_column(FOLDED)
    address: Column[str]
    about: Column[str]
    about_sort: Column[str] = mapped_column(FOLDED)
    stage_number: Column[int]
    stage_name: Column[str] = mapped_column(String(60))
    received_on: Column[date]
    due_on: Column[date]
    to_do: Column[str] = mapped_column(FOLDED)
    todo_person_id: Column[int] = mapped_column(KEY, default=0)
    handler: Column[str]
    handler_sort: Column[str] = mapped_column(FOLDED)
    restricted: Column[bool]


class CaseWord(Mapped):
    """One folded word by which a case is found."""

    __tablename__ = "case_words"
    __table_args__ = ({"info": {"derived": True}},)
    word: Column[str] = mapped_column(FOLDED, primary_key=True)
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
