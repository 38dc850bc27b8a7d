"""One narrow row per case for lists and finding, kept in the transaction that changes the case."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.storage.tables.mapped import FOLDED, KEY, Mapped

NO_DATE = date(9999, 12, 31)
"""Stands for "nothing is due": sorts after every real day, so that one index serves the whole list."""

SORTED_BY = ("due_on", "reference", "customer_sort", "about_sort", "stage_number", "to_do", "handler_sort", "received_on")
"""The sortable columns; each has one index by itself and one within a status, ending in the id."""


class CaseListRow(Mapped):
    """What a list shows of one case; a restricted case shows its reference alone."""

    __tablename__ = "case_list"
    __table_args__ = (
        *(Index(f"ix_case_list_{column}", column, "case_id") for column in SORTED_BY),
        *(Index(f"ix_case_list_status_{column}", "status", column, "case_id") for column in SORTED_BY),
        Index("ix_case_list_mine", "status", "todo_person_id", "due_on", "case_id"),
        {"info": {"derived": True}},
    )
    case_id: Column[int] = mapped_column(KEY, ForeignKey("cases.id"), primary_key=True, autoincrement=False)
    reference: Column[str] = mapped_column(FOLDED)
    status: Column[str] = mapped_column(String(30))
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
