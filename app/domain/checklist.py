"""The complaint checklist of a policy, filled from the case itself: what is done, by whom, when (INC A1.2)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from app.domain.cases import Case, Contact
from app.domain.policy import ChecklistLine, FilledBy
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Direction, MoveName, Status

State = Literal["done", "open", "not-needed"]


@dataclass(frozen=True, slots=True)
class MadeMove:
    """A move as the history of the case tells it."""

    move: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the checklist as it stands."""

    says: str
    clause: str
    state: State
    who: str = ""
    at: datetime | None = None

    @property
    def words(self) -> str:
        """Who did it when, or that it is still to do."""
        if self.state == "open":
            return "to do"
        if self.at is None:
            return "done" if self.state == "done" else "not needed"
        return ", ".join(part for part in (self.who, full_day(day_of(self.at))) if part)


_MOVES: Final[dict[FilledBy, tuple[MoveName, ...]]] = {
    FilledBy.LOGGED: (MoveName.LOG,),
    FilledBy.HELPED: (MoveName.RECORD_HELP_GIVEN, MoveName.LOG),
    FilledBy.ACKNOWLEDGED: (MoveName.ACKNOWLEDGE,),
    FilledBy.HANDLER: (MoveName.ASSIGN,),
    FilledBy.CASE_WORKER: (MoveName.ASSIGN,),
    FilledBy.FOUND: (MoveName.RECORD_FINDINGS, MoveName.FIRST_CONTACT),
    FilledBy.DECIDED: (MoveName.DECIDE_AN_ISSUE,),
    FilledBy.ACTIONS: (MoveName.COMPLETE_AN_ACTION,),
    FilledBy.ANSWERED: (MoveName.RESPOND,),
    FilledBy.CLOSED: (MoveName.CLOSE,),
}
"""The moves that fill a line; the last of them says by whom and when."""


def checklist_of(case: Case, helped: str, made: Iterable[MadeMove]) -> tuple[Checked, ...]:
    """Every line of the policy's checklist; none where the policy keeps none. `helped` is the help that was given."""
    moves = tuple(made)
    return tuple(_checked(line, case, helped, moves) for line in case.policy.checklist)


def as_text(reference: str, lines: Iterable[Checked]) -> str:
    """The checklist as it is copied: a line each, what it says, and by whom and when."""
    marks = {"done": "[x]", "open": "[ ]", "not-needed": "[-]"}
    rows = [f"{marks[line.state]} {line.says} ({line.clause})\t{line.words}" for line in lines]
    return "\n".join([f"Checklist of {reference}", *rows])


def _checked(line: ChecklistLine, case: Case, helped: str, made: tuple[MadeMove, ...]) -> Checked:
    if line.filled_by is FilledBy.INFORMED:
        told = _informed(case)
        if told is not None:
            return Checked(line.says, line.clause, "done", told.by, told.at)
    elif _IS_DONE[line.filled_by](case, helped):
        wanted = _MOVES[line.filled_by]
        last = next((each for each in reversed(made) if each.move in wanted), None)
        return Checked(line.says, line.clause, "done", last.who if last else "", last.at if last else None)
    return Checked(line.says, line.clause, "not-needed" if _not_needed(line.filled_by, case) else "open")


def _informed(case: Case) -> Contact | None:
    """The first time the customer heard from us."""
    heard = (each for each in case.contacts if each.reached and each.direction is Direction.OUTBOUND)
    return next(heard, None)


def _not_needed(filled_by: FilledBy, case: Case) -> bool:
    """Help is for those who need it, actions for what was agreed; nothing is asked of a case that is over."""
    over = case.closed_at is not None or case.status is Status.VOID
    unasked = filled_by is FilledBy.HELPED or (filled_by is FilledBy.ACTIONS and not case.actions)
    anonymous = case.anonymous and filled_by in {FilledBy.ACKNOWLEDGED, FilledBy.INFORMED}
    return over or unasked or anonymous


_IS_DONE: Final[dict[FilledBy, Callable[[Case, str], bool]]] = {
    FilledBy.LOGGED: lambda _case, _helped: True,
    FilledBy.HELPED: lambda _case, helped: bool(helped.strip()),
    FilledBy.ACKNOWLEDGED: lambda case, _helped: case.acknowledged_at is not None,
    FilledBy.HANDLER: lambda case, _helped: case.handler is not None,
    FilledBy.CASE_WORKER: lambda case, _helped: case.case_worker is not None,
    FilledBy.FOUND: lambda case, _helped: bool(case.issues) and all(issue.findings for issue in case.issues),
    FilledBy.DECIDED: lambda case, _helped: bool(case.issues) and not case.undecided,
    FilledBy.ACTIONS: lambda case, _helped: bool(case.actions) and not case.open_actions,
    FilledBy.ANSWERED: lambda case, _helped: case.answered_at is not None,
    FilledBy.CLOSED: lambda case, _helped: case.closed_at is not None,
}
