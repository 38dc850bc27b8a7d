"""The columns of the lists of cases, and how a due date is said: late and by how much, today, tomorrow, the day."""

from typing import TYPE_CHECKING

from app.domain.spoken_dates import full_day, short_day
from app.domain.words import Status
from app.ui.lists.table_model import Column

if TYPE_CHECKING:
    from app.services.lists import CaseRow

WEEKDAY_LENGTH = len("Fri ")


def due_words(row: "CaseRow") -> str:
    """When the case's next step is due."""
    due, today = row.due_on, row.read_on
    if due is None:
        return "" if Status(row.status) is Status.CLOSED else "no date yet"
    if row.today:
        return "today"
    if due < today:
        # Due on Friday, looked at on Saturday: late, but not yet by a working day.
        return f"late {row.late} day{'' if row.late == 1 else 's'}" if row.late else "late"
    if (due - today).days == 1:
        return "tomorrow"
    return short_day(due) if due.year == today.year else full_day(due)[WEEKDAY_LENGTH:]


def due_mark(row: "CaseRow") -> str:
    """Late, today, or still waiting: the mark beside the words, and their tone."""
    if row.due_on is None:
        return ""
    if row.today:
        return "today"
    return "late" if row.late or row.due_on < row.read_on else "waiting"


def due_tone(row: "CaseRow") -> str:
    """The colour of the words: none of its own for what is still to come."""
    mark = due_mark(row)
    return "" if mark == "waiting" else mark or "quiet"


def _received(row: "CaseRow") -> str:
    return full_day(row.received_on)[WEEKDAY_LENGTH:]


def _handler_tone(row: "CaseRow") -> str:
    return "" if row.handler else "quiet"


def _whose(row: "CaseRow") -> str:
    return row.whose or "nobody yet"


def _whose_tone(row: "CaseRow") -> str:
    return "" if row.whose else "quiet"


DUE = Column("due", "Due", due_words, due_tone, due_mark, width=12)
REFERENCE = Column("reference", "Reference", lambda row: row.reference, width=10)
CUSTOMER = Column("customer", "Customer", lambda row: row.customer, width=14)
ABOUT = Column("about", "About", lambda row: row.about, width=24, stretch=True)
STAGE = Column("stage", "Stage", lambda row: row.stage, width=9)
TO_DO = Column("to_do", "To do", lambda row: row.to_do, width=22)
HANDLER = Column("handler", "Handler", lambda row: row.handler or "nobody yet", _handler_tone, width=11)
RECEIVED = Column("received", "Received", _received, width=9)
STATUS = Column("status", "Status", lambda row: Status(row.status).words, width=6, sortable=False)

WHOSE = Column("whose", "Whose turn", _whose, _whose_tone, width=12, sortable=False)

OF_MY_WORK = (DUE, REFERENCE, CUSTOMER, ABOUT, STAGE, TO_DO, WHOSE)
OF_CASES = (DUE, REFERENCE, CUSTOMER, ABOUT, STAGE, HANDLER, RECEIVED, STATUS)
