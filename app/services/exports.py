"""What leaves the program as a file: exactly the rows that a list shows, with a line in the history of the office."""

from collections.abc import Callable, Sequence
from typing import Final

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.lists import ListQuery
from app.domain.words import MoveName
from app.services import lists, my_work
from app.services.lists import PAGE, CaseRow
from app.services.permits import refuse_without_right
from app.storage.work import Work

MOST: Final = 50_000
"""As many rows as go into a file: more than anybody reads, and as many as are read while others wait a moment."""


def note_export(work: Work) -> Done:
    """Writes down that a list was exported, before it is. Refused for whoever reads no case."""
    work.move = MoveName.EXPORT_A_LIST
    refuse_without_right(work)
    work.note("office", 0, MoveName.EXPORT_A_LIST)
    return Done(None, "", "")


def cases_shown(work: Work, query: ListQuery) -> tuple[CaseRow, ...]:
    """Every row of a list of cases, as of one moment."""
    count = lists.count_cases(work, query)
    return _rows(count, lambda number: lists.page_of_cases(work, query, number, None if query.find else count))


def work_shown(work: Work, query: ListQuery) -> tuple[CaseRow, ...]:
    """Every row of a list of what is left to do, as of one moment."""
    return _rows(my_work.count_work(work, query), lambda number: my_work.page_of_work(work, query, number))


def _rows(count: int, page: Callable[[int], Sequence[CaseRow]]) -> tuple[CaseRow, ...]:
    if count > MOST:
        raise Refusal(f"The list has {count:,} rows: at most {MOST:,} are exported. Narrow it with the filters above.")
    return tuple(row for number in range(-(-count // PAGE)) for row in page(number))
