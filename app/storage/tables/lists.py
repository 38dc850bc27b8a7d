"""One narrow row per case, and one for each thing left to do on it, kept in the transaction that changes the case."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.domain.words import Status
from app.storage.tables.mapped import FOLDED, KEY, Mapped, key

NO_DATE = date(9999, 12, 31)
"""Stands for "nothing is due": sorts after every real day, so that one index serves the whole list."""

UNCLOSED = frozenset({Status.OPEN, Status.ANSWERED})
"""The statuses of cases that people work on; on a closed one something may be left to do."""

SORTED_BY = (
    *("due_on", "reference", "customer_sort", "about_sort"),
    *("stage_number", "to_do", "handler_sort", "received_on"),
)
"""The sortable columns; each has an index of all cases, of those within a status, and of those in work."""


WORK_SORTED_BY = ("due_on", "reference", "customer_sort", "about_sort", "stage_number", "to_do")
"""The sortable columns of what is left to do."""


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


class WorkRow(Mapped):
    """One thing that is left to do on a case, as My work lists it; of a restricted case it is not said what it is.

    `person_id` is whose turn it is: 0 is whoever is free, and less than 0 whoever may approve, but not the person of
    that id, who proposed it.
    """

    __tablename__ = "work_list"
    __table_args__ = (
        *(Index(f"ix_work_list_{column}", column, "case_id", "number", "person_id") for column in WORK_SORTED_BY),
        Index("ix_work_list_person_id", "person_id", "due_on", "case_id", "number"),
        {"info": {"derived": True}},
    )
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    number: Column[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Column[int] = mapped_column(KEY)
    due_on: Column[date]
    to_do: Column[str] = mapped_column(FOLDED)
    move: Column[str] = mapped_column(String(30))
    reference: Column[str] = mapped_column(FOLDED)
    customer_sort: Column[str] = mapped_column(FOLDED)
    about_sort: Column[str] = mapped_column(FOLDED)
    stage_number: Column[int]


class SavedView(Mapped):
    """How somebody looks at a list, by name: their own, or shared with everybody. It has no history."""

    __tablename__ = "saved_views"
    __table_args__ = (
        UniqueConstraint("owner_id", "list_name", "name"),
        {"sqlite_autoincrement": True, "info": {"derived": True}},
    )
    id: Column[int] = key()
    owner_id: Column[int] = mapped_column(KEY, ForeignKey("people.id"))
    list_name: Column[str] = mapped_column(String(20))
    name: Column[str] = mapped_column(String(60))
    shared: Column[bool]
    settings: Column[str] = mapped_column(Text)


class CaseWord(Mapped):
    """One folded word by which a case is found."""

    __tablename__ = "case_words"
    __table_args__ = ({"info": {"derived": True}},)
    word: Column[str] = mapped_column(FOLDED, primary_key=True)
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
