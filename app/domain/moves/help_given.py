"""Record the help that a customer was given to make their complaint, or while it was looked into (INC 1.4)."""

from app.domain.cases import Case
from app.domain.moves.checks import cite, found, missing, reason_not_to_touch, text_problem


def reason_not_to_record_help(case: Case) -> str | None:
    """Why no help can be recorded now, or None."""
    return reason_not_to_touch(case)


def problems_with_help(case: Case, assistance: str) -> dict[str, str]:
    """What is wrong with it, by field."""
    asked = f"Say what was done for them, such as: read out, written down for them{cite(case, 'INC 1.4')}."
    return found((("assistance", missing(assistance, asked)), ("assistance", text_problem(assistance))))
