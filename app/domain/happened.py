"""What has happened to a case so far, as far as its dates depend on it."""

from app.domain.cases import Case
from app.domain.deadlines import Happened


def happened_so_far(case: Case) -> Happened:
    """The happenings from which every due date of the case follows."""
    return Happened(
        received=case.received_at,
        acknowledged=case.acknowledged_at,
        promised_answer=case.promised_answer_on,
        extended=case.extensions,
    )
