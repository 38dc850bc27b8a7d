"""Small complaints logs, for tests of what their rows mean."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.domain.complaints_log.agreed import Log
from app.domain.complaints_log.cases import LoggedCase, Understanding
from app.domain.complaints_log.columns import FIELDS, NEEDED
from app.domain.complaints_log.entries import Entry, Reading
from app.domain.complaints_log.meanings import Colleague, Meanings
from app.domain.complaints_log.understanding import understood
from app.domain.sheet_columns import Headers, headers_of

TODAY = date(2026, 5, 26)
SAM, ADA = Colleague(2, "Sam Carter", "s.carter"), Colleague(3, "Ada Mensah", "ada")
HEADERS = (
    *("Ref", "Date rec’d", "Tenant", "Address", "P/code", "Stage", "Category", "Details", "Handler", "Ack sent"),
    *("Resp due", "Resp sent", "Outcome", "Comp £", "Esc. to stg 2", "Closed", "Comments"),
)
FIRST = {
    "Ref": "C0001",
    "Date rec’d": "11/09/2025",
    "Tenant": "Ms Joy Okafor",
    "Address": "27 Love Lane, London",
    "P/code": "EC2V 7AA",
    "Category": "Damp & Mould",
    "Details": "Black mould on two walls.",
}


def headers_over(*texts: str) -> Headers:
    """The headers of a sheet that has these in its first row."""
    found = headers_of([(1, texts)], FIELDS, NEEDED)
    assert found
    return found


def row(columns: Sequence[str] = HEADERS, **cells: str) -> tuple[str, ...]:
    """The cells of a row by header, those of FIRST where no others are said."""
    return tuple({**FIRST, **cells}.get(column, "") for column in columns)


def blank(**cells: str) -> tuple[str, ...]:
    """The cells of a row that has no more than these."""
    return tuple(cells.get(column, "") for column in HEADERS)


def read(rows: Iterable[Sequence[str]], headers: Headers | None = None) -> list[Entry]:
    """The entries of these rows, the first of which is row 2."""
    numbered = ((number, cells, "") for number, cells in enumerate(rows, 2))
    return list(Reading(headers or headers_over(*HEADERS)).entries(numbered))


def log_of(headers: Headers | None = None, **more: Any) -> Log:
    """What the rows of a log have in common."""
    meanings = more.pop("meanings", None) or Meanings(people=(SAM, ADA))
    return Log(headers or headers_over(*HEADERS), meanings, more.pop("today", TODAY), **more)


def told(*rows: Sequence[str], log: Log | None = None) -> tuple[LoggedCase | None, Understanding]:
    """What the rows of one case mean together."""
    log = log or log_of()
    return understood(read(rows, log.headers), log)


def case_of(*rows: Sequence[str], log: Log | None = None) -> LoggedCase:
    """The case that these rows tell, which is not refused."""
    case, found = told(*rows, log=log)
    assert case, found.refused
    return case
