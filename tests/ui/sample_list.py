"""A list of made-up cases, as long as a test wants."""

from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.lists import ListQuery
from app.ui.lists.pages import PAGE_ROWS
from app.ui.lists.table_model import Column, ListSource


@dataclass(frozen=True, slots=True)
class Case:
    id: int
    reference: str
    customer: str
    about: str = "Damp and mould in the children's bedroom"
    due: str = "Fri 29 May"
    state: str = "waiting"


@dataclass
class Cases:
    """The cases there are, and every page that was asked for."""

    rows: list[Case]
    asked: list[int] = field(default_factory=list[int])

    def shown(self, query: ListQuery) -> list[Case]:
        found = [row for row in self.rows if query.find.casefold() in row.customer.casefold()]
        wanted = dict(query.filters)
        found = [row for row in found if all(getattr(row, name) == value for name, value in wanted.items())]
        return sorted(found, key=lambda row: getattr(row, query.sort), reverse=query.descending)

    def count(self, _work: Any, query: ListQuery) -> int:
        return len(self.shown(query))

    def page(self, _work: Any, query: ListQuery, number: int) -> list[Case]:
        self.asked.append(number)
        return self.shown(query)[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]

    def source(self) -> ListSource:
        return ListSource(self.count, self.page)

    def change(self, row_id: int, **values: Any) -> None:
        self.rows = [replace(row, **values) if row.id == row_id else row for row in self.rows]


COLUMNS = (
    Column("due", "Due", lambda row: row.due, lambda row: row.state, lambda row: row.state, width=12),
    Column("reference", "Reference", lambda row: row.reference, width=13),
    Column("customer", "Customer", lambda row: row.customer, width=16),
    Column("about", "About", lambda row: row.about, width=24, stretch=True),
)


def cases(count: int) -> Cases:
    return Cases([Case(number, f"R-2026-{number:05}", f"Customer {number:05}") for number in range(1, count + 1)])
