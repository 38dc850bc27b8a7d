"""The outcome of a case, which is never decided: it follows from what was decided of its issues."""

from app.domain.cases import Issue
from app.domain.words import Outcome


def outcome_of(issues: tuple[Issue, ...]) -> Outcome | None:
    """The outcome of a case, derived from its issues; None while one is undecided (domain §4, Settled)."""
    outcomes = [issue.decision.outcome for issue in issues if issue.decision]
    if not outcomes or len(outcomes) < len(issues):
        return None
    counted = set(outcomes) - {Outcome.WITHDRAWN} or {Outcome.WITHDRAWN}
    return counted.pop() if len(counted) == 1 else Outcome.PARTIALLY
