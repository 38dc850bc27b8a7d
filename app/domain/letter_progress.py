"""The letters between acknowledgement and end: how we understand the complaint, where we are, and how it ended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.cases import Action, Case
from app.domain.letter_values import ActionLine, Opening, Row
from app.domain.outcomes import outcome_of
from app.domain.spoken_dates import day_of, every, long_day
from app.domain.words import ActionState

_INVITED = "We have invited you to our survey."
_PLEASE = "Please tell us how we dealt with your complaint, and what we could do better: it helps us to learn."


@dataclass(frozen=True, slots=True, repr=False)
class DefinitionLetter:
    """How a complaint is understood; what the landlord answers for, and what not, is for its writer to say."""

    opening: Opening
    complaint_understood: str = ""
    outcome_sought: str = ""
    answer_by: date | None = None

    def fields(self) -> Row:
        """The fields of the definition's template; what has no value is empty."""
        return {
            **self.opening.fields(),
            "complaint_understood": self.complaint_understood,
            "outcome_sought": self.outcome_sought,
            "answer_by": _day(self.answer_by),
        }


@dataclass(frozen=True, slots=True, repr=False)
class UpdateLetter:
    """Where a case stands: what was agreed, what of it is done, and when the customer next hears."""

    opening: Opening
    actions: tuple[Action, ...] = ()
    next_update_on: date | None = None
    update_every_days: int | None = None
    answer_by: date | None = None

    def fields(self) -> Row:
        """The fields of the update's template; what has no value is empty."""
        return {
            **self.opening.fields(),
            **_actions(self.actions),
            "next_update_on": _day(self.next_update_on),
            "how_often": every(self.update_every_days) if self.update_every_days else "",
            "answer_by": _day(self.answer_by),
        }


@dataclass(frozen=True, slots=True, repr=False)
class ClosureLetter:
    """How a complaint ended."""

    opening: Opening
    case: Case
    learning: str = ""
    survey_invited: bool = False

    def fields(self) -> Row:
        """The fields of the closure's template; what has no value is empty."""
        case, outcome = self.case, outcome_of(self.case.issues)
        return {
            **self.opening.fields(),
            **_actions(case.actions),
            "closed_on": _day(day_of(case.closed_at) if case.closed_at else None),
            "outcome": outcome.words if outcome else "",
            "issues": tuple(_issues(case)),
            "learning": self.learning,
            "survey": f"{_INVITED} {_PLEASE}" if self.survey_invited else _PLEASE,
        }


def _issues(case: Case) -> Iterator[Row]:
    for issue in case.issues:
        outcome = issue.decision.outcome.words.capitalize() if issue.decision else ""
        yield {"issue": issue.summary, "outcome": outcome}


def _actions(actions: Iterable[Action]) -> Row:
    """What is still to do, and what came to its end and how."""
    listed = tuple(actions)
    still = (each for each in listed if each.state is ActionState.OPEN)
    ended = (each for each in listed if each.state is not ActionState.OPEN)
    return {
        "actions": tuple(ActionLine(each.what, each.owner.name, each.due_on).fields() for each in still),
        "actions_done": tuple({"what": each.what, "done": _ended(each)} for each in ended),
    }


def _ended(action: Action) -> str:
    if action.state is ActionState.NO_LONGER_NEEDED:
        return f"No longer needed: {action.evidence}" if action.evidence else "No longer needed"
    return f"Done on {long_day(action.done_on)}" if action.done_on else "Done"


def _day(day: date | None) -> str:
    return long_day(day) if day else ""
